"""Sheets: sending one, reading its answers, importing it."""

from __future__ import annotations

import csv
import io
from functools import cached_property
from itertools import islice
from typing import Any

from ...kit import storage
from ...kit.web import Page
from .. import queries
from ..forms import SheetForm
from ..lines import COLUMNS, NEEDED
from ..models import Batch
from ..words import VERDICT_WORDS

SHOWN = 200


class SheetsPage(Page):
    """/nhan-rong/bang."""

    template = "replications/sheets.html"

    def __init__(self, form: SheetForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.form = form

    @cached_property
    def sent(self) -> list[Batch]:
        """What the person sent before, the newest first."""
        return list(queries.batches_of(by=self.by))

    @property
    def headings(self) -> list[tuple[Any, bool]]:
        """The columns of the sample sheet, and whether each must be there."""
        return [(heading, name in NEEDED) for name, (heading, _understood) in COLUMNS.items()]


class SheetPage(Page):
    """/nhan-rong/bang/<ref>: what would happen, line by line, those that must be mended first."""

    template = "replications/sheet.html"

    def __init__(self, sheet: Batch, *, by: Any, problem: Any = None) -> None:
        super().__init__(by=by)
        self.sheet, self.problem = sheet, problem

    @property
    def is_working(self) -> bool:
        """Whether a job is at it."""
        return self.sheet.state in ("waiting", "importing")

    @property
    def counts(self) -> list[tuple[Any, str, int]]:
        """Word, tone and number of each verdict."""
        sheet = self.sheet
        numbers = {
            "wrong": sheet.wrong_count,
            "doubtful": sheet.doubtful_count,
            "good": sheet.good_count,
            "known": sheet.known_count,
        }
        return [(*VERDICT_WORDS[code], count) for code, count in numbers.items() if count]

    @cached_property
    def lines(self) -> list[tuple[str, str, str, str]]:
        """Number, verdict, tone and words of the first lines, those that must be mended before all others."""
        if not self.sheet.answer:
            return []
        with storage.store().open(self.sheet.answer) as file:
            rows = csv.reader(io.TextIOWrapper(file, "utf-8-sig", newline=""))
            next(rows)
            tones = {str(word): tone for word, tone in VERDICT_WORDS.values()}
            bad = str(VERDICT_WORDS["wrong"][0])
            told = [(row[0], row[1], tones.get(row[1], "neutral"), row[2]) for row in rows]
        told.sort(key=lambda row: (row[1] != bad, not row[3]))
        return list(islice(told, SHOWN))
