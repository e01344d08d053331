"""Tra cứu hồ sơ: how far a dossier is, by its code, without signing in."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, request
from werkzeug.datastructures import MultiDict

from ..kit import clock
from ..kit.web import Door, actor, limits, see_other
from ..people.devices import network_of
from . import queries
from .forms import LookUpForm
from .pages import LookUpPage

door = Door("lookups", __name__)


@door.get("/tra-cuu", rule="nomination.look_up")
def look_up() -> Any:
    """The field; a code that can be one leads to its own address, which can be kept and printed."""
    if "ma" not in request.args:
        return _fresh(LookUpPage(LookUpForm(formdata=None), by=actor()).respond())
    form = _form(request.args["ma"])
    if not form.validate():
        return _fresh(LookUpPage(form, by=actor()).respond(422))
    return see_other("lookups.look_up_one", code=form.code)


@door.get("/tra-cuu/<code>", rule="nomination.look_up")
def look_up_one(code: str) -> Any:
    """What anybody may know. Slips of the hand cost nothing; real questions are counted by network."""
    form = _form(code)
    if not form.validate():
        return _fresh(LookUpPage(form, by=actor()).respond(422))
    if form.code != code:
        return see_other("lookups.look_up_one", code=form.code)
    limit = (current_app.config["LOOK_UP_LIMIT"], "look-up", network_of(request.remote_addr or ""))
    if not limits.hit(*limit):
        return _too_often(form, limit)
    reading = queries.look_up(form.code)
    unknown = "" if reading else form.code
    page = LookUpPage(form, by=actor(), reading=reading, unknown=unknown)
    return _fresh(page.respond(200 if reading else 404))


def _form(typed: str) -> LookUpForm:
    return LookUpForm(formdata=MultiDict({"ma": typed}))


def _too_often(form: LookUpForm, limit: tuple[str, str, str]) -> Response:
    until = limits.opens_at(*limit)
    response = LookUpPage(form, by=actor(), until=until).respond(429)
    response.headers["Retry-After"] = str(max(1, int((until - clock.now()).total_seconds())))
    return _fresh(response)


def _fresh(response: Response) -> Response:
    """Dossiers are no public rows: a change of one raises no data version, so nobody may keep an answer. And
    no search engine lists who asked for what."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
