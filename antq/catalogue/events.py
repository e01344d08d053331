"""What can happen to an initiative in the catalogue, and who is told."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.journal import event
from ..people.queries import holders
from .models import Initiative, heir_of, members_of


def concerned(initiative: Initiative, payload: dict[str, Any]) -> list[int]:
    """Who writes for the units behind it and behind all that was merged with it, and the standing offices
    of their provinces. A merge is recorded once it holds, a split while it still does: both sides hear."""
    told: set[int] = set()
    for each in members_of(heir_of(initiative)):
        if each.sponsor_id is not None:
            told |= set(holders("officer", unit_id=each.sponsor_id))
        if each.province_id is not None:
            told |= set(holders("standing_office", province_id=each.province_id))
    return sorted(told)


event("initiative.publish", says=_l("{actor} đưa mô hình “{subject}” vào sổ"), tone="ok")
event("initiative.edit", says=_l("{actor} cập nhật mô hình “{subject}”"))
event(
    "initiative.withdraw",
    keys={"note"},
    says=_l("{actor} rút mô hình “{subject}” khỏi sổ: {note}"),
    tone="warn",
)
event(
    "initiative.merge",
    keys={"into", "called", "note"},
    says=_l("{actor} gộp mô hình “{subject}” vào “{called}” ({into}): {note}"),
    tells=concerned,
    tone="warn",
)
event(
    "initiative.take_in",
    keys={"taken", "called", "note"},
    says=_l("{actor} gộp “{called}” ({taken}) vào mô hình “{subject}”: {note}"),
)
event(
    "initiative.split",
    keys={"out_of", "called", "note"},
    says=_l("{actor} tách mô hình “{subject}” ra khỏi “{called}” ({out_of}): {note}"),
    tells=concerned,
    tone="warn",
)
event(
    "initiative.let_out",
    keys={"taken", "called", "note"},
    says=_l("{actor} tách “{called}” ({taken}) ra khỏi mô hình “{subject}”: {note}"),
)
event(
    "initiative.join_family",
    keys={"family", "called", "note"},
    says=_l("{actor} xếp mô hình “{subject}” vào họ “{called}” ({family}): {note}"),
    tells=concerned,
)
event(
    "initiative.leave_family",
    keys={"family", "called", "note"},
    says=_l("{actor} đưa mô hình “{subject}” ra khỏi họ “{called}” ({family}): {note}"),
    tells=concerned,
)
