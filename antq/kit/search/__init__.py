"""Search: entries with folded text, the query grammar, and one ranked select on either database.

The engines' own words stand only in the twin files, which carry the same names: `create(connection)`,
`drop(connection)`, `matching(terms)`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from types import ModuleType

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, select, union_all
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import aliased

from antq.kit.database import db

from . import postgresql, sqlite
from .entries import LARGEST_WEIGHT, SearchEntry, drop_entry, write_entry
from .query import Query, Term, parse

__all__ = ["SearchEntry", "create", "drop", "drop_entry", "hits", "parse", "write_entry"]

TWINS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}

# How good a hit is, best first: side by side in the name, the same with the last word going on, side by
# side anywhere, all words in any place.
_NAMED, _NAME_BEGUN, _MENTIONED, _SCATTERED = range(4)


def create(connection: Connection) -> None:
    """Make the index of this engine beside the table `search_entry`; for the migration, may be repeated."""
    _twin(connection).create(connection)


def drop(connection: Connection) -> None:
    """Undo `create`."""
    _twin(connection).drop(connection)


def _twin(bind: Engine | Connection) -> ModuleType:
    return TWINS[bind.dialect.name]


def hits(text: str | None, *, subject: str, tiers: Collection[str]) -> Select[int, int] | None:
    """Which subjects of the kind `subject` the text finds in the rows of `tiers`: (subject_id, rank).

    None when the text holds nothing to look for. Without any hit for the words side by side, all the
    words in any place are enough. Lower ranks are better: first where the words stand (the name before
    the rest), then whether the accents agree, then the entry's weight; for someone who types accents the
    accents come first. Join it as `.subquery()`, order by `rank`.
    """
    query = parse(text)
    if query is None:
        return None
    allowed = _allowed(query, subject, tiers)
    together = (
        _found(query.together, _rank(query, _place(query), query.readings)).where(allowed).cte("together")
    )
    found = select(together.c.subject_id, together.c.rank)
    if len(query.words) > 1:
        each = tuple(word for reading in query.readings for word in reading.split())
        scattered = _found(query.apart, _rank(query, literal(_SCATTERED), each)).where(
            allowed, ~select(together.c.rank).exists()
        )
        both = union_all(found, scattered).subquery("both_readings")
        found = select(both.c.subject_id, both.c.rank)
    columns = found.subquery("found").c
    return select(columns.subject_id, func.min(columns.rank).label("rank")).group_by(columns.subject_id)


def _allowed(query: Query, subject: str, tiers: Collection[str]) -> ColumnElement[bool]:
    """Rows that may be looked in, without the subjects that an excluded term finds in any of them."""
    rows = and_(SearchEntry.subject == subject, SearchEntry.tier.in_(tiers))
    for term in query.excluded:
        other = aliased(SearchEntry)
        banned = select(other.subject_id).where(
            other.subject == subject, other.tier.in_(tiers), other.id.in_(_matching([term]))
        )
        rows = and_(rows, SearchEntry.subject_id.not_in(banned))
    return rows


def _matching(terms: Iterable[Term]) -> Select[int]:
    found: Select[int] = _twin(db.engine).matching(terms)
    return found


def _found(terms: Iterable[Term], rank: ColumnElement[int]) -> Select[int, int]:
    # A join, not IN: the index of words has to lead, the entries follow by their key.
    ids = _matching(terms).subquery()
    return select(SearchEntry.subject_id, rank.label("rank")).join(ids, ids.c[0] == SearchEntry.id)


def _rank(query: Query, place: ColumnElement[int], readings: Iterable[str]) -> ColumnElement[int]:
    end = "" if query.open else " "
    exact = " " + SearchEntry.exact + " "
    wrong_accents = case((and_(*(exact.like(f"% {reading}{end}%") for reading in readings)), 0), else_=1)
    order = wrong_accents * (_SCATTERED + 1) + place if query.has_accents else place * 2 + wrong_accents
    return order * (LARGEST_WEIGHT + 1) - SearchEntry.weight


def _place(query: Query) -> ColumnElement[int]:
    """Where the terms of the strict reading stand; a folded word holds no wildcard of LIKE."""
    name = " " + SearchEntry.name + " "
    said = [" ".join(term.words) for term in query.together]
    whole = and_(*(name.like(f"% {words} %") for words in said))
    begun = and_(*(name.like(f"% {words}%") for words in said))
    return case((whole, _NAMED), (begun, _NAME_BEGUN), else_=_MENTIONED)
