"""One house for all tests of this folder: the cast, dossiers at every stage, and what was seen before and after."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from antq.kit import clock
from tests.databases import Databases, Place
from tests.doors.house import MOMENT, House
from tests.peopled import opened, peopled

__all__ = ["house", "peopled"]


@pytest.fixture(scope="session")
def house(databases: Databases, peopled: Place, worker: str) -> Iterator[House]:
    """Made once: every test only reads."""
    place = databases.copy(peopled, f"doors_{worker}")
    for app in opened(place):
        with clock.stopped(MOMENT):
            house = House(app).lived_in()
        yield house
    databases.drop(place)


@pytest.fixture(autouse=True)
def the_clock_stands() -> Iterator[None]:
    """No page differs by an hour. For each test by itself: the next one may be another room's."""
    with clock.stopped(MOMENT):
        yield
