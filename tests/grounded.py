"""Databases in which all shipped places are there already: laying them takes seconds, copying them does not.

A room whose tests need them imports these over the fixtures of tests/conftest.py:
`from tests.grounded import app, grounded`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache

import pytest
from flask import Flask

from antq.ground import lay_places
from antq.kit.database import writing
from tests.databases import Databases, Place
from tests.peopled import opened

COPIES = itertools.count(1)
"""Each place that imports `app` gets one of its own."""


@cache
def _laid(databases: Databases, worker: str) -> Place:
    """Made once for all rooms; it goes with the folder of the run."""
    place = databases.copy(databases.migrated(), f"grounded_{worker}")
    for application in opened(place):
        with application.app_context(), writing():
            lay_places()
    return place


@pytest.fixture(scope="session")
def grounded(databases: Databases, worker: str) -> Place:
    """The migrated database with all places in it; copy it, do not write to it."""
    return _laid(databases, worker)


@pytest.fixture(scope="session")
def app(databases: Databases, grounded: Place, worker: str) -> Iterator[Flask]:
    """As in tests/conftest.py, with all places: `session` and `client` stand on it."""
    place = databases.copy(grounded, f"all_places_{worker}_{next(COPIES)}")
    yield from opened(place)
    databases.drop(place)
