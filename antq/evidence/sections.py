"""What evidence shows on the pages of lower rooms."""

from __future__ import annotations

from typing import Any

from ..kit.web.sections import section
from ..law.models import Document
from . import figures, queries


@section("document")
def figures_stated(document: Document, *, by: Any) -> tuple[str, Any] | None:
    """The figures that a document states, with their qualifiers."""
    rows = [(figure, figures.said(figure)) for figure in queries.figures_stated_by(document.id)]
    return ("evidence/_of_document.html", rows) if rows else None
