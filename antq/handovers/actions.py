"""Handing over units that ended: proposing, answering, withdrawing."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from ..catalogue.relocating import responsor
from ..kit import clock
from ..kit.database import db, one_at_a_time
from ..kit.journal import record
from ..kit.policy import must
from ..kit.refusals import Invalid, Stale
from ..kit.text import clean
from ..units.actions import follow
from ..units.models import Unit
from .models import Handover
from .policy import province_of
from .workflow import HANDOVER

LONGEST_NOTE = 2_000


def propose(unit: Unit, successor: Unit, note: str = "", *, by: Any) -> Handover:
    """Ask `successor` to take over what `unit` had begun.

    Refuses (Refused) whoever does not look after the unit; (Stale) a unit that was taken over or for which
    somebody else was asked; (Invalid) a unit that still works, a successor that does not, one and the same,
    one of another province, an over-long note.
    """
    must(by, "handover.propose", unit)
    note = clean(note, multiline=True)
    if unit.successor_id is not None or _claimed(unit):
        raise Stale(_l("Đơn vị này đã có nơi tiếp nhận hoặc đang chờ trả lời. Tải lại trang để xem."))
    if errors := _wrong(unit, successor, note):
        raise Invalid(errors)
    now = clock.now()
    handover = Handover(
        ref=_next_ref(),
        unit=unit,
        successor=successor,
        claimed_id=unit.id,
        province_id=province_of(unit),
        state="proposed",
        version=1,
        note=note,
        proposed_by_id=by.person_id,
        proposed_at=now,
        moved_at=now,
    )
    db.session.add(handover)
    db.session.flush()
    record("handover.propose", handover, by=by, successor=successor.name, note=note)
    return handover


def accept(handover: Handover, note: str = "", *, by: Any) -> None:
    """Take over: from now on texts say who did, and search knows. Refuses as the table of moves says."""
    HANDOVER.move(handover, "accept", by=by, note=_fitting(note))
    follow(handover.unit, handover.successor)
    responsor(handover.unit)


def decline(handover: Handover, note: str, *, by: Any) -> None:
    """Not take over, and say why: the unit is free for another proposal."""
    HANDOVER.move(handover, "decline", by=by, note=_fitting(note))
    handover.claimed_id = None


def withdraw(handover: Handover, note: str = "", *, by: Any) -> None:
    """Take a proposal back that nobody has answered yet."""
    HANDOVER.move(handover, "withdraw", by=by, note=_fitting(note))
    handover.claimed_id = None


def _fitting(note: str) -> str:
    """A note that is not cut: one that is too long is refused (Invalid)."""
    if len(note) > LONGEST_NOTE:
        raise Invalid({"note": _l("Ghi chú dài nhất %(most)d ký tự.") % {"most": LONGEST_NOTE}})
    return note


def _wrong(unit: Unit, successor: Unit, note: str) -> dict[str, Any]:
    today, errors = clock.today(), {}
    if unit.ended_on is None or unit.ended_on >= today:
        errors["unit"] = _l("Đơn vị này còn hoạt động, chưa bàn giao được.")
    if successor.id == unit.id:
        errors["successor"] = _l("Chọn một đơn vị khác.")
    elif successor.ended_on is not None and successor.ended_on < today:
        errors["successor"] = _l("Đơn vị này đã kết thúc hoạt động. Chọn đơn vị đang hoạt động.")
    elif province_of(successor) != province_of(unit):
        errors["successor"] = _l("Đơn vị này thuộc tỉnh khác. Chọn đơn vị trong tỉnh.")
    if len(note) > LONGEST_NOTE:
        errors["note"] = _l("Lời nhắn dài nhất %(most)d ký tự.") % {"most": LONGEST_NOTE}
    return errors


def _claimed(unit: Unit) -> bool:
    claim = select(Handover.id).where(Handover.claimed_id == unit.id)
    return db.session.scalar(claim) is not None


def _next_ref() -> str:
    """BG-0001 and on."""
    one_at_a_time("handover.ref")
    newest = db.session.scalar(
        select(Handover.ref).order_by(func.length(Handover.ref).desc(), Handover.ref.desc()).limit(1)
    )
    number = int(newest.removeprefix("BG-")) if newest else 0
    return f"BG-{number + 1:04d}"
