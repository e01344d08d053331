"""What the public may read, and what it may not: one of each, made by the house's own actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask

from antq import create_app
from antq.api import budget
from antq.catalogue import actions as catalogue
from antq.catalogue.models import Initiative
from antq.evidence import actions as evidence
from antq.honours import actions as honours
from antq.honours.models import Decision
from antq.kit.database import db
from antq.people.actor import SYSTEM
from tests.cast import who
from tests.client import Client
from tests.databases import Place
from tests.honours.test_public import drawn
from tests.making import a_photo_in, an_initiative
from tests.peopled import app, fresh_app, peopled

__all__ = ["app", "fresh_app", "peopled"]

WITHDRAWN = "Mô hình đã rút khỏi sổ"
HIDDEN = "Nguyễn Thị Giấu Tên"
SHORTENED = "Lê Thị Bưởi"
UNNAMED = "Hoàng Văn Kín"
UNRELEASED = "Trần Chưa Công Bố"
SECRETS = (WITHDRAWN, HIDDEN, SHORTENED, UNNAMED, UNRELEASED)
"""Words that no door of open data may let out."""


@pytest.fixture(autouse=True)
def unspent() -> None:
    """Every test with a budget of its own: all of them ask from one address."""
    budget.forget()


@dataclass(frozen=True)
class World:
    """What was made."""

    shown: Initiative
    withdrawn: Initiative
    decision: Decision


@pytest.fixture
def world(session: Any) -> World:
    """An initiative with a figure and a photo, a withdrawn one, a decision with people of every publicity."""
    shown = an_initiative("Tiếng loa an ninh")
    evidence.add_figure(shown.album, what="Vụ trộm cắp", value=Decimal(11), before=Decimal(19), unit="vụ")
    a_photo_in(shown.album)
    gone = an_initiative(WITHDRAWN)
    evidence.add_figure(gone.album, what=f"Số liệu của {WITHDRAWN}", value=Decimal(1))
    catalogue.withdraw(gone, note="Trùng.", by=SYSTEM)
    people = {"Vàng A Sinh": "full", SHORTENED: "initials", UNNAMED: "unit_only", HIDDEN: "hidden"}
    decision = drawn(people=people)
    honours.release(decision, by=who("congkhai"))
    drawn(people={UNRELEASED: "full"}, number="78")
    session.commit()
    return World(shown, gone, decision)


@pytest.fixture(scope="session")
def sample(filled: Place) -> Iterator[Flask]:
    """The application on the sample data; only read."""
    application = create_app(filled.config)
    yield application
    with application.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def visitor(sample: Flask) -> Client:
    """A stranger's browser on the sample data."""
    return Client(sample)
