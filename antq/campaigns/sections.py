"""What campaigns show on the page of the document that sets or names them."""

from __future__ import annotations

from typing import Any

from ..kit.web.sections import section
from ..law.models import Document
from . import queries
from .words import KINDS, aimed_at, when


@section("document")
def targets(document: Document, *, by: Any) -> tuple[str, Any] | None:
    """The chỉ tiêu that the document sets."""
    rows = [(target, aimed_at(target)) for target in queries.targets_in(document.id)]
    return ("campaigns/_targets.html", rows) if rows else None


@section("document")
def quotas(document: Document, *, by: Any) -> tuple[str, Any] | None:
    """Who must choose how many, as the document says."""
    rows = queries.quotas_in(document.id)
    return ("campaigns/_quotas.html", rows) if rows else None


@section("document")
def campaigns(document: Document, *, by: Any) -> tuple[str, Any] | None:
    """The campaigns and their days that the document names."""
    rows = [(row, KINDS[row.kind], when(row)) for row in queries.named_in(document.id)]
    return ("campaigns/_campaigns.html", rows) if rows else None
