"""What the pages of rounds show."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from flask_babel import gettext as _

from ..kit import clock
from ..kit.numbers import write_day
from ..kit.policy import may
from ..kit.web import Page
from ..law.words import LEVELS
from . import phases, queries
from .forms import RoundForm
from .models import PHASES, Phase, Round


def standing(round: Round) -> tuple[str, str]:
    """Where a round stands today, in words, and the tone of it."""
    today = clock.today()
    if open_now := phases.open_phases(round, today):
        return ", ".join(str(phases.WORDS[kind]) for kind in open_now), "ok"
    ahead = [each for each in round.phases if each.opens_on > today]
    return (_("Sắp mở"), "info") if ahead else (_("Đã xong"), "neutral")


class BrowsePage(Page):
    """/dot-xet: the rounds of one's province."""

    template = "rounds/list.html"
    standing = staticmethod(standing)

    @cached_property
    def rounds(self) -> Sequence[Round]:
        """The newest first."""
        return queries.browse(by=self.by)

    def hint(self, round: Round) -> str:
        """Its ref, its province, and the days of nominating."""
        found = phases.phase(round, "nominating")
        days = _("nhận hồ sơ %(days)s", days=span(found)) if found else ""
        return " · ".join(filter(None, (round.ref, round.province.name, days)))


def span(phase: Phase) -> str:
    """First and last day."""
    return f"{write_day(phase.opens_on)} – {write_day(phase.closes_on)}"


class RoundPage(Page):
    """/dot-xet/<ref>: one round with its phases, and what rooms above show of it."""

    template = "rounds/show.html"

    def __init__(self, round: Round, *, by: Any) -> None:
        super().__init__(by=by)
        self.round = round

    @property
    def standing(self) -> tuple[str, str]:
        """Where it stands today."""
        return standing(self.round)

    @property
    def keeps(self) -> bool:
        """Whether the reader may change it."""
        return may(self.by, "round.keep", self.round)

    @property
    def facts(self) -> list[dict[str, Any]]:
        """What it takes."""
        levels = ", ".join(str(LEVELS[each]) for each in self.round.levels)
        rows = {
            _("Mã đợt"): self.round.ref,
            _("Tỉnh"): self.round.province.name,
            _("Phong trào"): self.round.campaign.name if self.round.campaign else None,
            _("Cấp khen thưởng"): levels or _("Mọi cấp"),
            _("Hồ sơ gửi muộn"): str(phases.LATE[self.round.late]),
        }
        return [{"key": key, "value": value, "change_href": None} for key, value in rows.items() if value]

    @property
    def steps(self) -> list[tuple[str, str, str, str, str]]:
        """Each phase: its word, its days, where it stands today and the tone of that, what is taken already."""
        today, found = clock.today(), []
        for kind in PHASES:
            if (each := phases.phase(self.round, kind)) is None:
                continue
            days = phases.days_left(self.round, kind, today)
            if days is not None:
                word, tone = _("Đang mở, %(left)s", left=phases.left(days)), "ok"
            else:
                word, tone = (_("Đã đóng"), "neutral") if today > each.closes_on else (_("Chưa mở"), "info")
            early = str(phases.EARLY.get(kind, "")) if today < each.opens_on else ""
            found.append((str(phases.WORDS[kind]), span(each), word, tone, early))
        return found


class FormPage(Page):
    """A new round, or a change of one."""

    template = "rounds/form.html"

    def __init__(self, form: RoundForm, round: Round | None = None, *, by: Any) -> None:
        super().__init__(by=by)
        self.form, self.round = form, round

    @property
    def title(self) -> str:
        """What is done."""
        return _("Sửa đợt xét") if self.round else _("Mở đợt xét")

    @property
    def days(self) -> list[tuple[str, str, Any, Any]]:
        """Each phase: its word, what is taken before it opens, and the two questions."""
        return [
            (
                str(phases.WORDS[kind]),
                str(phases.EARLY.get(kind, "")),
                self.form[f"{kind}_opens"],
                self.form[f"{kind}_closes"],
            )
            for kind in PHASES
        ]
