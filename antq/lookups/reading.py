"""What anybody may know of a dossier by its code, and nothing else.

Codes count up, so whoever can count can ask for all of them: the check digit keeps slips away, not the curious.
So the answer holds only what may be known of *any* dossier: that it was sent, when, whether it was taken in, by
which day an answer was promised, and that there is one. No name, no unit, no title, no form of award. And
nothing of what the council did: from the day it is handed over until its results are public, each dossier looks
like each other (passed, failed, drawn up in a decision, held), in its words and in its dates. When there is a
result, all that the page says is that the unit has it; who was honoured stands on the roll, by the publicity that
each chose, and no code leads there.

What is not sent yet, and what was taken back, is answered like a serial that was never given out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit import clock
from ..law.days import Calendar
from ..nominations.models import Pause
from ..nominations.timing import promised

SECRET = ("draft", "withdrawn")
"""States that are answered as if there were no such dossier."""

BEFORE = ("submitted", "returned", "received")
"""States that are told as they are; any other is "at the council" until the result is out. A state that a later
version adds is thereby hidden until somebody lets it out here."""


@dataclass(frozen=True)
class Stage:
    """A public status: its word (SCREENS 7.1, those of the national exchange), tone, and what comes next."""

    code: str
    label: Any
    tone: str
    next: Any


STAGES = {
    stage.code: stage
    for stage in (
        Stage(
            "submitted",
            _l("Đã gửi"),
            "info",
            _l("Cơ quan thường trực kiểm tra thành phần hồ sơ, rồi tiếp nhận hoặc yêu cầu bổ sung."),
        ),
        Stage(
            "returned",
            _l("Yêu cầu bổ sung"),
            "warn",
            _l("Đơn vị đề cử đăng nhập, đọc lời nhắn cạnh từng mục, bổ sung rồi gửi lại."),
        ),
        Stage(
            "received",
            _l("Đã tiếp nhận"),
            "info",
            _l("Cơ quan thường trực chuyển hồ sơ đến hội đồng thẩm định."),
        ),
        Stage(
            "appraising",
            _l("Đang thẩm định"),
            "info",
            _l("Hội đồng xét hồ sơ. Có kết quả thì đơn vị đề cử được báo."),
        ),
        Stage(
            "answered",
            _l("Đã trả kết quả"),
            "ok",
            _l(
                "Đơn vị đề cử đăng nhập để xem kết quả. Người và tập thể được khen thưởng đăng ở trang Vinh danh."
            ),
        ),
    )
}

TOLD = {
    "nomination.submit": _l("Đã gửi hồ sơ"),
    "nomination.return": _l("Yêu cầu bổ sung"),
    "nomination.resubmit": _l("Đã gửi phần bổ sung"),
    "nomination.receive": _l("Đã tiếp nhận"),
    "nomination.open_appraisal": _l("Chuyển hội đồng thẩm định"),
}
"""Kinds of events that the public timeline tells, in its own words: the journal's own sentences name people."""


@dataclass(frozen=True)
class Line:
    """One line of the public timeline: a day, no hour."""

    on: date
    title: Any


@dataclass(frozen=True)
class Reading:
    """Everything that the public page knows."""

    code: str
    province: str
    stage: Stage
    submitted_on: date
    received_on: date | None
    due_on: date | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Facts:
    """The columns that were read for it: a fixed list, never the row."""

    ref: str
    state: str
    province: str
    submitted_at: datetime
    received_on: date | None
    result_at: datetime | None
    """When its result became public, of whichever kind; None while it has not."""


def reading_of(
    facts: Facts,
    events: Iterable[tuple[str, datetime]],
    *,
    days: int,
    pauses: Iterable[Pause] = (),
    calendar: Calendar,
) -> Reading:
    """What is told. `days`: working days from reception within which an answer is promised, without the `pauses` in
    which the unit supplements."""
    stage = stage_of(facts)
    lines = [Line(_day(at), TOLD[kind]) for kind, at in events if kind in TOLD]
    if stage.code == "answered" and facts.result_at:
        lines.append(Line(_day(facts.result_at), STAGES["answered"].label))
    due = None
    if facts.received_on and stage.code in ("received", "appraising"):
        due = promised(facts.received_on, days, pauses, calendar)
    return Reading(
        facts.ref,
        facts.province,
        stage,
        _day(facts.submitted_at),
        facts.received_on if stage.code != "returned" else None,
        due,
        tuple(reversed(lines)),
    )


def stage_of(facts: Facts) -> Stage:
    """The public status; see above for what hides what."""
    if facts.result_at is not None:
        return STAGES["answered"]
    return STAGES[facts.state if facts.state in BEFORE else "appraising"]


def _day(moment: datetime) -> date:
    return clock.local(moment).date()
