"""What a page costs: CPU of the server for one request, beside a bare route of the same application.

Requests a second depend on what else the machine does; CPU a request much less, and its ratio to the bare route
hardly at all. `make bench` prints the ratios beside the goals. Other pages: tools/bench.py /thong-ke /vinh-danh
"""

from __future__ import annotations

import http.client
import os
import re
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.databases import Databases, clear_away
from tests.server import running

BARE = "/-/bare"
ROUNDS, REQUESTS, VISITORS, WORKERS = 5, 480, 8, 2
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Subject:
    """A page to measure, and at most how many bare routes it may cost."""

    name: str
    address: str
    goal: float | None = None


def with_bare_route() -> Flask:
    """What the measured server runs: antq, and one route that does nothing."""
    from app import app

    app.add_url_rule(BARE, "bare", lambda: "ok")
    return app


def subjects(address: str, chosen: list[str]) -> list[Subject]:
    """The pages named on the command line, else the usual ones."""
    if chosen:
        return [Subject(path, path) for path in chosen]
    _, catalogue = fetch(address, "/mo-hinh")
    first = re.search(rb'href="(/mo-hinh/[^"/?#]+)"', catalogue)
    found = [
        Subject("front page", "/"),
        Subject("catalogue", "/mo-hinh", 8.0),
        Subject("search", "/mo-hinh?q=an+ninh", 40.0),
    ]
    return [*found, Subject("initiative", first.group(1).decode(), 5.5)] if first else found


def fetch(address: str, path: str) -> tuple[int, bytes]:
    """One answer, uncompressed."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def visit(address: str, path: str, times: int) -> int:
    """Ask for the page on one kept connection; how many compressed bytes it has."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=60)
    size = 0
    for _ in range(times):
        connection.request("GET", path, headers={"Accept-Encoding": "br", "Accept": "text/html"})
        answer = connection.getresponse()
        size = len(answer.read())
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
    connection.close()
    return size


def cpu_seconds(process: int) -> float:
    """User and system time of a process and those it started."""
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while we looked
        if process in (int(stat.parent.name), int(fields[1])):
            total += (int(fields[11]) + int(fields[12])) / TICKS
    return total


def cost(address: str, process: int, path: str) -> tuple[float, int]:
    """CPU microseconds of the server for one request, and the compressed size, of several visitors at once."""
    before = cpu_seconds(process)
    with ThreadPoolExecutor(VISITORS) as pool:
        sizes = list(pool.map(lambda _: visit(address, path, REQUESTS // VISITORS), range(VISITORS)))
    return (cpu_seconds(process) - before) / REQUESTS * 1e6, sizes[0]


def report(rows: Iterable[tuple[Subject, float, int]], bare: float) -> bool:
    """Print the table; whether all goals are kept."""
    kept = True
    print(f"\n{'page':<12} {'CPU µs':>8} {'× bare':>7} {'goal':>6} {'bytes':>7}")
    print(f"{'bare route':<12} {bare:>8.0f} {1:>7.1f}")
    for subject, micro, size in rows:
        ratio = micro / bare
        missed = subject.goal is not None and ratio > subject.goal
        kept = kept and not missed
        goal = "" if subject.goal is None else f"{subject.goal:.1f}"
        verdict = "   over its goal" if missed else ""
        print(f"{subject.name:<12} {micro:>8.0f} {ratio:>7.1f} {goal:>6} {size:>7}{verdict}")
    return kept


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="antq-bench-"))
    try:
        place = Databases(folder).filled()
        with running(place, "--factory", "tools.bench:with_bare_route", workers=WORKERS) as (
            address,
            process,
        ):
            pages = subjects(address, sys.argv[1:])
            best: dict[str, tuple[float, int]] = {}
            for turn in range(ROUNDS + 1):
                for path in (BARE, *(page.address for page in pages)):
                    measured = cost(address, process.pid, path)
                    if turn:  # the first round only warms up
                        best[path] = min(best.get(path, measured), measured)
            return 0 if report([(page, *best[page.address]) for page in pages], best[BARE][0]) else 1
    finally:
        clear_away(folder)


if __name__ == "__main__":
    sys.exit(main())
