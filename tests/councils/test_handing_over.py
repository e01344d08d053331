"""One review that nobody has begun goes from one member to another, with a reason, and both are told."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import select

from antq.kit import clock
from antq.kit.database import db
from antq.kit.journal import Event, faults
from antq.kit.records import Notice
from antq.kit.refusals import Invalid, Refused, Stale
from antq.nominations import actions as nominations
from antq.nominations.models import Assignment, Nomination
from antq.people.models import Person
from antq.places.queries import by_key
from antq.rounds import actions as rounds
from antq.rounds.actions import RoundFacts
from tests.cast import appraising, score, scored, who
from tests.client import Client, page_of
from tests.councils.locks import late_locks
from tests.councils.sitting import opened

REASON = "Đồng chí Hà đi công tác."


def person(username: str) -> Person:
    """Somebody of the cast."""
    return db.session.scalars(select(Person).where(Person.username == username)).one()


def asked(*names: str, by: str = "donvi2") -> Nomination:
    """A dossier for whose reviews these were asked."""
    dossier = appraising(by, name="Hồ sơ cần chuyển")
    for name in names:
        nominations.assign(dossier, person(name), by=who("thuongtruc"))
    return dossier


def reviewers(dossier: Nomination) -> set[str]:
    """Who is asked."""
    rows = select(Person.username).join(Assignment, Assignment.reviewer_id == Person.id)
    return set(db.session.scalars(rows.where(Assignment.nomination_id == dossier.id)))


def move(dossier: Nomination, former: str, to: str, reason: str = REASON, by: str = "thuongtruc") -> None:
    """Hand it over."""
    nominations.hand_over(dossier, person(former), person(to), reason, by=who(by))


def test_it_is_moved_told_and_written_down(session: Any) -> None:
    dossier = asked("thamdinh1", "thamdinh2")
    move(dossier, "thamdinh1", "thamdinh3")
    assert reviewers(dossier) == {"thamdinh2", "thamdinh3"}
    event = session.scalars(select(Event).where(Event.kind == "nomination.hand_over")).one()
    assert (event.payload["former"], event.payload["person"]) == ("Trần Thu Hà", "Nông Văn Thắng")
    assert event.payload["note"] == REASON
    told = set(session.scalars(select(Notice.person_id).where(Notice.event_id == event.id)))
    assert told == {person("thamdinh1").id, person("thamdinh3").id}
    assert faults() == []


@pytest.mark.parametrize(
    ("former", "to", "by", "refusal"),
    [
        ("thamdinh1", "thamdinh3", "donvi", Invalid),  # of the unit
        ("thamdinh1", "thuongtruc", "donvi2", Invalid),  # no member
        ("thamdinh1", "thamdinh2", "donvi2", Invalid),  # is asked already
        ("thamdinh3", "thamdinh1", "donvi2", Stale),  # was never asked
    ],
)
def test_who_may_not_review_it_does_not_get_it(
    session: Any, former: str, to: str, by: str, refusal: Any
) -> None:
    dossier = asked("thamdinh1", "thamdinh2", by=by)
    with pytest.raises(refusal):
        move(dossier, former, to)
    assert reviewers(dossier) == {"thamdinh1", "thamdinh2"}


def test_who_declared_an_interest_does_not_get_it(session: Any) -> None:
    dossier = asked("thamdinh1")
    nominations.declare(dossier, "Tổ trưởng là em ruột tôi.", by=who("thamdinh2"))
    with pytest.raises(Invalid, match="không chấm được"):
        move(dossier, "thamdinh1", "thamdinh2")


def test_begun_work_stays_and_who_has_reviewed_gets_none(session: Any) -> None:
    dossier = asked("thamdinh1", "thamdinh2")
    score(dossier, "thamdinh1")
    with pytest.raises(Stale, match="đã bắt đầu chấm"):
        move(dossier, "thamdinh1", "thamdinh3")
    score(dossier, "thamdinh3")
    with pytest.raises(Invalid, match="đã chấm"):
        move(dossier, "thamdinh2", "thamdinh3")
    assert reviewers(dossier) == {"thamdinh1", "thamdinh2"}


def test_nothing_is_moved_once_the_council_sits_nor_without_a_reason(session: Any) -> None:
    dossier = scored("donvi2")
    nominations.assign(dossier, person("thamdinh3"), by=who("thuongtruc"))
    for reason in ("", "  vì  ", "x" * 501):
        with pytest.raises(Invalid, match="lý do"):
            move(dossier, "thamdinh3", "thamdinh1", reason)
    opened(dossier)
    with pytest.raises(Stale, match="khai mạc"):
        move(dossier, "thamdinh3", "thamdinh1")


@pytest.mark.parametrize("name", ["chutich", "thamdinh2", "congkhai", "donvi2", "camau"])
def test_only_the_standing_office_moves_one(session: Any, name: str) -> None:
    dossier = asked("thamdinh1")
    with pytest.raises(Refused):
        move(dossier, "thamdinh1", "thamdinh2", by=name)


def test_the_dossier_is_locked_before_the_journal(session: Any) -> None:
    dossier = asked("thamdinh1")
    assert late_locks(lambda: move(dossier, "thamdinh1", "thamdinh2")) == set()


def test_the_office_moves_one_on_the_pages(client: Client, session: Any) -> None:
    dossier, begun = asked("thamdinh1"), asked("thamdinh1")
    score(begun, "thamdinh1")
    client.sign_in("thuongtruc")
    plan = client.get_page("/hop-xet/phan-cong?each=1&limit=3")
    plan = client.get_page(plan.link("Trần Thu Hà").href.partition("#")[0])
    assert "đã bắt đầu chấm, không chuyển được" in plan
    (link,) = [each for each in plan.links if each.href.startswith("/hop-xet/phan-cong/")]
    page = client.get_page(link.href)
    form = page.form("chuyen")
    assert form.choices["former"] == [person("thamdinh1").ref]
    assert (
        "Danh sách không gồm người có xung đột lợi ích, người đã được giao, người đã chấm hồ sơ này." in page
    )
    people = {person(name).ref for name in ("thamdinh2", "thamdinh3")}
    assert set(form.choices["person"]) == {"", *people}
    again = page_of(client.submit(page, "chuyen", reason=REASON), status=422)
    assert "Chọn người nhận." in again
    again = page_of(client.submit(page, "chuyen", person=person("thamdinh2").ref, reason="vì"), status=422)
    assert again.form("chuyen").fields["person"] == person("thamdinh2").ref
    done = client.follow(client.submit(again, "chuyen", reason=REASON))
    assert "Đã chuyển việc chấm" in done
    session.expire_all()
    assert reviewers(dossier) == {"thamdinh2"}
    assert "Chuyển người chấm" in client.get_page(f"/tham-dinh/{dossier.ref}")


def test_nobody_gets_more_than_the_plan_allows(client: Client, session: Any) -> None:
    dossier, _other = asked("thamdinh1"), asked("thamdinh2")
    client.sign_in("thuongtruc")
    page = client.get_page(f"/hop-xet/phan-cong/{dossier.ref}/chuyen?limit=1")
    full = page_of(client.submit(page, "chuyen", person=person("thamdinh2").ref, reason=REASON), status=422)
    assert "đã có 1 hồ sơ, nhiều nhất 1" in full
    client.follow(client.submit(full, "chuyen", person=person("thamdinh3").ref))
    assert reviewers(dossier) == {"thamdinh3"}


def in_round(name: str, *dossiers: Nomination) -> str:
    """The ref of a round of the province to which these dossiers belong."""
    today, province = clock.today(), by_key("15")
    assert province is not None
    facts = RoundFacts(name, {"nominating": (today, today)})
    round = rounds.open_round(facts, province=province, by=who("thuongtruc"))
    for dossier in dossiers:
        dossier.round = round
    db.session.flush()
    return round.ref


def test_the_plan_of_a_round_limits_what_it_counts_itself(client: Client, session: Any) -> None:
    """Dossiers of other rounds are none of its own; a review begun unasked is one."""
    dossier, begun = asked("thamdinh1"), asked("thamdinh1")
    score(begun, "thamdinh3")
    ref, other = in_round("Đợt 1", dossier, begun), in_round("Đợt 2", asked("thamdinh2"))
    client.sign_in("thuongtruc")
    plan = client.get_page(f"/hop-xet/phan-cong?dot={ref}&each=1&limit=1")
    now = {name: int(count) for name, count in re.findall(r"(Lê Quốc Bảo|Nông Văn Thắng)\s+(\d+)", plan.text)}
    assert now == {"Lê Quốc Bảo": 0, "Nông Văn Thắng": 1}
    page = client.get_page(f"/hop-xet/phan-cong/{dossier.ref}/chuyen?dot={ref}&each=1&limit=1")
    for name, count in now.items():
        assert f"{name} (đang có {count} hồ sơ)" in page
    full = page_of(client.submit(page, "chuyen", person=person("thamdinh3").ref, reason=REASON), status=422)
    assert "đã có 1 hồ sơ, nhiều nhất 1" in full
    client.follow(client.submit(full, "chuyen", person=person("thamdinh2").ref))
    assert reviewers(dossier) == {"thamdinh2"}
    foreign = f"/hop-xet/phan-cong/{dossier.ref}/chuyen?dot={other}&limit=1"
    assert client.get(foreign).status_code == 404


def test_a_review_begun_meanwhile_is_not_moved(client: Client, session: Any) -> None:
    dossier = asked("thamdinh1")
    client.sign_in("thuongtruc")
    page = client.get_page(f"/hop-xet/phan-cong/{dossier.ref}/chuyen")
    score(dossier, "thamdinh1")
    late = client.submit(page, "chuyen", person=person("thamdinh2").ref, reason=REASON)
    assert late.status_code in (409, 422)
    assert reviewers(dossier) == {"thamdinh1"}
    assert "không có phiếu nào chuyển được" in client.get_page(f"/hop-xet/phan-cong/{dossier.ref}/chuyen")
