"""What statistics show on the page of a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..kit.web.sections import section
from ..places.models import Place
from ..replications.counting import Three, alive_now, counted
from . import queries
from .filters import Filter
from .statistic import today

MOST = 20


@dataclass(frozen=True)
class OfPlace:
    """The three counts of a place of today, what comes from there and what runs there."""

    three: Three
    day: str
    begun: list[tuple[str, str]]
    points: list[tuple[str, str, str]]
    numbers: str
    catalogue: str


@section("place")
def of_place(place: Place, *, by: Any) -> tuple[str, Any] | None:
    """Of a province or commune of today; what an old place did counts for its heir."""
    if place.ended_on is not None or place.level not in ("province", "commune"):
        return None
    table, alive = alive_now()
    three = counted(table, np.flatnonzero(alive & (table.of[place.level] == place.id)))
    begun = [(each.name, f"/mo-hinh/{each.ref}-{each.slug}") for each in queries.begun_in(place, limit=MOST)]
    if not three.points and not begun:
        return None
    points = [
        (each.initiative.name, f"/diem/{each.ref}", (each.commune or each.place).name)
        for each in queries.points_in(place, limit=MOST)
    ]
    province = place if place.level == "province" else place.parent
    code = province.code if province else ""
    catalogue = f"/mo-hinh?tinh={code}" + (f"&xa={place.code}" if place.level == "commune" else "")
    return "statistics/_of_place.html", OfPlace(
        three, today(), begun, points, Filter(province=code).address(), catalogue
    )
