"""Processes that keep pages: several applications on one database, with routes that say how often they answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, abort, make_response, request, session
from werkzeug.test import Client, TestResponse

from antq import create_app
from antq.kit.database import db, writing
from antq.kit.database.version import raise_version
from antq.kit.web.page_cache import PageCache
from tests.client import SITE
from tests.databases import Place

FILLER = " mô hình" * 200


@dataclass
class Process:
    """One serving process; `made` is what its views were asked to make."""

    app: Flask
    made: list[str] = field(default_factory=list)

    @property
    def cache(self) -> PageCache:
        found: PageCache = self.app.extensions["antq_page_cache"]
        return found

    def ask(self, path: str, method: str = "GET", **options: Any) -> TestResponse:
        """A stranger's request, without cookies unless they are given as a header."""
        options.setdefault("base_url", SITE)
        return Client(self.app, Response, use_cookies=False).open(path, method=method, **options)

    def change(self) -> None:
        """Commit a change of public data."""
        with self.app.app_context(), writing():
            raise_version()


def was_kept(answer: TestResponse) -> bool:
    """Whether the answer came from the cache."""
    return "hit" in answer.headers.get("Server-Timing", "")


@contextmanager
def process(place: Place, **settings: Any) -> Iterator[Process]:
    """Another process on the database of `place`; it keeps pages unless the settings say otherwise."""
    running = Process(create_app({**place.config, "PAGE_CACHE_MB": 8, **settings}))
    _lay_routes(running)
    yield running
    if cache := running.app.extensions.get("antq_page_cache"):
        cache.close()
    with running.app.app_context():
        db.session.remove()
        db.engine.dispose()


def _lay_routes(running: Process) -> None:
    def count(name: str) -> Any:
        running.made.append(name)
        said = f"{name} {request.host_url} {request.query_string!r} {request.headers.get('User-Agent')}"
        return _answers(name, f"<p>{said} {len(running.made)}{FILLER}</p>")

    running.app.add_url_rule("/dem/<name>", "count", count, methods=["GET", "POST"])


def _answers(name: str, text: str) -> Any:
    answer = make_response(text)
    if name == "phien":
        session["nhớ"] = 1
    elif name == "banh":
        answer.set_cookie("khach", "1")
        answer.headers["Cache-Control"] = "public, max-age=0"
    elif name == "rieng":
        answer.headers["Cache-Control"] = "private"
    elif name == "mai-mai":
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    elif name == "khac-nhau":
        answer.vary.add("Accept-Language")
    elif name == "dam-phan":
        answer = make_response(f"{request.accept_mimetypes} {text}")
        answer.vary.add("Accept")
    elif name == "lon":
        answer.set_data(text * 400)
    elif name == "dong":
        answer = Response(iter([text, text]), mimetype="text/csv")
    elif name == "trong":
        abort(404)
    elif name == "nhan":
        answer.set_etag("của-tôi")
    elif name == "tron":
        answer = Response(text, mimetype="application/octet-stream")
    return answer
