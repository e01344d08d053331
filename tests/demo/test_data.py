"""All data files: readable, in our own words, nothing private; and the lists of places."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.demo.datafiles import DEMO, FILES, PLACES, TOML, demo, fingerprint, rows, runs, texts, toml

FINGERPRINTS = Path(__file__).with_name("press_fingerprints.txt")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_text_is_nfc(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\u200b" not in text
    assert "\ufeff" not in text


@pytest.mark.parametrize("path", TOML, ids=lambda path: path.name)
def test_says_its_schema_and_keeps_to_the_marks(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("#")
    for table in toml(path).values():
        assert {row.get("mark", "V") for row in table} <= {"V", "V2", "R", "I"}


@pytest.mark.parametrize("path", TOML, ids=lambda path: path.name)
def test_no_sentence_of_the_press(path: Path) -> None:
    """Fingerprints of every third run of twelve syllables of the five articles: fourteen copied ones hit one.

    Shorter runs are the fixed names of the trade (the movement's own name has ten syllables).
    """
    known = set(FINGERPRINTS.read_text().split())
    given = {"verbatim", "name", "aliases", "of"}  # names and lists of unit types are facts, not sentences
    hits = []
    for field, text in texts(toml(path)):
        if field not in given:
            hits += [run for run in runs(text) if fingerprint(run) in known]
    assert not hits


def test_the_fingerprints_do_catch_a_copy() -> None:
    """A name that the source spells out at length is known to be in it."""
    name = next(row["verbatim"] for row in demo("initiatives", "initiative") if row["key"] == "M002-6")
    assert {fingerprint(run) for run in runs(name)} & set(FINGERPRINTS.read_text().split())


PRIVATE = re.compile(
    r"\b\d{9,12}\b|\b0\d{9}\b|@|sinh năm|\d+ tuổi|CCCD|mãn hạn tù|tiền án|tiền sự|đặc xá|con nghiện|đối tượng nghiện"
    r"|cơ sở bí mật|đặc tình|nguồn tin bí mật|ra tù|tái nghiện|tù nhân|phạm nhân|quản chế|nạn nhân",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", [p for p in TOML if p.parent == DEMO], ids=lambda path: path.name)
def test_nothing_private_and_nobody_shamed(path: Path) -> None:
    for field, text in texts(toml(path)):
        if field != "verbatim":
            assert not PRIVATE.search(text), text


def test_people_are_not_tied_to_crime_or_drugs() -> None:
    shame = re.compile(
        "nghiện|phạm tội|tệ nạn|ma túy|án phạt|tố giác|tố cáo|dân tộc|tôn giáo|đảng viên", re.IGNORECASE
    )
    persons = [row for row in demo("nominations", "nomination") if row["recipient"] == "person"]
    assert len(persons) >= 3
    for row in persons + demo("people", "person"):
        told = " ".join(text for _, text in texts(row))
        assert not shame.search(told), told


def test_current_units_are_all_there() -> None:
    found = rows(PLACES / "current.csv")
    types = Counter(row["type"] for row in found)
    assert types == {"xa": 2599, "phuong": 709, "dac-khu": 13, "tinh": 25, "thanh-pho": 9}
    provinces = {row["code"] for row in found if not row["parent_code"]}
    assert len(provinces) == 34
    assert all(
        len(row["code"]) == 5 and row["parent_code"] in provinces for row in found if row["parent_code"]
    )
    assert {"20333", "22736"} <= {row["code"] for row in found}, "đặc khu Hoàng Sa, Trường Sa"


def test_old_provinces_lead_to_current_ones() -> None:
    old = rows(PLACES / "provinces_2025-06-30.csv")
    leads = {row["name"]: row["successor_code"] for row in old}
    assert len(old) == 63
    assert set(leads.values()) == {
        row["code"] for row in rows(PLACES / "current.csv") if not row["parent_code"]
    }
    assert leads["Tỉnh Yên Bái"] == "15"
    assert leads["Tỉnh Kon Tum"] == "51"
    assert leads["Tỉnh Đồng Tháp"] == "82"
    assert {row["code"] for row in old if row["unchanged"] == "1"} >= {"01", "38", "46"}
    assert sum(row["unchanged"] == "1" for row in old) == 11


def test_versions_follow_each_other_without_gap() -> None:
    current = {row["code"]: row for row in rows(PLACES / "current.csv")}
    by_code: dict[str, list[dict[str, Any]]] = {}
    for version in toml(PLACES / "versions.toml")["version"]:
        by_code.setdefault(version["code"], []).append(version)
    assert {"75", "22", "24"} <= set(by_code)
    assert len(by_code) == 25
    for code, (before, after) in by_code.items():
        assert (after["valid_from"] - before["valid_to"]).days == 1
        assert (after["name"], after["type"]) == (current[code]["name"], current[code]["type"])
        assert "valid_to" not in after
        assert after["decision"] in current[code]["note"]
