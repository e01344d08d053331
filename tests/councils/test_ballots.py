"""The rule of a vote is that of the dossier's rules on the day of the vote, and stays what it was at its opening."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy import event, select

from antq.councils import actions, ballots
from antq.councils.models import AgendaItem, BallotTally
from antq.kit.database import db
from antq.kit.refusals import Invalid, Refused, Stale
from antq.law.models import Norm
from antq.law.sets import sets
from antq.nominations import actions as nominations
from tests.cast import scored, who
from tests.councils.sitting import a_session, item, opened, voted

FIVE = dict.fromkeys(("thamdinh1", "thamdinh2", "thamdinh3", "nguoinha", "chutich"), "for")


def change_norm(key: str, value: Any, since: date) -> None:
    """Another value of a norm from a day on."""
    old = db.session.scalars(select(Norm).where(Norm.key == key, Norm.valid_to.is_(None))).one()
    kept = {c.name: getattr(old, c.name) for c in Norm.__table__.columns if c.name != "id"}
    if old.valid_from == since:
        old.value = value
    else:
        old.valid_to = since - timedelta(days=1)
        db.session.add(Norm(**kept | {"value": value, "valid_from": since, "valid_to": None}))
    db.session.flush()


@pytest.mark.parametrize(("before", "share"), [(10, Fraction(4, 5)), (-1, Fraction(1, 2))])
def test_a_dossier_received_before_a_change_is_voted_by_the_rule_before_it(
    session: Any, before: int, share: Fraction
) -> None:
    """Luật 06/2026/QH16, transitional rule: what was received before its first day stays under the set before."""
    first = next(each.valid_from for each in sets() if each.keeps_received)
    change_norm("council.pass_share", "1/2", first)
    row = item(a_session(scored("donvi2")))
    row.nomination.norms_on, row.met_on = first - timedelta(days=before), first + timedelta(days=5)
    assert ballots.rule_for(row).pass_share == share


def test_a_vote_goes_by_the_rule_of_its_opening(session: Any) -> None:
    """A quorum that is raised meanwhile would make a verdict that no item can have."""
    row = item(opened(scored("donvi2"), thamdinh2="absent"))
    actions.start(row, by=who("chutich"))
    change_norm("council.quorum", "1", ballots.day_of(row))
    for name in set(FIVE) - {"thamdinh2"}:
        actions.cast(row, "for", by=who(name))
    actions.finish(row, by=who("chutich"))
    assert row.result == "carried"


def test_the_rule_is_kept_as_it_is(session: Any) -> None:
    row = item(opened(scored("donvi2")))
    rule = ballots.rule_for(row)
    actions.start(row, by=who("chutich"))
    session.flush()
    session.expire(row)
    assert row.rule["quorum"] == "2/3"
    assert ballots.rule_for(row) == rule


def test_every_ballot_writes_every_line_of_the_tally(session: Any) -> None:
    """A line that bears the transaction of a ballot alone would say whose it is."""
    row = item(opened(scored("donvi2")))
    actions.start(row, by=who("chutich"))
    written: list[int] = []

    def note(_c: Any, cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("UPDATE ballot_tally"):
            written.append(cursor.rowcount)

    event.listen(db.engine, "after_cursor_execute", note)
    try:
        actions.cast(row, "for", by=who("thamdinh1"))
    finally:
        event.remove(db.engine, "after_cursor_execute", note)
    assert written == [db.session.query(BallotTally).filter_by(item_id=row.id).count()] == [3]


def voting(*names: str) -> AgendaItem:
    """A vote that goes on, with these ballots for."""
    row = item(opened(scored("donvi2")))
    actions.start(row, by=who("chutich"))
    for name in names:
        actions.cast(row, "for", by=who(name))
    return row


@pytest.mark.parametrize(
    ("names", "early", "says"), [(1, True, "chưa đủ"), (3, True, "chưa đủ"), (4, False, "tích")]
)
def test_a_secret_vote_is_not_opened_while_a_ballot_may_be_somebodys(
    session: Any, names: int, early: bool, says: str
) -> None:
    row = voting(*list(FIVE)[:names])
    assert ballots.rule_for(row).secret
    with pytest.raises(Invalid, match=says):
        actions.finish(row, early=early, by=who("chutich"))
    assert row.state == "voting"


def test_of_three_who_vote_two_ballots_are_not_opened(session: Any) -> None:
    """Two of three are a quorum, and each ballot would be somebody's."""
    row = item(opened(scored("donvi")))  # thamdinh3 and nguoinha belong to that unit
    actions.start(row, by=who("chutich"))
    for name in ("thamdinh1", "chutich"):
        actions.cast(row, "for", by=who(name))
    assert (row.members, ballots.rule_for(row).quorum) == (3, Fraction(2, 3))
    with pytest.raises(Invalid, match="chưa đủ phiếu"):
        actions.finish(row, early=True, by=who("chutich"))
    assert row.state == "voting"


def test_a_vote_that_is_not_secret_ends_when_the_chair_says(session: Any) -> None:
    row = voting("chutich")
    row.rule = row.rule | {"secret": False}
    actions.finish(row, by=who("chutich"))
    assert row.result == "failed"


def test_whoever_declares_an_interest_in_a_vote_makes_it_be_held_again(session: Any) -> None:
    row = voting(*FIVE)
    nominations.declare(row.nomination, "Tổ trưởng là anh ruột tôi.", by=who("thamdinh3"))
    with pytest.raises(Stale, match="mở lại"):
        actions.finish(row, by=who("chutich"))
    actions.undo(row, "Có người khai xung đột lợi ích.", by=who("chutich"))
    again = voted(row, **{name: "for" for name in FIVE if name != "thamdinh3"})
    assert (again.result, again.members, again.votes_for) == ("carried", 4, 4)


def test_hands_are_not_counted_when_others_may_vote_than_at_the_opening(session: Any) -> None:
    row = voting()
    nominations.declare(row.nomination, "Tổ trưởng là anh ruột tôi.", by=who("thamdinh3"))
    with pytest.raises(Stale, match="mở lại"):
        actions.count(row, {"for": 4}, by=who("chutich"))
    assert row.state == "voting"


def test_whoever_was_kept_out_at_the_opening_does_not_vote_when_it_is_lifted(session: Any) -> None:
    dossier = scored("donvi2")
    nominations.declare(dossier, "Tổ trưởng là anh ruột tôi.", by=who("thamdinh3"))
    row = item(opened(dossier))
    actions.start(row, by=who("chutich"))
    nominations.lift(dossier, who("thamdinh3").ref, by=who("thuongtruc"))
    with pytest.raises(Refused):
        actions.cast(row, "for", by=who("thamdinh3"))
