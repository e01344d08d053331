"""Keeping the table of abbreviations. What is changed holds from the next search on."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ..kit.database import db
from ..kit.journal import record
from ..kit.refusals import Invalid
from ..kit.search.query import MOST_WORDS, words_of
from ..kit.text import clean
from .models import Abbreviation

LONGEST_SHORT, LONGEST_LONG = 20, 120
MOST_SHORT_WORDS = 3


def load(rows: Iterable[Mapping[str, Any]]) -> None:
    """Fill an empty table with the shipped list; a table that holds anything is the administrator's own."""
    if db.session.scalar(select(Abbreviation.id).limit(1)) is not None:
        return
    for row in rows:
        db.session.add(_made(Abbreviation(ref=_new_ref()), *_checked(row["short"], row["long"], None)))
        db.session.flush()


def add(short: str, long: str, *, by: Any) -> Abbreviation:
    """Enter a short form with what it stands for.

    Refuses (Invalid): nothing to look for in either, an over-long one, a long form that is not longer than
    the short one, a pair that is there already.
    """
    made = _made(Abbreviation(ref=_new_ref()), *_checked(short, long, None))
    db.session.add(made)
    record("abbreviation.add", made, by=by)
    return made


def change(abbreviation: Abbreviation, short: str, long: str, *, by: Any) -> None:
    """Write it otherwise; refuses what `add` refuses. Nothing changed is no event."""
    before = abbreviation.title
    _made(abbreviation, *_checked(short, long, abbreviation))
    if abbreviation.title != before:
        record("abbreviation.edit", abbreviation, by=by, before=before)


def remove(abbreviation: Abbreviation, *, by: Any) -> None:
    """Take it out of the table; the journal keeps that it was there."""
    record("abbreviation.remove", abbreviation, by=by)
    db.session.delete(abbreviation)


def _new_ref() -> str:
    # Not the next number: that of a removed row would come again, and the journal with it.
    return f"VT-{secrets.token_hex(4)}"


def _made(abbreviation: Abbreviation, short: str, long: str) -> Abbreviation:
    abbreviation.short, abbreviation.long = short, long
    abbreviation.short_key, abbreviation.long_key = _key(short), _key(long)
    return abbreviation


def _key(text: str) -> str:
    return " ".join(words_of(text))


def _checked(short: str, long: str, this: Abbreviation | None) -> tuple[str, str]:
    """Both forms cleaned, or Invalid."""
    short, long = clean(short or ""), clean(long or "")
    errors: dict[str, Any] = {}
    if says := _wrong_short(short):
        errors["short"] = says
    if says := _wrong_long(long):
        errors["long"] = says
    elif not errors and len(_key(long)) <= len(_key(short)):
        errors["long"] = _l("Cách viết đầy đủ phải dài hơn chữ viết tắt.")
    elif not errors and _is_there(short, long, this):
        errors["short"] = _l("Bảng đã có chữ viết tắt này với cách viết đầy đủ này.")
    if errors:
        raise Invalid(errors)
    return short, long


def _wrong_short(short: str) -> Any:
    words = words_of(short)
    if not words:
        return _l("Nhập chữ viết tắt, ví dụ CLB.")
    if len(short) > LONGEST_SHORT or len(words) > MOST_SHORT_WORDS:
        return _l("Chữ viết tắt dài nhất %(most)d ký tự, %(words)d từ.") % {
            "most": LONGEST_SHORT,
            "words": MOST_SHORT_WORDS,
        }
    return None


def _wrong_long(long: str) -> Any:
    words = words_of(long)
    if not words:
        return _l("Nhập cách viết đầy đủ, ví dụ câu lạc bộ.")
    if len(long) > LONGEST_LONG or len(words) > MOST_WORDS:
        return _l("Cách viết đầy đủ dài nhất %(most)d ký tự, %(words)d từ.") % {
            "most": LONGEST_LONG,
            "words": MOST_WORDS,
        }
    return None


def _is_there(short: str, long: str, this: Abbreviation | None) -> bool:
    same = select(Abbreviation.id).where(
        Abbreviation.short_key == _key(short), Abbreviation.long_key == _key(long)
    )
    if this is not None:
        same = same.where(Abbreviation.id != this.id)
    return db.session.scalar(same.limit(1)) is not None
