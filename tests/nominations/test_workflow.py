"""Every move from every state by everybody: made where the table says, refused everywhere else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from antq.kit import clock
from antq.kit.database import db
from antq.kit.refusals import Invalid, Refusal, Refused, Stale
from antq.law.models import Norm
from antq.nominations import actions
from antq.nominations.models import STATES, Nomination
from antq.nominations.workflow import NOMINATION
from antq.units.queries import by_ref
from tests.cast import (
    PEOPLE,
    STAGES,
    appraising,
    conclusion,
    decided,
    facts,
    received,
    returned,
    score,
    submitted,
    who,
)

OFFICE = ("thuongtruc", "thuongtruc2", "kiemnhiem")
Act = Callable[[Nomination, Any], object]


def _release(nomination: Nomination, by: Any) -> None:
    if nomination.commendation is None:
        NOMINATION.move(nomination, "release", by=by)
    else:
        actions.release(nomination.commendation.decision, by=by)


def _drop(nomination: Nomination, by: Any) -> None:
    if nomination.commendation is None:
        NOMINATION.move(nomination, "undecide", by=by, number="1/QĐ-UBND")
    else:
        actions.drop(nomination.commendation.decision, "Sai người ký.", by=by)


def _overdue(nomination: Nomination) -> Nomination:
    """The days of a supplement are over."""
    if nomination.state == "returned":
        nomination.due_on = clock.today() - timedelta(1)
    return nomination


MOVES: dict[str, tuple[Act, tuple[str, ...], tuple[str, ...], str]] = {
    # move: how it is made, by whom, from which states, to which
    "submit": (lambda n, by: actions.submit(n, by=by), ("donvi",), ("draft",), "submitted"),
    "resubmit": (lambda n, by: actions.submit(n, by=by), ("donvi",), ("returned",), "submitted"),
    "withdraw": (
        lambda n, by: actions.withdraw(n, by=by),
        ("donvi",),
        ("draft", "submitted", "returned"),
        "withdrawn",
    ),
    "return": (
        lambda n, by: actions.send_back(n, "Chưa rõ.", {"how": "Ai trực?"}, by=by),
        OFFICE,
        ("submitted", "received"),
        "returned",
    ),
    "receive": (lambda n, by: actions.receive(n, by=by), OFFICE, ("submitted",), "received"),
    "refuse": (
        lambda n, by: actions.refuse(_overdue(n), "Sai đối tượng.", by=by),
        OFFICE,
        ("submitted", "returned", "received"),
        "rejected",
    ),
    "open_appraisal": (lambda n, by: actions.open_appraisal(n, by=by), OFFICE, ("received",), "appraising"),
    "pass": (
        lambda n, by: actions.conclude(n, conclusion(), by=by),
        ("chutich",),
        ("appraising",),
        "proposed",
    ),
    "fail": (
        lambda n, by: actions.conclude(n, conclusion(passed=False), by=by),
        ("chutich",),
        ("appraising",),
        "rejected",
    ),
    "decide": (
        lambda n, by: actions.decide([n], facts(), issuer=by_ref("ubnd-tinh"), by=by),
        OFFICE,
        ("proposed",),
        "decided",
    ),
    "undecide": (_drop, OFFICE, ("decided",), "proposed"),
    "release": (_release, ("congkhai", "kiemnhiem"), ("decided",), "released"),
    "revoke": (
        lambda n, by: NOMINATION.move(n, "revoke", by=by, number="1/QĐ-UBND"),
        ("congkhai", "kiemnhiem"),
        ("released",),
        "revoked",
    ),
}
SAME_ACT = {"submit": "resubmit", "resubmit": "submit"}
"""Sending in is one act; which of the two moves it is, the state says."""


def test_the_table_has_every_move() -> None:
    assert list(MOVES) == list(NOMINATION.moves)
    assert set(STAGES) == set(STATES) == set(NOMINATION.states)


@pytest.mark.parametrize("state", STAGES)
def test_every_move_by_everybody(session: Any, state: str) -> None:
    nomination = STAGES[state]()
    session.flush()
    actors = {name: who(name) for name in ("", *PEOPLE)}
    surprises = []
    for move, (act, people, origins, target) in MOVES.items():
        fits = state in origins or state in MOVES[SAME_ACT.get(move, move)][2]
        for name, actor in actors.items():
            expected = target if fits and name in people else Refused if name not in people else Stale
            outcome = _tried(nomination, act, actor) if name in people else _refused(nomination, act, actor)
            if outcome != expected:
                surprises.append(f"{name} {move}: {outcome} instead of {expected}")
    assert surprises == []
    assert nomination.state == state


def _refused(nomination: Nomination, act: Act, actor: Any) -> type[Refusal] | None:
    """The kind of refusal; None, and a session full of what should not be there, when there was none."""
    try:
        act(nomination, actor)
    except Refusal as refusal:
        return type(refusal)
    return None


def _tried(nomination: Nomination, act: Act, actor: Any) -> Any:
    """The state that the act led to, or the kind of refusal; whatever it did is undone."""
    with db.session.begin_nested() as savepoint:
        try:
            act(nomination, actor)
            db.session.flush()
            return nomination.state
        except Refusal as refusal:
            return type(refusal)
        finally:
            savepoint.rollback()
            db.session.expire_all()


@pytest.mark.parametrize("state", STAGES)
def test_the_moves_offered_are_those_of_the_table(session: Any, state: str) -> None:
    nomination = STAGES[state]()
    for name in ("", *PEOPLE):
        offered = [move.code for move in NOMINATION.open_to(who(name), nomination)]
        assert offered == [
            move for move, (_, people, origins, _t) in MOVES.items() if name in people and state in origins
        ]


def test_the_unit_of_the_dossier_never_judges_it(session: Any) -> None:
    """nguoinha sits at every desk, and yet moves donvi2's dossiers only."""
    own, other = submitted("donvi"), submitted("donvi2")
    actions.receive(other, by=who("nguoinha"))
    with pytest.raises(Refused):
        actions.receive(own, by=who("nguoinha"))
    own, other = appraising("donvi"), appraising("donvi2")
    score(other, "nguoinha", "thamdinh3")
    for name in ("nguoinha", "thamdinh3"):
        with pytest.raises(Refused, match="không chấm hồ sơ của đơn vị mình"):
            score(own, name)
    score(own, "thamdinh1", "thamdinh2")
    actions.conclude(other, conclusion(), by=who("nguoinha"))
    with pytest.raises(Refused):
        actions.conclude(own, conclusion(), by=who("nguoinha"))
    own, other = decided("donvi"), decided("donvi2")
    for nomination in (own, other):
        assert nomination.commendation is not None
    _release(other, who("nguoinha"))
    with pytest.raises(Refused):
        _release(own, who("nguoinha"))
    assert (own.state, other.state) == ("decided", "released")


def test_one_own_dossier_in_a_decision_keeps_its_releaser_from_all_of_it(session: Any) -> None:
    both = [STAGES["proposed"]("donvi"), STAGES["proposed"]("donvi2")]
    decision = actions.decide(both, facts(), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    assert _tried(both[0], _release, who("nguoinha")) is Refused
    assert {each.state for each in both} == {"decided"}
    actions.release(decision, by=who("congkhai"))
    assert {each.state for each in both} == {"released"}


def test_returned_once_and_not_again(session: Any) -> None:
    nomination = returned()
    actions.submit(nomination, by=who("donvi"))
    with pytest.raises(Invalid, match="số lần tối đa"):
        actions.send_back(nomination, "Vẫn chưa rõ.", {"how": "Ai trực?"}, by=who("thuongtruc2"))
    assert (nomination.state, nomination.returns) == ("submitted", 1)
    actions.receive(nomination, by=who("thuongtruc"))


def test_returned_as_often_as_the_norm_of_the_day_allows(session: Any) -> None:
    norm = session.query(Norm).filter_by(key="nomination.returns_allowed").one()
    norm.value = 2
    session.flush()
    nomination = returned()
    actions.submit(nomination, by=who("donvi"))
    actions.send_back(nomination, "Vẫn chưa rõ.", {"how": "Ai trực?"}, by=who("thuongtruc"))
    assert [remark.round for remark in nomination.remarks] == [1, 2]
    actions.submit(nomination, by=who("donvi"))
    norm.valid_to = clock.today()
    with pytest.raises(Invalid):
        actions.send_back(nomination, "Lần ba.", {"how": "Ai trực?"}, by=who("thuongtruc"))


@pytest.mark.parametrize(
    ("maker", "act"),
    [
        (submitted, lambda n: actions.send_back(n, "  ", {"how": "Ai trực?"}, by=who("thuongtruc"))),
        (submitted, lambda n: actions.refuse(n, "\u200b\n ", by=who("thuongtruc"))),
        (received, lambda n: actions.refuse(n, "", by=who("thuongtruc"))),
    ],
)
def test_a_reason_is_asked_for(
    session: Any, maker: Callable[[], Nomination], act: Callable[[Nomination], None]
) -> None:
    nomination = maker()
    state = nomination.state
    with pytest.raises(Invalid) as refusal:
        act(nomination)
    assert "note" in refusal.value.errors
    assert nomination.state == state


@pytest.mark.parametrize("columns", [{"state": "received"}, {"version": 99}])
def test_a_move_from_what_is_no_longer_there_is_stale(session: Any, columns: dict[str, Any]) -> None:
    """Compare and swap: somebody else changed the row behind what we have read."""
    nomination = submitted()
    session.flush()
    quicker = update(Nomination).where(Nomination.id == nomination.id).values(**columns)
    session.execute(quicker, execution_options={"synchronize_session": False})
    with pytest.raises(Stale, match="vừa được người khác xử lý"):
        actions.refuse(nomination, "Sai đối tượng.", by=who("thuongtruc"))
