"""Sessions for the tests of this room, made by the application's own actions."""

from __future__ import annotations

from antq.councils import actions, ballots
from antq.councils.actions import SessionFacts
from antq.councils.models import AgendaItem, CouncilSession
from antq.kit import clock
from antq.kit.database import db
from antq.nominations.models import Nomination
from antq.people.models import Person
from antq.places.queries import by_key
from tests.cast import who

ALL_PRESENT = dict.fromkeys(("thamdinh1", "thamdinh2", "thamdinh3", "nguoinha", "chutich"), "present")


def a_session(*dossiers: Nomination) -> CouncilSession:
    """Planned by thuongtruc for today, with these dossiers on the agenda."""
    province = by_key("15")
    assert province is not None
    facts = SessionFacts("Phiên họp xét khen thưởng", clock.today(), "Phòng họp số 2")
    session = actions.plan_session(facts, province=province, by=who("thuongtruc"))
    if dossiers:
        actions.put(session, dossiers, by=who("thuongtruc"))
    return session


def called(session: CouncilSession, **attendance: str) -> CouncilSession:
    """The roll called: everybody present unless said otherwise."""
    refs = {person.username: person.ref for person in db.session.query(Person)}
    roll = {refs[name]: word for name, word in (ALL_PRESENT | attendance).items()}
    actions.call(session, roll, seen=session.roll_mark, by=who("thuongtruc"))
    return session


def opened(*dossiers: Nomination, **attendance: str) -> CouncilSession:
    """Open, with everybody present unless said otherwise."""
    session = called(a_session(*dossiers), **attendance)
    actions.open_session(session, by=who("chutich"))
    return session


def item(session: CouncilSession, number: int = 0) -> AgendaItem:
    """An item of the agenda."""
    return session.items[number]


def voted(row: AgendaItem, *silent: str, **choices: str) -> AgendaItem:
    """The vote opened, ballots cast, and ended: whoever has no choice here and may vote casts a blank one, but for
    the silent."""
    actions.start(row, by=who("chutich"))
    may = {seat.person.username for seat in ballots.voters(row, ballots.rule_for(row))} - set(silent)
    for name, choice in (dict.fromkeys(sorted(may), "blank") | choices).items():
        actions.cast(row, choice, by=who(name))
    actions.finish(row, early=bool(silent), by=who("chutich"))
    return row
