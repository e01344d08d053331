"""Every way an answer can fail has its own page; under htmx, a sentence for the region instead."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from flask import Flask, Response, make_response, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, DisconnectionError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolIsEmpty
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from ..database import db
from ..refusals import Refusal
from .htmx import wanted_region

log = logging.getLogger(__name__)
PAGES = {400, 403, 404, 405, 409, 410, 413, 422, 429}

Voice = Callable[[int, object], Response]
VOICES: dict[str, Voice] = {}
"""Beginning of addresses to how errors are said there: programs are told otherwise than people."""


def voice(prefix: str, says: Voice) -> None:
    """Let errors at this address and below it be said by `says(status, sentence)`, for addresses that do not
    exist too; so it cannot be left to the handlers of a blueprint."""
    VOICES[prefix] = says


def _voice() -> Voice | None:
    return next(
        (says for prefix, says in VOICES.items() if f"{request.path}/".startswith(f"{prefix}/")), None
    )


def init_app(app: Flask) -> None:
    """Register the handlers. None of them shows internals."""
    app.register_error_handler(Refusal, _refusal)
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _away)
    app.register_error_handler(DisconnectionError, _away)
    app.register_error_handler(PoolIsEmpty, _away)
    app.register_error_handler(Exception, _crash)


def show(status: int, says: object = "") -> Response:
    """The page of `status` with the sentence `says`, or the sentence alone for a region."""
    status = status if status in PAGES else 400
    if spoken := _voice():
        return spoken(status, says)
    if wanted_region():
        return make_response(render_template("errors/_region.html", status=status, says=says), status)
    return make_response(render_template(f"errors/{status}.html", says=says), status)


def _refusal(refusal: Refusal) -> Response:
    return show(refusal.status, refusal.says)


def _csrf(error: CSRFError) -> Response:
    log.info("csrf refused at %s: %s", request.path, error.description)
    return show(
        400, _("Biểu mẫu đã quá hạn hoặc không gửi từ trang này. Quay lại, tải lại trang rồi gửi lại.")
    )


def _http(error: HTTPException) -> Response:
    if error.code is not None and error.code < 400:
        return Response(error.get_response().data, error.code, dict(error.get_headers()))
    if error.code in PAGES:
        response = show(error.code)
        if isinstance(error, MethodNotAllowed):
            response.allow.update(error.valid_methods or ())
        return response
    return _static_page(error.code or 500) if (error.code or 500) >= 500 else show(400)


def busy(seconds: int) -> Response:
    """The page for work that others are at just now: come back after so many seconds."""
    return _static_page(503, {"Retry-After": str(seconds)})


def _away(error: Exception) -> Response:
    """The database is locked, full, restarting or gone: say so, and keep nothing half-done."""
    log.error("database away at %s: %s", request.path, error)
    db.session.rollback()
    return _static_page(503, {"Retry-After": "5"})


def _crash(error: Exception) -> Response:
    if isinstance(error, IntegrityError):  # two wrote the same unique thing at once
        log.warning("integrity at %s: %s", request.path, error)
        db.session.rollback()
        return show(409, _("Người khác vừa ghi cùng nội dung này. Tải lại trang để xem."))
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return _away(error)
    log.exception("crash at %s", request.path, exc_info=error)
    db.session.rollback()
    return _static_page(500)


def _static_page(status: int, headers: dict[str, str] | None = None) -> Response:
    """500 and 503 use no template engine, session or database: those may be what is broken."""
    if spoken := _voice():
        response = spoken(status, "")
        response.headers.update(headers or {})
        return response
    name = "503.html" if status == 503 else "500.html"
    html = (Path(__file__).parents[3] / "templates" / "errors" / name).read_text("utf-8")
    return Response(html, status, headers, mimetype="text/html")
