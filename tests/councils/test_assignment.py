"""Balanced within one where it can be, never a conflicted pair, started work stays."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from antq.councils.assignment import Plan, plan

REVIEWERS = list(range(100, 108))
boards = st.dictionaries(
    st.integers(0, 30), st.frozensets(st.sampled_from(REVIEWERS), max_size=6), min_size=1, max_size=25
)
pairs = st.sets(st.tuples(st.integers(0, 30), st.sampled_from(REVIEWERS)), max_size=12)
each = st.integers(0, 4)
people = st.sets(st.sampled_from(REVIEWERS), min_size=1).map(sorted)


def loads(made: Plan, reviewers: list[int]) -> Counter[int]:
    return Counter({one: made.load(one) for one in reviewers})


@given(boards, people, each, pairs, pairs)
@settings(deadline=None)
def test_never_a_conflicted_pair_and_started_work_stays(
    barred: Any, reviewers: list[int], n: int, started: Any, asked: Any
) -> None:
    made = plan(barred, reviewers, n, started=started, asked=asked)
    fixed = {pair for pair in started if pair[0] in barred}
    assert fixed <= made.pairs
    for dossier, one in made.pairs - fixed:
        assert one not in barred[dossier]
        assert one in reviewers


@given(boards, people, each, pairs)
@settings(deadline=None)
def test_each_dossier_has_as_many_as_there_can_be(
    barred: Any, reviewers: list[int], n: int, started: Any
) -> None:
    made = plan(barred, reviewers, n, started=started)
    for dossier, those in barred.items():
        have = {one for d, one in made.pairs if d == dossier}
        could = set(reviewers) - those | {one for d, one in started if d == dossier}
        assert len(have) >= min(n, len(could))
        assert made.short.get(dossier, 0) == max(0, n - len(have))


@given(st.integers(1, 40), people, each)
@settings(deadline=None)
def test_without_conflicts_loads_differ_by_one_at_most(count: int, reviewers: list[int], n: int) -> None:
    made = plan(dict.fromkeys(range(count), frozenset()), reviewers, n)
    found = loads(made, reviewers).values()
    assert max(found) - min(found) <= 1


@given(boards, people, each, pairs, pairs)
@settings(deadline=None)
def test_no_handing_on_would_make_it_more_even(
    barred: Any, reviewers: list[int], n: int, started: Any, asked: Any
) -> None:
    """Not even along a chain of any length: the reviewers who can be reached from one have no two less."""
    made = plan(barred, reviewers, n, started=started, asked=asked)
    found = loads(made, reviewers)
    edges: dict[int, set[int]] = {one: set() for one in reviewers}
    for dossier, one in made.pairs:
        if (dossier, one) in started or one not in edges:
            continue
        for other in reviewers:
            if other not in barred[dossier] and (dossier, other) not in made.pairs:
                edges[one].add(other)
    for one in reviewers:
        reached, waiting = {one}, [one]
        while waiting:
            further = edges[waiting.pop()] - reached
            reached |= further
            waiting += further
        assert all(found[one] - found[other] < 2 for other in reached)


@given(boards, people, each, st.integers(0, 6))
@settings(deadline=None)
def test_nobody_has_more_than_the_limit(barred: Any, reviewers: list[int], n: int, limit: int) -> None:
    made = plan(barred, reviewers, n, limit=limit)
    assert max(loads(made, reviewers).values()) <= limit


@given(boards, people, each)
@settings(deadline=None)
def test_asking_again_changes_nothing(barred: Any, reviewers: list[int], n: int) -> None:
    made = plan(barred, reviewers, n)
    assert plan(barred, reviewers, n, asked=made.pairs) == made


def test_a_limit_is_met_by_handing_on() -> None:
    """2 can review nothing but dossier 0; 1 has it and must give it away to take dossier 1."""
    made = plan({0: frozenset(), 1: frozenset({2})}, [1, 2], 1, asked={(0, 1)}, limit=1)
    assert made.pairs == {(0, 2), (1, 1)}
    assert made.short == {}
