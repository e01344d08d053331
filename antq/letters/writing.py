"""What antq writes: what was told since the last letter, and what waits. Codes and links, no
names and no contents: a letter leaves the house.

A note (why a dossier came back, who is meant) is read on the site, where the policy still decides who reads it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..kit import mail
from ..kit.duties import Duty
from ..kit.notices import Told
from ..people.models import Person

MOST = 20
"""Lines of each list; of the rest the number is told."""


def subject(told: Sequence[Told], waiting: Sequence[Duty]) -> str:
    """In one line: the one thing that happened, or how many."""
    if len(told) == 1:
        return told[0].entry.says
    if told:
        return f"{len(told)} tin báo mới"
    return f"{sum(duty.count for duty in waiting)} việc đang chờ"


def letter(person: Person, told: Sequence[Told], waiting: Sequence[Duty]) -> str:
    """The text of a letter about what was told and what waits."""
    parts = [f"Kính gửi đồng chí {person.name},", ""]
    if told:
        parts += ["Có tin mới:", *_some([f"- {one.entry.says}" for one in told]), ""]
        parts += ["Đọc đầy đủ:", mail.address("/thong-bao"), ""]
    if waiting:
        parts += ["Việc đang chờ đồng chí:", *_some([_line(duty) for duty in waiting]), ""]
    parts.append("Đổi nhịp nhận thư ở mục Tài khoản:")
    parts.append(mail.address("/tai-khoan"))
    return "\n".join(parts)


def _line(duty: Duty) -> str:
    due = f", hạn gần nhất {duty.due_on:%d/%m/%Y}" if duty.due_on else ""
    return f"- {duty.label}: {duty.count}{due}\n  {mail.address(duty.href)}"


def _some(lines: list[str]) -> list[str]:
    more = len(lines) - MOST
    return [*lines[:MOST], f"- và {more} mục khác"] if more > 0 else lines
