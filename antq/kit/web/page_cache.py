"""Finished public pages in the memory of the process, in front of Flask: unchanged data, unchanged answer.

An answer is kept under the data version that was read before it was made, so a change shows at the very next
request, in every process. Asked are only strangers' pages: GET or HEAD without cookie. To make one, the
application is shown only those headers that are part of the key; what it cannot see cannot leak into what
others are given.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, request
from werkzeug.datastructures import Headers
from werkzeug.http import parse_set_header

from .. import clock
from ..database import db
from ..database.watching import VersionReader
from .kept_page import KeptPage, Packing, knows
from .shelf import Few, Shelf, Turns

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

HTMX = ("HTTP_HX_REQUEST", "HTTP_HX_REQUEST_TYPE", "HTTP_HX_TARGET", "HTTP_HX_HISTORY_RESTORE_REQUEST")
KEY = ("wsgi.url_scheme", "HTTP_HOST", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", *HTMX)
ACCEPT = "HTTP_ACCEPT"
SHOWN = {*KEY, ACCEPT, "HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"}
"""Request headers that reach the application when it makes an answer for everybody.

Those that are no part of the key decide how an answer is sent, not what it says; one that `Vary` lays to
`Accept` is kept for that very `Accept`.
"""

OWN = (
    "HTTP_COOKIE",
    "HTTP_AUTHORIZATION",
    "HTTP_RANGE",
    "HTTP_IF_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_TRANSFER_ENCODING",
)
"""Whoever sends one of these gets an answer of their own."""

VARIES = {"hx-request", "hx-request-type", "hx-target", "cookie", "accept", "accept-encoding"}
LONGEST_KEY = 2_000
LARGEST = 512_000
DOOR = "antq.page_cache"
HIT = ("Server-Timing", "cache;desc=hit")


def init_app(app: Flask) -> None:
    """Put the cache in front of the application, behind nothing but the proxies' middleware."""
    if megabytes := app.config["PAGE_CACHE_MB"]:
        cache = app.extensions["antq_page_cache"] = PageCache(app, megabytes * 1_000_000)
        app.wsgi_app = cache  # type: ignore[method-assign, assignment]


def takes_over(response: Response) -> bool:
    """Whether the cache stands in front and will compress this answer itself, once for all who get it."""
    asked = request.environ.get(DOOR)
    if asked is None or response.status_code != 200 or not response.is_sequence:
        return False
    if "Content-Encoding" in response.headers:
        return False
    response.vary.add("Accept-Encoding")
    asked.taken = True
    return True


def has_taken_over() -> bool:
    """Whether the answer to this request is the cache's, which also decides whether the browser knows it."""
    asked = request.environ.get(DOOR)
    return asked is not None and asked.taken


@dataclass
class Answer:
    """What the application said; `taken` when its body is whole and not compressed."""

    taken: bool = False
    status: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: Iterable[bytes] = ()

    def page(self, packing: Packing) -> KeptPage:
        """The answer as a page with its body in memory."""
        try:
            return KeptPage(b"".join(self.body), Headers(self.headers), packing)
        finally:
            if close := getattr(self.body, "close", None):
                close()


def may_be_kept(page: KeptPage) -> bool:
    """Whether a taken answer is the same for everybody: public, no cookie, differing by nothing unknown."""
    headers = page.headers
    kept = headers.get("Cache-Control", "")
    return (
        "public" in kept
        and "immutable" not in kept
        and "Set-Cookie" not in headers
        and len(page.body) <= LARGEST
        and varies_by(page) <= VARIES
    )


def varies_by(page: KeptPage) -> set[str]:
    """What its `Vary` names."""
    return {each.lower() for each in parse_set_header(page.headers.get("Vary"))}


class PageCache:
    """The WSGI application around Flask's."""

    def __init__(self, app: Flask, room: int) -> None:
        self._app = app
        self._inner: WSGIApplication = app.wsgi_app
        self._packing = Packing.of(app.config)
        self._turns = Turns()
        self._reader: VersionReader | None = None
        self._passed = Few()
        self._negotiated = Few()
        self.shelf = Shelf(room)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        key = _key(environ, *((ACCEPT,) if environ["PATH_INFO"] in self._negotiated else ()))
        if key is None or key in self._passed:
            return self._inner(environ, start)
        number = self._versions().read()
        if number is None:
            return self._inner(environ, start)
        edition = (number, clock.today())
        page = self.shelf.get(edition, key)
        if page is not None:
            return self._give(page, edition, key, environ, start, HIT)
        if environ["REQUEST_METHOD"] == "HEAD":
            return self._inner(environ, start)
        return self._make(edition, key, environ, start)

    def close(self) -> None:
        """Close what was opened to read the data version; the next request opens it again."""
        if self._reader is not None:
            self._reader.close()

    def _versions(self) -> VersionReader:
        """Made at the first request: a server may have forked since the application was built."""
        if self._reader is None:
            with self._app.app_context():
                self._reader = VersionReader(db.engine)
        return self._reader

    def _make(
        self, edition: Hashable, key: Hashable, environ: WSGIEnvironment, start: StartResponse
    ) -> Iterable[bytes]:
        """Have the answer made, keep it if it may be kept, give it as asked."""
        with self._turns.of((edition, key)) as waited:
            page = self.shelf.get(edition, key) if waited else None
            if page is not None:
                return self._give(page, edition, key, environ, start, HIT)
            answer = self._ask(environ)
            fine = answer.status.startswith("200")
            if not (fine and answer.taken):
                if fine:  # a photo, a file: the next who asks goes straight to the application
                    self._passed.add(key)
                start(answer.status, answer.headers)
                return answer.body
            page = answer.page(self._packing)
            edition = self._keep(edition, key, page, environ)
        return self._give(page, edition, key, environ, start)

    def _keep(
        self, edition: Hashable, key: Hashable, page: KeptPage, environ: WSGIEnvironment
    ) -> Hashable | None:
        """Keep the page if it may be; its edition, or None. What may not be kept (a form) is not tried again.

        The first of several answers laid to `Accept` only shows that there will be others.
        """
        path = environ["PATH_INFO"]
        if not may_be_kept(page):
            self._passed.add(key)
            return None
        if "accept" in varies_by(page) and path not in self._negotiated:
            self._negotiated.add(path)
            return None
        self.shelf.put(edition, key, page)
        return edition

    def _ask(self, environ: WSGIEnvironment) -> Answer:
        """The application's answer to whoever might ask for this."""
        answer = Answer()
        asked = {name: environ[name] for name in environ if not name.startswith("HTTP_") or name in SHOWN}
        asked[DOOR] = answer

        def start(
            status: str, headers: list[tuple[str, str]], _error: Any = None
        ) -> Callable[[bytes], object]:
            answer.status, answer.headers = status, headers
            return _no_write

        answer.body = self._inner(asked, start)
        return answer

    def _give(
        self,
        page: KeptPage,
        edition: Hashable,
        key: Hashable,
        environ: WSGIEnvironment,
        start: StartResponse,
        *more: tuple[str, str],
    ) -> Iterable[bytes]:
        """Start the answer and return its body; a form that was not there before counts as kept from now on."""
        known = len(page.forms)
        form = page.form(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if len(page.forms) > known and edition is not None:
            self.shelf.put(edition, key, page)
        if knows(form.etag, environ.get("HTTP_IF_NONE_MATCH", "")):
            start("304 NOT MODIFIED", [*form.unchanged, *more])
            return ()
        start("200 OK", [*form.headers, *more])
        return () if environ["REQUEST_METHOD"] == "HEAD" else (form.body,)


def _key(environ: WSGIEnvironment, *more: str) -> tuple[str, ...] | None:
    """What an answer may depend on, `more` headers among it; None when the request is not for the cache."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or any(map(environ.get, OWN)):
        return None
    if environ.get("CONTENT_LENGTH") not in (None, "", "0") or not environ.get("HTTP_HOST"):
        return None
    key = tuple([environ.get(name, "") for name in (*KEY, *more)])
    return key if sum(map(len, key)) <= LONGEST_KEY else None


def _no_write(data: bytes) -> None:
    raise NotImplementedError("answers are returned, not written")
