"""The session as the browser knows it: a signed cookie with a random token, read by Flask-Login."""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app, request, session, url_for
from flask_login import login_user, logout_user
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from ..kit.notices import unread_count
from ..kit.web import actor, see_other
from ..kit.web.app import login
from ..kit.web.door import ROUTES
from .actions import stay
from .actor import Actor, Nobody
from .landing import local_path
from .sessions import Limits, live

HOME = "/viec-can-lam"
"""Where people land who were not on their way to somewhere."""

OPEN_BEFORE_CHANGE = {"people.password", "people.change_password", "people.sign_out", "static"}
"""What someone with an initial password can reach."""

OPEN_BEFORE_ENROLMENT = {
    "people.second_factor",
    "people.turn_on_second_factor",
    "people.sign_out",
    "static",
}
"""What someone can reach whose role needs a second factor that is not on yet."""


def init_app(app: Flask) -> None:
    """Let Flask-Login know our people, and templates their unread notices."""
    login.anonymous_user = Nobody
    login.user_loader(_load)
    app.extensions["antq_session_limits"] = Limits.of(app.config)
    app.before_request(_know_who_asks)
    app.jinja_env.globals["unread"] = unread


def limits_of_sessions() -> Limits:
    """The limits that this application was started with."""
    found: Limits = current_app.extensions["antq_session_limits"]
    return found


def _load(token: Any) -> Actor | None:
    """Who the cookie's token stands for."""
    found = live(str(token), limits_of_sessions())
    if found is None:
        return None
    route = ROUTES.get(request.endpoint or "")
    if found.unseen_for_a_minute and not (route and route.unattended):
        stay(found.actor.token)
    return found.actor


def _know_who_asks() -> Response | None:
    """Read the session before anything else: writing down that it was used needs a transaction of its own.

    Whoever still has an initial password is led to replace it; whoever needs a second factor, to turn it on.
    """
    if request.endpoint in (None, "static"):
        return None
    who = actor()
    if who.signed_in and who.must_change and request.endpoint not in OPEN_BEFORE_CHANGE:
        return see_other("people.password")
    if who.signed_in and who.must_enrol and request.endpoint not in OPEN_BEFORE_ENROLMENT:
        return see_other("people.second_factor")
    return None


def remember(who: Actor) -> None:
    """Put the token into a new cookie; whatever stood in the old one, planted or not, is gone."""
    session.clear()
    login_user(who)


def forget() -> None:
    """Empty the cookie."""
    logout_user()
    session.clear()


def unread() -> int:
    """How many notices the person who looks has not read."""
    who = actor()
    return unread_count(who.person_id) if who.signed_in else 0


def landing(wanted: str) -> str:
    """The page to show after signing in: the one that was wanted, if it is a page of this site."""
    path = local_path(wanted)
    if path is None or not _is_page(path) or path == url_for("people.sign_in"):
        return HOME
    return path


def _is_page(path: str) -> bool:
    """Whether a GET of `path` is routed: a form that had to wait for a sign-in has no page to go back to."""
    adapter = current_app.create_url_adapter(request)
    assert adapter is not None  # noqa: S101 (there is a request)
    try:
        adapter.match(path.split("?", 1)[0].split("#", 1)[0], method="GET")
    except HTTPException:
        return False
    return True
