"""`make bench`: what the public pages cost, each beside a bare route of the same application with the same bytes.

    python benchmarks/run.py [--sizes 1000 10000 100000 1000000] [--engine sqlite|postgresql] [--rounds 3]
                             [--keep DIR] [--write docs/performance.md]

Fills a scratch database of each engine that this machine has, never the one in ANTQ_DATABASE_URL, and serves it on
127.0.0.1 with one granian worker. `--keep` keeps the filled databases and the figures of each size in a folder: a
second run fills nothing again, and the tables hold all sizes that were ever measured there (`--sizes` alone only
tells them). Requests a second depend on what else the machine does; CPU a request less, and its ratio to the bare
route of the same round least.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from flask import Flask
from sqlalchemy import text

from antq import create_app
from antq.kit import clock
from antq.kit.database import db
from benchmarks import filling, inside, nginx, report, subjects
from benchmarks.app import is_there, keep_answers
from benchmarks.serving import serving
from benchmarks.stock import Stock
from tests import databases
from tools import get_postgresql

PACKAGES = ("flask", "sqlalchemy", "granian")


def main() -> int:
    wanted = _arguments()
    if wanted.engine and wanted.engine == databases.ENGINE:
        _one_engine(wanted)
        return 0
    engines = (
        [wanted.engine] if wanted.engine else ["sqlite", *(["postgresql"] if get_postgresql.find() else [])]
    )
    if not nginx.program():
        print("No nginx on this machine (apt-get install nginx-light): its columns stay empty.", flush=True)
    for engine in engines:
        # The engine of tests.databases is chosen when it is imported: a process for each.
        command = [sys.executable, __file__, *sys.argv[1:], *([] if wanted.engine else ["--engine", engine])]
        subprocess.run(command, env={**os.environ, "ANTQ_TEST_DATABASE": engine}, check=True)
    if engines == ["sqlite"] and not wanted.engine:
        print("\nNo PostgreSQL on this machine: measured on SQLite only.")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What the public pages cost.")
    parser.add_argument("--sizes", nargs="*", type=int, default=[1_000, 10_000], metavar="N")
    parser.add_argument("--engine", choices=("sqlite", "postgresql"))
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--keep", type=Path, metavar="DIR")
    parser.add_argument("--write", type=Path, metavar="FILE")
    parser.add_argument("--fill-only", action="store_true")
    parser.add_argument(
        "--reindex", action="store_true", help="make the index of search anew in kept databases"
    )
    parser.add_argument("--only", default="", metavar="WORDS", help="subjects whose names hold these words")
    return parser.parse_args()


def _one_engine(wanted: argparse.Namespace) -> None:
    folder = wanted.keep / wanted.engine if wanted.keep else Path(tempfile.mkdtemp(prefix="antq-bench-"))
    stock = Stock(folder.resolve())
    try:
        for size in sorted(wanted.sizes):
            place = stock.of_size(size)
            print(f"{wanted.engine}, {size:,} initiatives: {stock.told(size)}", flush=True)
            if not wanted.fill_only:
                figures = _measured(stock, place, size, wanted)
                print(report.tables([figures]), flush=True)
                if not wanted.only:
                    (folder / f"figures_{size}.json").write_text(json.dumps(figures.written()))
        if not (wanted.fill_only or wanted.only):
            _report(folder, wanted)
    finally:
        stock.server.stop()
        if not wanted.keep:
            shutil.rmtree(folder, ignore_errors=True)


def _report(folder: Path, wanted: argparse.Namespace) -> None:
    """All sizes that were measured in this folder, printed, and written where they are wanted."""
    told = [json.loads(path.read_text()) for path in folder.glob("figures_*.json")]
    sizes = sorted((report.Size.read(each) for each in told), key=lambda each: each.size)
    block = f"{_circumstances(wanted, [each.size for each in sizes])}\n\n{report.tables(sizes)}"
    print(f"\n{block}", flush=True)
    if wanted.write:
        report.write(wanted.write, wanted.engine, block)


def _circumstances(wanted: argparse.Namespace, measured: list[int]) -> str:
    command = f"python benchmarks/run.py --engine {wanted.engine} --rounds {wanted.rounds}"
    sizes = " ".join(map(str, measured))
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    machine = (
        f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, {packages}"
    )
    return f"`{command} --sizes {sizes}`, {clock.today()}, {machine}."


def _measured(stock: Stock, place: databases.Place, size: int, wanted: argparse.Namespace) -> report.Size:
    answers = place.data / "answers"
    app = create_app({**place.config, "TESTING": False})
    with app.app_context():
        if wanted.reindex:
            filling.index_again()
        every = _there(app, [each for each in subjects.subjects() if wanted.only in each.name])
        keep_answers(app, [(each.code, each.addresses[0], each.headers) for each in every], answers)
        found = [] if wanted.only else inside.measured()
        columns, first_count = inside.after_a_change()
        megabytes = _megabytes(place)
        db.session.remove()
        db.engine.dispose()
    with serving(place, answers) as servers:
        rows = []
        for each in every:
            rows.append(servers.row(each, wanted.rounds))
            print(f"  {rows[-1]}", file=sys.stderr, flush=True)
    return report.Size(size, stock.told(size)["cpu_seconds"], megabytes, columns, first_count, rows, found)


def _there(app: Flask, every: list[subjects.Subject]) -> list[subjects.Subject]:
    """Without those that this state of the product has no page for; says which."""
    missing = [each for each in every if each.optional and not is_there(app, each.addresses[0])]
    for each in missing:
        print(f"  left out, no such page: {each.name} ({each.addresses[0]})", flush=True)
    return [each for each in every if each not in missing]


def _megabytes(place: databases.Place) -> float:
    if databases.ENGINE == "sqlite":
        return (place.data / "antq.sqlite3").stat().st_size / 1e6
    return float(db.session.scalar(text("SELECT pg_database_size(current_database())")) or 0) / 1e6


if __name__ == "__main__":
    sys.exit(main())
