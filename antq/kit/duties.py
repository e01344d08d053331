"""Duties: what waits for a person, told by the rooms that know; read by the desk, by letters, by reminders.

    @duty                                   # in scoresheets/duties.py
    def sheets(*, by): yield Duty(_("Phiếu chấm chờ xác nhận"), 3, "/cham-diem/cho-xac-nhan")

One question, asked for the page and for the letter alike: a reminder never says what the desk does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Duty:
    """Something that waits: what in words, how many, the address where it is done, more words, the last day."""

    label: str
    count: int
    href: str
    hint: str = ""
    due_on: date | None = None


Maker = Callable[..., Iterable[Duty]]
MAKERS: list[Maker] = []


def duty(maker: Maker) -> Maker:
    """Register who knows of some duties; rooms are asked in floor order."""
    MAKERS.append(maker)
    return maker


def duties(*, by: Any) -> list[Duty]:
    """What waits for `by` today; nothing that does not."""
    return [each for maker in MAKERS for each in maker(by=by) if each.count]
