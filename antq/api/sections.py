"""What open data hangs on the pages of lower rooms: the lines that only machines read."""

from __future__ import annotations

from typing import Any

from flask import current_app, request

from ..catalogue.models import Initiative
from ..kit.web.sections import section
from ..replications.models import Replication
from ..replications.policy import is_public
from .linked import described


@section("initiative.head")
def linked_data(initiative: Initiative, *, by: Any) -> tuple[str, Any] | None:
    """The page of an initiative as JSON-LD."""
    config = current_app.config
    name, owner = config["SITE_NAME"], config["SITE_OWNER"]
    return "api/_linked.html", described(initiative, site=request.host_url, name=name, owner=owner)


@section("initiative.results")
def figures_as_table(initiative: Initiative, *, by: Any) -> tuple[str, Any] | None:
    """The way to the figures of an initiative as a table."""
    return "api/_figures.html", f"/mo-hinh/{initiative.address}"


@section("replication.results")
def figures_of_point(replication: Replication, *, by: Any) -> tuple[str, Any] | None:
    """The way to the figures of a point as a table."""
    return ("api/_figures.html", f"/diem/{replication.ref}") if is_public(by, replication) else None
