"""What the pages of saved filters show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..catalogue.cards import PATH
from ..catalogue.listing import listing
from ..kit.web import Page
from . import queries
from .forms import SaveForm
from .models import SavedFilter


@dataclass(frozen=True)
class Kept:
    """A saved filter with the number of its initiatives now; None when something that it names is gone."""

    saved: SavedFilter
    href: str
    total: int | None


class OwnPage(Page):
    """/bo-loc-da-luu: one's own saved filters."""

    template = "saved_filters/own.html"

    @cached_property
    def rows(self) -> list[Kept]:
        """All of them, the newest first."""
        return [
            Kept(
                saved,
                f"{PATH}?{saved.address}",
                len(listing(queries.filter_of(saved))) if queries.is_whole(saved) else None,
            )
            for saved in self.saved
        ]

    @cached_property
    def saved(self) -> Sequence[SavedFilter]:
        """The rows behind them."""
        return queries.own(by=self.by)


class SavePage(Page):
    """A filter to be kept, or one to be changed."""

    template = "saved_filters/save.html"

    def __init__(self, form: SaveForm, saved: SavedFilter | None = None, *, by: Any) -> None:
        super().__init__(by=by)
        self.form, self.saved = form, saved

    @property
    def href(self) -> str:
        """The list itself."""
        return f"{PATH}?{self.saved.address if self.saved else self.form.address.data}"
