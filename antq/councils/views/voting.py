"""A member casts ballots."""

from __future__ import annotations

from typing import Any

from flask import flash
from flask_babel import gettext as _
from flask_babel import ngettext

from ...kit.database import db
from ...kit.refusals import Invalid, Refused, Stale
from ...kit.web import actor, see_other
from .. import actions, queries
from ..forms import BallotForm
from ..models import CouncilSession
from ..pages.acting import BallotPage
from ..pages.session import ballots_for
from .door import ONE, door


@door.get(f"{ONE}/phieu-bau", rule="session.vote", of=queries.find)
def ballot(session: CouncilSession) -> Any:
    items = ballots_for(session, by=actor())
    return BallotPage(session, BallotForm.of(items, formdata=None), items, by=actor()).respond()


@door.post(f"{ONE}/phieu-bau", rule="session.vote", of=queries.find)
def cast(session: CouncilSession) -> Any:
    """All ballots of the sheet at once, or none."""
    ref, items = session.ref, queries.items_of(session, by=actor())
    by_ref = {item.nomination.ref: item for item in items}
    form = BallotForm.of(items)
    try:
        chosen = form.chosen()
        if not chosen:
            raise Invalid({"": _("Chọn ý kiến cho ít nhất một hồ sơ.")})
        for code in sorted(chosen, key=lambda each: by_ref[each].nomination_id):
            actions.cast(by_ref[code], chosen[code], by=actor())
    except (Invalid, Stale, Refused) as refusal:
        db.session.rollback()
        now = queries.find(ref, by=actor())
        waiting = ballots_for(now, by=actor())
        problem = f"{refusal.says} {_('Chưa phiếu nào được ghi.')}"
        page = BallotPage(now, BallotForm.of(waiting), waiting, problem=problem, by=actor())
        return page.respond(refusal.status)
    flash(ngettext("Đã bỏ %(num)d phiếu.", "Đã bỏ %(num)d phiếu.", len(chosen)), "ok")
    return see_other("councils.show", ref=ref)
