"""The one family of the sample data: self-managed groups, as three documents call them."""

from __future__ import annotations

from datetime import UTC, datetime

from ..catalogue import families
from ..kit import clock
from .base import World

AT = datetime(2026, 11, 16, 2, 15, tzinfo=UTC)
NAME, WHY = (
    "Tổ tự quản",
    "Cùng một ý tưởng: hộ gia đình liền kề tự quản an ninh, trật tự; mỗi nơi một cách làm.",
)
OLDEST, KIN = "M003-2", ("M002-2", "M000-1")


def found_family(world: World) -> None:
    """By the standing office of the province that one of them stands in."""
    by, one = world.actor("thuongtruc"), world.initiatives[OLDEST]
    with clock.stopped(AT):
        for key in KIN:
            other = world.initiatives[key]
            seen = families.plan_of_relation(one, other).stamp
            families.relate(one, other, name=NAME, note=WHY, seen=seen, by=by)
