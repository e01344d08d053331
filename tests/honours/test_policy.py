"""Who sees decisions, draws them up and makes them public; sees and seen_by are one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from antq.honours import queries
from antq.honours.models import Commendation, Decision
from antq.honours.policy import seen_by, sees, shown_to_public
from antq.kit.policy import may
from antq.nominations import actions as dossiers
from antq.units.queries import by_ref
from tests.cast import PEOPLE, decided, released, who

EVERYBODY = ("", *PEOPLE)
DESK = {"thuongtruc", "thuongtruc2", "kiemnhiem", "chutich", "congkhai", "nguoinha"}
OFFICE = {"thuongtruc", "thuongtruc2", "kiemnhiem", "nguoinha"}


def decision_of(nomination: Any) -> Decision:
    found: Decision = nomination.commendation.decision
    return found


def _foreign(state: str, province: bool = True) -> Decision:
    """A decision of another province, or of none: no maker leads there, so the row is written as it would be."""
    issuer = by_ref("ubnd-ca-mau" if province else "cuc-v05")
    return Decision(
        ref=f"QD-2026-9{state[:3]}{province:d}",
        number=f"{state}{province:d}"[:20],
        symbol="QĐ-UBND",
        issued_on=datetime(2026, 8, 19, tzinfo=UTC).date(),
        year=2026,
        about="Về việc khen thưởng",
        signer_name="A",
        signer_title="Chủ tịch",
        issuer=issuer,
        province_id=issuer.province_id,
        state=state,
        moved_at=datetime(2026, 8, 19, tzinfo=UTC),
        drawn_by_id=who("camau").person_id,
    )


def test_role_by_action_by_state_holds_no_surprise(session: Any) -> None:
    drawn, public = decision_of(decided()), decision_of(released())
    table = {
        ("decision.see", drawn): DESK - {"nguoinha"},  # who belongs to the unit that it commends
        ("decision.see", public): set(EVERYBODY),
        ("decision.draw_up", drawn): OFFICE,
        ("decision.draw_up", public): OFFICE,
        ("decision.release", drawn): {"congkhai", "kiemnhiem"},
        ("decision.release", public): {"congkhai", "kiemnhiem", "nguoinha"},
        ("decision.draw_up", None): OFFICE
        | {"camau", "trunguong"},  # before any decision: who has such a desk
        ("decision.draw_up", by_ref("ubnd-ca-mau")): {"camau"},
        ("decision.draw_up", by_ref("cuc-v05")): set(),
        ("honour.browse", None): set(EVERYBODY),
    }
    for (rule, thing), expected in table.items():
        allowed = {name for name in EVERYBODY if may(who(name), rule, thing)}
        assert allowed == expected, (rule, thing)


@pytest.mark.parametrize("state", ["drawn", "released", "revoked", "dropped"])
def test_sees_and_seen_by_agree_for_everybody(session: Any, state: str) -> None:
    own = decision_of(decided())
    own.state = state
    session.add_all([own, _foreign(state), _foreign(state, province=False)])
    session.flush()
    decisions = session.scalars(select(Decision)).all()
    assert len(decisions) == 3
    for name in EVERYBODY:
        actor = who(name)
        listed = set(session.scalars(select(Decision.ref).where(seen_by(actor))))
        assert listed == {each.ref for each in decisions if sees(actor, each)}, name


def test_who_has_an_interest_reads_what_is_public_and_no_paper_of_it(session: Any) -> None:
    """Its papers name in full whom the public page does not; the unit's people, and who was kept away, have none."""
    nomination, mine = decided("donvi2", publicity="initials"), decision_of(released("donvi"))
    dossiers.declare(nomination, "Tổ trưởng là em ruột tôi.", by=who("thuongtruc2"))
    decision = decision_of(nomination)
    dossiers.release(decision, by=who("congkhai"))
    for name in ("decision.paper", "certificate.print"):
        assert {each for each in EVERYBODY if may(who(each), name, decision)} == DESK - {"thuongtruc2"}
        assert {each for each in EVERYBODY if may(who(each), name, mine)} == DESK - {"nguoinha"}
    draws = {each for each in EVERYBODY if may(who(each), "amendment.draw_up", decision)}
    assert draws == OFFICE - {"thuongtruc2"}
    assert may(who("thuongtruc2"), "decision.see", decision)


def test_a_drawn_decision_of_no_province_lies_on_nobodys_desk(session: Any) -> None:
    lone = _foreign("drawn", province=False)
    session.add(lone)
    session.flush()
    for rule in ("decision.see", "decision.draw_up", "decision.release"):
        assert [name for name in EVERYBODY if may(who(name), rule, lone)] == []


def test_what_waits_for_a_releaser_is_what_they_see(session: Any) -> None:
    waiting = decision_of(decided())
    assert queries.to_release(by=who("congkhai")) == [waiting]
    assert queries.to_release(by=who("nguoinha")) == []  # of the unit that it commends


def test_whoever_drew_it_up_is_the_one_who_may_not_release_it(session: Any) -> None:
    decision = decision_of(decided())
    decision.drawn_by_id = who("congkhai").person_id or 0
    session.flush()
    assert not may(who("congkhai"), "decision.release", decision)
    assert may(who("kiemnhiem"), "decision.release", decision)


@pytest.mark.parametrize("publicity", ["full", "initials", "unit_only", "hidden"])
def test_the_public_is_shown_what_is_released_and_not_hidden(session: Any, publicity: str) -> None:
    decided(recipient="person", publicity=publicity)
    public = released(recipient="person", publicity=publicity).commendation
    assert public is not None
    shown = select(Commendation.ref).join(Decision).where(shown_to_public())
    assert session.scalars(shown).all() == ([] if publicity == "hidden" else [public.ref])
