"""The data files of the demonstration, of places and of law, read for their tests."""

from __future__ import annotations

import csv
import hashlib
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from antq.places import shipped

ROOT = Path(__file__).parents[2] / "antq"
DEMO, PLACES, LAW = ROOT / "demo/data", ROOT / "places/data", ROOT / "law/data"
FILES = sorted(
    path
    for folder in (DEMO, PLACES, LAW)
    for path in folder.iterdir()
    if path.suffix in (".toml", ".csv", ".md")
)
TOML = [path for path in FILES if path.suffix == ".toml"]

KINDS = {
    *(
        "hoi-quan",
        "to-tu-quan",
        "to-dan-pho",
        "to-hoa-giai",
        "hoi-dong-antt",
        "to-an-ninh",
        "thanh-nien",
        "quy",
    ),
    *(
        "camera",
        "ho-tro",
        "ton-giao",
        "khu-dan-cu",
        "clb",
        "cam-ket",
        "dan-van-kheo",
        "day-nghe",
        "tieng-keng",
    ),
    "truong-hoc",
}
SEED_INITIATIVES = {
    f"M00{seed}-{number}" for seed, most in enumerate((8, 1, 6, 12, 2)) for number in range(1, most + 1)
}


@cache
def toml(path: Path) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def demo(name: str, table: str) -> list[dict[str, Any]]:
    return toml(DEMO / f"{name}.toml")[table]


@cache
def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def keys(table: list[dict[str, Any]], name: str = "key") -> set[str]:
    found = [row[name] for row in table]
    assert len(found) == len(set(found)), [key for key, times in Counter(found).items() if times > 1]
    return set(found)


def documents() -> set[str]:
    return keys(demo("documents", "document") + toml(LAW / "documents.toml")["document"])


def places() -> set[str]:
    """All that may stand where a place is meant: codes of today and keys of old units."""
    current = {row["code"] for row in rows(PLACES / "current.csv")}
    old = {row["key"] for row in [*shipped.ended(), *shipped.earlier()]}
    return current | old


def texts(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a value, with the name of the field it stands in."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, at)


def runs(text: str) -> list[str]:
    """All runs of twelve syllables, without tone marks and punctuation."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    said = re.findall("[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    return [" ".join(said[i : i + 12]) for i in range(len(said) - 11)]


def fingerprint(run: str) -> str:
    return hashlib.blake2b(run.encode(), digest_size=5).hexdigest()


def norms() -> dict[str, list[dict[str, Any]]]:
    grouped: dict[str, list[dict[str, Any]]] = {}
    for row in toml(LAW / "norms.toml")["norm"]:
        grouped.setdefault(row["key"], []).append(row)
    return grouped


def by_key(rows_of: list[dict[str, Any]], name: str = "key") -> dict[str, dict[str, Any]]:
    return {row[name]: row for row in rows_of}
