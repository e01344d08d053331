"""Albums of points that were there before they stood under those of their initiatives."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import select

from antq import create_app
from antq.evidence.models import Album
from antq.kit.database import db, writing
from antq.kit.database.chain import ready
from antq.replications import actions
from antq.replications.models import Replication
from tests.cast import who
from tests.databases import ROOT, Databases, Place
from tests.peopled import peopled
from tests.replications.points import running

__all__ = ["peopled"]


@pytest.fixture
def filled_app(databases: Databases, peopled: Place, worker: str) -> Iterator[Flask]:
    """A database of today with a point that reported."""
    place = databases.copy(peopled, f"albums_{worker}")
    app = create_app(place.config)
    ready(app)
    with app.app_context():
        with writing():
            row = {"what": "Vụ", "value": Decimal(2), "source": "Công an xã"}
            actions.report(running(), [row], by=who("donvi"))
        yield app
        db.session.remove()
        db.engine.dispose()
    databases.drop(place)


def test_the_album_of_a_point_finds_the_one_it_stands_under(filled_app: Flask) -> None:
    scripts = ScriptDirectory(str(ROOT / "migrations")).walk_revisions()
    before = next(each.down_revision for each in scripts if each.path.endswith("_albums_under_others.py"))
    assert isinstance(before, str)
    db.session.remove()
    downgrade(revision=before)
    upgrade()
    point = db.session.scalars(select(Replication)).one()
    album, above = point.album, point.initiative.album
    assert album is not None
    assert (album.under_id, above.under_id) == (above.id, None)
    assert len(db.session.scalars(select(Album)).all()) == 2
