"""Figures of a point: several before/after rows, as the initiative's own where it has any."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import FieldList, FormField

from ...evidence.figure_fields import FigureFields, read_row
from ...kit.numbers import read_number
from ...kit.web import Form

ROWS = 4


class ReportRow(FigureFields):
    """One figure of what the unit counted itself. Its name stands ready, so a name alone begins no row."""

    begun_by = ("before", "value")
    valued_by = "before"
    least = 0
    words = {"what": _l("Chỉ số"), "before": _l("Trước khi làm"), "value": _l("Sau khi làm")}
    source = None  # the unit itself


class ReportForm(Form):
    """Up to four figures at a time."""

    rows = FieldList(FormField(ReportRow), min_entries=ROWS, max_entries=ROWS)

    def figures(self, source: str) -> list[dict[str, Any]]:
        """The filled rows of a valid form, as `report` takes them; `source` says who measured."""
        return [
            read_row(row) | {"value": read_number(row["value"]), "source": source}
            for row in self.rows.data
            if row["value"]
        ]
