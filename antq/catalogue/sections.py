"""What the catalogue shows on the pages of lower rooms."""

from __future__ import annotations

from typing import Any

from ..evidence.models import Figure
from ..kit.web.sections import section
from ..law.models import Document
from . import queries


@section("document")
def initiatives_named(document: Document, *, by: Any) -> tuple[str, Any] | None:
    """The initiatives that a document names."""
    rows = queries.named_in(document.id, by=by)
    return ("catalogue/_of_document.html", rows) if rows else None


@section("figure")
def initiative_of(figure: Figure, *, by: Any) -> tuple[str, Any] | None:
    """The initiative that a figure is a result of."""
    found = queries.of_album(figure.album_id, by=by) if figure.album_id else None
    return ("catalogue/_of_figure.html", found) if found else None
