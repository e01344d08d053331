"""In these tests the cast is there already: every database starts with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from antq import create_app
from antq.kit.database import db, writing
from tests.cast import settle
from tests.databases import Databases, Place


@pytest.fixture(scope="session")
def peopled(databases: Databases, worker: str) -> Iterator[Place]:
    """The migrated database with the cast in it."""
    place = databases.copy(databases.migrated(), f"peopled_{worker}")
    for application in _opened(place):
        with application.app_context(), writing():
            settle()
    yield place
    databases.drop(place)


@pytest.fixture(scope="session")
def app(databases: Databases, peopled: Place, worker: str) -> Iterator[Flask]:
    """As in tests/conftest.py, with the cast: `session` and `client` stand on it."""
    place = databases.copy(peopled, f"cast_{worker}")
    yield from _opened(place)
    databases.drop(place)


@pytest.fixture
def fresh_app(databases: Databases, peopled: Place, worker: str) -> Iterator[Flask]:
    """As in tests/conftest.py, with the cast: real commits, threads, several sessions."""
    place = databases.copy(peopled, f"fresh_cast_{worker}")
    yield from _opened(place)
    databases.drop(place)


def _opened(place: Place) -> Iterator[Flask]:
    application = create_app(place.config)
    yield application
    with application.app_context():
        db.session.remove()
        db.engine.dispose()
