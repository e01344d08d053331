"""How often passwords and codes can be tried: by sign-in name and by network."""

from __future__ import annotations

import hashlib

from flask import Response, current_app, request

from ...kit import clock
from ...kit.web import limits
from .. import queries
from ..devices import network_of
from ..pages import PasswordPage, SecondFactorPage, SignInPage

Attempt = tuple[str, str, str]


def attempts_of(username: str) -> list[Attempt]:
    """The two counts of one attempt: of the name as typed, which may be a password and is hashed, and
    of the network."""
    name = hashlib.sha256(queries.username_of(username).encode()).hexdigest()[:32]
    config = current_app.config
    return [
        (config["SIGN_IN_LIMIT"], "sign-in-name", name),
        (config["SIGN_IN_ADDRESS_LIMIT"], "sign-in-address", network_of(request.remote_addr or "")),
    ]


def too_often(page: SignInPage | PasswordPage | SecondFactorPage, attempts: list[Attempt]) -> Response:
    """The page with the time to try again, as 429."""
    until = max(limits.opens_at(*each) for each in attempts if limits.reached(*each))
    page.until = until
    response = page.respond(429)
    response.headers["Retry-After"] = str(max(1, int((until - clock.now()).total_seconds())))
    return response
