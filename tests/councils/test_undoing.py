"""A vote taken back says why, and no dossier is lost between two sessions."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from antq.councils import actions
from antq.kit.database import db
from antq.kit.journal import Event
from antq.kit.refusals import Invalid
from tests.cast import scored, who
from tests.councils.sitting import a_session, item, opened, voted

FIVE = dict.fromkeys(("thamdinh1", "thamdinh2", "thamdinh3", "nguoinha", "chutich"), "for")


def test_what_was_taken_back_in_a_closed_session_is_free_when_it_is_published(session: Any) -> None:
    sitting = opened(scored("donvi2"), scored("donvi2"))
    first, second = list(sitting.items)
    for row in (first, second):
        voted(row, **FIVE)
    actions.close(sitting, by=who("chutich"))
    actions.undo(first, "Kiểm phiếu nhầm.", by=who("chutich"))
    assert actions.publish(sitting, by=who("chutich")) == 1
    left: Any = first.nomination
    assert (sitting.state, first.state, second.state) == ("published", "deferred", "published")
    assert (left.scheduled, left.reviews_closed_at, left.state) == ("", None, "appraising")
    assert item(a_session(left)).state == "waiting"


@pytest.mark.parametrize("reason", ["", "   ", "vì"])
def test_taking_back_asks_for_a_reason(session: Any, reason: str) -> None:
    row = voted(item(opened(scored("donvi2"))), **FIVE)
    with pytest.raises(Invalid, match="lý do"):
        actions.undo(row, reason, by=who("chutich"))
    assert row.state == "decided"


def test_the_record_says_why(session: Any) -> None:
    row = voted(item(opened(scored("donvi2"))), **FIVE)
    for reason in ("Kiểm phiếu nhầm.", "Có người về sớm."):
        actions.undo(row, reason, by=who("chutich"))
        voted(row, **FIVE)
    told = db.session.scalars(select(Event).where(Event.kind == "session.undo").order_by(Event.number))
    assert [each.payload["note"] for each in told] == ["Kiểm phiếu nhầm.", "Có người về sớm."]
    assert row.undone == "Kiểm phiếu nhầm.\nCó người về sớm."


def test_a_vote_that_goes_on_is_taken_back_too(session: Any) -> None:
    row = item(opened(scored("donvi2")))
    actions.start(row, by=who("chutich"))
    actions.cast(row, "for", by=who("thamdinh1"))
    actions.undo(row, "Mở nhầm hồ sơ.", by=who("chutich"))
    assert (row.state, row.roll, row.rule, row.met_on) == ("waiting", [], {}, None)
    assert voted(row, **FIVE).result == "carried"
