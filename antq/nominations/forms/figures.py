"""One before/after figure of a dossier as people type it, and back."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import ValidationError

from ...evidence.figure_fields import FigureFields
from ...evidence.figures import write_base
from ...kit.numbers import write_number

ROWS = 5


class FigureForm(FigureFields):
    """One before/after figure; a row without a name must be empty, one with a name has a source."""

    def validate_source(self, field: Any) -> None:
        if self.what.data and not field.data:
            raise ValidationError(_l("Nhập nguồn của số liệu."))


def written_row(figure: Any) -> dict[str, str]:
    """A kept figure as it is shown for changing."""
    return {
        "what": figure.what,
        "unit": figure.unit,
        "before": "" if figure.before is None else write_number(figure.before),
        "value": write_number(figure.value),
        "period": figure.period,
        "source": figure.source,
        "better": figure.better,
        "base": write_base(figure),
    }
