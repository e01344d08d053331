"""What the pages of the register of documents need."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

from flask_babel import gettext as _

from ..kit import clock
from ..kit.numbers import DatedPrecision, Precision, write_day
from ..kit.web import Page
from . import queries
from .forms import HolidayForm
from .models import Document, Holiday
from .words import CERTAINTY, KINDS, MARKS, WEEKDAYS, kind_label

PATH = "/van-ban"


def issued(document: Document) -> str:
    """The day of issue as exactly as it is known; "" where it is not."""
    if document.issued_on is None or document.issued_precision == "unknown":
        return ""
    return write_day(DatedPrecision(document.issued_on, Precision(document.issued_precision)))


class RegisterPage(Page):
    """/van-ban: the register, of one kind where one is chosen."""

    template = "law/register.html"

    def __init__(self, kind: str, *, by: Any) -> None:
        super().__init__(by=by)
        self.kind = kind if kind in KINDS else ""
        self.counts = queries.counts()

    issued = staticmethod(issued)
    kind_label = staticmethod(kind_label)

    @cached_property
    def documents(self) -> Sequence[Document]:
        """The documents, newest first."""
        return queries.register(self.kind)

    @cached_property
    def chips(self) -> list[tuple[str, str, int, bool]]:
        """Kinds that occur, with their counts."""
        total = sum(self.counts.values())
        rows = [(_("Tất cả"), PATH, total, not self.kind)]
        rows += [
            (str(label), f"{PATH}?loai={kind}", self.counts[kind], kind == self.kind)
            for kind, label in KINDS.items()
            if kind in self.counts
        ]
        return rows

    @property
    def title(self) -> str:
        """The kind where one is chosen."""
        return _("Văn bản: %(kind)s", kind=kind_label(self.kind)) if self.kind else _("Văn bản")

    def mark(self, document: Document) -> tuple[Any, str]:
        """The word of its mark and the tone of the tag."""
        word, tone, _about = MARKS[document.mark]
        return word, tone


class DocumentPage(Page):
    """/van-ban/<ref>."""

    template = "law/document.html"

    def __init__(self, document: Document, *, by: Any) -> None:
        super().__init__(by=by)
        self.document = document

    issued = staticmethod(issued)
    kind_label = staticmethod(kind_label)

    @property
    def title(self) -> str:
        """Kind and number, or the title of a document without a number."""
        kind = kind_label(self.document.kind)
        return f"{kind} {self.document.full_number}" if self.document.full_number else self.document.title

    @cached_property
    def mark(self) -> tuple[Any, str, Any]:
        """The word of its mark, the tone of the tag, and what the mark means."""
        return MARKS[self.document.mark]

    @cached_property
    def facts(self) -> list[dict[str, Any]]:
        """What the register says of it; an article simply has no number and no days in force."""
        document = self.document
        rows = (
            (_("Loại văn bản"), kind_label(document.kind)),
            (_("Số"), document.number),
            (_("Ký hiệu"), document.symbol),
            (_("Ngày ban hành"), issued(document)),
            (_("Cơ quan ban hành"), document.issuer),
            (_("Hiệu lực"), self._force()),
            (_("Địa bàn nói tới"), self._where()),
            (_("Trích yếu"), document.title),
        )
        unsaid = (_("Số"), _("Ký hiệu"), _("Hiệu lực"), _("Địa bàn nói tới"))
        return [
            {"key": key, "value": value, "change_href": None, "change_label": None}
            for key, value in rows
            if value or key not in unsaid
        ]

    def _force(self) -> str:
        document = self.document
        parts = []
        if document.in_force_from:
            parts.append(_("từ %(day)s", day=write_day(document.in_force_from)))
        if document.in_force_to:
            parts.append(_("đến hết %(day)s", day=write_day(document.in_force_to)))
        if not parts:
            return ""
        words = {True: _("Đang có hiệu lực"), False: _("Không có hiệu lực hôm nay"), None: ""}
        return f"{words[queries.in_force(document)]} ({' '.join(parts)})"

    def _where(self) -> str:
        document = self.document
        if not document.province_text:
            return str(CERTAINTY["unknown"]).capitalize() if document.certainty == "unknown" else ""
        return f"{document.province_text} ({CERTAINTY[document.certainty]})"


class HolidaysPage(Page):
    """/van-ban/ngay-nghi: the days off of a year, and the weekends that are worked."""

    template = "law/holidays.html"

    def __init__(self, year: str, form: HolidayForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.form = form
        self.years = queries.holiday_years()
        wanted = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else clock.today().year
        self.year = wanted if wanted in self.years else (self.years[-1:] or [clock.today().year])[0]

    @cached_property
    def holidays(self) -> Sequence[Holiday]:
        """The days of the year, in order."""
        return queries.holidays_between(date(self.year, 1, 1), date(self.year, 12, 31))

    @property
    def tabs(self) -> list[tuple[str, str, bool]]:
        """One for each year that is known."""
        return [(str(year), f"{PATH}/ngay-nghi?nam={year}", year == self.year) for year in self.years]

    def weekday(self, day: date) -> str:
        """ "thứ hai" to "chủ nhật"."""
        return str(WEEKDAYS[day.weekday()])

    def mark(self, holiday: Holiday) -> tuple[Any, str]:
        """The word of its mark and the tone of the tag."""
        word, tone, _about = MARKS[holiday.mark]
        return word, tone

    @property
    def unsure(self) -> bool:
        """Whether some day of the year was not read in an announcement."""
        return any(each.mark in ("R", "I") for each in self.holidays)
