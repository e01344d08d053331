"""Two chairs, two clicks, two tabs of a voter: exactly one effect, and the other is told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from antq.councils import actions
from antq.councils.actions import SessionFacts
from antq.councils.models import AgendaItem, BallotCast, BallotTally, CouncilSession, Seat
from antq.kit import clock
from antq.kit.database import db, writing
from antq.kit.journal import Event, faults
from antq.kit.refusals import Refusal
from antq.nominations.models import Nomination
from antq.places.queries import by_key
from antq.rounds.actions import RoundFacts, open_round
from antq.rounds.models import Round
from tests.cast import scored, who
from tests.councils.sitting import a_session, called, item, opened, voted
from tests.databases import ENGINE

FIVE = ("thamdinh1", "thamdinh2", "thamdinh3", "nguoinha", "chutich")
TIMES = 8
ON_A_SERVER = pytest.mark.skipif(
    ENGINE != "postgresql", reason="a file has one writer, who reads after the other wrote"
)


def together(application: Flask, *acts: Callable[[], object]) -> list[str]:
    """Each act in a thread and a session of its own, all at once; what came of each: "" or the kind of refusal."""
    gate, came = threading.Barrier(len(acts)), [""] * len(acts)

    def run(number: int, act: Callable[[], object]) -> None:
        with application.app_context():
            gate.wait(60)
            try:
                with writing():
                    act()
            except Refusal as refusal:
                came[number] = type(refusal).__name__

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return sorted(came)


def the_item() -> AgendaItem:
    return db.session.scalars(select(AgendaItem)).one()


def the_session() -> CouncilSession:
    return db.session.scalars(select(CouncilSession)).one()


def _cast(name: str) -> None:
    actions.cast(the_item(), "for", by=who(name))


def made(application: Flask, make: Callable[[], Any]) -> None:
    with application.app_context(), writing():
        make()


def events(kind: str) -> int:
    return db.session.scalar(select(func.count()).select_from(Event).where(Event.kind == kind)) or 0


def test_of_two_chairs_one_opens_and_one_ends_the_vote(fresh_app: Flask) -> None:
    made(fresh_app, lambda: opened(scored("donvi2")))
    chairs = ("chutich", "nguoinha")
    starts: list[Callable[[], object]] = [lambda n=n: actions.start(the_item(), by=who(n)) for n in chairs]  # type: ignore[misc]
    assert together(fresh_app, *starts) == ["", "Stale"]
    for name in FIVE:
        made(fresh_app, partial(_cast, name))
    ends: list[Callable[[], object]] = [lambda n=n: actions.finish(the_item(), by=who(n)) for n in chairs]  # type: ignore[misc]
    assert together(fresh_app, *ends) == ["", "Stale"]
    with fresh_app.app_context():
        assert (events("session.vote_start"), events("session.vote_end")) == (1, 1)
        assert faults() == []


def test_a_voter_with_many_tabs_has_one_ballot(fresh_app: Flask) -> None:
    made(fresh_app, lambda: actions.start(item(opened(scored("donvi2"))), by=who("chutich")))
    choices = ("for", "against") * (TIMES // 2)
    casts: list[Callable[[], object]] = [
        lambda c=c: actions.cast(the_item(), c, by=who("thamdinh1"))  # type: ignore[misc]
        for c in choices
    ]
    assert together(fresh_app, *casts) == ["", *["Stale"] * (TIMES - 1)]
    with fresh_app.app_context():
        assert db.session.scalar(select(func.count()).select_from(BallotCast)) == 1
        assert db.session.scalar(select(func.sum(BallotTally.count))) == 1


def test_all_who_vote_at_once_are_counted(fresh_app: Flask) -> None:
    made(fresh_app, lambda: actions.start(item(opened(scored("donvi2"))), by=who("chutich")))
    casts: list[Callable[[], object]] = [
        lambda n=n: actions.cast(the_item(), "for", by=who(n))  # type: ignore[misc]
        for n in FIVE
    ]
    assert together(fresh_app, *casts) == [""] * 5
    with fresh_app.app_context():
        assert db.session.scalar(select(func.sum(BallotTally.count))) == 5


def after_all_have_read(
    read: Callable[[], Any], *acts: Callable[[Any], object]
) -> list[Callable[[], object]]:
    """Each act with what it read itself, done when all have read."""
    gate = threading.Barrier(len(acts))

    def one(act: Callable[[Any], object]) -> None:
        thing = read()
        gate.wait(60)
        act(thing)

    return [partial(one, act) for act in acts]


@ON_A_SERVER
def test_of_two_who_take_a_dossier_off_one_does(fresh_app: Flask) -> None:
    made(fresh_app, lambda: a_session(scored("donvi2")))
    clerks = ("thuongtruc", "thuongtruc2")
    acts: list[Callable[[Any], object]] = [lambda row, n=n: actions.take_off(row, by=who(n)) for n in clerks]  # type: ignore[misc]
    assert together(fresh_app, *after_all_have_read(the_item, *acts)) == ["", "Stale"]
    with fresh_app.app_context():
        assert db.session.scalars(select(Nomination.scheduled)).all() == [""]
        assert db.session.scalars(select(AgendaItem)).all() == []


@ON_A_SERVER
def test_a_dossier_is_taken_off_or_its_vote_is_opened(fresh_app: Flask) -> None:
    made(fresh_app, lambda: opened(scored("donvi2")))
    acts = (
        lambda row: actions.take_off(row, by=who("thuongtruc")),
        lambda row: actions.start(row, by=who("chutich")),
    )
    assert together(fresh_app, *after_all_have_read(the_item, *acts)) == ["", "Stale"]
    with fresh_app.app_context():
        left = [row.state for row in db.session.scalars(select(AgendaItem))]
        assert left in ([], ["voting"])
        assert bool(left) == bool(db.session.scalars(select(Nomination.scheduled)).one())


@ON_A_SERVER
def test_of_two_rolls_from_one_page_one_is_called(fresh_app: Flask) -> None:
    made(fresh_app, lambda: called(a_session(scored("donvi2"))))

    def page() -> tuple[CouncilSession, int, list[Seat]]:
        sitting = the_session()
        return sitting, sitting.roll_mark, list(sitting.seats)

    def call(number: int, shown: Any) -> None:
        sitting, seen, seats = shown
        actions.call(sitting, {seats[number].person.ref: "absent"}, seen=seen, by=who("thuongtruc"))

    acts = after_all_have_read(page, partial(call, 0), partial(call, 1))
    assert together(fresh_app, *acts) == ["", "Stale"]
    with fresh_app.app_context():
        assert [seat.attendance for seat in the_session().seats].count("absent") == 1


def test_results_are_published_once_by_two_chairs(fresh_app: Flask) -> None:
    def sitting() -> None:
        session = opened(scored("donvi2"))
        voted(item(session), **dict.fromkeys(FIVE, "for"))
        actions.close(session, by=who("chutich"))

    made(fresh_app, sitting)
    acts: list[Callable[[], object]] = [
        lambda n=n: actions.publish(the_session(), by=who(n))  # type: ignore[misc]
        for n in ("chutich", "nguoinha")
    ]
    assert together(fresh_app, *acts) == ["", "Stale"]
    with fresh_app.app_context():
        assert events("nomination.pass") == events("session.publish") == 1
        assert db.session.scalars(select(Nomination.state)).all() == ["proposed"]
        assert faults() == []


def test_undoing_and_publishing_at_once_is_one_of_them(fresh_app: Flask) -> None:
    def sitting() -> None:
        session = opened(scored("donvi2"))
        voted(item(session), **dict.fromkeys(FIVE, "for"))
        actions.close(session, by=who("chutich"))

    made(fresh_app, sitting)
    came = together(
        fresh_app,
        lambda: actions.publish(the_session(), by=who("chutich")),
        lambda: actions.undo(the_item(), "Kiểm phiếu nhầm.", by=who("nguoinha")),
    )
    with fresh_app.app_context():
        row = the_item()
        if row.state == "published":
            assert came == ["", "Stale"]
            assert row.nomination.state == "proposed"
        else:  # taken back first: the session was published without it, and it is free for another
            assert (row.state, row.nomination.state) == ("deferred", "appraising")
            assert row.nomination.scheduled == ""


def _plan(name: str) -> None:
    province = by_key("15" if name == "thuongtruc" else "96")
    assert province is not None
    facts = SessionFacts("Phiên họp xét khen thưởng", clock.today())
    actions.plan_session(facts, province=province, by=who(name))


def _open_round(name: str) -> None:
    province, today = by_key("15" if name == "thuongtruc" else "96"), clock.today()
    assert province is not None
    facts = RoundFacts("Đợt xét thường xuyên", {"nominating": (today, today)})
    open_round(facts, province=province, by=who(name))


@pytest.mark.parametrize(("act", "model"), [(_plan, CouncilSession), (_open_round, Round)])
def test_two_provinces_at_once_take_numbers_of_their_own(
    fresh_app: Flask, act: Callable[[str], None], model: Any
) -> None:
    names = ("thuongtruc", "camau") * (TIMES // 2)
    assert together(fresh_app, *(partial(act, name) for name in names)) == [""] * TIMES
    with fresh_app.app_context():
        assert len(set(db.session.scalars(select(model.ref)))) == TIMES
        assert faults() == []
