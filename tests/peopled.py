"""Databases in which the cast is there already: settling it takes seconds, copying it does not.

A room whose tests need the cast imports these over the fixtures of tests/conftest.py:
`from tests.peopled import app, fresh_app, peopled`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache

import pytest
from flask import Flask

from antq import create_app
from antq.kit.database import db, writing
from tests.cast import settle
from tests.databases import Databases, Place

COPIES = itertools.count(1)
"""Each place that imports `app` gets one of its own."""


@cache
def _settled(databases: Databases, worker: str) -> Place:
    """Made once for all rooms; it goes with the folder of the run."""
    place = databases.copy(databases.migrated(), f"peopled_{worker}")
    for application in opened(place):
        with application.app_context(), writing():
            settle()
    return place


@pytest.fixture(scope="session")
def peopled(databases: Databases, worker: str) -> Place:
    """The migrated database with the cast in it; copy it, do not write to it."""
    return _settled(databases, worker)


@pytest.fixture(scope="session")
def app(databases: Databases, peopled: Place, worker: str) -> Iterator[Flask]:
    """As in tests/conftest.py, with the cast: `session` and `client` stand on it."""
    place = databases.copy(peopled, f"cast_{worker}_{next(COPIES)}")
    yield from opened(place)
    databases.drop(place)


@pytest.fixture
def fresh_app(databases: Databases, peopled: Place, worker: str) -> Iterator[Flask]:
    """As in tests/conftest.py, with the cast: real commits, threads, several sessions."""
    place = databases.copy(peopled, f"fresh_cast_{worker}")
    yield from opened(place)
    databases.drop(place)


def opened(place: Place) -> Iterator[Flask]:
    """The application on a place; its connections are closed afterwards."""
    application = create_app(place.config)
    yield application
    with application.app_context():
        db.session.remove()
        db.engine.dispose()
