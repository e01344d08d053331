"""`make bench`: what the public pages cost, each beside a bare route of the same application with the same bytes.

    python benchmarks/run.py [--sizes 1000 10000] [--engine sqlite|postgresql] [--rounds 5]

Fills a scratch database of each engine that this machine has, never the one in ANTQ_DATABASE_URL, and serves it on
127.0.0.1 with one granian worker. Requests a second depend on what else the machine does; CPU a request less, and its
ratio to the bare route of the same round least.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import select

from antq import create_app
from antq.catalogue.models import Initiative
from antq.kit import clock
from antq.kit.database import db
from benchmarks import app as measured
from benchmarks import fill, load
from tests import databases
from tests.server import running
from tools import get_postgresql

VISITORS = 2
SECONDS = 2.0
FEWEST, MOST = 15, 4_000
"""Requests of one visitor in one round, however slow or fast the page is."""


@dataclass(frozen=True)
class Subject:
    """A page to measure; `encoding` is what the visitor accepts."""

    name: str
    address: str
    encoding: str = "identity"

    @property
    def code(self) -> str:
        """Its name in the address of its bare twin."""
        return self.name.replace(" ", "-").replace(",", "")


@dataclass(frozen=True)
class Row:
    """One line of the table; costs are medians of the rounds."""

    subject: Subject
    bytes: int
    rate: float
    micro: float
    bare: float
    ratio: float


def main() -> int:
    wanted = _arguments()
    if wanted.engine:
        _one_engine(wanted)
        return 0
    print(
        f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, {clock.today()}"
    )
    engines = ["sqlite", *(["postgresql"] if get_postgresql.find() else [])]
    for engine in engines:
        # The engine of tests.databases is chosen when it is imported: a process for each.
        command = [sys.executable, __file__, "--engine", engine, "--rounds", str(wanted.rounds)]
        subprocess.run(
            [*command, "--sizes", *map(str, wanted.sizes)],
            env={**os.environ, "ANTQ_TEST_DATABASE": engine},
            check=True,
        )
    if len(engines) == 1:
        print("\nNo PostgreSQL on this machine: measured on SQLite only.")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What the public pages cost.")
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000], metavar="N")
    parser.add_argument("--engine", choices=("sqlite", "postgresql"))
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    return parser.parse_args()


def _one_engine(wanted: argparse.Namespace) -> None:
    folder = Path(tempfile.mkdtemp(prefix="antq-bench-"))
    try:
        place = databases.Databases(folder).migrated()
        app = create_app({**place.config, "TESTING": False})
        fill.lay_ground(app)
        for size in sorted(wanted.sizes):
            fill.grow(app, size)
            with app.app_context():
                subjects = _subjects()
                db.engine.dispose()
            print(f"\n{wanted.engine}, {size:,} initiatives\n", flush=True)
            _print(list(_measured(place, subjects, wanted.rounds)))
    finally:
        databases.clear_away(folder)


def _subjects() -> list[Subject]:
    """The usual pages of this database."""
    initiative = db.session.scalars(select(Initiative).order_by(Initiative.id)).first()
    if initiative is None or not initiative.album.photos:
        raise RuntimeError("the benchmark's catalogue has no initiative with a photo")
    photo = initiative.album.photos[0]
    catalogue = Subject("catalogue", "/mo-hinh")
    return [
        catalogue,
        replace(catalogue, name="catalogue, brotli", encoding="br"),
        Subject("search, rare words", "/mo-hinh?q=hoi+quan+nong+dan+xa"),
        Subject("search, broad", "/mo-hinh?q=an+ninh"),
        Subject("facets", "/mo-hinh?linh-vuc=tu-quan&trang-thai=nhan-rong"),
        Subject("last page", "/mo-hinh?trang=9999"),
        Subject("initiative", f"/mo-hinh/{initiative.address}"),
        Subject("photo, 640 px", f"/anh/{photo.ref}/640.avif"),
    ]


def _measured(place: databases.Place, subjects: list[Subject], rounds: int) -> Iterator[Row]:
    """Serve, warm up, and measure page and bare twin by turns."""
    os.environ[measured.PAGES] = json.dumps({subject.code: subject.address for subject in subjects})
    with running(place, "--factory", "benchmarks.app:with_bare_routes") as (address, process):
        port = urlsplit(address).port or 0
        for subject in subjects:
            yield _row(subject, [process.pid, *_postmaster(place)], port, rounds)


def _postmaster(place: databases.Place) -> list[int]:
    """The process whose children serve the queries, where there is one: their CPU counts too."""
    written = place.data.parent / "postgresql" / "data" / "postmaster.pid"
    return [int(written.read_text().splitlines()[0])] if written.exists() else []


def _row(subject: Subject, processes: list[int], port: int, rounds: int) -> Row:
    pairs = []
    for _ in range(rounds):
        pair = [
            load.measure(
                processes,
                port,
                path,
                encoding=subject.encoding,
                visitors=VISITORS,
                seconds=SECONDS,
                between=(FEWEST, MOST),
            )
            for path in (f"/bare/{subject.code}", subject.address)
        ]
        pairs.append(pair)
    return Row(
        subject,
        load.size(port, subject.address, subject.encoding),
        statistics.median(page.rate for _, page in pairs),
        statistics.median(page.micro for _, page in pairs),
        statistics.median(bare.micro for bare, _ in pairs),
        statistics.median(page.micro / bare.micro for bare, page in pairs),
    )


def _print(rows: list[Row]) -> None:
    """A Markdown table, to be copied into docs/performance.md."""
    print("| page | bytes | requests/s | CPU µs | bare CPU µs | ratio |")
    print("|---|--:|--:|--:|--:|--:|")
    for row in rows:
        numbers = f"{row.bytes:,} | {row.rate:,.0f} | {row.micro:,.0f} | {row.bare:,.0f} | {row.ratio:.1f}"
        print(f"| {row.subject.name} | {numbers} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
