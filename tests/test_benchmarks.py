"""The benchmark compares like with like, and the product knows nothing of it."""

from __future__ import annotations

import json

import pytest
from flask import Flask

from antq.kit.database import db
from benchmarks import app as measured
from benchmarks.load import Cost
from tests.databases import Databases

ADDRESS = "/gioi-thieu"


def test_a_bare_route_answers_with_the_bytes_of_its_page(
    databases: Databases, worker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = databases.copy(databases.migrated(), f"bare_{worker}")
    for name, value in place.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("ANTQ_WORKER", "0")
    monkeypatch.setenv(measured.PAGES, json.dumps({"about": ADDRESS}))
    app = measured.with_bare_routes()
    client = app.test_client()
    page, bare = client.get(ADDRESS), client.get("/bare/about")
    assert page.data == bare.data != b""
    assert page.headers["ETag"] == bare.headers["ETag"]
    assert page.headers["Cache-Control"] == bare.headers["Cache-Control"]
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    databases.drop(place)


def test_the_product_has_no_bare_routes(fresh_app: Flask) -> None:
    assert [rule.rule for rule in fresh_app.url_map.iter_rules() if "bare" in rule.rule] == []


def test_a_cost_is_told_for_one_request() -> None:
    cost = Cost(requests=200, seconds=4.0, cpu=0.5)
    assert (cost.rate, cost.micro) == (50.0, 2500.0)
