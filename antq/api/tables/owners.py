"""Which initiative speaks for which: what was merged into another is read under the other's ref."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, and_, case, select

from ...catalogue.models import Initiative
from ...catalogue.policy import seen_by
from ...kit.database import db
from ...replications.hidden import hidden_initiatives

STANDS = ("public", "merged")
"""States of an initiative whose figures, photos and places may be public: its own, or its heir's."""


def beside(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """A condition that is asked of each row found and never leads to rows. Nearly all initiatives are public:
    an engine that begins with the index of states walks through the table for one page."""
    return case((condition, 1), else_=0) == 1


def is_public() -> ColumnElement[bool]:
    """Initiatives that everybody sees in the catalogue."""
    return beside(seen_by(None))


def may_stand() -> ColumnElement[bool]:
    """Initiatives that are not withdrawn, nor merged into what was."""
    stands = Initiative.state.in_(STANDS)  # asked too, for where none was joined everything is NOT IN nothing
    return beside(and_(stands, Initiative.id.not_in(hidden_initiatives())))


def speakers(ids: Iterable[int]) -> dict[int, str]:
    """Id of an initiative to the ref of the public one that speaks for it; without those that have none."""
    wanted = set(ids)
    if not wanted:
        return {}
    up = _merged()
    heirs = {each: _end(each, up) for each in wanted}
    rows = db.session.execute(
        select(Initiative.id, Initiative.ref).where(Initiative.id.in_(set(heirs.values())), is_public())
    )
    refs = {row.id: row.ref for row in rows}
    return {each: refs[heir] for each, heir in heirs.items() if heir in refs}


def members(ids: Collection[int]) -> dict[int, list[int]]:
    """Id of an initiative to its own and those of all that were merged into it, itself first."""
    up = _merged()
    found = {each: [each] for each in ids}
    for each in sorted(up):
        heir = _end(each, up)
        if heir in found:
            found[heir].append(each)
    return found


def _merged() -> dict[int, int]:
    """Every merged initiative and what it was merged into: few, and found by an index."""
    rows = db.session.execute(
        select(Initiative.id, Initiative.merged_into_id).where(Initiative.merged_into_id.is_not(None))
    )
    return {row.id: row.merged_into_id for row in rows}


def _end(start: int, up: dict[int, int]) -> int:
    """The last of the chain; a circle, which the catalogue forbids, ends where it began."""
    here, passed = start, {start}
    while here in up and up[here] not in passed:
        here = up[here]
        passed.add(here)
    return here
