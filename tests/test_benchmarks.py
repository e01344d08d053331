"""The benchmark compares like with like, and the product knows nothing of it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from antq import create_app
from antq.kit.database import db
from benchmarks import app as measured
from benchmarks import load, report
from benchmarks.inside import Inside
from tests.databases import Databases

ADDRESS = "/gioi-thieu"


def test_a_bare_route_answers_with_the_bytes_of_its_page(
    databases: Databases, worker: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place = databases.copy(databases.migrated(), f"bare_{worker}")
    for name, value in place.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("ANTQ_WORKER", "0")
    monkeypatch.setenv("ANTQ_PAGE_CACHE_MB", "0")
    monkeypatch.setenv(measured.ANSWERS, str(tmp_path))
    measured.keep_answers(create_app(), [("about", ADDRESS, {})], tmp_path)
    app = measured.with_bare_routes()
    client = app.test_client()
    page, bare = client.get(ADDRESS), client.get("/bare/about")
    assert page.data == bare.data != b""
    assert page.headers["ETag"] == bare.headers["ETag"]
    assert page.headers["Cache-Control"] == bare.headers["Cache-Control"]
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    databases.drop(place)


def test_the_product_has_no_bare_routes(fresh_app: Flask) -> None:
    assert [rule.rule for rule in fresh_app.url_map.iter_rules() if "bare" in rule.rule] == []


class _Answers(BaseHTTPRequestHandler):
    """A body of known length at /a, one in pieces at /b, nothing elsewhere."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        asked.append((self.path, self.headers["X-Forwarded-For"]))
        if self.path == "/b":
            self._head(200, ("Transfer-Encoding", "chunked"))
            self.wfile.write(b"3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n")
        else:
            self._head(200 if self.path == "/a" else 404, ("Content-Length", "5"))
            self.wfile.write(b"hello")

    def _head(self, status: int, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is written down."""


asked: list[tuple[str, str]] = []


@pytest.fixture
def port() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), _Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    asked.clear()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_the_visitor_reads_whole_answers_one_after_the_other(port: int) -> None:
    visitor, questions = load.Visitor(port), load.Questions(["/a", "/b"], {})
    try:
        assert [visitor.ask(next(questions)) for _ in range(4)] == [5, 7, 5, 7]
        with pytest.raises(RuntimeError, match="404"):
            visitor.ask(next(load.Questions(["/c"], {})))
    finally:
        visitor.close()
    assert [path for path, _ in asked] == ["/a", "/b", "/a", "/b", "/c"]
    assert len({sender for _, sender in asked[:4]}) == 4


def test_the_time_of_a_processor_is_counted() -> None:
    before = load.cpu_seconds([os.getpid()])
    sum(number * number for number in range(2_000_000))
    assert 0.01 < load.cpu_seconds([os.getpid()]) - before < 30


def test_a_cost_is_told_for_one_request() -> None:
    cost = load.Cost(requests=200, seconds=4.0, cpu=0.5)
    assert (cost.rate, cost.micro) == (50.0, 2500.0)


def _size(size: int, micro: float) -> report.Size:
    row = report.Row("page", 100, 10.0, micro, 500.0, micro / 500, 5.0, micro / 5, goal=8, goal_nginx=300)
    return report.Size(size, 1.0, 2.0, 3.0, 4.0, [row], [Inside("everything", size, 1.0, 0.5)])


def test_the_tables_tell_growth_and_goals() -> None:
    said = report.tables([_size(1_000, 1_000.0), _size(100_000, 5_000.0)])
    assert "| page | 1,000 (2.00) | 5,000 (10.0) | 5.0 |" in said
    assert "≤ 8 **missed**" in said
    assert "≤ 300 **missed**" in said
    assert report.Size.read(_size(1_000, 7.0).written()) == _size(1_000, 7.0)


def test_a_run_has_its_place_in_the_document() -> None:
    document = (Path(__file__).parent.parent / "docs" / "performance.md").read_text("utf-8")
    for engine in ("sqlite", "postgresql"):
        once = report.replaced(document, engine, "figures")
        assert f"<!-- run {engine} -->\nfigures\n<!-- end of run {engine} -->" in once
        assert report.replaced(once, engine, "figures") == once
    with pytest.raises(ValueError, match="no place"):
        report.replaced("nothing here", "sqlite", "figures")
