"""The vote rule as an object: every base, absence rule and chair, shares from 50 to 90 per cent."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.nominations.voting import ABSENT, BASES, CHAIR, Vote, VoteRule, faults, percent, threshold

QUORUM = Fraction(2, 3)
HUNDREDTHS = st.builds(Fraction, st.integers(50, 90), st.just(100))
SHARES_OF_LAW = st.one_of(HUNDREDTHS, st.sampled_from([Fraction(2, 3), Fraction(3, 4)]))


def rules(*chairs: str) -> st.SearchStrategy[VoteRule]:
    return st.builds(
        VoteRule,
        st.sampled_from([Fraction(0), Fraction(1, 2), QUORUM]),
        SHARES_OF_LAW,
        st.sampled_from(sorted(BASES)),
        absent=st.sampled_from(ABSENT),
        chair=st.sampled_from(chairs or CHAIR),
        strict=st.booleans(),
    )


@st.composite
def votes(draw: Any, rule: VoteRule) -> Vote:
    """Counts that can be under the rule."""
    members = draw(st.integers(1, 60))
    present = draw(st.integers(0, members))
    written = draw(st.integers(0, members - present)) if rule.absent == "written_opinion" else 0
    there = present + written
    votes_for = draw(st.integers(0, there))
    against = draw(st.integers(0, there - votes_for))
    blank = draw(st.integers(0, there - votes_for - against))
    chair_for = draw(st.sampled_from([True, False, None]))
    return Vote(members, present, votes_for, against, blank, written, chair_for)


@given(st.data())
def test_enough_is_enough_by_exact_fractions(data: Any) -> None:
    rule = data.draw(rules("none"))
    vote = data.draw(votes(rule))
    assert faults(vote, rule) == {}
    base = rule.base_of(vote)
    needed, given_ = rule.pass_share * base, Fraction(vote.votes_for)
    enough = base > 0 and (given_ > needed if rule.strict else given_ >= needed)
    quorum = Fraction(vote.present) >= rule.quorum * vote.members
    assert rule.carries(vote) == (enough and quorum)
    assert (rule.result(vote).verdict == "no_quorum") == (not quorum)


@given(st.data())
def test_one_more_vote_for_never_hurts(data: Any) -> None:
    rule = data.draw(rules())
    vote = data.draw(votes(rule))
    if vote.votes_for + vote.votes_against + vote.blank < vote.took_part:
        more = replace(vote, votes_for=vote.votes_for + 1)
        assert rule.carries(more) >= rule.carries(vote)
    if vote.votes_against:
        turned = replace(vote, votes_for=vote.votes_for + 1, votes_against=vote.votes_against - 1)
        assert rule.carries(turned) >= rule.carries(vote)


@given(st.data())
def test_a_higher_share_and_above_it_ask_for_no_less(data: Any) -> None:
    rule = data.draw(rules())
    vote = data.draw(votes(rule))
    higher = replace(rule, pass_share=data.draw(HUNDREDTHS))
    if higher.pass_share >= rule.pass_share and rule.chair != "casting":
        assert rule.carries(vote) >= higher.carries(vote)
    if rule.chair != "casting":
        assert rule.carries(vote) >= replace(rule, strict=True).carries(vote)


@given(st.data())
def test_the_more_are_counted_the_harder_it_is(data: Any) -> None:
    rule = data.draw(rules("none"))
    vote = data.draw(votes(rule))
    by_base = [replace(rule, base=base).carries(vote) for base in ("members", "present", "ballots")]
    assert by_base == sorted(by_base)


@given(st.data())
def test_who_must_agree_can_stop_but_not_push(data: Any) -> None:
    rule = data.draw(rules("must_agree"))
    vote = data.draw(votes(rule))
    free = replace(rule, chair="none").carries(vote)
    assert rule.carries(replace(vote, chair_for=True)) == free
    assert not rule.carries(replace(vote, chair_for=False))
    assert not rule.carries(replace(vote, chair_for=None))


@given(st.data())
def test_a_casting_vote_decides_only_a_tie(data: Any) -> None:
    rule = data.draw(rules("casting"))
    vote = data.draw(votes(rule))
    free = replace(rule, chair="none").result(vote).verdict
    yes, no = (rule.result(replace(vote, chair_for=said)).verdict for said in (True, False))
    assert (yes, no) == (("carried", "failed") if free == "tied" else (free, free))
    if free == "tied":
        assert vote.votes_for == vote.votes_against
        assert rule.result(replace(vote, chair_for=None)).verdict == "tied"


@pytest.mark.parametrize(
    ("share", "strict", "votes_for", "carried"),
    [
        (Fraction(1, 2), True, 5, False),
        (Fraction(1, 2), True, 6, True),
        (Fraction(1, 2), False, 5, True),
        (Fraction(4, 5), False, 8, True),
        (Fraction(4, 5), True, 8, False),
        (Fraction(4, 5), True, 9, True),
        (Fraction(9, 10), False, 9, True),
        (Fraction(9, 10), False, 8, False),
    ],
)
def test_above_half_is_not_half_and_from_eighty_is_eighty(
    share: Fraction, strict: bool, votes_for: int, carried: bool
) -> None:
    vote = Vote(10, 10, votes_for, 10 - votes_for)
    assert VoteRule(QUORUM, share, strict=strict).carries(vote) is carried


def test_letters_of_the_absent_count_where_they_are_asked() -> None:
    asked = VoteRule(QUORUM, Fraction(4, 5))
    vote = Vote(10, 7, 8, 2, written=3)
    assert faults(vote, asked) == {}
    assert asked.carries(vote)
    assert not asked.carries(Vote(10, 7, 7, 0))
    alone = replace(asked, absent="excluded")
    assert list(faults(vote, alone)) == ["written"]
    assert list(faults(Vote(10, 7, 7, 0, written=4), asked)) == ["written"]
    assert list(faults(Vote(10, 7, 7, 0, blank=1), asked)) == ["votes_for"]


def test_letters_make_no_quorum() -> None:
    vote = Vote(9, 5, 9, 0, written=4)
    assert VoteRule(QUORUM, Fraction(4, 5)).result(vote).verdict == "no_quorum"
    assert "5/9" in str(VoteRule(QUORUM, Fraction(4, 5)).result(vote).says)


def test_a_tie_waits_for_the_chair() -> None:
    half = VoteRule(QUORUM, Fraction(1, 2), "ballots", chair="casting", strict=True)
    vote = Vote(9, 9, 4, 4, blank=1)
    assert half.result(vote).verdict == "tied"
    assert half.carries(replace(vote, chair_for=True))
    assert half.result(replace(vote, chair_for=False)).verdict == "failed"
    assert replace(half, chair="none").result(vote).verdict == "tied"
    assert VoteRule(QUORUM, Fraction(4, 5), "ballots").result(vote).verdict == "failed"


@pytest.mark.parametrize(
    ("share", "reads", "sets"),
    [
        (Fraction(4, 5), "80 %", "80 %"),
        (Fraction(2, 3), "66,6 %", "2/3"),
        (Fraction(7999, 10000), "79,9 %", "7999/10000"),
        (Fraction(999, 1000), "99,9 %", "99,9 %"),
        (Fraction(0), "0 %", "0 %"),
        (Fraction(1), "100 %", "100 %"),
    ],
)
def test_a_share_is_never_printed_higher_than_it_is(share: Fraction, reads: str, sets: str) -> None:
    assert percent(share) == reads.replace(" ", "\N{NO-BREAK SPACE}")
    assert threshold(share) == sets.replace(" ", "\N{NO-BREAK SPACE}")


@given(st.data())
def test_each_result_says_why(data: Any) -> None:
    rule = data.draw(rules())
    vote = data.draw(votes(rule))
    verdict, says = rule.result(vote)
    words = {
        "carried": "Thông qua",
        "failed": "Không thông qua",
        "tied": "ngang nhau",
        "no_quorum": "Không đủ",
    }
    assert words[verdict] in str(says)
    assert str(says).endswith(".")
