"""The council's vote: shares are exact, read from the norm of the day of the session."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.kit.refusals import Invalid
from antq.law.actions import add_norm
from antq.law.norms import norm, norm_row
from antq.nominations.voting import (
    ABSENT,
    BASES,
    CHAIR,
    Vote,
    VoteRule,
    check,
    faults,
    percent,
    rule_on,
    threshold,
)
from antq.places.queries import by_key, communes_of

QUORUM = Fraction(2, 3)
SHARES = {"2/3": Fraction(2, 3), "4/5": Fraction(4, 5), "9/10": Fraction(9, 10)}


def rule(share: str = "4/5", base: str = "members") -> VoteRule:
    return VoteRule(QUORUM, SHARES[share], base)


@pytest.mark.parametrize(
    ("share", "members", "least"),
    [
        ("2/3", 3, 2),
        ("2/3", 4, 3),
        ("2/3", 9, 6),
        ("4/5", 4, 4),
        ("4/5", 5, 4),
        ("4/5", 15, 12),
        ("9/10", 9, 9),
        ("9/10", 10, 9),
        ("9/10", 11, 10),
        ("9/10", 1, 1),
    ],
)
def test_exactly_the_share_carries_and_one_vote_less_does_not(share: str, members: int, least: int) -> None:
    assert rule(share).carries(Vote(members, members, least, 0))
    assert not rule(share).carries(Vote(members, members, least - 1, 0))


@pytest.mark.parametrize(
    ("base", "vote", "carries"),
    [
        ("members", Vote(10, 8, 8, 0), True),
        ("members", Vote(10, 7, 7, 0), False),
        ("present", Vote(10, 7, 7, 0), True),
        ("present", Vote(10, 7, 5, 2), False),
        ("present", Vote(10, 10, 8, 0), True),
        ("ballots", Vote(10, 7, 4, 1), True),
        ("ballots", Vote(10, 7, 3, 1), False),
        ("ballots", Vote(10, 7, 0, 0), False),
    ],
)
def test_the_share_is_counted_on_what_the_norm_says(base: str, vote: Vote, carries: bool) -> None:
    assert rule("4/5", base).carries(vote) is carries


@given(st.integers(1, 500), st.data())
def test_no_rounding_decides_a_vote(members: int, data: Any) -> None:
    votes = data.draw(st.integers(0, members))
    share = data.draw(st.sampled_from(list(SHARES.values())))
    carried = VoteRule(QUORUM, share, "members").carries(Vote(members, members, votes, 0))
    assert carried == (votes * share.denominator >= share.numerator * members)


@pytest.mark.parametrize(
    ("vote", "field"),
    [
        (Vote(0, 0, 0, 0), "members"),
        (Vote(-1, 0, 0, 0), "members"),
        (Vote(4, 5, 4, 0), "present"),
        (Vote(9, 5, 5, 0), "present"),
        (Vote(4, -4, 0, 0), "present"),
        (Vote(4, 4, 3, 2), "votes_for"),
        (Vote(4, 4, 9, -5), "votes_for"),
        (Vote(4, 4, -1, 0), "votes_for"),
    ],
)
def test_counts_that_cannot_be_are_refused_at_their_field(vote: Vote, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check(vote, rule())
    assert field in refusal.value.errors


@pytest.mark.parametrize("vote", [Vote(9, 6, 6, 0), Vote(9, 6, 0, 6), Vote(9, 9, 4, 3), Vote(1, 1, 0, 0)])
def test_counts_that_can_be_are_taken(vote: Vote) -> None:
    check(vote, rule())


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
    assert rule().result(vote).verdict == "no_quorum"
    assert "5/9" in str(rule().result(vote).says)


def test_a_tie_waits_for_the_chair() -> None:
    half = VoteRule(QUORUM, Fraction(1, 2), "ballots", chair="casting", strict=True)
    vote = Vote(9, 9, 4, 4, blank=1)
    assert half.result(vote).verdict == "tied"
    assert half.carries(replace(vote, chair_for=True))
    assert half.result(replace(vote, chair_for=False)).verdict == "failed"
    assert replace(half, chair="none").result(vote).verdict == "tied"
    assert rule("4/5", "ballots").result(vote).verdict == "failed"


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


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2017, 1, 1), "9/10"),
        (date(2023, 12, 31), "9/10"),
        (date(2024, 1, 1), "4/5"),
        (date(2026, 11, 22), "4/5"),
    ],
)
def test_the_rule_is_that_of_the_day(session: Any, day: date, share: str) -> None:
    assert rule_on(day) == VoteRule(QUORUM, SHARES[share], "members")


def test_a_state_title_asks_for_more_whatever_the_province_says(session: Any) -> None:
    day, here = date(2026, 11, 22), by_key("15")
    add_norm("council.pass_share", "1/2", valid_from=date(2026, 1, 1), place=here, mark="V")
    add_norm("council.strict", True, valid_from=date(2026, 1, 1), place=here, mark="V")
    assert rule_on(day, "province", here) == VoteRule(QUORUM, Fraction(1, 2), "members", strict=True)
    assert rule_on(day, "province", by_key("96")).pass_share == Fraction(4, 5)
    assert rule_on(day, "state", here).pass_share == Fraction(9, 10)
    assert rule_on(day, "state").pass_share == Fraction(9, 10)
    add_norm("council.pass_share.province", "3/4", valid_from=date(2026, 1, 1), mark="V")
    assert rule_on(day, "province", here).pass_share == Fraction(3, 4)


def test_a_place_is_asked_before_what_it_lies_in(session: Any) -> None:
    day, province = date(2026, 11, 22), by_key("15")
    commune = next(each for each in communes_of(province))
    add_norm("x.days", 10, valid_from=date(2020, 1, 1), mark="V")
    assert norm("x.days", on=day, scope=commune) == 10
    add_norm("x.days", 8, valid_from=date(2020, 1, 1), place=province, mark="V")
    assert norm("x.days", on=day, scope=commune) == 8
    add_norm("x.days", 5, valid_from=date(2021, 1, 1), place=commune, mark="V")
    assert norm("x.days", on=day, scope=commune) == 5
    assert norm("x.days", on=day, scope=province) == 8
    assert norm("x.days", on=day) == 10
    assert norm("x.days", on=date(2020, 6, 1), scope=commune) == 8
    assert norm_row("x.days", on=day, scope=by_key("96")).value == 10


def test_without_a_norm_there_is_no_rule(session: Any) -> None:
    with pytest.raises(LookupError):
        rule_on(date(2016, 12, 31))
