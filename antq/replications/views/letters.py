"""The link of a letter: read without signing in, answered by one button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Response, make_response, request
from flask_babel import gettext as _

from ...kit.refusals import Missing
from ...kit.web import actor, see_other
from ...kit.web.errors import show as show_error
from ...people.actor import Actor, actor_by_ref
from ...units.models import Unit
from ...units.queries import by_ref as unit_by_ref
from .. import actions, worklists
from ..counting import this_quarter
from ..letters import PATH
from ..links import unseal
from ..pages.desk import LinkPage
from ..worklists import PER_PAGE
from .door import door


@dataclass(frozen=True)
class Question:
    """What a valid link stands for."""

    reader: Actor
    unit: Unit
    quarter: int
    token: str


def _find(token: str, *, by: Any) -> Question:
    """The question behind a link; Missing when it was changed, or its reader writes for the unit no longer."""
    asked = unseal(token)
    reader = actor_by_ref(asked.person) if asked else None
    if asked is None or reader is None:
        raise Missing(_("Đường dẫn này không mở được gì. Đăng nhập để xác nhận."))
    question = Question(reader, unit_by_ref(asked.unit), asked.quarter, token)
    if not question.reader.holds("officer", unit_id=question.unit.id):
        raise Missing(_("Đường dẫn này không còn dùng được. Đăng nhập để xác nhận."))
    return question


@door.get(f"{PATH}/<token>", rule="replication.confirm_by_link", of=_find)
def by_link(question: Question) -> Response:
    if question.quarter != this_quarter():
        return _for_one(show_error(410, _("Đường dẫn đã hết hạn: quý này đã qua. Đăng nhập để xác nhận.")))
    done = request.args.get("xong", "")
    count = int(done) if done.isascii() and done.isdigit() and len(done) < 5 else None
    return _for_one(_page(question, done=count).respond())


def _for_one(answer: Any) -> Response:
    """The address is the key: nobody keeps the page, with or without a form, and no link of it tells the address."""
    response = make_response(answer)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@door.post(f"{PATH}/<token>", rule="replication.confirm_by_link", of=_find)
def confirm_by_link(question: Question) -> Any:
    if question.quarter != this_quarter():
        return show_error(410, _("Đường dẫn đã hết hạn: quý này đã qua. Đăng nhập để xác nhận."))
    wanted = set(request.form.getlist("diem")[:PER_PAGE])
    chosen = worklists.due_among(wanted, [question.unit.id], by=question.reader)
    count = actions.confirm(chosen, by=question.reader)
    return see_other("replications.by_link", token=question.token, xong=count)


def _page(question: Question, *, done: int | None = None) -> LinkPage:
    after = request.args.get("sau", "")[:20]
    return LinkPage(question.reader, question.unit, after=after, by=actor(), done=done)
