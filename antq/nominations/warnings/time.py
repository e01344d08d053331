"""How much time is left, and how many dossiers a unit may still send. Pure."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from .base import Evidence, Warning

NEAR = 15
"""Days before a deadline from which it is worth saying."""


def deadline(name: str, day: date, closes: date, *, on: date, href: str = "") -> Warning | None:
    """How long dossiers for a day of the movement are still taken; None while there is time enough, and once the
    day itself has come."""
    left = (closes - on).days
    if left > NEAR or on > day:
        return None
    told: dict[str, Any] = {"name": name, "closes": f"{closes:%d/%m/%Y}", "day": f"{day:%d/%m}", "left": left}
    if left < 0:
        says = _l("Đã qua hạn nhận hồ sơ cho %(name)s (%(closes)s). Hồ sơ gửi bây giờ được xét ở đợt sau.")
    elif left == 0:
        says = _l("Hôm nay là ngày cuối nhận hồ sơ cho %(name)s (%(day)s).")
    else:
        says = _l("Còn %(left)d ngày đến hạn nhận hồ sơ cho %(name)s: %(closes)s.")
    return Warning(
        "deadline", "warn", says % told, evidence=(Evidence(_l("Lịch phong trào"), href),) if href else ()
    )


def closing(name: str, closes: date, *, late: str, on: date) -> Warning | None:
    """How long the round that a draft was begun in takes dossiers, and what becomes of one that comes after; None
    while there is time enough. `late` as the round says: refuse, flag."""
    left = (closes - on).days
    if left > NEAR:
        return None
    told: dict[str, Any] = {"name": name, "closes": f"{closes:%d/%m/%Y}", "left": left}
    if left < 0:
        says = {
            "refuse": _l(
                "Đợt “%(name)s” đã hết hạn nhận hồ sơ ngày %(closes)s và không nhận hồ sơ gửi muộn."
            ),
            "flag": _l("Đợt “%(name)s” hết hạn ngày %(closes)s: hồ sơ gửi bây giờ bị đánh dấu gửi muộn."),
        }[late]
    elif left == 0:
        says = _l("Hôm nay là ngày cuối nhận hồ sơ của đợt “%(name)s”.")
    else:
        says = _l("Còn %(left)d ngày đến hạn nhận hồ sơ của đợt “%(name)s”: %(closes)s.")
    return Warning("deadline", "warn", says % told)


def quota(sent: int, allowed: int | None, *, where: str) -> Warning | None:
    """Whether the unit has sent as many as it may in `where` ("năm 2026", the name of a round); None where no
    rule sets a number, and while there is room for this one and another."""
    if allowed is None or sent + 1 < allowed:
        return None
    told = {"sent": sent, "allowed": allowed, "where": where}
    if sent >= allowed:
        says = _l(
            "Đơn vị đã gửi %(sent)d hồ sơ trong %(where)s, chỉ tiêu là %(allowed)d. Hồ sơ này vượt chỉ tiêu."
        )
        return Warning("quota", "warn", says % told)
    says = _l("Hồ sơ này là hồ sơ cuối trong chỉ tiêu %(allowed)d hồ sơ của đơn vị trong %(where)s.")
    return Warning("quota", "info", says % told)
