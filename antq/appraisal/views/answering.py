"""How the forms beside a dossier are answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext as _l

from ...kit.database import db
from ...kit.refusals import Invalid, Stale
from ...kit.web import actor, see_other
from ...nominations.models import Nomination
from ...nominations.queries import find_at_desk
from .. import queries
from ..pages.appraisal import AppraisalPage
from ..worklist import Wanted


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
    goes_on = request.form.get("tiep") == "1"
    tab = Wanted.from_args({"hang-doi": request.form.get("tu", "")})
    following = queries.next_after(nomination, tab, by=actor()) if goes_on else None
    if form.validate():
        try:
            _is_as_shown(nomination)
            act()
        except Invalid as invalid:
            # What stops the move itself belongs to no field that the page shows.
            form.refuse({"" if field == "move" else field: says for field, says in invalid.errors.items()})
        except Stale as stale:
            db.session.rollback()
            nomination = find_at_desk(ref, by=actor())
            problem, status = str(stale.says), 409
        else:
            if goes_on:  # known before: whoever said to be in conflict finds this one no more
                return to_next(following or queries.next_after(nomination, tab, by=actor()), tab)
            return then() if then else see_other("appraisal.appraise", ref=ref)
    return AppraisalPage(nomination, form=(name, form), problem=problem, by=actor()).respond(status)


def _is_as_shown(nomination: Nomination) -> None:
    """Raise Stale when the form says which version its page showed, and the dossier was sent or moved on since."""
    if request.form.get("phien_ban") not in (None, str(nomination.version)):
        raise Stale(_l("Hồ sơ vừa được người khác xử lý. Tải lại trang để xem kết quả."))


def to_next(ref: str | None, tab: Wanted) -> Any:
    """On to a dossier of a tab, or to the tab when there is none."""
    if ref is None:
        return redirect(url_for("appraisal.queue", **tab.args()), 303)
    return redirect(url_for("appraisal.appraise", ref=ref, tu=tab.queue.code), 303)
