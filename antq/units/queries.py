"""Questions about units."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, or_, select

from ..kit import clock
from ..kit.database import db
from ..kit.memory import Memory
from ..kit.refusals import Missing
from ..kit.text import fold
from .models import Unit

DASH = " – "

ISSUING_KINDS = ("ubnd-tinh", "ubnd-xa", "cong-an-tinh")
"""Kinds of unit whose head signs decisions of commendation (Luật 06/2022, Điều 80)."""


def by_ref(ref: str) -> Unit:
    """The unit with this ref. Raises Missing."""
    found = db.session.scalar(select(Unit).where(Unit.ref == ref))
    if found is None:
        raise Missing(_l("Không có đơn vị này."))
    return found


@dataclass(frozen=True)
class Named:
    """A unit, as lists and facets need it."""

    id: int
    ref: str
    name: str
    sort_key: str


_named: Memory[Named | None] = Memory(2_000)
_ids: Memory[int | None] = Memory(512)


def named(ids: Collection[int]) -> list[Named]:
    """The units with these ids, in alphabetical order; remembered by data version."""
    found = _named.get_all(list(ids), _read_named)
    return sorted((unit for unit in found if unit), key=lambda unit: (unit.sort_key, unit.id))


def _read_named(ids: Sequence[int]) -> list[Named | None]:
    rows = db.session.execute(select(Unit.id, Unit.ref, Unit.name, Unit.sort_key).where(Unit.id.in_(ids)))
    found = {row.id: Named(*row) for row in rows}
    return [found.get(each) for each in ids]


def id_of(ref: str) -> int | None:
    """The id of the unit with this ref; remembered by data version."""
    return _ids.get(ref, lambda: db.session.scalar(select(Unit.id).where(Unit.ref == ref)))


_carried: Memory[list[int]] = Memory(512)


def carried_on_by(ids: Sequence[int]) -> list[int]:
    """These units and all that ended and were handed over to them, over any number of steps."""
    return _carried.get(tuple(ids), lambda: _read_carried(ids))


_kin: Memory[frozenset[int]] = Memory(512)


def kin_of(ids: Collection[int]) -> frozenset[int]:
    """These units, all that they carry on, and all that carry them on: who judges one of them judges the same house.

    Two units that went into the same third one are no kin of each other. Remembered by data version.
    """
    wanted = tuple(sorted(ids))
    return _kin.get(wanted, lambda: _read_kin(wanted)) if wanted else frozenset()


def kin_of_each(ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Each of these units to its own kin. As many statements for many units as for one."""
    rows = db.session.execute(select(Unit.id, Unit.successor_id).where(Unit.id.in_(kin_of(ids))))
    onward = {row.id: row.successor_id for row in rows}
    onto = {each: set(_onward(each, onward)) for each in onward}
    return {
        one: frozenset(onto[one] | {each for each in onward if one in onto[each]})
        for one in set(ids) & onward.keys()
    }


def _onward(unit: int, onward: Mapping[int, int | None]) -> list[int]:
    """A unit, the one that carries it on, and so forth."""
    found, here = [unit], onward.get(unit)
    while here is not None and here not in found:
        found.append(here)
        here = onward.get(here)
    return found


def _read_kin(ids: Sequence[int]) -> frozenset[int]:
    found = set(_read_carried(ids))
    newest = set(ids)
    while newest:
        rows = db.session.scalars(
            select(Unit.successor_id).where(Unit.id.in_(newest), Unit.successor_id.is_not(None))
        )
        newest = {each for each in rows if each is not None} - found
        found |= newest
    return frozenset(found)


def _read_carried(ids: Sequence[int]) -> list[int]:
    found = list(ids)
    newest = found
    while newest:
        rows = db.session.scalars(select(Unit.id).where(Unit.successor_id.in_(newest)).order_by(Unit.id))
        newest = [each for each in rows if each not in found]
        found += newest
    return found


def offer(within: ColumnElement[bool], *, limit: int = 500) -> list[str]:
    """The standing units to offer while a person types, as "ref – name", in alphabetical order."""
    rows = db.session.execute(
        select(Unit.ref, Unit.name).where(within, standing()).order_by(Unit.sort_key).limit(limit)
    )
    return [f"{row.ref}{DASH}{row.name}" for row in rows]


def meant(typed: str, within: ColumnElement[bool]) -> list[Unit]:
    """The standing units that `typed` may mean: an offered line, a ref, or a name with or without accents.

    Names are folded here and not by the database, which folds neither accents nor đ as people type.
    """
    ref, wanted = typed.split(DASH, 1)[0].strip(), fold(typed)
    exact = db.session.scalar(select(Unit).where(Unit.ref == ref, within, standing()))
    if exact is not None:
        return [exact]
    rows = db.session.execute(select(Unit.id, Unit.name, Unit.short_name).where(within, standing()))
    found = [row.id for row in rows if wanted and wanted in (fold(row.name), fold(row.short_name))]
    return list(db.session.scalars(select(Unit).where(Unit.id.in_(found)).order_by(Unit.sort_key)))


def standing() -> ColumnElement[bool]:
    """Units that still exist today."""
    return or_(Unit.ended_on.is_(None), Unit.ended_on >= clock.today())


def issuers_of(province_ids: Collection[int]) -> list[Unit]:
    """The units of these provinces that may issue decisions: the people's committee first, then by the alphabet."""
    return list(
        db.session.scalars(
            select(Unit)
            .where(Unit.province_id.in_(province_ids), Unit.kind.in_(ISSUING_KINDS), Unit.ended_on.is_(None))
            .order_by(Unit.kind != "ubnd-tinh", Unit.sort_key)
        )
    )
