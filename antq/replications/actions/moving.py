"""The moves of a replication. Each keeps the catalogue's counts right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from ...catalogue.models import heir_of
from ...kit import clock
from ...kit.database.version import stamp_at_commit
from ...kit.numbers import write_day
from ...kit.refusals import Invalid
from ...kit.text import clean
from .. import events as events
from .. import queries
from ..counting import this_quarter
from ..lines import EARLIEST
from ..liveness import IN_THE_FIELD
from ..models import Replication
from ..words import CLOSE_REASONS
from ..workflow import REPLICATION
from .confirming import look_later
from .counting import recount
from .holding import hold

WITHDRAWN = _l("Mô hình của điểm %(ref)s đã rút khỏi sổ: không nhận vào sổ. Ghi kết thúc nếu điểm đã dừng.")
TOO_EARLY = _l("Ngày quá xa. Kiểm tra lại năm.")


def accept(replication: Replication, *, by: Any) -> None:
    """Take a registration into the ledger: from now on it is public."""
    copies = queries.copied_from(replication)
    hold([replication, *copies])
    if heir_of(replication.initiative).state != "public":
        raise Invalid({"": WITHDRAWN % {"ref": replication.ref}})
    REPLICATION.move(replication, "accept", by=by)
    replication.accepted_at = clock.now()
    for each in copies:  # what they were copied from is told from now on
        stamp_at_commit(each)
    _settled(replication)


def accept_many(replications: Sequence[Replication], *, by: Any) -> None:
    """Take several in, or none."""
    hold([*replications, *(copy for each in replications for copy in queries.copied_from(each))])
    for each in replications:
        accept(each, by=by)


def launch(replication: Replication, day: date | None, *, by: Any) -> None:
    """It was launched on `day`, and with that it is alive. Refuses (Invalid): no day, one to come, one too early."""
    if day is not None and day > clock.today():
        raise Invalid({"day": _l("Ngày ra mắt chưa tới.")})
    if day is not None and day < EARLIEST:
        raise Invalid({"day": TOO_EARLY})
    hold([replication])
    replication.launched_on = day
    if day is not None and (replication.started_on is None or replication.started_on > day):
        replication.started_on, replication.started_precision = day, "day"
    REPLICATION.move(replication, "launch", by=by, day=write_day(day) if day else "")
    _seen_running(replication)


def run(replication: Replication, *, by: Any) -> None:
    """It goes on by itself now."""
    hold([replication])
    REPLICATION.move(replication, "run", by=by)
    _seen_running(replication)


def weaken(replication: Replication, note: str, *, by: Any) -> None:
    """It only just goes on (cầm chừng)."""
    hold([replication])
    REPLICATION.move(replication, "weaken", by=by, note=note)
    _settled(replication)


def recover(replication: Replication, note: str = "", *, by: Any) -> None:
    """It was strengthened (củng cố)."""
    hold([replication])
    REPLICATION.move(replication, "recover", by=by, note=note)
    _seen_running(replication)


def sustain(replication: Replication, *, by: Any) -> None:
    """It lasts: the office says so, never the unit itself, and of nothing that counts no longer."""
    hold([replication])
    REPLICATION.move(replication, "sustain", by=by)
    _settled(replication)


def close(replication: Replication, reason: str, note: str, *, day: date | None = None, by: Any) -> None:
    """It ended: for a reason of the list, told in words. Refuses (Invalid): no reason, no words, a day to come, one
    before it began."""
    hold([replication])
    errors: dict[str, Any] = {}
    if reason not in CLOSE_REASONS:
        errors["reason"] = _l("Chọn lý do kết thúc.")
    if day is not None and day > clock.today():
        errors["day"] = _l("Ngày kết thúc chưa tới.")
    elif day is not None and day < EARLIEST:
        errors["day"] = TOO_EARLY
    elif day is not None and (begun := _begun(replication)) and day < begun:
        errors["day"] = _l("Điểm bắt đầu ngày %(day)s, không thể kết thúc trước đó.") % {
            "day": write_day(begun)
        }
    if errors:
        raise Invalid(errors)
    replication.close_reason, replication.closed_on = reason, day or clock.today()
    replication.close_note = clean(note, multiline=True)
    REPLICATION.move(replication, "close", by=by, note=note, reason=str(CLOSE_REASONS[reason]))
    _settled(replication)


def _begun(replication: Replication) -> date | None:
    """The first day of what was done; what was only planned had none."""
    planned = replication.state not in IN_THE_FIELD
    return replication.launched_on or (None if planned else replication.started_on)


def _seen_running(replication: Replication) -> None:
    """Whoever moves it says that it runs."""
    replication.confirmed_quarter = this_quarter()
    look_later()
    _settled(replication)


def _settled(replication: Replication) -> None:
    stamp_at_commit(replication)
    recount(replication.initiative)
