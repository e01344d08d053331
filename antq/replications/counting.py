"""Mô hình, điểm, tổ: the three counts, always together, always from the ledger's rows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from sqlalchemy import ColumnElement, and_, func, select

from ..catalogue.models import Initiative
from ..kit import clock
from ..kit.database import db
from ..kit.memory import Memory
from ..law.norms import convention
from . import columns
from .liveness import IN_THE_FIELD, Grace, quarter_of
from .models import Replication


@dataclass(frozen=True)
class Three:
    """How many initiatives are applied, at how many points, by how many teams, of how many members."""

    initiatives: int = 0
    points: int = 0
    teams: int = 0
    members: int = 0


USUAL = Grace(fresh=1, counted=2)
_grace: Memory[Grace] = Memory(4)


def grace() -> Grace:
    """For how many quarters a confirmation holds, as the norms of today say."""
    today = clock.today()

    def read() -> Grace:
        return Grace(
            convention("replication.fresh_quarters", USUAL.fresh, on=today),
            convention("replication.counted_quarters", USUAL.counted, on=today),
        )

    return _grace.get(today, read)


def this_quarter() -> int:
    """The quarter of today."""
    return quarter_of(clock.today())


def is_alive() -> ColumnElement[bool]:
    """`liveness.alive` as a condition on public replications."""
    return and_(
        Replication.accepted_at.is_not(None),
        Replication.state.in_(IN_THE_FIELD),
        Replication.confirmed_quarter >= this_quarter() - grace().counted,
    )


_heirs: Memory[tuple[np.ndarray, np.ndarray]] = Memory(1)


def speaking(initiatives: np.ndarray) -> np.ndarray:
    """For each id the initiative that speaks for it: what was merged into another counts as that one."""
    merged, heirs = _heirs.get(None, _read_heirs)
    if not len(merged):
        return initiatives
    at = np.minimum(np.searchsorted(merged, initiatives), len(merged) - 1)
    return np.where(merged[at] == initiatives, heirs[at], initiatives)


def _read_heirs() -> tuple[np.ndarray, np.ndarray]:
    # Sorted here: an order by id would have the engine walk the table instead of the index of what was merged.
    rows = db.session.execute(
        select(Initiative.id, Initiative.merged_into_id).where(Initiative.merged_into_id.is_not(None))
    ).all()
    into: dict[int, int] = {row[0]: row[1] for row in sorted(rows) if row[1] is not None}
    heirs = []
    for merged in into:
        heir = merged
        for _step in into:  # a merge may follow a merge; a circle ends all the same
            if heir not in into:
                break
            heir = into[heir]
        heirs.append(heir)
    return np.array(list(into), dtype=np.int64), np.array(heirs, dtype=np.int64)


def counted(table: columns.Columns, which: np.ndarray) -> Three:
    """The counts of some positions of the ledger."""
    of = table.of
    return Three(
        len(_ranked(speaking(of["initiative"][which]))[0]),
        int(np.count_nonzero(which)) if which.dtype == bool else len(which),
        int(of["teams"][which].sum()),
        int(of["members"][which].sum()),
    )


def alive_now() -> tuple[columns.Columns, np.ndarray]:
    """The ledger and which of it counts today."""
    table = columns.now()
    return table, table.alive(this_quarter(), grace())


def everywhere() -> Three:
    """The counts of the whole ledger."""
    return counted(*alive_now())


def grouped(table: columns.Columns, which: np.ndarray, keys: np.ndarray) -> dict[int, Three]:
    """The counts of some positions by a column of ids; key 0 (none) is kept, so that nothing is lost."""
    return _told(_grouped(table, which, keys))


def leading(table: columns.Columns, which: np.ndarray, keys: np.ndarray, most: int) -> dict[int, Three]:
    """The same of the keys with the most points, at most so many, in this order; then by teams and id."""
    groups = _grouped(table, which, keys)
    ids, _initiatives, points, teams, _members = groups
    first = np.lexsort((ids, -teams, -points))[:most]
    return _told(tuple(each[first] for each in groups))


def _grouped(table: columns.Columns, which: np.ndarray, keys: np.ndarray) -> tuple[np.ndarray, ...]:
    """Ids with initiatives, points, teams and members of each, in the order of the ids."""
    found, chosen = _ranked(keys[which])
    points = np.bincount(chosen, minlength=len(found))
    teams, members = (np.bincount(chosen, table.of[name][which], len(found)) for name in ("teams", "members"))
    initiatives = _different(chosen, len(found), speaking(table.of["initiative"][which]))
    return found, initiatives, points, teams, members


def _told(groups: tuple[np.ndarray, ...]) -> dict[int, Three]:
    """As objects: for groups that are shown, at some microseconds each."""
    return {
        key: Three(*map(int, counts))
        for key, *counts in zip(*(each.tolist() for each in groups), strict=True)
    }


MOST_CELLS = 50_000_000
"""Bytes of a table of who occurs where; a larger one is sorted instead, which takes ten times as long."""


def _different(groups: np.ndarray, count: int, values: np.ndarray) -> np.ndarray:
    """How many different values each of `count` groups has."""
    found, values = _ranked(values)
    cells = groups * len(found) + values
    if count * len(found) > MOST_CELLS:
        return np.bincount(np.unique(cells) // len(found), minlength=count)
    seen = np.zeros(count * len(found), dtype=bool)
    seen[cells] = True
    return seen.reshape(count, len(found)).sum(axis=1)


def _ranked(ids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The ids that occur, in order, and the place in it of each one given; without sorting."""
    occurs = np.zeros(int(ids.max(initial=0)) + 1, dtype=bool)
    occurs[ids] = True
    return np.flatnonzero(occurs), (np.cumsum(occurs) - 1)[ids]


def own_points(initiative_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """Points and teams of each initiative that count today, from the rows: what the catalogue keeps."""
    rows = db.session.execute(
        select(Replication.initiative_id, func.count(), func.sum(Replication.team_count))
        .where(Replication.initiative_id.in_(initiative_ids), is_alive())
        .group_by(Replication.initiative_id)
    )
    return dict.fromkeys(initiative_ids, (0, 0)) | {row[0]: (int(row[1]), int(row[2])) for row in rows}
