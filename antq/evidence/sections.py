"""What evidence shows on the pages of lower rooms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..kit.web.sections import section
from ..law.models import Document
from ..places.models import Place
from . import figures, queries
from .models import Figure


@section("document")
def figures_stated(document: Document, *, by: Any) -> tuple[str, Any] | None:
    """The figures that a document states, with their qualifiers."""
    rows = [(figure, figures.said(figure)) for figure in queries.figures_stated_by(document.id)]
    return ("evidence/_of_document.html", rows) if rows else None


@dataclass(frozen=True)
class OfPlace:
    """The figures of a place in words, and which contradict each other."""

    rows: list[tuple[Figure, str, figures.Label]]
    clashes: list[tuple[str, str, str]]


@section("place")
def figures_of_place(place: Place, *, by: Any) -> tuple[str, Any] | None:
    """What sources say of a place as a whole; of contradicting ones both."""
    found = queries.figures_of_place(place.id)
    rows = [(figure, figures.said(figure), figures.LABELS[figure.label]) for figure in found]
    clashes = [(one.what, _dated(one), _dated(other)) for one, other in figures.clashes(found)]
    return ("evidence/_of_place.html", OfPlace(rows, clashes)) if rows else None


def _dated(figure: Figure) -> str:
    return f"{figures.said(figure)} ({figure.period})" if figure.period else figures.said(figure)
