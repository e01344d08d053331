"""How the standing office's forms are answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, url_for
from werkzeug.utils import redirect

from ...kit.refusals import Invalid, Stale
from ...kit.web import Form, Page
from ...law.queries import register
from ...law.words import kind_label
from ..models import Campaign


def documents(blank: str) -> list[tuple[str, str]]:
    """The register, as a list to choose from; `blank` is what choosing none is called."""
    rows = [
        (each.ref, f"{kind_label(each.kind)} {each.full_number or each.title}"[:120]) for each in register()
    ]
    return [("", blank), *rows]


def attempt(form: Form, act: Callable[[], str], page: Callable[[], Page], says: str) -> Any:
    """Judge the form, act, and go where the act leads; what is wrong, or comes too late, comes back with all that
    was typed."""
    if not form.validate():
        return page().respond(422)
    try:
        address = act()
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return page().respond(422)
    except Stale as late:
        form.form_errors.append(late.says)
        return page().respond(409)
    flash(says, "ok")
    return redirect(address, 303)


def page_of(campaign: Campaign | None) -> str:
    """The address of a campaign."""
    return url_for("campaigns.show", ref=campaign.ref if campaign else "")
