"""Figures that were there before refs, labels and corrections, and what is left of those on the way back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import select, text

from antq import create_app
from antq.catalogue.actions import register
from antq.catalogue.models import Initiative
from antq.evidence.actions import Correction, add_figure, correct_figure
from antq.evidence.models import Figure
from antq.kit.database import db, writing
from antq.kit.database.chain import ready
from antq.law.actions import add_document
from antq.units.queries import by_ref
from tests.cast import who
from tests.databases import ROOT, Databases, Place
from tests.peopled import peopled

__all__ = ["peopled"]


def before() -> str:
    """The revision that the one of results follows."""
    scripts = ScriptDirectory(str(ROOT / "migrations")).walk_revisions()
    down = next(each.down_revision for each in scripts if each.path.endswith("_results.py"))
    assert isinstance(down, str)
    return down


@pytest.fixture
def filled_app(databases: Databases, peopled: Place, worker: str) -> Iterator[Flask]:
    """A database of today with an initiative in it."""
    place = databases.copy(peopled, f"results_{worker}")
    app = create_app(place.config)
    ready(app)
    with app.app_context():
        with writing():
            unit = by_ref("ubnd-xa-muong-lai")
            made = register(
                name="Tiếng loa", kind="khac", field="tu-quan", summary="Loa.", what="Loa.", place=unit.place,
                sponsor=unit, by=who("thuongtruc"),
            )  # fmt: skip
            report = add_document("bc-1", kind="bao-cao", title="Báo cáo")
            old = add_figure(made.album, what="Vụ", value=Decimal(11))
            add_figure(made.album, what="Tổ", value=Decimal(3), document=report)
            now = Correction(value=Decimal(13), reason="Đếm sót.", source="Công an")
            correct_figure(old, now, by=who("thuongtruc"))
        yield app
        db.session.remove()
        db.engine.dispose()
    databases.drop(place)


def test_old_figures_get_refs_and_labels_and_albums_their_keepers(filled_app: Flask) -> None:
    db.session.remove()
    downgrade(revision=before())
    with db.engine.connect() as connection:
        left = connection.execute(text("SELECT what, value FROM figure ORDER BY id")).all()
        assert [(what, int(value)) for what, value in left] == [("Tổ", 3), ("Vụ", 13)]
        assert connection.execute(text("SELECT unit_id, province_id FROM album")).all() == [(None, None)]
    upgrade()
    figures = db.session.scalars(select(Figure).order_by(Figure.id)).all()
    assert [(each.what, each.label, each.better) for each in figures] == [
        ("Tổ", "evidenced", "none"),
        ("Vụ", "self_reported", "none"),
    ]
    assert len({each.ref for each in figures}) == 2
    assert all(len(each.ref) == 19 and each.ref.startswith("SL-") for each in figures)
    made = db.session.scalars(select(Initiative)).one()
    assert (made.album.unit_id, made.album.province_id) == (made.sponsor_id, made.province_id)
