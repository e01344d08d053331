"""The file with all public data: what is in it, built once for each version, by one at a time."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from antq.api import bundle
from antq.api.records import columns
from antq.api.tables import TABLES
from antq.catalogue import actions as catalogue
from antq.catalogue.queries import find
from antq.kit.database import writing
from antq.people.actor import SYSTEM
from tests.api.asking import table
from tests.api.conftest import World
from tests.client import Client
from tests.making import an_initiative

ADDRESS = "/du-lieu/antq-cong-khai.zip"


def packed(client: Client) -> zipfile.ZipFile:
    with client.get(ADDRESS) as answer:
        assert answer.status_code == 200
        assert answer.mimetype == "application/zip"
        assert "attachment" in answer.headers["Content-Disposition"]
        return zipfile.ZipFile(io.BytesIO(answer.data))


def test_every_table_is_in_it_with_its_dictionary(world: World, client: Client) -> None:
    with packed(client) as file:
        assert file.testzip() is None
        names = {f"{each.file}.csv" for each in TABLES} | {"tu-dien-du-lieu.csv", "DOC-TRUOC.txt"}
        assert set(file.namelist()) == names
        told = [(row["table"], row["column"]) for row in table(file.read("tu-dien-du-lieu.csv"))]
        for each in TABLES:
            rows = table(file.read(f"{each.file}.csv"))
            wanted = [column.name for column in columns(each.record)]
            assert [column for name, column in told if name == each.file] == wanted
            assert all(list(row) == wanted for row in rows)
        readme = file.read("DOC-TRUOC.txt").decode()
        assert "CC BY 4.0" in readme
        assert f"mo-hinh.csv: {len(table(file.read('mo-hinh.csv')))} " in readme


def test_tables_refer_to_each_other(visitor: Client) -> None:
    """On the sample data: whoever joins the tables finds every key on the other side."""
    with packed(visitor) as file:
        rows = {each.file: table(file.read(f"{each.file}.csv")) for each in TABLES}
    keys = {name: {row.get("ref") or row.get("key") for row in rows[name]} for name in rows}
    for name, column, other in (
        ("nhan-rong", "initiative", "mo-hinh"), ("nhan-rong", "place_key", "dia-ban"),
        ("nhan-rong", "unit", "don-vi"), ("nhan-rong", "copied_from", "nhan-rong"),
        ("nhan-rong", "commune_code", "dia-ban"), ("nhan-rong", "province_code", "dia-ban"),
        ("noi-duoc-neu", "initiative", "mo-hinh"), ("noi-duoc-neu", "place_key", "dia-ban"),
        ("noi-duoc-neu", "document", "van-ban"), ("ten-dia-ban", "place_key", "dia-ban"),
        ("dia-ban", "heir_key", "dia-ban"),
        ("so-lieu", "initiative", "mo-hinh"), ("so-lieu", "replication", "nhan-rong"),
        ("so-lieu", "document", "van-ban"), ("nguon", "document", "van-ban"), ("anh", "initiative", "mo-hinh"),
        ("khen-thuong", "decision", "quyet-dinh"), ("khen-thuong", "initiative", "mo-hinh"),
        ("khen-thuong", "unit", "don-vi"),
        ("mo-hinh", "sponsor_ref", "don-vi"), ("mo-hinh", "place_key", "dia-ban"), ("ke-tuc", "old_key", "dia-ban"),
        ("ke-tuc", "new_key", "dia-ban"), ("dia-ban", "parent_key", "dia-ban"), ("don-vi", "parent", "don-vi"),
    ):  # fmt: skip
        used = {row[column] for row in rows[name]} - {""}
        assert used, (name, column)
        assert used <= keys[other], (name, column)
    assert all(
        len(keys[name]) == len(rows[name])
        for name in ("mo-hinh", "dia-ban", "so-lieu", "nhan-rong", "noi-duoc-neu", "don-vi")
    )
    ended = [row for row in rows["dia-ban"] if row["ended_on"]]
    assert len(ended) > 10_000, "all communes and districts of old"
    assert all(row["heir_key"] for row in ended if row["level"] == "commune")
    addresses = {row["address"] for row in rows["dia-ban"]}
    assert len(addresses) == len(rows["dia-ban"]), "each has a page of its own"


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders in which a file was built, in order."""
    found: list[Path] = []
    real: Callable[[Path], Path] = bundle._build

    def noted(folder: Path) -> Path:
        found.append(folder)
        return real(folder)

    monkeypatch.setattr(bundle, "_build", noted)
    return found


def test_it_is_built_once_for_each_version(fresh_app: Flask, built: list[Path]) -> None:
    client = Client(fresh_app)
    with fresh_app.app_context(), writing():
        ref = an_initiative("Sắp rút").ref
    for _each in range(3):
        assert "Sắp rút" in packed(client).read("mo-hinh.csv").decode()
    assert len(built) == 1
    with fresh_app.app_context(), writing():
        catalogue.withdraw(find(ref, by=SYSTEM), note="Trùng.", by=SYSTEM)
    assert "Sắp rút" not in packed(client).read("mo-hinh.csv").decode()
    assert len(built) == 2
    kept = list(built[0].glob("*.zip"))
    assert len(kept) == 1, "the older file is gone"
    assert list(built[0].glob("*.part")) == []


def test_many_who_ask_at_once_wait_for_one_build(fresh_app: Flask, built: list[Path]) -> None:
    statuses: list[int] = []

    def ask() -> None:
        with Client(fresh_app).get(ADDRESS) as answer:
            statuses.append(answer.status_code)

    threads = [threading.Thread(target=ask) for _each in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert statuses == [200] * 4
    assert len(built) == 1


def test_who_would_wait_too_long_is_asked_to_come_back(
    fresh_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "PATIENCE", 0)
    monkeypatch.setattr(bundle, "PAUSE", 0.01)
    folder = Path(fresh_app.config["DATA_DIR"]) / bundle.FOLDER
    folder.mkdir()
    with bundle._alone(folder / "lock"):
        answer = Client(fresh_app).get(ADDRESS)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert Client(fresh_app).get(ADDRESS, buffered=True).status_code == 200


def test_a_build_that_fails_leaves_nothing_behind(fresh_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(packed: zipfile.ZipFile) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(bundle, "_write", fail)
    assert Client(fresh_app).get(ADDRESS).status_code == 500
    folder = Path(fresh_app.config["DATA_DIR"]) / bundle.FOLDER
    assert [each.name for each in folder.iterdir()] == ["lock"]
