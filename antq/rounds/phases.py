"""Where a round stands on a day: read from its dates, by nobody's hand. Pure."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from .models import PHASES, Phase, Round

WORDS: dict[str, Any] = {
    "nominating": _l("Nhận hồ sơ đề cử"),
    "supplementing": _l("Nhận bổ sung"),
    "reviewing": _l("Chấm điểm"),
    "session": _l("Họp hội đồng"),
    "publishing": _l("Công bố kết quả"),
}

EARLY: dict[str, Any] = {
    "supplementing": _l("Bổ sung mà cơ quan thường trực đã yêu cầu được nhận ngay, không chờ ngày đầu."),
}
"""What is taken before its phase opens: the request set the unit its own days."""

LATE: dict[str, Any] = {
    "refuse": _l("Không nhận hồ sơ gửi muộn"),
    "flag": _l("Nhận và đánh dấu “gửi muộn”"),
}


def phase(round: Round, kind: str) -> Phase | None:
    """The phase of this kind, if the round has one."""
    return next((each for each in round.phases if each.kind == kind), None)


def is_open(round: Round, kind: str, on: date) -> bool:
    """Whether the phase of this kind is open on a day; one that the round does not have never is."""
    found = phase(round, kind)
    return found is not None and found.opens_on <= on <= found.closes_on


def is_over(round: Round, kind: str, on: date) -> bool:
    """Whether the phase of this kind has closed before a day; one that the round does not have never has."""
    found = phase(round, kind)
    return found is not None and on > found.closes_on


def is_ahead(round: Round, kind: str, on: date) -> bool:
    """Whether the phase of this kind has still to open on a day; one that the round does not have never has."""
    found = phase(round, kind)
    return found is not None and on < found.opens_on


def open_phases(round: Round, on: date) -> list[str]:
    """The kinds of phase open on a day, in the order of the work."""
    return [kind for kind in PHASES if is_open(round, kind, on)]


def days_left(round: Round, kind: str, on: date) -> int | None:
    """Days until the phase closes, 0 on its last day; None unless it is open."""
    found = phase(round, kind)
    if found is None or not is_open(round, kind, on):
        return None
    return (found.closes_on - on).days


def left(days: int) -> Any:
    """How long there still is: "hôm nay là ngày cuối", "còn 12 ngày"."""
    return _l("hôm nay là ngày cuối") if days == 0 else _l("còn %(days)d ngày", days=days)


def takes(round: Round, level: str | None) -> bool:
    """Whether the round takes award forms of this level; a form not chosen yet is not turned away."""
    return level is None or not round.levels or level in round.levels


def wrong(days: dict[str, tuple[date | None, date | None]]) -> dict[str, Any]:
    """What is wrong with the days of the phases of a round: field to sentence, empty when all is well.

    Every phase has both days or none, in this order; there is nominating; no phase closes before an earlier kind
    of phase opened.
    """
    errors: dict[str, Any] = {}
    latest: date | None = None
    for kind in PHASES:
        opens, closes = days.get(kind, (None, None))
        if opens is None and closes is None:
            if kind == "nominating":
                errors["nominating_opens"] = _l("Nhập ngày bắt đầu nhận hồ sơ đề cử.")
            continue
        if opens is None:
            errors[f"{kind}_opens"] = _l("Nhập ngày bắt đầu.")
        elif closes is None:
            errors[f"{kind}_closes"] = _l("Nhập ngày kết thúc.")
        elif closes < opens:
            errors[f"{kind}_closes"] = _l("Ngày kết thúc phải từ ngày bắt đầu trở đi.")
        elif latest is not None and opens < latest:
            errors[f"{kind}_opens"] = _l("Bước này không thể bắt đầu trước bước đứng trên.")
        latest = opens or latest
    return errors
