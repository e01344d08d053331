"""A door is a blueprint whose every route names the rule that it asks.

A GET reads. A POST is one write transaction: the body is received and the token checked with no
transaction open; then the one-time key, the subject, the rule and the view; a status below 400
commits, anything else rolls back.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Blueprint, Response, current_app, make_response, redirect, request, url_for
from flask_login import current_user
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from ...config import UPLOAD_BYTES
from ..database import begin_writing, db
from ..policy import RULES, must
from ..refusals import Missing
from . import carrying, once

View = Callable[..., Any]
Loader = Callable[..., Any]
csrf = CSRFProtect()


def actor() -> Any:
    """Who asks: an Actor, or Nobody."""
    return current_user._get_current_object()


def see_other(endpoint: str, **values: Any) -> BaseResponse:
    """The answer to a successful POST: 303 to a page."""
    return redirect(url_for(endpoint, **values), 303)


def sign_in_first() -> BaseResponse:
    """Send a stranger to the sign-in page and back; a fragment request sends the whole page there."""
    back = request.full_path.rstrip("?") if request.method == "GET" else request.path
    address = url_for("people.sign_in", tiep=back)
    if request.headers.get("HX-Request"):
        return Response("", 401, {"HX-Redirect": address})
    return redirect(address, 303)


@dataclass(frozen=True)
class Route:
    """What a route promises: its rule, how its subject is found, whether it takes files, whether what was typed
    outlives a session, whether pages ask it by themselves while nobody may be there."""

    rule: str
    of: Loader | None
    upload: bool
    carries: bool = False
    unattended: bool = False

    def arguments(self, values: dict[str, Any], who: Any) -> tuple[list[Any], dict[str, Any]]:
        """Find the subject (Missing when unseen), ask the rule about it, and say what the view gets."""
        if any("\0" in str(value) for value in values.values()):
            raise Missing  # no ref holds one, and a database may refuse to be asked for it
        if self.of is None:
            must(who, self.rule)
            return [], values
        wanted = inspect.signature(self.of).parameters
        thing = self.of(**{name: values[name] for name in values if name in wanted}, by=who)
        must(who, self.rule, thing)
        return [thing], {name: value for name, value in values.items() if name not in wanted}


ROUTES: dict[str, Route] = {}
"""Endpoint to what it promises; a test reads the URL map against this."""

SHOWS: dict[str, str] = {}
"""Kind of subject to the endpoint that shows one by its `ref`: notices link there."""


class Door:
    """The addresses of one room."""

    def __init__(self, name: str, import_name: str) -> None:
        self.name = name
        self.blueprint = Blueprint(name, import_name)

    def get(
        self, path: str, *, rule: str, of: Loader | None = None, shows: str | None = None
    ) -> Callable[[View], View]:
        """A page. `of` finds its subject from the URL's values and `by`; `shows` names the subject's kind."""
        return self._add(path, "GET", Route(rule, of, upload=False), shows)

    def post(
        self,
        path: str,
        *,
        rule: str,
        of: Loader | None = None,
        upload: bool = False,
        carries: bool = False,
        unattended: bool = False,
    ) -> Callable[[View], View]:
        """An act. `upload` allows a long body, to people who may act here only. What was typed into a form that
        `carries` is not lost when the session ended meanwhile: see `carrying`. What a page asks `unattended` keeps no
        session alive."""
        return self._add(path, "POST", Route(rule, of, upload, carries, unattended), None)

    def _add(self, path: str, method: str, route: Route, shows: str | None) -> Callable[[View], View]:
        answer = _read if method == "GET" else _write

        def register(view: View) -> View:
            endpoint = f"{self.name}.{view.__name__}"
            if endpoint in ROUTES:
                raise ValueError(f"{endpoint} is routed twice")
            ROUTES[endpoint] = route
            if shows:
                SHOWS[shows] = endpoint

            @wraps(view)
            def guarded(**values: Any) -> Any:
                return answer(route, view, values)

            self.blueprint.add_url_rule(path, view.__name__, guarded, methods=[method])
            return view

        return register


def _read(route: Route, view: View, values: dict[str, Any]) -> Any:
    who = actor()
    if not RULES[route.rule].public and not who.signed_in:
        return sign_in_first()
    things, rest = route.arguments(values, who)
    return view(*things, **rest)


def _write(route: Route, view: View, values: dict[str, Any]) -> Any:
    who = actor()
    if not RULES[route.rule].public and not who.signed_in:
        return carrying.ask_to_sign_in() if _carries(route) else sign_in_first()
    if route.upload:
        route.arguments(values, who)  # a long body is received from people who may act here only
        request.max_content_length = UPLOAD_BYTES
    db.session.rollback()  # the body of a phone on a bad line may take minutes to arrive
    try:
        csrf.protect()
    except CSRFError:
        if not _carries(route):
            raise
        pairs = carrying.unpacked(carrying.carried())
        return carrying.SendAgainPage(request.full_path.rstrip("?"), pairs, by=who).respond(400)
    begin_writing()
    try:
        if location := once.claimed(who):
            return redirect(location, 303)
        things, rest = route.arguments(values, who)
        response = make_response(view(*things, **rest))
        if response.status_code < 400:
            once.settle(who, response.headers.get("Location", request.path))
            db.session.commit()
        else:
            db.session.rollback()
        return response
    except once.Again as again:
        db.session.rollback()
        return redirect(again.location, 303)
    except BaseException:
        db.session.rollback()
        raise


def _carries(route: Route) -> bool:
    """Whether the form that was sent is to be offered again; a script keeps what it sent by itself."""
    return route.carries and not request.headers.get("HX-Request") and bool(carrying.carried())


def address_that_carries(address: str) -> bool:
    """Whether a form posted to this address of the site is carried through signing in."""
    adapter = current_app.create_url_adapter(request)
    try:
        endpoint, _values = adapter.match(address.partition("?")[0], method="POST")  # type: ignore[union-attr]
    except HTTPException:
        return False
    return endpoint in ROUTES and ROUTES[endpoint].carries
