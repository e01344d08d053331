"""The before/after figures of a report, one form for each row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField, ValidationError

from ...evidence import figure_fields
from ...evidence.figure_fields import FigureFields, fits, told
from ...evidence.figures import read
from ...kit.web.forms import Long

ROWS, MOST = 5, 40
"""So many are offered, and so many are shown where a dossier has more."""


class FigureForm(FigureFields):
    """One before/after figure; a row without a name must be empty, one with a name has a source.

    `ref` says which kept figure it is.
    """

    begun_by = (*FigureFields.begun_by, "period_before")

    ref = HiddenField()
    value = StringField(_l("Sau"), [Long(1, 60, _l("Số liệu sau"))])
    period_before = StringField(_l("Kỳ trước"), [Long(2, 100, _l("Kỳ trước"))])

    def read_value(self, field: Any) -> None:
        """As the source has it: a number, "gần 50", "5-7"."""
        said = told(read, field)
        fits(said.value)
        fits(said.high or said.value)

    def validate_source(self, field: Any) -> None:
        if self.what.data and not field.data:
            raise ValidationError(_l("Nhập nguồn của số liệu."))


def read_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, of a valid row, as `write_figures` takes it."""
    said = read(row["value"])
    return figure_fields.read_row(row) | {
        "ref": row["ref"] or "",
        "value": said.value,
        "qualifier": said.qualifier,
        "high": said.high,
        "period_before": row["period_before"] or "",
    }
