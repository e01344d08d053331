"""What the ledger shows on the pages of lower rooms."""

from __future__ import annotations

from typing import Any

from ..catalogue.models import Initiative
from ..evidence.models import Figure
from ..kit.web.sections import section
from . import queries
from .pages.lineage import LineagePage


@section("initiative.spread")
def spread(initiative: Initiative, *, by: Any) -> tuple[str, Any] | None:
    """The three counts, where it runs, and the way to register a copy."""
    return "replications/_of_initiative.html", LineagePage(initiative, by=by)


@section("figure")
def point_of(figure: Figure, *, by: Any) -> tuple[str, Any] | None:
    """The point that reported a figure."""
    found = queries.of_album(figure.album_id, by=by) if figure.album_id else None
    return ("replications/_of_figure.html", found) if found else None
