"""Questions to the table of abbreviations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ..kit.database import db
from ..kit.memory import Memory
from ..kit.refusals import Missing
from ..kit.search.query import words_of
from ..kit.text import sort_key
from .models import Abbreviation

Synonyms = Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]

_KEPT: Memory[Synonyms] = Memory(1)


def synonyms() -> Synonyms:
    """Folded words to the other folded words that mean the same, both ways, for `kit.search.parse`.

    A short form may stand for several long ones. Kept in the process until the public data change.
    """
    return _KEPT.get("synonyms", _read)


def _read() -> Synonyms:
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    rows = db.session.execute(
        select(Abbreviation.short, Abbreviation.long).order_by(Abbreviation.short_key, Abbreviation.long_key)
    )
    for short, long in rows:
        one, other = words_of(short), words_of(long)
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return {words: tuple(others) for words, others in found.items()}


def browse(*, by: Any) -> list[Abbreviation]:
    """The whole table in Vietnamese order."""
    rows = db.session.scalars(select(Abbreviation)).all()
    return sorted(rows, key=lambda row: (sort_key(row.short), sort_key(row.long)))


def find(ref: str, *, by: Any) -> Abbreviation:
    """The abbreviation that an address names. Raises Missing."""
    found = db.session.scalar(select(Abbreviation).where(Abbreviation.ref == ref))
    if found is None:
        raise Missing(_l("Không có chữ viết tắt này trong bảng."))
    return found
