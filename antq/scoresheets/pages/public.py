"""The confirmed classes that everybody reads."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from flask_babel import gettext as _

from ...kit import clock
from ...kit.web import Page
from ...law.words import MARKS
from ...places.queries import today
from ...places.words import short
from .. import queries
from ..grading import CLASSES, STANDARD, shares
from ..models import Sheet, Thresholds
from ..words import GRADES, KINDS, SUBJECTS, TONES

PATH = "/xep-loai"


@dataclass(frozen=True)
class Row:
    """One place of the public table: how many of each class; `only` is the class when there is but one thing."""

    name: str
    province: str
    counts: dict[str, int]
    only: str

    @property
    def total(self) -> int:
        """How many were classed there."""
        return sum(self.counts.values())


class ClassesPage(Page):
    """/xep-loai: the confirmed classes of a year."""

    template = "scoresheets/classes.html"
    grade_words, tones = GRADES, TONES

    def __init__(self, args: Any, *, by: Any) -> None:
        super().__init__(by=by)
        self.kind = args.get("loai") if args.get("loai") in KINDS else "phan-loai-phong-trao"
        self.subject = args.get("doi-tuong") if args.get("doi-tuong") in SUBJECTS else "commune"
        self.years = queries.years(self.kind, self.subject)
        typed = args.get("nam", "")
        given = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 4 else 0
        self.asked = given if 1990 <= given <= 2100 else 0
        self.year = self.asked or next(iter(self.years), clock.today().year)
        place = today().get(args.get("tinh", ""))
        self.province = place if place is not None and place.level == "province" else None

    def address(self, path: str = PATH, **change: Any) -> str:
        """This table with something changed; what is usual is left out."""
        now: dict[str, Any] = {"nam": self.asked, "loai": self.kind, "doi-tuong": self.subject}
        now["tinh"] = self.province.code if self.province else ""
        now |= {name.replace("_", "-"): value for name, value in change.items()}
        return f"{path}?{urlencode({name: value for name, value in now.items() if value})}"

    @cached_property
    def grades(self) -> tuple[str, ...]:
        """The classes of this kind, the best first."""
        return CLASSES if self.kind == "phan-loai-phong-trao" else STANDARD

    @cached_property
    def tabs(self) -> list[tuple[str, str, bool]]:
        """The years."""
        every = sorted({*self.years, self.year}, reverse=True)
        return [(str(year), self.address(nam=year), year == self.year) for year in every]

    @cached_property
    def chips(self) -> list[tuple[Any, list[tuple[Any, str, None, bool]]]]:
        """Groups of choices: kind, subject, province."""
        kinds = [(word, self.address(loai=code), None, code == self.kind) for code, word in KINDS.items()]
        subjects = [
            (word, self.address(doi_tuong=code), None, code == self.subject)
            for code, word in SUBJECTS.items()
        ]
        here = self.province.id if self.province else None
        places = [(_("Cả nước"), self.address(tinh=""), None, here is None)]
        places += [
            (
                short(place),
                self.address(tinh=place.code),
                None,
                self.province is not None and place.id == self.province.id,
            )
            for place in queries.provinces_with_classes(self.year)
        ]
        return [(_("Nội dung"), kinds), (_("Đối tượng"), subjects), (_("Tỉnh, thành phố"), places)]

    @cached_property
    def rows(self) -> list[Row]:
        """Communes (provinces, for agencies) with what was confirmed there, in Vietnamese order."""
        found = queries.confirmed(
            self.year,
            kind=self.kind,
            subject=self.subject,
            province_id=self.province.id if self.province else None,
        )
        counts: dict[int, dict[str, int]] = {}
        for each in found:
            counts.setdefault(each.place_id, dict.fromkeys(self.grades, 0))[each.grade] = each.count
        places = queries.places_named(counts)
        rows = []
        for place in places:
            there = counts[place.id]
            only = next((grade for grade, count in there.items() if count), "")
            above = place.parent.name if place.parent else ""
            rows.append(Row(place.name, above, there, only if self.subject == "commune" else ""))
        return rows

    @cached_property
    def sums(self) -> dict[str, int]:
        """How many of each class in all rows."""
        return {grade: sum(row.counts.get(grade, 0) for row in self.rows) for grade in self.grades}

    @cached_property
    def shares(self) -> dict[str, Decimal]:
        """Their shares; together exactly 100 %."""
        return shares(self.sums)

    @cached_property
    def thresholds(self) -> list[tuple[Sheet, Thresholds, Any]]:
        """By which limits the classes of the year were given, with the word of their mark: on the sheets of that year,
        in a province of today by those of the provinces of then."""
        found: dict[int, tuple[Sheet, Thresholds, Any]] = {}
        for sheet in queries.sheets_of(self.year, subjects=(self.subject,)):
            if sheet.kind != self.kind or sheet.whole:
                continue
            for province in self._provinces_then(sheet):
                limits = queries.thresholds(sheet, on=queries.due_on(sheet, self.year), province_id=province)
                if limits is not None:
                    found.setdefault(limits.id, (sheet, limits, MARKS[limits.mark]))
        return list(found.values())

    def _provinces_then(self, sheet: Sheet) -> list[int | None]:
        """Of the province that was asked for; None is the whole country."""
        if self.province is None:
            return [None]
        asked = {"sheet_id": sheet.id, "province_id": self.province.id}
        return [*queries.provinces_then(self.year, **asked)] or [self.province.id]

    def table(self) -> tuple[list[Any], list[list[Any]]]:
        """Head and rows of the same table as a file."""
        head = [
            _("Địa bàn"),
            _("Tỉnh, thành phố"),
            _("Năm"),
            *(GRADES[each] for each in self.grades),
            _("Tổng"),
        ]
        rows = [
            [row.name, row.province, self.year, *(row.counts.get(each, 0) for each in self.grades), row.total]
            for row in self.rows
        ]
        return head, rows
