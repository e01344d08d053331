"""Families: different initiatives of one idea ("24 giờ trải nghiệm" of two provinces), each with its own page.

`relate` says that two initiatives are kin; which family that is follows from those they are in already. As with
merges, whoever acts has seen a plan, and the act is refused when it is another by now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ..kit.database import db
from ..kit.journal import record
from ..kit.policy import must
from ..kit.refusals import Invalid, Missing, Stale
from .actions import open_family
from .merging import lock, reason, still
from .models import Family, Initiative, heir_of
from .policy import sees


@dataclass(frozen=True)
class Kinship:
    """What a change of families would do: `joining` come into `family`; without one, a new one is founded."""

    family: Family | None
    joining: tuple[Initiative, ...]
    emptied: Family | None = None
    """A family all of whose initiatives go over: its address will lead to `family`."""

    @property
    def stamp(self) -> str:
        """Equal as long as the same ones would go from the same families to the same family."""
        staying = self.family.initiatives if self.family else ()
        said = [self.family.ref if self.family else "", *sorted(each.ref for each in staying)]
        said += sorted(f"{each.ref} {each.state} {each.family_id}" for each in self.joining)
        return hashlib.sha256("|".join(said).encode()).hexdigest()


def plan_of_relation(one: Initiative, other: Initiative) -> Kinship:
    """How `one` and `other` come into one family: that of either, or both families as one, or a new one.

    Raises Stale when they are in one family already, are the same, or one no longer stands in the catalogue.
    """
    if one.id == other.id:
        raise Stale(_l("Chọn một mô hình khác."))
    if not (one.state == other.state == "public"):
        raise Stale(_l("Mô hình không còn đứng riêng trong sổ thì không xếp họ được."))
    if one.family is None:
        return Kinship(other.family, (one,) if other.family else (one, other))
    if other.family is None:
        return Kinship(one.family, (other,))
    if one.family is other.family:
        raise Stale(_l("Hai mô hình đã cùng một họ."))
    return Kinship(one.family, tuple(other.family.initiatives), other.family)


def relate(one: Initiative, other: Initiative, *, name: str = "", note: str, seen: str, by: Any) -> Family:
    """Bring the two into one family as planned; `name` is for a new one. Returns the family.

    Raises Refused (rule of `one`), Invalid (no reason, no name for a new family), Stale.
    """
    must(by, "initiative.relate", one)
    note = reason(note)
    lock(one, other)
    plan = plan_of_relation(one, other)
    still(plan.stamp, seen)
    family = plan.family or open_family(name)
    if plan.emptied is not None:
        plan.emptied.merged_into = family
    _join(plan.joining, family, note, by)
    return family


def leave(initiative: Initiative, *, note: str, by: Any) -> None:
    """Take an initiative out of its family. Raises Refused, Invalid (no reason), Stale (in none by now)."""
    must(by, "initiative.relate", initiative)
    note = reason(note)
    lock(initiative)
    family = initiative.family
    if family is None:
        raise Stale(_l("Mô hình này không thuộc họ nào."))
    record("initiative.leave_family", initiative, by=by, family=family.ref, called=family.name, note=note)
    initiative.family = None
    db.session.flush()


def plan_of_division(family: Family, leaving: Sequence[Initiative]) -> Kinship:
    """How `leaving` found a family of their own. Raises Invalid unless some leave and some stay."""
    if not leaving:
        raise Invalid({"leaving": _l("Chọn ít nhất một mô hình tách ra.")})
    if any(each.family is not family for each in leaving):
        raise Stale(_l("Có mô hình không còn trong họ này."))
    if {each.id for each in shown(family)} <= {each.id for each in leaving}:
        raise Invalid({"leaving": _l("Để lại ít nhất một mô hình trong họ cũ.")})
    return Kinship(None, tuple(leaving))


def divide(
    family: Family, leaving: Sequence[Initiative], *, name: str, note: str, seen: str, by: Any
) -> Family:
    """Let some initiatives of a family found their own, called `name`. Returns the new family.

    Raises Refused, Invalid (no reason or name, none or all leave), Stale.
    """
    must(by, "family.split", family)
    note = reason(note)
    lock(*leaving)
    plan = plan_of_division(family, leaving)
    still(plan.stamp, seen)
    founded = open_family(name)
    _join(plan.joining, founded, note, by)
    return founded


def find(ref: str, *, by: Any) -> Family:
    """The family with this ref, or the one it went over into. Raises Missing."""
    found = db.session.scalar(select(Family).where(Family.ref == ref.upper()))
    if found is None:
        raise Missing(_l("Không có họ mô hình này."))
    while found.merged_into is not None:
        found = found.merged_into
    return found


def shown(family: Family) -> list[Initiative]:
    """The initiatives of a family as the catalogue shows them: of what was merged, the one that speaks for it."""
    heirs = (heir_of(each) for each in family.initiatives)
    return [each for each in dict.fromkeys(heirs) if sees(None, each)]


def kin_of(members: Sequence[Initiative]) -> list[tuple[Family, list[Initiative]]]:
    """Each family of these initiatives (one and what was merged into it) with the others in it; a family
    without others is left out."""
    families = dict.fromkeys(each.family for each in members if each.family is not None)
    found = [(family, [each for each in shown(family) if each not in members]) for family in families]
    return [(family, others) for family, others in found if others]


def _join(joining: Sequence[Initiative], family: Family, note: str, by: Any) -> None:
    for each in joining:
        each.family = family
        record("initiative.join_family", each, by=by, family=family.ref, called=family.name, note=note)
