"""Many at once: confirming one's own, taking registrations in."""

from __future__ import annotations

from typing import Any

from flask import flash, request
from flask_babel import gettext as _

from ...kit.database import db
from ...kit.refusals import Invalid
from ...kit.web import actor, see_other
from .. import actions, queries
from ..pages.desk import DeskPage
from ..worklists import PER_PAGE
from .door import door

MOST = PER_PAGE
"""Boxes of one form: no page has more."""


@door.get("/nhan-rong", rule="replication.own")
def desk() -> Any:
    due, others = (request.args.get(name, "")[:20] for name in ("sau", "tiep"))
    return DeskPage(by=actor(), due_after=due, others_after=others).respond()


@door.post("/nhan-rong/xac-nhan", rule="replication.own")
def confirm_many() -> Any:
    refs = request.form.getlist("diem")[:MOST]
    if not refs:
        return DeskPage(by=actor(), problem=_("Đánh dấu ít nhất một điểm còn hoạt động.")).respond(422)
    count = actions.confirm(queries.by_refs(refs, by=actor()), by=actor())
    flash(_("Đã xác nhận %(count)d điểm còn hoạt động.", count=count), "ok")
    return see_other("replications.desk")


@door.post("/nhan-rong/vao-so", rule="replication.own")
def accept_many() -> Any:
    refs = request.form.getlist("diem")[:MOST]
    if not refs:
        return DeskPage(by=actor(), problem=_("Đánh dấu ít nhất một điểm để nhận vào sổ.")).respond(422)
    found = queries.by_refs(refs, by=actor())
    try:
        actions.accept_many(found, by=actor())
    except Invalid as wrong:
        db.session.rollback()
        return DeskPage(by=actor(), problem=next(iter(wrong.errors.values()))).respond(422)
    flash(_("Đã nhận %(count)d điểm vào sổ.", count=len(found)), "ok")
    return see_other("replications.desk")
