"""What the page of one figure shows."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..kit.journal import timeline_of
from ..kit.policy import may
from ..kit.web import Page
from ..kit.web.app import day, moment
from . import figures, queries
from .figures import Label
from .forms import CorrectionForm, LabelForm
from .models import Figure

HISTORY = {
    "figure.label": _l("Đổi nhãn từ “{before}” sang “{label}”"),
    "figure.correct": _l("Đính chính: {said} thành {instead}"),
}
"""Event kinds that the page tells of, in words that name no person."""


class FigurePage(Page):
    """/so-lieu/<ref>: one number, who says so, what became of it; for its keepers the two forms."""

    template = "evidence/figure.html"

    def __init__(
        self,
        figure: Figure,
        label: LabelForm | None = None,
        correction: CorrectionForm | None = None,
        *,
        by: Any,
    ) -> None:
        super().__init__(by=by)
        self.figure = figure
        self.label_form = label or LabelForm(formdata=None, prefix="")
        self.correction_form = correction or self._begun()

    def _begun(self) -> CorrectionForm:
        form = CorrectionForm(formdata=None)
        form.fill(self.figure)
        return form

    @property
    def title(self) -> str:
        """What is counted."""
        return self.figure.what

    @property
    def label(self) -> Label:
        """How far it may be trusted."""
        return figures.LABELS[self.figure.label]

    @property
    def said(self) -> str:
        """Number, qualifier and unit."""
        return figures.said(self.figure)

    @property
    def finding(self) -> str:
        """The change, where there is one."""
        return figures.finding(self.figure)

    @cached_property
    def corrected_by(self) -> Figure | None:
        """What holds instead."""
        return self.figure.corrected_by

    @cached_property
    def others(self) -> list[tuple[Figure, str]]:
        """What other sources say of the same, and contradicts it."""
        found = [pair for pair in figures.clashes(queries.beside(self.figure)) if self.figure in pair]
        others = [one if other is self.figure else other for one, other in found]
        return [(each, figures.said(each)) for each in others]

    def number_of(self, figure: Figure) -> str:
        """Number and unit of another figure."""
        return figures.said(figure)

    @property
    def facts(self) -> list[dict[str, Any]]:
        """The list of what is known; what is not known is left out."""
        it, per = self.figure, figures.rate(self.figure)
        labelled = self.label.word if it.labelled_at is None else f"{self.label.word} ({day(it.labelled_at)})"
        rows = (
            (_("Số liệu"), self.said),
            (_("Trước đó"), "" if it.before is None else figures.quantity(it.before, it.unit)),
            (_("Tính theo đầu"), per.said if per else ""),
            (_("Kỳ"), it.period),
            (_("Kỳ trước"), it.period_before),
            (_("Phạm vi"), it.scope or (it.place.name if it.place else "")),
            (_("Chiều tốt"), "" if it.better == "none" else str(figures.DIRECTIONS[it.better])),
            (_("Ai nêu"), it.said_by.name if it.said_by else ""),
            (_("Nguồn"), it.source),
            (_("Nhãn"), str(labelled)),
            (_("Mã số liệu"), it.ref),
        )
        return [
            {"key": key, "value": value, "change_href": None, "change_label": None}
            for key, value in rows
            if value
        ]

    @cached_property
    def history(self) -> list[dict[str, str]]:
        """What happened to it, newest first. The public reads what was done and why, not who did it."""
        return [
            {
                "at": moment(entry.at),
                "title": str(HISTORY[entry.kind]).format(**entry.payload),
                "who": entry.who if self.may_keep else "",
                "note": entry.note,
                "tone": entry.tone,
            }
            for entry in reversed(timeline_of(self.figure))
        ]

    @cached_property
    def may_keep(self) -> bool:
        """Whether the reader labels and corrects it."""
        return may(self.by, "figure.keep", self.figure)
