"""What was typed into a form that met an ended session: carried through signing in, and offered for sending again.

The text travels in the browser, as a hidden field of the sign-in page: nothing of a stranger is stored. Only what a
page of this site sent is carried (browsers say so), and nothing acts until the person presses a button once more.
"""

from __future__ import annotations

import json
from typing import Any

from flask import current_app, request

from .page import Page

LONGEST = 100_000
"""Characters of what is carried: a step of a dossier has a quarter of that."""

LEFT_BEHIND = ("csrf_token",)
"""Fields that belong to the session which ended."""

Pairs = list[tuple[str, str]]


def carried() -> str:
    """The fields of the form that was sent, as text; "" for what no page of this site sent, or what is too long."""
    if not _sent_from_here():
        return ""
    pairs = [(name, value) for name, value in request.form.items(multi=True) if name not in LEFT_BEHIND]
    text = json.dumps(pairs, ensure_ascii=False) if pairs else ""
    return text if len(text) <= LONGEST else ""


def _sent_from_here() -> bool:
    """Browsers name the site of every form that is posted; whoever names none is not carried."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin" or request.headers.get(
        "Origin"
    ) == request.host_url.rstrip("/")


def unpacked(text: str) -> Pairs:
    """The fields again; none for anything that `carried` did not make."""
    try:
        pairs = json.loads(text)
    except ValueError:
        return []
    fits = isinstance(pairs, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(each, str) for each in pair)
        for pair in pairs
    )
    return [(name, value) for name, value in pairs if name not in LEFT_BEHIND] if fits else []


class SendAgainPage(Page):
    """What was typed stands ready; one button sends it where it was going."""

    template = "kit/send_again.html"

    def __init__(self, action: str, pairs: Pairs, *, by: Any) -> None:
        super().__init__(by=by)
        self.action, self.pairs = action, pairs

    @property
    def path(self) -> str:
        """The page of the form, without what was typed."""
        return self.action.partition("?")[0]


def ask_to_sign_in() -> Any:
    """The sign-in page with what was typed, as the room of people registered it with Flask-Login."""
    return current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
