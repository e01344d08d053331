"""What the page of one initiative needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..evidence import figures
from ..evidence.models import Figure
from ..evidence.pictures import Picture, pictures
from ..kit.journal import timeline_of
from ..kit.numbers import DatedPrecision, Precision, write_day
from ..kit.policy import may
from ..kit.web import Page
from ..kit.web.app import moment
from ..law.models import Document
from ..places import lineage
from . import families, queries, texts
from .cards import Shown, shown
from .models import Family, Initiative
from .whole import whole
from .words import ACTIVITY, REPLICATION, Status, field_label, kind_label


@dataclass(frozen=True)
class Result:
    """One figure in words, with who says so."""

    figure: Figure
    number: str
    said: str
    finding: str
    document: Document | None

    @property
    def exact(self) -> bool:
        """Whether its change may be said in per cent."""
        return figures.change(self.figure) is not None

    @property
    def label(self) -> figures.Label:
        """How far it may be trusted."""
        return figures.LABELS[self.figure.label]

    @property
    def rate(self) -> str:
        """Told per head, where it has a base."""
        rate = figures.rate(self.figure)
        return rate.said if rate else ""

    @property
    def good(self) -> bool | None:
        """Whether it went the way that is good; None where nobody said which."""
        return figures.is_good(self.figure)

    @property
    def source(self) -> str:
        """Who says so, in a few words."""
        if self.document:
            return self.document.full_number or self.document.title
        return self.figure.source


def _result(figure: Figure) -> Result:
    said = (figures.number(figure), figures.said(figure), figures.finding(figure))
    return Result(figure, *said, figure.document)


@dataclass(frozen=True)
class Spread:
    """A place known to run the initiative: its name then and now, and the document that says so."""

    where: str
    note: str
    document: Document | None


class InitiativePage(Page):
    """/mo-hinh/<ref>-<slug>."""

    template = "catalogue/initiative.html"

    def __init__(self, initiative: Initiative, *, by: Any) -> None:
        super().__init__(by=by)
        self.initiative = initiative
        self.whole = whole(initiative)
        self.title = initiative.name

    @cached_property
    def photos(self) -> list[Picture]:
        """All photos; the first is the cover."""
        return pictures(self.whole.photos)

    @property
    def status(self) -> Status:
        """How far it has spread."""
        return REPLICATION[self.initiative.replication]

    @property
    def activity(self) -> tuple[Any, str]:
        """Whether it still runs: the word and the tone of its tag."""
        return ACTIVITY[self.initiative.activity]

    @property
    def field(self) -> str:
        """The word of its lĩnh vực."""
        return field_label(self.initiative.field)

    @property
    def sponsor(self) -> str:
        """Who stands behind it, and who has taken over."""
        return texts.sponsor_said(self.initiative)

    @cached_property
    def where(self) -> str:
        """Its place of origin."""
        return texts.where_of(self.initiative)

    @cached_property
    def facts(self) -> list[dict[str, Any]]:
        """The short list beside the text; what is not known is left out."""
        rows = (
            (_("Mã"), self.initiative.ref),
            (_("Lĩnh vực"), self.field),
            (_("Loại hình"), kind_label(self.initiative.kind)),
            (_("Đơn vị, lực lượng"), self.sponsor),
            (_("Nơi khởi đầu"), self.where),
            (_("Thời gian"), self.started),
            (_("Tên gọi khác"), "; ".join(self.whole.names)),
        )
        return [
            {"key": key, "value": value, "change_href": None, "change_label": None}
            for key, value in rows
            if value
        ]

    def origin(self, taken: Initiative) -> str:
        """Where one that was merged into it began."""
        return texts.where_of(taken)

    @property
    def started(self) -> str:
        """When it began, as exactly as it is known."""
        day = self.initiative.started_on
        if day is None:
            return ""
        return write_day(DatedPrecision(day, Precision(self.initiative.started_precision)))

    @cached_property
    def results(self) -> list[Result]:
        """The figures that hold, in order."""
        return [_result(figure) for figure in figures.current(self.whole.figures)]

    @property
    def compared(self) -> list[Result]:
        """The figures with a number before, in the order of whoever gave them: they are drawn."""
        return [each for each in self.results if each.figure.before is not None]

    @property
    def plain(self) -> list[Result]:
        """All other figures."""
        return [each for each in self.results if each.figure.before is None]

    @property
    def headline(self) -> Result | None:
        """The result that stands under the title: a change that nobody found to be none, or for the worse."""
        good = (each for each in self.compared if each.figure.label != "no_effect" and each.good is not False)
        return next(good, None)

    @cached_property
    def corrected(self) -> list[tuple[Result, Result]]:
        """What was corrected, and what holds instead."""
        known = {each.id: each for each in self.whole.figures}
        later = [each for each in self.whole.figures if each.corrects_id in known]
        return [(_result(known[each.corrects_id or 0]), _result(each)) for each in later]

    @cached_property
    def clashes(self) -> list[tuple[Result, Result]]:
        """Figures that contradict each other: both stay, and it is said."""
        return [(_result(one), _result(other)) for one, other in figures.clashes(self.whole.figures)]

    @cached_property
    def spread(self) -> list[Spread]:
        """The places that a source says run it."""
        return [
            Spread(lineage.described(known.place), known.note, known.document)
            for known in self.whole.known_places
        ]

    @cached_property
    def related(self) -> list[Shown]:
        """Others of the same field."""
        return shown(queries.related(self.initiative, by=self.by))

    @property
    def taken_in(self) -> tuple[Initiative, ...]:
        """What was merged into it: read here, at no page of its own."""
        return self.whole.members[1:]

    @cached_property
    def kin(self) -> list[tuple[Family, list[Initiative]]]:
        """Cùng họ mô hình: each family with the others in it."""
        return families.kin_of(self.whole.members)

    @cached_property
    def history(self) -> list[dict[str, str]]:
        """What happened to it, newest first. The public reads what was done and why, not who did it."""
        return [
            {
                "at": moment(entry.at),
                "title": str(HISTORY[entry.kind]).format(**entry.payload),
                "who": entry.who if self.may_merge else "",
                "note": entry.note,
                "tone": entry.tone,
            }
            for entry in reversed(timeline_of(self.initiative))
            if entry.kind in HISTORY
        ]

    @cached_property
    def may_merge(self) -> bool:
        """Whether the reader may merge it with another or take out what was merged into it."""
        return may(self.by, "initiative.merge", self.initiative)

    @cached_property
    def may_relate(self) -> bool:
        """Whether the reader may bring it into a family."""
        return may(self.by, "initiative.relate", self.initiative)


HISTORY = {
    "initiative.publish": _l("Đưa vào sổ"),
    "initiative.edit": _l("Cập nhật"),
    "initiative.take_in": _l("Gộp “{called}” ({taken}) vào mô hình này"),
    "initiative.let_out": _l("Tách “{called}” ({taken}) thành mô hình riêng"),
    "initiative.merge": _l("Gộp vào “{called}” ({into})"),
    "initiative.split": _l("Tách ra khỏi “{called}” ({out_of})"),
    "initiative.join_family": _l("Xếp vào họ “{called}” ({family})"),
    "initiative.leave_family": _l("Ra khỏi họ “{called}” ({family})"),
}
"""Event kinds that the page tells of, in words that name no person."""
