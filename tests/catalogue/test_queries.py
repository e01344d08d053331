"""The table of queries: what an officer types, and what must be found, at which rank; see queries.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from antq import create_app
from antq.catalogue import listing, searching
from antq.catalogue.filters import Filter
from antq.catalogue.models import Initiative
from antq.kit.database import db
from antq.places.queries import by_key
from tests.databases import Databases
from tests.making import an_initiative

TABLE = tomllib.loads(Path(__file__).with_name("queries.toml").read_text("utf-8"))
NAMES: dict[str, str] = TABLE["names"]
ROWS: list[dict[str, Any]] = TABLE["query"]


@pytest.fixture(scope="module")
def shelf(databases: Databases, worker: str) -> Iterator[Flask]:
    """The sample data and what the table adds to them."""
    place = databases.copy(databases.filled(), f"queries_{worker}")
    app = create_app(place.config)
    with app.app_context():
        for row in TABLE["also"]:
            said = {key: row[key] for key in ("summary", "replication", "aliases") if key in row}
            if "place" in row:
                said["place"] = by_key(row["place"])
            an_initiative(row["name"], **{"summary": "Bà con cùng làm.", "what": row.get("body", "Cùng làm."),
                                          "how": "", "replication": "built", "kind": "khac"} | said)  # fmt: skip
        db.session.commit()
        yield app
        db.session.remove()
        db.engine.dispose()
    databases.drop(place)


@pytest.fixture
def handles(shelf: Flask) -> dict[int, str]:
    """Id of an initiative to its handle in the table."""
    of_name = {name: handle for handle, name in NAMES.items()}
    rows = db.session.execute(select(Initiative.id, Initiative.name))
    return {key: of_name.get(name, name) for key, name in rows}


def test_the_table_is_whole(handles: dict[int, str]) -> None:
    assert len(ROWS) >= 70
    assert set(NAMES) <= set(handles.values()), "a handle names no initiative"
    known = {"q", "why", "first", "order", "top", "found", "absent", "only", "none", "meant", "as"}
    for row in ROWS:
        assert row.keys() <= known
        assert row.keys() - {"q", "why"}, f"{row['q']} promises nothing"


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['q']} ({row['why']})" for row in ROWS])
def test_what_is_typed_finds_what_is_meant(row: dict[str, Any], handles: dict[int, str]) -> None:
    listed = listing.listing(Filter.from_args(MultiDict({"q": row["q"]})))
    found = [handles[int(key)] for key in listed.ids] if listed.found.query is not None else []
    first = row.get("first", [])
    assert sorted(found[: len(first)]) == sorted(first), found[:8]
    in_order = [each for each in found if each in row.get("order", [])]
    assert in_order == row.get("order", []), found[:8]
    for handle, rank in row.get("top", {}).items():
        assert handle in found[:rank], found[:8]
    assert set(row.get("found", [])) <= set(found), found
    assert not set(row.get("absent", [])) & set(found), found
    if "only" in row:
        assert sorted(found) == sorted(row["only"])
    if row.get("none"):
        assert found == []
    if "as" in row:
        assert listed.found.read_as == row["as"]
    if "meant" in row:
        assert (searching.suggestion(row["q"]) or "") == row["meant"]
