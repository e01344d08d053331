"""Acting on what a form says, or showing the form again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash

from ...kit.database import db
from ...kit.refusals import Invalid
from ...kit.web import Form, Page, see_other


def attempt(
    form: Form,
    act: Callable[[], None],
    again: Callable[[], Page],
    *,
    says: str,
    to: str,
    ref: str,
) -> Any:
    """Act on what a valid form says, say so, and lead to the page of `ref` at the endpoint `to`; else the form's
    page again, with the sentences beside the fields. An act that was refused half-way is taken back, and the page
    shows things as they still are."""
    if form.validate():
        try:
            act()
        except Invalid as wrong:
            form.refuse(wrong.errors)
        else:
            flash(says, "ok")
            return see_other(to, ref=ref)
    db.session.rollback()
    return again().respond(422)
