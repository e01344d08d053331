"""The three servers of a run, side by side, and rounds of questions to them."""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import create_engine, update

from antq.kit.records import DataVersion
from benchmarks import app as measured
from benchmarks import nginx
from benchmarks.filling.rows import table_of
from benchmarks.load import Cost, Effort, Questions, Visitor, measure
from benchmarks.report import Row
from benchmarks.subjects import Subject
from tests.databases import Place
from tests.server import running

VISITORS = 2
SECONDS = 1.2
BETWEEN = (12, 6_000)
"""Requests of one visitor in one round, however slow or fast the page is."""


@dataclass(frozen=True)
class Server:
    """A port, and the processes whose CPU counts."""

    port: int
    processes: list[int]

    def cost(self, questions: Iterator[bytes], effort: Effort) -> Cost:
        """What the questions cost here."""
        return measure(self.processes, self.port, questions, effort)


@dataclass(frozen=True)
class Servers:
    """antq that remembers no page (with the bare routes), antq as it is installed, and nginx where there is one."""

    cold: Server
    hot: Server
    nginx: Server | None
    change: Callable[[], object]

    def row(self, subject: Subject, rounds: int) -> Row:
        """Measure one subject, bare twin and nginx by turns."""
        bare_path = f"/bare/{subject.code}"
        own = Questions(subject.addresses, subject.headers)
        bare = Questions([bare_path], subject.headers)
        file = Questions([f"/{subject.code}"], {})
        effort = Effort(VISITORS, SECONDS, BETWEEN)
        changing = Effort(1, SECONDS, BETWEEN, self.change) if subject.changing else effort
        server = self.hot if subject.hot else self.cold
        each = [
            (
                self.cold.cost(bare, effort),
                server.cost(own, changing),
                self.nginx.cost(file, effort) if self.nginx else None,
            )
            for _ in range(rounds)
        ]
        return _row(subject, each, self._bytes(server, own))

    def _bytes(self, server: Server, questions: Iterator[bytes]) -> int:
        visitor = Visitor(server.port)
        try:
            return visitor.ask(next(questions))
        finally:
            visitor.close()


def _row(subject: Subject, rounds: list[tuple[Cost, Cost, Cost | None]], size: int) -> Row:
    scale = 1000 / subject.rows if subject.rows else 1.0
    of_nginx = [(page, file) for _, page, file in rounds if file]
    return Row(
        name=subject.name,
        bytes=size,
        rate=statistics.median(page.rate for _, page, _ in rounds),
        micro=scale * statistics.median(page.micro for _, page, _ in rounds),
        bare=scale * statistics.median(bare.micro for bare, _, _ in rounds),
        ratio=statistics.median(page.micro / bare.micro for bare, page, _ in rounds),
        nginx=scale * statistics.median(file.micro for _, file in of_nginx) if of_nginx else None,
        nginx_ratio=statistics.median(page.micro / file.micro for page, file in of_nginx)
        if of_nginx
        else None,
        goal=subject.goal,
        goal_nginx=subject.goal_nginx,
        per_rows=bool(subject.rows),
    )


@contextmanager
def serving(place: Place, answers: Path) -> Iterator[Servers]:
    """Start them on this database; `answers` holds the bytes of the bare routes."""
    os.environ[measured.ANSWERS] = str(answers)
    database = _postmaster(place)
    engine = create_engine(place.url)
    with ExitStack() as stack:
        bare = stack.enter_context(
            running(
                place,
                "--factory",
                "benchmarks.app:with_bare_routes",
                PAGE_CACHE_MB="0",
                TRUSTED_PROXIES="1",
                WORKER="0",
            )
        )
        usual = stack.enter_context(
            running(place, "app:app", log=place.data / "hot.log", TRUSTED_PROXIES="1", WORKER="0")
        )
        cold, hot = (Server(_port(address), [process.pid, *database]) for address, process in (bare, usual))
        files = None
        if nginx.program():
            port, process_id = stack.enter_context(nginx.serving(answers, place.data / "nginx"))
            files = Server(port, [process_id])
        stack.callback(engine.dispose)
        yield Servers(cold, hot, files, lambda: _change(engine))


def _change(engine: Any) -> None:
    """What any write does to the data version."""
    with engine.begin() as connection:
        connection.execute(update(table_of(DataVersion)).values(number=DataVersion.number + 1))


def _port(address: str) -> int:
    return urlsplit(address).port or 0


def _postmaster(place: Place) -> list[int]:
    """The process whose children serve the queries, where there is one: their CPU counts too."""
    written = place.data.parent / "postgresql" / "data" / "postmaster.pid"
    return [int(written.read_text().splitlines()[0])] if written.exists() else []
