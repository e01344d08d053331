"""Reading the data that ships with a room: TOML tables and CSV lists."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any


def toml(path: Path, table: str) -> list[dict[str, Any]]:
    """The rows of one array of tables."""
    with path.open("rb") as file:
        rows: list[dict[str, Any]] = tomllib.load(file)[table]
    return rows


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with a header line."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
