"""Scores that were there before it was kept who sent them and to which province of then they belong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade

from antq import create_app
from antq.ground import lay_scoresheets
from antq.kit.database import db, writing
from antq.kit.database.chain import ready
from antq.scoresheets.models import Score
from tests.cast import who
from tests.databases import ROOT, Databases, Place
from tests.peopled import peopled
from tests.scoresheets.scored import begun, submitted

__all__ = ["peopled"]


@pytest.fixture
def filled_app(databases: Databases, peopled: Place, worker: str) -> Iterator[Flask]:
    """A database of today with a draft and a score that was sent."""
    place = databases.copy(peopled, f"classes_{worker}")
    app = create_app(place.config)
    ready(app)
    with app.app_context():
        with writing():
            lay_scoresheets()
            begun("donvi2")
            submitted()
        yield app
        db.session.remove()
        db.engine.dispose()
    databases.drop(place)


def test_the_journal_knows_who_sent_what(filled_app: Flask) -> None:
    scripts = ScriptDirectory(str(ROOT / "migrations")).walk_revisions()
    down = next(each.down_revision for each in scripts if each.path.endswith("_whose_classes.py"))
    assert isinstance(down, str)
    db.session.remove()
    downgrade(revision=down)
    upgrade()
    draft, sent = db.session.query(Score).order_by(Score.id)
    assert (draft.submitted_by_id, sent.submitted_by_id) == (None, who("donvi").person_id)
    assert (draft.province_then_id, sent.province_then_id) == (draft.province_id, sent.province_id)
