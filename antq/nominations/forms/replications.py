"""The replications that a dossier rests on, as tick boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from wtforms import SelectMultipleField, ValidationError, widgets

from ...replications.models import Replication
from ..resting import standing, where

IN_VIEW = 12
"""So many are shown at once; the rest unfolds."""


class Replications(SelectMultipleField):
    """Places to tick; the answer is their codes as one text, in their order, so that two pages can be compared."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()

    def offer(self, found: Sequence[Replication]) -> None:
        """What there is to choose from."""
        self.found = {each.ref: each for each in found}
        self.choices = [(each.ref, where(each)) for each in found]

    def process_data(self, value: Any) -> None:
        """From the text that the dossier gives."""
        self.data = (value or "").split()

    @property
    def said(self) -> str:
        """As the dossier gives it."""
        return " ".join(sorted(set(self.data or ())))

    @property
    def chosen(self) -> list[Replication]:
        """The rows of what was ticked."""
        return [self.found[ref] for ref in self.data or () if ref in self.found]

    def spelled(self, said: str) -> list[str]:
        """A text of codes in lines, as people read it."""
        return [f"{where(self.found[ref])} ({ref})" if ref in self.found else ref for ref in said.split()]

    @property
    def hints(self) -> dict[str, str]:
        """Code to how that one stands."""
        return {ref: standing(each) for ref, each in self.found.items()}

    @property
    def groups(self) -> list[list[Any]]:
        """The tick boxes in view, and those that unfold."""
        options = list(self)
        return [options[:IN_VIEW], options[IN_VIEW:]]

    def pre_validate(self, form: Any) -> None:
        """Only what is offered: the dossier may have come by another initiative meanwhile."""
        if any(ref not in self.found for ref in self.data or ()):
            raise ValidationError(_("Danh sách điểm vừa đổi theo mô hình của hồ sơ. Xem và chọn lại."))
