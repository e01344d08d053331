"""Keeping filters, and telling their owners what came in."""

from __future__ import annotations

import logging
import secrets
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from ..kit import clock
from ..kit.database import db, writing
from ..kit.jobs import Ending, enqueue, job
from ..kit.journal import record
from ..kit.refusals import Invalid
from ..kit.text import clean
from ..people.actor import SYSTEM
from . import queries
from .models import SavedFilter
from .policy import seen_by
from .queries import New

log = logging.getLogger(__name__)
MOST = 50
LONGEST_NAME = 120


def keep(name: str, address: str, *, told: bool, by: Any) -> SavedFilter:
    """Keep the list that the arguments of an address describe, under a name.

    Refuses (Invalid): no name, an over-long one, a name that is taken, a filter that narrows nothing, more
    than fifty of one person.
    """
    wanted = queries.read(address)
    name = clean(name)
    errors = _wrong_name(name, None, by)
    if wanted.is_empty:
        errors["address"] = _l("Chọn ít nhất một điều kiện lọc rồi mới lưu.")
    if (db.session.scalar(select(func.count()).where(seen_by(by))) or 0) >= MOST:
        errors["name"] = _l("Mỗi người lưu được %(most)d bộ lọc. Bỏ bớt bộ lọc cũ.") % {"most": MOST}
    if errors:
        raise Invalid(errors)
    now = clock.now()
    saved = SavedFilter(
        ref=f"BL-{secrets.token_hex(4)}",
        person_id=by.person_id,
        name=name,
        address=urlencode(wanted.args(), doseq=True),
        told=told,
        told_until=now,
        created_at=now,
    )
    db.session.add(saved)
    db.session.flush()
    _look_later()
    return saved


def change(saved: SavedFilter, *, name: str, told: bool, by: Any) -> None:
    """Give it another name, or be told otherwise. Refuses (Invalid) what `keep` refuses of a name."""
    name = clean(name)
    if errors := _wrong_name(name, saved, by):
        raise Invalid(errors)
    if told and not saved.told:
        saved.told_until = clock.now()  # what came in while nobody wanted to know is no news
    saved.name, saved.told = name, told
    _look_later()


def remove(saved: SavedFilter, *, by: Any) -> None:
    """Keep it no longer; notices about it stay."""
    db.session.delete(saved)


def _wrong_name(name: str, this: SavedFilter | None, by: Any) -> dict[str, Any]:
    if not name:
        return {"name": _l("Nhập tên cho bộ lọc.")}
    if len(name) > LONGEST_NAME:
        return {"name": _l("Tên bộ lọc dài nhất %(most)d ký tự.") % {"most": LONGEST_NAME}}
    taken = select(SavedFilter.id).where(seen_by(by), SavedFilter.name == name)
    if this is not None:
        taken = taken.where(SavedFilter.id != this.id)
    if db.session.scalar(taken) is not None:
        return {"name": _l("Đã có bộ lọc tên này. Đặt tên khác.")}
    return {}


def _look_later() -> None:
    """One job an hour, whoever asks for it: the key is the hour."""
    due = clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    enqueue("saved_filter.look", key=f"saved_filter.look {due:%Y-%m-%dT%H}", due_at=due)


@job("saved_filter.look")
def look() -> Ending:
    """Tell the owners what came in; as long as anybody wants to be told, look again in an hour.

    The next look is written down first and by itself, and the lists are asked with no transaction open for
    writing: a list that cannot be read keeps nobody else's notice back.
    """
    waiting = db.session.scalars(select(SavedFilter).where(SavedFilter.told.is_(True))).all()
    found = [(saved.id, saved.told_until, new) for saved in waiting if (new := _new_in(saved))]
    db.session.rollback()
    if waiting:
        with writing():
            _look_later()

    def ending() -> None:
        for number, since, new in found:
            saved = db.session.get(SavedFilter, number)
            if saved is not None and saved.told and saved.told_until == since:
                tell(saved, new)

    return ending


def _new_in(saved: SavedFilter) -> New | None:
    try:
        return queries.new_in(saved)
    except Exception:  # whatever is wrong with one list is told to the log, and is no other's concern
        log.exception("saved filter %s cannot be read", saved.ref)
        db.session.rollback()
        return None


def tell(saved: SavedFilter, new: New) -> None:
    """Tell the owner what was published since the last notice."""
    record("saved_filter.match", saved, by=SYSTEM, count=new.count, names="; ".join(new.names))
    saved.told_until = new.until
