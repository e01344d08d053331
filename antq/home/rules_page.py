"""The site prints its own rules: permissions, states and moves, events, and the norms it applies."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..councils.workflow import SESSION
from ..handovers.workflow import HANDOVER
from ..honours.workflow import AMENDMENT, DECISION
from ..kit import clock
from ..kit.journal import KINDS, Kind, nobody
from ..kit.policy import RULES, Rule
from ..kit.web import Page
from ..kit.workflow import Workflow
from ..law.bonus import Bonus, bonuses
from ..law.models import AwardForm, Document, Norm
from ..law.norms import norms
from ..law.queries import award_forms, by_refs
from ..law.sets import Rules, set_on, sets
from ..law.words import LEVELS, MARKS
from ..nominations.workflow import NOMINATION
from ..scoresheets.workflow import SCORE

ROOMS = {
    "nomination": _l("Hồ sơ đề cử"),
    "consultation": _l("Lấy ý kiến"),
    "decision": _l("Quyết định khen thưởng"),
    "amendment": _l("Thu hồi, đính chính"),
    "certificate": _l("Giấy khen"),
    "honour": _l("Vinh danh"),
    "initiative": _l("Mô hình"),
    "photo": _l("Ảnh"),
    "file": _l("Tệp đính kèm"),
    "campaign": _l("Đợt thi đua"),
    "round": _l("Đợt xét khen thưởng"),
    "recusal": _l("Xung đột lợi ích"),
    "assignment": _l("Phân công chấm"),
    "session": _l("Phiên họp hội đồng"),
    "score": _l("Phiếu chấm"),
    "thresholds": _l("Mức điểm xếp loại"),
    "document": _l("Văn bản"),
    "holiday": _l("Lịch nghỉ"),
    "place": _l("Địa bàn"),
    "unit": _l("Đơn vị"),
    "handover": _l("Bàn giao đơn vị"),
    "person": _l("Tài khoản"),
    "posting": _l("Nhiệm vụ của tài khoản"),
    "site": _l("Trang chung"),
}
"""First part of the name of a rule or event to what people call the thing."""

WORKFLOWS = (
    (_l("Hồ sơ đề cử"), NOMINATION),
    (_l("Phiên họp hội đồng"), SESSION),
    (_l("Quyết định khen thưởng"), DECISION),
    (_l("Thu hồi, đính chính"), AMENDMENT),
    (_l("Phiếu chấm"), SCORE),
    (_l("Bàn giao đơn vị"), HANDOVER),
)


RECIPIENTS = {
    "initiative": _l("mô hình"),
    "collective": _l("tập thể"),
    "person": _l("cá nhân"),
    "household": _l("hộ gia đình"),
}
"""Whom a form of award honours."""


class _Blanks(defaultdict[str, str]):
    """Fills a sentence whose words come from an event with what they stand for."""

    def __missing__(self, key: str) -> str:
        return "…"


@dataclass(frozen=True)
class Said:
    """An event kind in words."""

    name: str
    says: str
    told: bool


class RulesPage(Page):
    """/gioi-thieu/quy-tac."""

    template = "home/rules.html"
    workflows = WORKFLOWS

    @cached_property
    def rules(self) -> list[tuple[str, list[Rule]]]:
        """All permissions by what they are about."""
        return _by_room(RULES.values(), key=lambda rule: rule.name)

    @cached_property
    def events(self) -> list[tuple[str, list[Said]]]:
        """All event kinds by what they are about."""
        return _by_room(map(_said, KINDS.values()), key=lambda said: said.name)

    @cached_property
    def norms(self) -> list[tuple[Norm, str, tuple[Any, str, Any]]]:
        """All norms with their value in words and their mark."""
        return [(norm, _value(norm.value), MARKS[norm.mark]) for norm in norms()]

    @cached_property
    def sets(self) -> list[tuple[Rules, list[Document], tuple[Any, str, Any], bool]]:
        """The sets of rules, the newest first: with their instruments, their mark, and whether one rules today."""
        today, found = set_on(clock.today()), by_refs(ref for each in sets() for ref in each.instruments)
        return [
            (each, [found[ref] for ref in each.instruments if ref in found], MARKS[each.mark], each == today)
            for each in reversed(sets())
        ]

    @cached_property
    def forms(self) -> list[tuple[AwardForm, Any, tuple[Any, str, Any], list[Bonus]]]:
        """The forms of award with level, mark, and what is paid with them by the norms of today."""
        paid = bonuses(award_forms(), on=clock.today())
        return [
            (form, LEVELS.get(form.level, form.level), MARKS[form.mark], paid[form.code])
            for form in award_forms()
        ]

    def recipient(self, code: str) -> str:
        """Who is paid."""
        return str(RECIPIENTS[code])

    def rule(self, name: str) -> Rule:
        """The permission that a move asks."""
        return RULES[name]

    def origins(self, flow: Workflow, codes: tuple[str, ...]) -> str:
        """The states that a move starts from, in words."""
        return ", ".join(str(flow.states[code].label) for code in codes)


def _by_room(things: Any, *, key: Any) -> list[tuple[str, list[Any]]]:
    groups: dict[str, list[Any]] = {}
    for thing in things:
        room = key(thing).partition(".")[0]
        groups.setdefault(str(ROOMS.get(room, room)), []).append(thing)
    return list(groups.items())


def _said(kind: Kind) -> Said:
    words = _Blanks(None, actor=_("(người làm)"), subject=_("(tên)"))
    return Said(kind.name, str(kind.says).format_map(words), kind.tells is not nobody)


def _value(value: Any) -> str:
    """A norm's value for reading; criteria by their labels and points."""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list):
        parts = [
            f"{each['label']} ({each.get('max', each.get('before', '…'))})"
            if isinstance(each, dict)
            else str(each)
            for each in value
        ]
        return "; ".join(parts)
    return str(value)
