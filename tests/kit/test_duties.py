"""What waits: the twins of rules say in SQL what the rules say of each thing."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from antq.councils.workflow import SESSION
from antq.handovers.workflow import HANDOVER
from antq.honours.workflow import DECISION
from antq.kit.database import db
from antq.kit.policy import RULES, may
from antq.kit.workflow import Workflow
from antq.letters.workflow import LETTER
from antq.nominations.workflow import NOMINATION
from antq.scoresheets.workflow import SCORE
from tests.cast import PEOPLE, STAGES, settle, who

WORKFLOWS = (NOMINATION, DECISION, SCORE, HANDOVER, LETTER, SESSION)


def with_twin(workflow: Workflow) -> set[str]:
    """The rules of a workflow's moves that know their twin."""
    rules = {move.rule for move in workflow.moves.values()}
    return {name for name in rules if RULES[name].among is not None}


def test_states_wait_for_moves_whose_rule_knows_its_twin() -> None:
    for workflow in WORKFLOWS:
        for state in workflow.states.values():
            for code, _words in state.awaits:
                assert workflow.moves[code].rule in with_twin(workflow), f"{workflow.subject}: {state.code}"


def test_twins_agree_on_dossiers(session: Any) -> None:
    """Cast x states: what a rule says of a dossier, its twin says of the row."""
    settle()
    for stage in STAGES.values():
        stage()
    session.flush()
    rows = list(db.session.scalars(select(NOMINATION.model)))
    assert {row.state for row in rows} >= {"draft", "submitted", "received", "appraising", "proposed"}
    for name in ("", *PEOPLE):
        actor = who(name)
        for rule in sorted(with_twin(NOMINATION)):
            within = RULES[rule].among(actor)  # type: ignore[misc]
            found = (
                set()
                if within is None
                else set(db.session.scalars(select(NOMINATION.model.ref).where(within)))
            )
            assert found == {row.ref for row in rows if may(actor, rule, row)}, (name, rule)
