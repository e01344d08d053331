"""Who is told of what happens to a dossier: its unit, the office, the council."""

from __future__ import annotations

from typing import Any

from ..people.queries import holders
from .models import Nomination
from .policy import in_conflict_with


def unit(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """Those who write for the nominating unit today; an author who has left it no longer hears of it."""
    return holders("officer", unit_id=nomination.unit_id)


def office(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """The standing office of the province."""
    return _at_desk(nomination, "standing_office")


def office_if_sent(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """The standing office, once the dossier has been sent: of drafts it hears nothing."""
    return office(nomination, payload) if nomination.submitted_at else []


def council(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """The council and its chair."""
    return _at_desk(nomination, "council_member", "council_chair")


def chair(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """The chair of the council."""
    return _at_desk(nomination, "council_chair")


def _at_desk(nomination: Nomination, *roles: str) -> list[int]:
    """Those who hold one of `roles` in the province, without whoever has a conflict of interest."""
    own = in_conflict_with(nomination)
    seats = [person for role in roles for person in holders(role, province_id=nomination.province_id)]
    return [person for person in seats if person not in own]


def unit_and_office(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """Those who wait for the result."""
    return unit(nomination, payload) + office(nomination, payload)


def office_and_chair(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """Those who see to it that the council can judge."""
    return office(nomination, payload) + chair(nomination, payload)


def assigned(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """The member who was asked."""
    return [payload["person_id"]]


def handed_over(nomination: Nomination, payload: dict[str, Any]) -> list[int]:
    """The member who is asked now, and the one who is no more."""
    return [payload["person_id"], payload["former_id"]]
