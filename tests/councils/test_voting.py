"""A vote: who may cast, that it counts once and says nothing of whom, what it comes to, and taking it back."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from antq.councils import actions, ballots
from antq.councils.models import BallotCast, BallotTally
from antq.councils.queries import have_cast, items_of, tally_of
from antq.kit.database import db
from antq.kit.journal import Event
from antq.kit.records import Notice
from antq.kit.refusals import Invalid, Refused, Stale
from antq.nominations import actions as nominations
from tests.cast import appraising, conclusion, score, scored, who
from tests.councils.sitting import a_session, called, item, opened, voted

FIVE = dict.fromkeys(("thamdinh1", "thamdinh2", "thamdinh3", "nguoinha", "chutich"), "for")


def test_a_vote_that_all_carry(session: Any) -> None:
    row = voted(item(opened(scored("donvi2"))), **FIVE)
    assert (row.state, row.result) == ("decided", "carried")
    assert (row.members, row.present, row.votes_for, row.votes_against) == (5, 5, 5, 0)


def test_four_fifths_of_the_members_are_enough_and_three_are_not(session: Any) -> None:
    sitting = opened(scored("donvi2"), scored("donvi2"))
    assert voted(item(sitting, 0), **FIVE | {"thamdinh1": "against"}).result == "carried"
    assert voted(item(sitting, 1), **FIVE | {"thamdinh1": "against", "thamdinh2": "blank"}).result == "failed"


def test_whoever_is_in_conflict_has_no_vote_and_counts_for_nothing(session: Any) -> None:
    row = item(opened(scored("donvi")))  # thamdinh3 and nguoinha belong to that unit
    actions.start(row, by=who("chutich"))
    assert (row.members, row.present) == (3, 3)
    for name in ("thamdinh3", "nguoinha"):
        with pytest.raises(Refused):
            actions.cast(row, "for", by=who(name))
    assert tally_of(row) == {"for": 0, "against": 0, "blank": 0}


def test_the_absent_do_not_vote_and_those_who_wrote_do(session: Any) -> None:
    sitting = opened(scored("donvi2"), scored("donvi2"), thamdinh2="written")
    row = item(sitting)
    assert ballots.rule_for(row).absent == "written_opinion"
    actions.start(row, by=who("chutich"))
    for name in FIVE:
        actions.cast(row, "for", by=who(name))
    actions.finish(row, by=who("chutich"))
    assert (row.members, row.present, row.written, row.votes_for) == (5, 4, 1, 5)
    called(sitting, thamdinh2="absent")
    actions.start(item(sitting, 1), by=who("chutich"))
    with pytest.raises(Refused):
        actions.cast(item(sitting, 1), "for", by=who("thamdinh2"))


def test_without_a_quorum_there_is_no_vote(session: Any) -> None:
    away = dict.fromkeys(("thamdinh1", "thamdinh2", "thamdinh3"), "absent")
    row = item(opened(scored("donvi2"), **away))
    with pytest.raises(Invalid, match="Không đủ người dự họp"):
        actions.start(row, by=who("chutich"))
    assert row.state == "waiting"


def test_a_ballot_is_cast_once(session: Any) -> None:
    row = item(opened(scored("donvi2")))
    actions.start(row, by=who("chutich"))
    actions.cast(row, "for", by=who("thamdinh1"))
    with pytest.raises(Stale):
        actions.cast(row, "against", by=who("thamdinh1"))
    assert tally_of(row) == {"for": 1, "against": 0, "blank": 0}


def test_nothing_kept_says_who_cast_what(session: Any) -> None:
    """Two rows of three columns at most: no choice beside a seat, no seat, order or time beside a choice; and no
    event is written that would give one."""
    columns = {table: set(table.__table__.columns.keys()) for table in (BallotCast, BallotTally)}
    assert columns == {BallotCast: {"item_id", "seat_id"}, BallotTally: {"item_id", "choice", "count"}}
    row = item(opened(scored("donvi2")))
    actions.start(row, by=who("chutich"))
    before = db.session.query(Event).count(), db.session.query(Notice).count()
    version = row.version
    actions.cast(row, "against", by=who("thamdinh1"))
    assert (db.session.query(Event).count(), db.session.query(Notice).count()) == before
    assert row.version == version
    assert len(have_cast([row])[row.id]) == 1


def test_those_who_kept_silent_are_named_in_the_record(session: Any) -> None:
    row = voted(
        item(opened(scored("donvi2"))), "thamdinh2", **{n: c for n, c in FIVE.items() if n != "thamdinh2"}
    )
    told = db.session.scalars(select(Event).where(Event.kind == "session.vote_end")).one()
    assert told.payload["silent"] == "Lê Quốc Bảo"
    assert row.result == "carried"


def test_a_vote_without_a_ballot_does_not_end(session: Any) -> None:
    row = item(opened(scored("donvi2")))
    actions.start(row, by=who("chutich"))
    with pytest.raises(Invalid):
        actions.finish(row, by=who("chutich"))
    assert row.state == "voting"


def test_a_vote_opens_only_while_the_session_sits(session: Any) -> None:
    """Neither before it has opened, nor on what was taken back after it has closed."""
    sitting = called(a_session(scored("donvi2")))
    row = item(sitting)
    with pytest.raises(Stale, match="không mở"):
        actions.start(row, by=who("chutich"))
    actions.open_session(sitting, by=who("chutich"))
    voted(row, **FIVE)
    actions.close(sitting, by=who("chutich"))
    actions.undo(row, "Kiểm phiếu nhầm.", by=who("chutich"))
    with pytest.raises(Stale, match="không mở"):
        actions.start(row, by=who("chutich"))
    assert row.state == "waiting"


def test_hands_are_counted_when_no_ballot_was_cast_and_must_be_possible(session: Any) -> None:
    sitting = opened(scored("donvi2"), scored("donvi2"))
    first, second = item(sitting, 0), item(sitting, 1)
    for row in (first, second):
        actions.start(row, by=who("chutich"))
    with pytest.raises(Invalid):
        actions.count(first, {"for": 6, "against": 0, "blank": 0}, by=who("chutich"))
    actions.count(first, {"for": 3, "against": 2, "blank": 0}, by=who("chutich"))
    assert (first.result, first.votes_against) == ("failed", 2)
    actions.cast(second, "for", by=who("thamdinh1"))
    with pytest.raises(Invalid):
        actions.count(second, {"for": 5, "against": 0, "blank": 0}, by=who("chutich"))


def test_a_result_is_taken_back_and_voted_again(session: Any) -> None:
    row = voted(item(opened(scored("donvi2"))), thamdinh1="against")
    actions.undo(row, "Kiểm phiếu nhầm.", by=who("chutich"))
    assert (row.state, row.result, row.votes_against) == ("waiting", "", 0)
    assert have_cast([row])[row.id] == set()
    assert tally_of(row) == {}
    assert voted(row, **FIVE).result == "carried"


def test_a_deferred_dossier_is_free_for_another_session(session: Any) -> None:
    dossier = scored("donvi2")
    row = item(opened(dossier))
    closed: Any = dossier.reviews_closed_at
    assert closed is not None
    actions.defer(row, by=who("chutich"))
    assert (row.state, dossier.scheduled, dossier.reviews_closed_at) == ("deferred", "", None)
    assert item(opened(dossier)).state == "waiting"


def test_a_dossier_stands_on_one_agenda_only_and_is_not_concluded_beside_it(session: Any) -> None:
    dossier = scored("donvi2")
    a_session(dossier)
    with pytest.raises(Stale):
        a_session(dossier)
    with pytest.raises(Stale, match="PH-"):
        nominations.conclude(dossier, conclusion(), by=who("chutich"))


def test_only_the_chair_leads_and_not_where_they_have_an_interest(session: Any) -> None:
    row = item(opened(scored("donvi")))
    for name in ("thuongtruc", "thamdinh1", "camau", "nguoinha"):
        with pytest.raises(Refused):
            actions.start(row, by=who(name))
    actions.start(row, by=who("chutich"))


def test_the_agenda_of_whoever_is_in_conflict_has_one_item_less(session: Any) -> None:
    sitting = opened(scored("donvi"), scored("donvi2"))
    seen = {
        name: len(items_of(sitting, by=who(name)))
        for name in ("chutich", "thamdinh1", "thamdinh3", "nguoinha")
    }
    assert seen == {"chutich": 2, "thamdinh1": 2, "thamdinh3": 1, "nguoinha": 1}


def test_too_few_reviews_are_no_vote(session: Any) -> None:
    dossier = appraising("donvi2")
    score(dossier, "thamdinh1")
    row = item(opened(dossier))
    with pytest.raises(Invalid, match="phiếu chấm"):
        actions.start(row, by=who("chutich"))


def test_reviews_stand_once_the_session_has_opened(session: Any) -> None:
    dossier = appraising("donvi2")
    sitting = called(a_session(dossier))
    score(dossier, "thamdinh1")
    actions.open_session(sitting, by=who("chutich"))
    with pytest.raises(Stale, match="đã chốt"):
        score(dossier, "thamdinh2")
