"""The moves of a replication. Each keeps the catalogue's counts right."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.database.version import stamp_at_commit
from ...kit.numbers import write_day
from ...kit.refusals import Invalid
from ...kit.text import clean
from .. import events as events
from ..counting import this_quarter
from ..models import Replication
from ..words import CLOSE_REASONS
from ..workflow import REPLICATION
from .confirming import look_later
from .counting import recount


def accept(replication: Replication, *, by: Any) -> None:
    """Take a registration into the ledger: from now on it is public."""
    REPLICATION.move(replication, "accept", by=by)
    replication.accepted_at = clock.now()
    if replication.album is not None:
        replication.album.public = True
    _settled(replication)


def launch(replication: Replication, day: date | None, *, by: Any) -> None:
    """It was launched on `day`, and with that it is alive. Refuses (Invalid): no day, one to come."""
    if day is not None and day > clock.today():
        raise Invalid({"day": _l("Ngày ra mắt chưa tới.")})
    replication.launched_on = day
    if day is not None and (replication.started_on is None or replication.started_on > day):
        replication.started_on, replication.started_precision = day, "day"
    REPLICATION.move(replication, "launch", by=by, day=write_day(day) if day else "")
    _seen_running(replication)


def run(replication: Replication, *, by: Any) -> None:
    """It goes on by itself now."""
    REPLICATION.move(replication, "run", by=by)
    _seen_running(replication)


def weaken(replication: Replication, note: str, *, by: Any) -> None:
    """It only just goes on (cầm chừng)."""
    REPLICATION.move(replication, "weaken", by=by, note=note)
    _settled(replication)


def recover(replication: Replication, note: str = "", *, by: Any) -> None:
    """It was strengthened (củng cố)."""
    REPLICATION.move(replication, "recover", by=by, note=note)
    _seen_running(replication)


def sustain(replication: Replication, *, by: Any) -> None:
    """It lasts: the office says so, never the unit itself."""
    REPLICATION.move(replication, "sustain", by=by)
    _settled(replication)


def close(replication: Replication, reason: str, note: str, *, day: date | None = None, by: Any) -> None:
    """It ended: for a reason of the list, told in words. Refuses (Invalid): no reason, no words, a day to come."""
    errors: dict[str, Any] = {}
    if reason not in CLOSE_REASONS:
        errors["reason"] = _l("Chọn lý do kết thúc.")
    if day is not None and day > clock.today():
        errors["day"] = _l("Ngày kết thúc chưa tới.")
    if errors:
        raise Invalid(errors)
    replication.close_reason, replication.closed_on = reason, day or clock.today()
    replication.close_note = clean(note, multiline=True)
    REPLICATION.move(replication, "close", by=by, note=note, reason=str(CLOSE_REASONS[reason]))
    _settled(replication)


def _seen_running(replication: Replication) -> None:
    """Whoever moves it says that it runs."""
    replication.confirmed_quarter = this_quarter()
    look_later()
    _settled(replication)


def _settled(replication: Replication) -> None:
    stamp_at_commit(replication)
    recount(replication.initiative)
