"""What the ledger shows on the pages of lower rooms."""

from __future__ import annotations

from typing import Any

from ..catalogue.models import Initiative
from ..kit.web.sections import section
from .pages.lineage import LineagePage


@section("initiative.spread")
def spread(initiative: Initiative, *, by: Any) -> tuple[str, Any] | None:
    """The three counts, where it runs, and the way to register a copy."""
    return "replications/_of_initiative.html", LineagePage(initiative, by=by)
