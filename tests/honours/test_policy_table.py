"""Whole tables of the rules about papers and drafts of decisions: everybody × every state, so that no part of a rule
can be left out unseen."""

from __future__ import annotations

from typing import Any

import pytest

from antq.honours.models import Decision
from antq.kit.policy import may
from antq.nominations import actions as dossiers
from antq.places.queries import by_key
from tests.cast import PEOPLE, decided, who

EVERYBODY = ("", *PEOPLE)
OFFICE = {"thuongtruc", "thuongtruc2", "kiemnhiem"}
DESK = {*OFFICE, "chutich", "congkhai"}
RELEASERS = {"congkhai", "kiemnhiem"}
BOTH_DESKS = {"camau"}
"""Sits at every desk of Cà Mau, and at none of Lào Cai."""

OWN = {"nguoinha"}
"""Sits at every desk of Lào Cai, and is of donvi's unit."""

STATES = ("drawn", "released", "revoked", "dropped")
NO: dict[str, set[str]] = {state: set() for state in STATES}

# Of a decision that commends donvi's unit, and of one that commends another: rule to state to who may.
COMMENDS_OWN = {
    "decision.drop": {
        "drawn": OFFICE,
        "released": OFFICE | OWN,  # everybody sees it then; the workflow drops nothing but a draft
        "revoked": OFFICE | OWN,
        "dropped": OFFICE,
    },
    "decision.revoke": dict.fromkeys(STATES, RELEASERS | OWN),
    "certificate.print": NO | {"released": DESK},
    "decision.paper": dict.fromkeys(STATES, DESK),
}
COMMENDS_OTHERS = {
    "decision.drop": dict.fromkeys(STATES, OFFICE | OWN),
    "decision.revoke": dict.fromkeys(STATES, RELEASERS | OWN),
    "certificate.print": NO | {"released": DESK | OWN},
    "decision.paper": dict.fromkeys(STATES, DESK | OWN),
}


def decision_of(unit: str) -> Decision:
    """A drawn one that commends the unit of this officer."""
    found = decided(unit).commendation
    assert found is not None
    return found.decision


def who_may(rule: str, decision: Decision) -> set[str]:
    """Everybody of the cast who may."""
    return {name for name in EVERYBODY if may(who(name), rule, decision)}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("unit", "table"), [("donvi", COMMENDS_OWN), ("donvi2", COMMENDS_OTHERS)])
def test_everybody_by_every_state(
    session: Any, unit: str, table: dict[str, dict[str, set[str]]], state: str
) -> None:
    decision = decision_of(unit)
    decision.state = state
    session.flush()
    assert {rule: who_may(rule, decision) for rule in table} == {
        rule: by_state[state] for rule, by_state in table.items()
    }


@pytest.mark.parametrize("state", STATES)
def test_another_province_has_its_own_desk(session: Any, state: str) -> None:
    """The same decision, were it of Cà Mau: Lào Cai's desks have nothing in it, and of no province nobody has."""
    decision = decision_of("donvi2")
    decision.state, decision.province_id = state, getattr(by_key("96"), "id", 0)
    session.flush()
    expected = dict.fromkeys(COMMENDS_OTHERS, BOTH_DESKS)
    if state != "released":
        expected["certificate.print"] = set()
    assert {rule: who_may(rule, decision) for rule in expected} == expected
    decision.province_id = None
    session.flush()
    assert {rule: who_may(rule, decision) for rule in expected} == {rule: set() for rule in expected}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", sorted(DESK))
def test_who_was_kept_away_has_no_paper_of_it_and_drops_no_draft(session: Any, name: str, state: str) -> None:
    """An interest that was declared closes what belonging to the unit closes; taking back rests on an amendment, which
    asks about it by itself."""
    nomination = decided("donvi2")
    dossiers.declare(nomination, "Tổ trưởng là em ruột tôi.", by=who(name))
    found = nomination.commendation
    assert found is not None
    decision = found.decision
    session.refresh(decision)
    decision.state = state
    session.flush()
    shown = state in ("released", "revoked")
    assert who_may("decision.paper", decision) == (DESK | OWN) - {name}
    assert who_may("certificate.print", decision) == ((DESK | OWN) - {name} if state == "released" else set())
    assert who_may("decision.drop", decision) == (OFFICE | OWN) - (set() if shown else {name})
    assert who_may("decision.revoke", decision) == RELEASERS | OWN
