"""What is recorded, who is told of it, and who reads it in the timeline."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from antq.honours.models import Decision
from antq.kit.database import db
from antq.kit.journal import Event, faults, timeline_of
from antq.kit.records import Notice
from antq.nominations import actions
from antq.nominations.dossier import DossierPage
from antq.nominations.models import Nomination
from antq.people import actions as people
from antq.people.actor import SYSTEM
from antq.people.models import Person
from antq.units.queries import by_ref
from tests.cast import (
    PEOPLE,
    STAGES,
    a_complete_draft,
    appraising,
    conclusion,
    decided,
    facts,
    proposed,
    received,
    returned,
    score,
    scored,
    submitted,
    who,
)

OFFICE = {"thuongtruc", "thuongtruc2", "kiemnhiem"}
"""nguoinha holds the same post and is told of no dossier of the own unit."""


def _held() -> Nomination:
    nomination = received()
    actions.hold(nomination, "Có đơn thư.", by=who("thuongtruc"))
    return nomination


CASES: list[tuple[str, Callable[[], Nomination], Callable[[Nomination], object], set[str]]] = [
    ("nomination.submit", a_complete_draft, lambda n: actions.submit(n, by=who("donvi")), OFFICE),
    ("nomination.resubmit", returned, lambda n: actions.submit(n, by=who("donvi")), OFFICE),
    ("nomination.withdraw", submitted, lambda n: actions.withdraw(n, by=who("donvi")), OFFICE),
    ("nomination.withdraw", a_complete_draft, lambda n: actions.withdraw(n, by=who("donvi")), set()),
    (
        "nomination.return",
        submitted,
        lambda n: actions.send_back(n, "Chưa rõ.", {"how": "Ai trực?"}, by=who("thuongtruc")),
        {"donvi"},
    ),
    ("nomination.receive", submitted, lambda n: actions.receive(n, by=who("thuongtruc")), {"donvi"}),
    (
        "nomination.refuse",
        submitted,
        lambda n: actions.refuse(n, "Sai đối tượng.", by=who("thuongtruc")),
        {"donvi"},
    ),
    (
        "nomination.open_appraisal",
        received,
        lambda n: actions.open_appraisal(n, by=who("thuongtruc")),
        {"thamdinh1", "thamdinh2", "chutich"},
    ),
    (
        "nomination.hold",
        received,
        lambda n: actions.hold(n, "Có đơn thư.", by=who("thuongtruc")),
        OFFICE - {"thuongtruc"},
    ),
    (
        "nomination.resume",
        _held,
        lambda n: actions.resume(n, "Đã rõ.", by=who("thuongtruc2")),
        OFFICE - {"thuongtruc2"},
    ),
    ("nomination.review", appraising, lambda n: score(n, "thamdinh1"), {"chutich"}),
    (
        "nomination.pass",
        scored,
        lambda n: actions.conclude(n, conclusion(), by=who("chutich")),
        {"donvi"} | OFFICE,
    ),
    (
        "nomination.fail",
        scored,
        lambda n: actions.conclude(n, conclusion(passed=False), by=who("chutich")),
        {"donvi"} | OFFICE,
    ),
    ("nomination.decide", proposed, lambda n: _decide(n, "thuongtruc"), set()),
    ("decision.draw_up", proposed, lambda n: _decide(n, "kiemnhiem"), {"congkhai"}),
    ("nomination.undecide", decided, lambda n: _drop(n, "thuongtruc"), OFFICE - {"thuongtruc"}),
    ("decision.drop", decided, lambda n: _drop(n, "thuongtruc"), {"congkhai", "kiemnhiem"}),
    ("nomination.release", decided, lambda n: _release(n, "congkhai"), {"donvi"} | OFFICE),
    (
        "decision.release",
        decided,
        lambda n: _release(n, "kiemnhiem"),
        (OFFICE - {"kiemnhiem"}) | {"chutich", "nguoinha"},
    ),
]


def _decide(nomination: Nomination, name: str) -> Decision:
    return actions.decide([nomination], facts(), issuer=by_ref("ubnd-tinh"), by=who(name))


def _release(nomination: Nomination, name: str) -> None:
    assert nomination.commendation is not None
    actions.release(nomination.commendation.decision, by=who(name))


def _drop(nomination: Nomination, name: str) -> None:
    assert nomination.commendation is not None
    actions.drop(nomination.commendation.decision, "Ghi sai người ký.", by=who(name))


def _told(session: Any, event: Event) -> list[str]:
    rows = (
        select(Person.username).join(Notice, Notice.person_id == Person.id).where(Notice.event_id == event.id)
    )
    return sorted(session.scalars(rows))


@pytest.mark.parametrize(("kind", "maker", "act", "told"), CASES, ids=[case[0] for case in CASES])
def test_exactly_the_right_people_are_told(
    session: Any,
    kind: str,
    maker: Callable[[], Nomination],
    act: Callable[[Nomination], object],
    told: set[str],
) -> None:
    nomination = maker()
    before = session.scalar(select(Event.number).order_by(Event.number.desc()).limit(1))
    act(nomination)
    session.flush()
    events = session.scalars(select(Event).where(Event.kind == kind, Event.number > before)).all()
    assert len(events) == 1
    assert _told(session, events[0]) == sorted(told)
    actor = session.get(Person, events[0].actor_id)
    assert actor.username not in told


def test_nobody_is_told_twice_nobody_of_what_they_do_not_see_and_the_journal_is_whole(session: Any) -> None:
    for maker in STAGES.values():
        maker()
        maker("donvi2", "person")
    session.flush()
    assert faults() == []
    told = session.execute(select(Notice.person_id, Notice.event_id)).all()
    assert len(told) == len(set(told))
    outsiders = ("camau", "trunguong", "quantri", "canbo", "donvi3")
    for username in outsiders:
        person = session.scalars(select(Person).where(Person.username == username)).one()
        about = session.scalars(
            select(Event.kind)
            .join(Notice, Notice.event_id == Event.id)
            .where(Notice.person_id == person.id, Event.kind.not_like("posting.%"))
        ).all()
        assert about == [], username


def test_who_left_the_unit_or_was_shut_out_is_no_longer_told(session: Any) -> None:
    first, second = submitted(), submitted("donvi2")
    left = session.scalars(select(Person).where(Person.username == "donvi")).one()
    people.end_posting(left.postings[0], by=SYSTEM)
    people.disable(session.scalars(select(Person).where(Person.username == "donvi2")).one(), by=SYSTEM)
    for nomination in (first, second):
        actions.receive(nomination, by=who("thuongtruc"))
    session.flush()
    received_ = session.scalars(select(Event).where(Event.kind == "nomination.receive")).all()
    assert [_told(session, event) for event in received_] == [[], []]


@pytest.mark.parametrize("name", ["donvi", "congkhai", "thamdinh3", "nguoinha"])
def test_the_councils_own_steps_stay_with_the_council(session: Any, name: str) -> None:
    nomination = decided()
    shown = [item.title for item in DossierPage(nomination, by=who(name)).timeline]
    assert not any("phiếu chấm" in title or "vào quyết định" in title for title in shown), shown
    assert any("gửi hồ sơ" in title for title in shown)


@pytest.mark.parametrize("name", ["thuongtruc", "thamdinh1", "chutich", "kiemnhiem"])
def test_who_reviewed_is_the_offices_and_the_chairs_to_read(session: Any, name: str) -> None:
    """A member who has not reviewed yet does not learn from the timeline who has, or has an interest."""
    nomination = decided()
    shown = [item.title for item in DossierPage(nomination, by=who(name)).timeline]
    assert sum("gửi phiếu chấm" in title for title in shown) == (0 if name == "thamdinh1" else 2)
    assert any("vào quyết định số" in title for title in shown)
    waiting = appraising("donvi2")
    actions.assign(waiting, waiting_for("thamdinh2"), by=who("thuongtruc"))
    actions.declare(waiting, "Người thân ở đó.", by=who("thamdinh2"))
    told = " ".join(item.title for item in DossierPage(waiting, by=who(name)).timeline)
    assert (PEOPLE["thamdinh2"][0] in told) == (name != "thamdinh1")


def waiting_for(name: str) -> Person:
    return db.session.scalars(select(Person).where(Person.username == name)).one()


def test_the_timeline_is_the_life_of_the_dossier(session: Any) -> None:
    nomination = submitted()
    actions.send_back(nomination, "Cách làm còn chung chung.", {"how": "Ai trực?"}, by=who("thuongtruc"))
    actions.submit(nomination, by=who("donvi"))
    actions.receive(nomination, "Đã đủ.", by=who("thuongtruc2"))
    kinds = [entry.kind.removeprefix("nomination.") for entry in timeline_of(nomination)]
    assert kinds == ["begin", "submit", "return", "resubmit", "receive"]
    entries = timeline_of(nomination)
    assert entries[2].note == "Cách làm còn chung chung."
    assert entries[2].payload["fields"] == ["how"]
    assert entries[4].who == PEOPLE["thuongtruc2"][0]
    assert entries[4].says == "Đặng Thị Huệ tiếp nhận hồ sơ “Tiếng loa an ninh”"
