"""The desk's lists: one tab narrowed and paged, as a file, kept under a name, and what is done to several at once
and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, flash, redirect, request, url_for
from flask_babel import gettext as _

from ...kit import journal
from ...kit.database import db
from ...kit.refusals import Invalid, Missing, Refused, Stale
from ...kit.text import clean
from ...kit.web import actor, see_other
from ...nominations.models import Nomination
from .. import actions, queries
from ..forms.reception import KeepForm
from ..just_done import JUST_DONE, sealed, unsealed
from ..models import DeskFilter
from ..pages.queue import QueuePage
from ..undoing import Span, done_in
from ..worklist import SIZES, Wanted
from .door import door

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_AT_ONCE = max(SIZES)


@door.get("/tham-dinh", rule="nomination.queue")
def queue() -> Any:
    just_done = request.args.get(JUST_DONE, "")
    return QueuePage(Wanted.from_args(request.args), just_done=just_done, by=actor()).respond()


@door.get("/tham-dinh.csv", rule="nomination.queue")
def queue_csv() -> Response:
    """The list as CSV: the same rows that the page counts, whatever page one is on."""
    page = QueuePage(Wanted.from_args(request.args), by=actor())
    return _file(page.csv(), "text/csv", f"ho-so-{page.queue.code}.csv")


@door.get("/tham-dinh.xlsx", rule="nomination.queue")
def queue_xlsx() -> Response:
    """The list as a workbook."""
    page = QueuePage(Wanted.from_args(request.args), by=actor())
    return _file(page.xlsx(), WORKBOOK, f"ho-so-{page.queue.code}.xlsx")


def _file(content: bytes, mime: str, name: str) -> Response:
    answer = Response(content, mimetype=mime)
    answer.headers["Content-Disposition"] = f"attachment; filename={name}"
    return answer


@door.post("/tham-dinh/bo-loc", rule="nomination.queue")
def keep_filter() -> Any:
    form = KeepForm()
    wanted = Wanted.from_query(form.ve.data or "")
    try:
        kept = actions.keep_filter(form.name.data or "", wanted, by=actor())
    except Invalid as wrong:
        errors = {"ten-loc": wrong.errors["name"]}
        return QueuePage(wanted, by=actor(), errors=errors, typed=request.form).respond(422)
    flash(_("Đã lưu bộ lọc “%(name)s”.", name=kept.name), "ok")
    return _back(wanted)


@door.post("/tham-dinh/bo-loc/<ref>/bo", rule="nomination.queue", of=queries.find_deskfilter)
def drop_filter(kept: DeskFilter) -> Any:
    name = kept.name
    actions.drop_filter(kept, by=actor())
    flash(_("Đã bỏ bộ lọc “%(name)s”.", name=name), "ok")
    return see_other("appraisal.queue")


@door.post("/tham-dinh/nhieu", rule="nomination.queue")
def act_on_several() -> Any:
    """Claim, assign, tag or untag the ticked dossiers. Nothing is ever decided of several at once here."""
    wanted = Wanted.from_query(request.form.get("ve", ""))
    refs = request.form.getlist("hs")[:MOST_AT_ONCE]
    acts = {"nhan": _claim, "giao": _assign, "gan": _tag, "bo-nhan": _untag}
    if request.form.get("viec") not in acts:
        raise Missing(_("Không có việc này."))
    try:
        if not refs:
            raise Invalid({"hang-doi": _("Chọn ít nhất một hồ sơ.")})
        act = acts[request.form["viec"]]()
    except Invalid as wrong:
        page = QueuePage(wanted, by=actor(), errors=wrong.errors, typed=request.form, ticked=refs)
        return page.respond(422)
    dossiers = queries.chosen(refs, by=actor())
    before, _hash = journal.head()
    done, kept_back = _each(dossiers, act)
    for says in kept_back[:5]:
        flash(says, "warning")
    span = Span(before + 1, journal.head()[0])
    if done_in(span, by=actor()):  # the notice on the list says it, and offers to take it back
        return _back(wanted, **{JUST_DONE: sealed(span)})
    if done:
        flash(_("Đã xử lý %(count)d hồ sơ.", count=done), "ok")
    return _back(wanted)


@door.post("/tham-dinh/nhieu/hoan-tac", rule="nomination.queue")
def undo_several() -> Any:
    """Take back what was just done to several; of what has changed since, a sentence says so."""
    wanted, span = Wanted.from_query(request.form.get("ve", "")), unsealed(request.form.get(JUST_DONE, ""))
    events = {each.subject_ref: each for each in done_in(span, by=actor())} if span else {}
    dossiers = queries.chosen(list(events), by=actor())
    done, kept_back = _each(dossiers, lambda each: actions.take_back(events[each.ref], each, by=actor()))
    if done:
        flash(_("Đã hoàn tác %(count)d hồ sơ.", count=done), "ok")
    if not dossiers:
        flash(_("Không còn việc nào hoàn tác được."), "warning")
    for says in kept_back[:5]:
        flash(says, "warning")
    return _back(wanted)


def _each(dossiers: list[Nomination], act: Callable[[Nomination], None]) -> tuple[int, list[str]]:
    """Do it to each by itself: what cannot be done to one is told, and is no other's concern."""
    done, kept_back = 0, []
    for nomination in dossiers:
        try:
            with db.session.begin_nested():
                act(nomination)
            done += 1
        except (Refused, Stale) as refusal:
            kept_back.append(f"{nomination.ref}: {refusal.says}")
    return done, kept_back


def _claim() -> Callable[[Nomination], None]:
    return lambda nomination: actions.claim(nomination, by=actor())


def _assign() -> Callable[[Nomination], None]:
    chosen = request.form.get("nguoi", "")
    person = next((each for each in queries.colleagues(by=actor()) if each.ref == chosen), None)
    if person is None:
        raise Invalid({"giao-cho": _("Chọn người để giao hồ sơ.")})
    return lambda nomination: actions.entrust(nomination, person, by=actor())


def _tag() -> Callable[[Nomination], None]:
    word = clean(request.form.get("nhan", ""))
    if not word:
        raise Invalid({"nhan-moi": _("Nhập nhãn, hoặc bấm “Bỏ nhãn”.")})
    if len(word) > actions.LONGEST_TAG:
        raise Invalid({"nhan-moi": _("Nhãn dài nhất %(most)d ký tự.", most=actions.LONGEST_TAG)})
    return lambda nomination: actions.tag(nomination, word, by=actor())


def _untag() -> Callable[[Nomination], None]:
    return lambda nomination: actions.tag(nomination, "", by=actor())


def _back(wanted: Wanted, **more: str) -> Any:
    said: dict[str, Any] = {**wanted.args(), **more}
    return redirect(url_for("appraisal.queue", **said), 303)
