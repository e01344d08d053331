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
from .models import Family, Initiative, heir_of, members_of
from .policy import sees


@dataclass(frozen=True)
class Kinship:
    """What a change of families would do: `joining` come into `family`; without one, a new one is founded."""

    family: Family | None
    joining: tuple[Initiative, ...]
    emptied: Family | None = None
    """A family all of whose initiatives go over: its address will lead to `family`."""

    @property
    def speakers(self) -> list[Initiative]:
        """The joining ones as the catalogue shows them: of what was merged, the one that speaks for it."""
        return list(dict.fromkeys(map(heir_of, self.joining)))

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
    ours, theirs = families_of(one), families_of(other)
    if set(ours) & set(theirs):
        raise Stale(_l("Hai mô hình đã cùng một họ."))
    if not ours:
        return Kinship(theirs[0], (one,)) if theirs else Kinship(None, (one, other))
    if not theirs:
        return Kinship(ours[0], (other,))
    return Kinship(ours[0], tuple(theirs[0].initiatives), theirs[0])


def relate(one: Initiative, other: Initiative, *, name: str = "", note: str, seen: str, by: Any) -> Family:
    """Bring the two into one family as planned; `name` is for a new one. Returns the family.

    Raises Refused (rule of `one`), Invalid (no reason, no name for a new family), Stale.
    """
    must(by, "initiative.relate", one)
    note = reason(note)
    _lock(families_of(one) + families_of(other), one, other)
    plan = plan_of_relation(one, other)
    still(plan.stamp, seen)
    family = plan.family or open_family(name)
    if plan.emptied is not None:
        plan.emptied.merged_into = family
    _join(plan.joining, family, note, by)
    return family


def leave(initiative: Initiative, *, note: str, by: Any) -> None:
    """Take an initiative, with what was merged into it, out of its families.

    Raises Refused, Invalid (no reason), Stale (in none by now).
    """
    must(by, "initiative.relate", initiative)
    note = reason(note)
    _lock(families_of(initiative), initiative)
    left = families_of(initiative)
    if not left:
        raise Stale(_l("Mô hình này không thuộc họ nào."))
    for family in left:
        record("initiative.leave_family", initiative, by=by, family=family.ref, called=family.name, note=note)
    for each in members_of(initiative):
        each.family = None
    db.session.flush()


def plan_of_division(family: Family, leaving: Sequence[Initiative]) -> Kinship:
    """How `leaving`, with what was merged into them, found a family of their own.

    Raises Invalid unless some leave and some stay, Stale when one is not of the family.
    """
    if not leaving:
        raise Invalid({"leaving": _l("Chọn ít nhất một mô hình tách ra.")})
    here = shown(family)
    if not set(leaving) <= set(here):
        raise Stale(_l("Có mô hình không còn trong họ này."))
    if set(here) <= set(leaving):
        raise Invalid({"leaving": _l("Để lại ít nhất một mô hình trong họ cũ.")})
    return Kinship(None, tuple(each for each in family.initiatives if heir_of(each) in leaving))


def divide(
    family: Family, leaving: Sequence[Initiative], *, name: str, note: str, seen: str, by: Any
) -> Family:
    """Let some initiatives of a family found their own, called `name`. Returns the new family.

    Raises Refused, Invalid (no reason or name, none or all leave), Stale.
    """
    must(by, "family.split", family)
    note = reason(note)
    _lock([family, *(other for each in leaving for other in families_of(each))], *leaving)
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
    passed = [found]
    while passed[-1].merged_into is not None:
        if passed[-1].merged_into in passed:
            raise RuntimeError(f"family {found.ref} went over in a circle")
        passed.append(passed[-1].merged_into)
    return passed[-1]


def families_of(initiative: Initiative) -> list[Family]:
    """The families of an initiative and of what was merged into it, its own first."""
    return list(dict.fromkeys(each.family for each in members_of(initiative) if each.family is not None))


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


def _lock(families: Sequence[Family], *initiatives: Initiative) -> None:
    """Nobody else changes these families and initiatives until the commit; they are read again.

    Families first, always: whoever moves an initiative from one to another holds both. Raises Stale when one
    of the families has gone over into another, or an initiative into another family.
    """
    held = {each.id for each in families}
    wanted = select(Family.id).where(Family.id.in_(held)).order_by(Family.id).with_for_update()
    db.session.execute(wanted)
    for family in families:
        db.session.expire(family)
    lock(*initiatives, *(each for family in families for each in family.initiatives))
    now = {family.id for each in initiatives for family in families_of(each)}
    if not now <= held or any(family.merged_into is not None for family in families):
        raise Stale(_l("Họ mô hình vừa thay đổi. Tải lại trang rồi làm lại."))


def _join(joining: Sequence[Initiative], family: Family, note: str, by: Any) -> None:
    for each in joining:
        each.family = family
        record("initiative.join_family", each, by=by, family=family.ref, called=family.name, note=note)
