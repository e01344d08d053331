"""How the forms beside a dossier are answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import request

from ...kit.database import db
from ...kit.refusals import Invalid, Stale
from ...kit.web import actor, see_other
from .. import queries
from ..models import Nomination
from ..pages.appraisal import AppraisalPage


def attempt(
    nomination: Nomination,
    form: Any,
    name: str,
    act: Callable[[], object],
    then: Callable[[], Any] | None = None,
) -> Any:
    """Act on a valid form. What cannot be is said beside the field; when somebody was quicker, the
    dossier is shown as it is now, above what was typed. `then` answers when all went well."""
    ref, problem, status = nomination.ref, "", 422
    if form.validate():
        try:
            act()
        except Invalid as invalid:
            form.refuse(invalid.errors)
        except Stale as stale:
            db.session.rollback()
            nomination = queries.find_at_desk(ref, by=actor())
            problem, status = str(stale.says), 409
        else:
            if request.form.get("tiep") == "1":
                return see_other("nominations.next_dossier", ref=ref, tu=request.form.get("tu", ""))
            return then() if then else see_other("nominations.appraise", ref=ref)
    return AppraisalPage(nomination, form=(name, form), problem=problem, by=actor()).respond(status)
