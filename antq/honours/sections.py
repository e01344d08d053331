"""What honours show on the pages of lower rooms."""

from __future__ import annotations

from typing import Any

from ..catalogue.models import Initiative
from ..kit.web.sections import section
from . import queries


@section("initiative")
def commendations(initiative: Initiative, *, by: Any) -> tuple[str, Any] | None:
    """The public commendations of an initiative."""
    rows = queries.of_initiative(initiative)
    return ("honours/_of_initiative.html", rows) if rows else None
