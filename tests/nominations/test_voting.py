"""The council's vote: shares are exact, read from the norm of the day of the session."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.kit import clock
from antq.kit.refusals import Invalid
from antq.law.actions import add_norm
from antq.law.norms import norm, norm_row
from antq.nominations import actions
from antq.nominations.voting import Vote, VoteRule, check, rule_on
from antq.places.queries import by_key, communes_of
from tests.cast import conclusion, scored, who
from tests.client import Client, page_of

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
    assert rule_on(date(2027, 3, 1), "state", here).pass_share == Fraction(9, 10), (
        "its decree ended the day before"
    )
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


def test_a_chair_who_must_agree_is_asked_and_votes_in_writing_are_kept_apart(
    client: Client, session: Any
) -> None:
    add_norm("council.chair", "must_agree", valid_from=date(2026, 1, 1), place=by_key("15"), mark="V")
    nomination = scored()
    desk = f"/tham-dinh/{nomination.ref}"
    client.sign_in("chutich")
    said = {"met_on": f"{clock.today():%d/%m/%Y}", "members": "4", "present": "3", "written": "1"}
    counts = {"votes_for": "4", "votes_against": "0", "result": "pass"}
    page = client.get_page(desk)
    wrong = page_of(client.submit(page, f"{desk}/ket-qua", **said, **counts), status=422)
    assert "đòi hỏi Chủ tịch hội đồng đồng ý" in wrong
    assert client.submit(wrong, f"{desk}/ket-qua", chair_vote="for").status_code == 303
    session.expire_all()
    outcome = nomination.outcome
    assert outcome is not None
    assert (outcome.present, outcome.written, outcome.took_part) == (3, 1, 4)
    assert "dự 3/4, ý kiến bằng văn bản 1, đồng ý 4" in client.get_page(desk)


def test_blank_ballots_are_counted(client: Client, session: Any) -> None:
    nomination = scored()
    actions.conclude(
        nomination, conclusion(passed=False, votes_for=3, votes_against=0, blank=1), by=who("chutich")
    )
    assert nomination.outcome is not None
    assert nomination.outcome.votes_blank == 1
    client.sign_in("chutich")
    assert "trắng hoặc hỏng 1" in client.get_page(f"/tham-dinh/{nomination.ref}")
