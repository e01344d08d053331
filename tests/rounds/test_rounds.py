"""Rounds open and close by the clock; a dossier goes into the open one, and a late one is refused or flagged."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.kit import clock
from antq.kit.numbers import write_day
from antq.kit.refusals import Invalid, Refused, Stale
from antq.nominations import actions as nominations
from antq.places.queries import by_key
from antq.rounds import actions, queries
from antq.rounds.actions import RoundFacts
from antq.rounds.models import PHASES, Phase, Round
from antq.rounds.phases import days_left, is_open, is_over, open_phases, takes, wrong
from tests.cast import a_complete_draft, appraising, returned, score, who
from tests.client import Client, page_of

days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def a_round(first: int = -5, last: int = 5, *, by: str = "thuongtruc", **said: Any) -> Round:
    """A round whose nominating is open from `first` to `last` days from today."""
    today = clock.today()
    phases = {"nominating": (today + timedelta(first), today + timedelta(last)), **said.pop("phases", {})}
    province = by_key("15")
    assert province is not None
    facts = RoundFacts("Đợt 1 năm nay", phases, **said)
    return actions.open_round(facts, province=province, by=who(by))


@given(days, days, days)
def test_a_phase_is_open_from_its_first_to_its_last_day(first: date, last: date, on: date) -> None:
    first, last = min(first, last), max(first, last)
    round = Round(phases=[Phase(kind="reviewing", opens_on=first, closes_on=last)], levels=[])
    assert is_open(round, "reviewing", on) == (first <= on <= last)
    assert is_over(round, "reviewing", on) == (on > last)
    assert (days_left(round, "reviewing", on) is not None) == is_open(round, "reviewing", on)
    assert not is_open(round, "session", on)
    assert open_phases(round, on) == (["reviewing"] if first <= on <= last else [])


@given(st.dictionaries(st.sampled_from(PHASES), st.tuples(st.none() | days, st.none() | days)))
def test_days_that_are_taken_follow_each_other(said: Any) -> None:
    if wrong(said):
        return
    assert said["nominating"][0] is not None
    kept = [said[kind] for kind in PHASES if said.get(kind, (None, None))[0] is not None]
    assert all(opens <= closes for opens, closes in kept)
    assert [opens for opens, _closes in kept] == sorted(opens for opens, _closes in kept)


def test_levels_that_are_not_named_are_all_taken() -> None:
    assert takes(Round(levels=[]), "state")
    assert takes(Round(levels=["province"]), None)
    assert not takes(Round(levels=["province"]), "commune")


def test_a_dossier_goes_into_the_open_round_that_takes_its_form(session: Any) -> None:
    a_round(levels=("commune",))
    wanted = a_round(levels=("province",))
    a_round(-9, -1)
    nomination = a_complete_draft("donvi", "collective")
    nominations.submit(nomination, by=who("donvi"))
    assert nomination.form is not None
    assert (nomination.form.level, nomination.round, nomination.late) == ("province", wanted, False)


def test_outside_of_rounds_a_dossier_is_taken_as_it_is(session: Any) -> None:
    nomination = a_complete_draft()
    nominations.submit(nomination, by=who("donvi"))
    assert (nomination.round, nomination.late, nomination.state) == (None, False, "submitted")


@pytest.mark.parametrize("late", ["refuse", "flag"])
def test_a_late_dossier_is_refused_or_flagged_as_the_round_says(session: Any, late: str) -> None:
    round = a_round(late=late)
    nomination = a_complete_draft()
    assert nomination.round is round
    round.phases[0].opens_on, round.phases[0].closes_on = (clock.today() - timedelta(n) for n in (9, 1))
    session.flush()
    if late == "flag":
        nominations.submit(nomination, by=who("donvi"))
        assert (nomination.late, nomination.state, nomination.round) == (True, "submitted", round)
        return
    with pytest.raises(Invalid, match="chỉ nhận hồ sơ đến hết ngày"):
        nominations.submit(nomination, by=who("donvi"))
    assert nomination.state == "draft"
    again = a_round()
    nominations.submit(nomination, by=who("donvi"))
    assert (nomination.round, nomination.late) == (again, False)


def test_a_supplement_counts_until_the_day_that_the_office_set(session: Any) -> None:
    """Whatever the round says: the unit was told that day, and could do nothing with a dossier nobody takes."""
    past = {"supplementing": (clock.today() - timedelta(2), clock.today() - timedelta(1))}
    a_round(-9, 9, phases=past)
    nomination = returned()
    with pytest.raises(Invalid, match="còn bổ sung được đến hết ngày"):
        nominations.refuse(nomination, "Không bổ sung.", by=who("thuongtruc"))
    nominations.submit(nomination, by=who("donvi"))
    assert (nomination.state, nomination.late) == ("submitted", False)


def test_a_supplement_is_taken_before_its_phase_opens(client: Client, session: Any) -> None:
    """The office asked, and the days that it set run already: the round's page says so."""
    ahead = {"supplementing": (clock.today() + timedelta(5), clock.today() + timedelta(9))}
    round = a_round(-9, 3, phases=ahead)
    nomination = returned()
    client.sign_in("donvi")
    assert "Bổ sung mà cơ quan thường trực đã yêu cầu được nhận ngay" in client.get_page(
        f"/dot-xet/{round.ref}"
    )
    nominations.submit(nomination, by=who("donvi"))
    assert (nomination.state, nomination.late, nomination.round) == ("submitted", False, round)


def test_after_both_days_it_is_refused_and_the_office_ends_it(session: Any, client: Client) -> None:
    past = {"supplementing": (clock.today() - timedelta(2), clock.today() - timedelta(1))}
    a_round(-9, 9, phases=past)
    nomination = returned()
    nomination.pauses[0].due_on = nomination.due_on = clock.today() - timedelta(1)
    with pytest.raises(Invalid, match="hạn bổ sung của hồ sơ đã qua"):
        nominations.submit(nomination, by=who("donvi"))
    assert nomination.state == "returned"
    client.sign_in("thuongtruc")
    page = client.get_page(f"/tham-dinh/{nomination.ref}")
    client.submit(
        page, f"/tham-dinh/{nomination.ref}/buoc", note="Quá hạn không bổ sung.", press="Từ chối hồ sơ"
    )
    session.expire_all()
    assert nomination.state == "rejected"
    assert nomination.due_on is None
    assert nomination.pauses[0].ended_on == clock.today()


def test_reviews_close_with_their_phase(session: Any) -> None:
    round = a_round(phases={"reviewing": (clock.today() - timedelta(1), clock.today())})
    nomination = appraising("donvi2")
    score(nomination, "thamdinh1")
    phase = next(each for each in round.phases if each.kind == "reviewing")
    phase.closes_on = clock.today() - timedelta(1)
    session.flush()
    with pytest.raises(Stale, match="hết thời gian chấm"):
        score(nomination, "thamdinh2")


def test_reviews_open_with_their_phase(session: Any) -> None:
    round = a_round(phases={"reviewing": (clock.today() + timedelta(1), clock.today() + timedelta(2))})
    nomination = appraising("donvi2")
    with pytest.raises(Stale, match="chưa đến thời gian chấm"):
        score(nomination, "thamdinh1")
    phase = next(each for each in round.phases if each.kind == "reviewing")
    phase.opens_on = clock.today()
    session.flush()
    score(nomination, "thamdinh1")


def test_only_the_office_of_the_province_keeps_rounds(session: Any) -> None:
    for name in ("donvi", "thamdinh1", "congkhai"):
        with pytest.raises(Refused):
            a_round(by=name)
    with pytest.raises(Invalid):
        a_round(by="camau")
    round = a_round()
    facts = RoundFacts("Đợt đổi tên", {"nominating": (clock.today(), clock.today())})
    with pytest.raises(Refused):
        actions.change(round, facts, seen=1, by=who("camau"))
    actions.change(round, facts, seen=1, by=who("thuongtruc"))
    with pytest.raises(Stale):
        actions.change(round, facts, seen=1, by=who("thuongtruc"))
    assert [each.kind for each in round.phases] == ["nominating"]


def test_the_pages_of_a_round(client: Client, session: Any) -> None:
    client.sign_in("thuongtruc")
    page = client.get_page("/dot-xet/moi")
    today = clock.today()
    said = {"nominating_opens": write_day(today), "nominating_closes": write_day(today + timedelta(12))}
    bad = client.submit(page, "dot-xet", name="Đợt 1 năm nay", nominating_opens=write_day(today))
    assert "Nhập ngày kết thúc." in page_of(bad, status=422)
    page = client.follow(client.submit(page, "dot-xet", name="Đợt 1 năm nay", **said))
    assert "Đang mở, còn 12 ngày" in page
    edit = client.get_page(page_address(session) + "/sua")
    client.follow(client.submit(edit, "dot-xet", name="Đợt một"))
    again = {**client.get_page(page_address(session) + "/sua").form("dot-xet").fields, "version": "1"}
    stale = client.post(
        page_address(session) + "/sua", data={k: v for k, v in again.items() if v is not None}
    )
    assert "Người khác vừa sửa" in page_of(stale, status=409)
    client.sign_out()
    client.sign_in("donvi")
    assert "Còn 12 ngày" in client.get_page("/viec-can-lam")
    nomination = a_complete_draft()
    assert "Đợt một: còn 12 ngày đến hạn" in client.get_page(f"/de-cu/{nomination.ref}")
    assert client.get(page_address(session) + "/sua").status_code == 403
    assert client.get("/dot-xet").status_code == 200


def page_address(session: Any) -> str:
    return f"/dot-xet/{queries.browse(by=who('thuongtruc'))[0].ref}"
