"""A decision is released once, by a second person, and by nobody who was quicker on another screen."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import update

from antq.honours import actions
from antq.honours.models import Decision
from antq.honours.workflow import DECISION
from antq.kit.refusals import Missing, Refused, Stale
from tests.cast import PEOPLE, decided, released, who

RELEASERS = ("congkhai", "kiemnhiem")  # nguoinha is of the unit that it commends


@pytest.fixture
def drawn(session: Any) -> Decision:
    """Drawn up by thuongtruc, not public."""
    nomination = decided()
    session.flush()
    assert nomination.commendation is not None
    return nomination.commendation.decision


def test_only_releasers_are_offered_the_release_and_only_the_office_the_drop(drawn: Decision) -> None:
    for name in ("", *PEOPLE):
        offered = [move.code for move in DECISION.open_to(who(name), drawn)]
        drops = ["drop"] if name in ("thuongtruc", "thuongtruc2", "kiemnhiem") else []
        assert offered == (["release"] if name in RELEASERS else []) + drops, name


@pytest.mark.parametrize("name", ["", "donvi", "thuongtruc", "chutich", "quantri", "camau", "trunguong"])
def test_nobody_else_releases(drawn: Decision, name: str) -> None:
    with pytest.raises(Refused, match="người thứ hai"):
        actions.release(drawn, by=who(name))
    assert drawn.state == "drawn"
    assert drawn.released_at is None


def test_what_is_released_offers_nothing_and_is_not_released_again(session: Any) -> None:
    nomination = released()
    assert nomination.commendation is not None
    decision = nomination.commendation.decision
    assert [move.code for move in DECISION.open_to(who("kiemnhiem"), decision)] == ["revoke"]
    at = decision.released_at
    with pytest.raises(Stale):
        actions.release(decision, by=who("kiemnhiem"))
    assert decision.released_at == at


def test_a_revoked_decision_is_not_released(session: Any, drawn: Decision) -> None:
    drawn.state = "revoked"
    session.flush()
    with pytest.raises(Stale):
        actions.release(drawn, by=who("congkhai"))


def test_there_is_no_other_move(drawn: Decision) -> None:
    with pytest.raises(Missing):
        DECISION.move(drawn, "conceal", by=who("congkhai"))
    with pytest.raises(Stale):
        DECISION.move(drawn, "revoke", by=who("congkhai"))


@pytest.mark.parametrize("columns", [{"state": "released"}, {"version": 99}])
def test_a_release_of_what_has_changed_behind_it_is_stale(
    session: Any, drawn: Decision, columns: dict[str, Any]
) -> None:
    quicker = update(Decision).where(Decision.id == drawn.id).values(**columns)
    session.execute(quicker, execution_options={"synchronize_session": False})
    with pytest.raises(Stale):
        actions.release(drawn, by=who("congkhai"))
