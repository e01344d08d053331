"""One replication: its page, its moves, its figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, flash
from flask_babel import gettext as _

from ...kit import clock, ics
from ...kit.policy import must
from ...kit.refusals import Missing
from ...kit.web import Form, Page, actor, see_other
from .. import actions, queries
from ..forms import CloseForm, LaunchForm, NoteForm, ReportForm, SettleForm
from ..models import Replication
from ..pages.point import ClosePage, LaunchPage, PointPage, ReportPage, SettlePage, offered_places
from ..reports import reports_of
from ..workflow import REPLICATION
from .attempting import attempt
from .door import door

ONE = "/diem/<ref>"
PLAIN = {"accept": actions.accept, "run": actions.run, "sustain": actions.sustain}
WITH_WORDS = {"weaken": actions.weaken, "recover": actions.recover}


@door.get(ONE, rule="replication.see", of=queries.find, shows="replication")
def show(replication: Replication) -> Any:
    return PointPage(replication, by=actor()).respond()


@door.post(f"{ONE}/buoc", rule="replication.see", of=queries.find)
def move(replication: Replication) -> Any:
    """One of the moves that need no page of their own; the workflow asks who may."""
    form, ref = NoteForm(), replication.ref
    code = form.move.data or ""
    if code not in PLAIN and code not in WITH_WORDS:
        raise Missing(_("Không có bước này."))
    must(actor(), REPLICATION.moves[code].rule, replication)

    def act() -> None:
        if code in PLAIN:
            PLAIN[code](replication, by=actor())
        else:
            WITH_WORDS[code](replication, form.note.data or "", by=actor())

    return _attempt(form, ref, act, lambda again: PointPage(again, by=actor(), form=form))


@door.post(f"{ONE}/xac-nhan", rule="replication.confirm", of=queries.find)
def confirm(replication: Replication) -> Any:
    actions.confirm([replication], by=actor())
    flash(_("Đã xác nhận điểm %(ref)s còn hoạt động.", ref=replication.ref), "ok")
    return see_other("replications.show", ref=replication.ref)


@door.get(f"{ONE}/ra-mat", rule="replication.run", of=queries.find)
def launch(replication: Replication) -> Any:
    return LaunchPage(replication, LaunchForm(formdata=None), by=actor()).respond()


@door.post(f"{ONE}/ra-mat", rule="replication.run", of=queries.find)
def launch_one(replication: Replication) -> Any:
    form, ref = LaunchForm(), replication.ref

    def act() -> None:
        actions.launch(replication, form.date, by=actor())

    return _attempt(form, ref, act, lambda again: LaunchPage(again, form, by=actor()))


@door.get(f"{ONE}/ket-thuc", rule="replication.judge", of=queries.find)
def close(replication: Replication) -> Any:
    return ClosePage(replication, CloseForm(formdata=None), by=actor()).respond()


@door.post(f"{ONE}/ket-thuc", rule="replication.judge", of=queries.find)
def close_one(replication: Replication) -> Any:
    form, ref = CloseForm(), replication.ref

    def act() -> None:
        actions.close(replication, form.reason.data, form.note.data or "", day=form.date, by=actor())

    return _attempt(form, ref, act, lambda again: ClosePage(again, form, by=actor()))


@door.get(f"{ONE}/bao-cao", rule="replication.edit", of=queries.find)
def report(replication: Replication) -> Any:
    form = ReportForm(formdata=None)
    page = ReportPage(replication, form, by=actor())
    for row, figure in zip(form.rows, page.offered_figures, strict=False):
        row.what.data, row.unit.data, row.better.data = figure.what, figure.unit, figure.better
    return page.respond()


@door.post(f"{ONE}/bao-cao", rule="replication.edit", of=queries.find)
def report_one(replication: Replication) -> Any:
    form, ref = ReportForm(), replication.ref

    def act() -> None:
        actions.report(replication, form.figures(replication.unit.name), by=actor())

    return _attempt(form, ref, act, lambda again: ReportPage(again, form, by=actor()))


@door.get(f"{ONE}/dia-ban", rule="replication.settle", of=queries.find)
def settle(replication: Replication) -> Any:
    return SettlePage(replication, _settle_form(replication, formdata=None), by=actor()).respond()


@door.post(f"{ONE}/dia-ban", rule="replication.settle", of=queries.find)
def settle_one(replication: Replication) -> Any:
    form, ref = _settle_form(replication), replication.ref

    def act() -> None:
        actions.settle(replication, form.place.data, by=actor())

    return _attempt(form, ref, act, lambda again: SettlePage(again, form, by=actor()))


def _settle_form(replication: Replication, **kwargs: Any) -> SettleForm:
    form = SettleForm(**kwargs)
    form.place.choices = offered_places(replication)
    return form


@door.get(f"{ONE}/lich.ics", rule="replication.edit", of=queries.find)
def calendar(replication: Replication) -> Any:
    """The days on which the unit promised to report: 3, 6 and 12 months after it began."""
    data = ics.calendar_of(replication.title, reports_of(replication), stamp=clock.now())
    headers = {"Content-Disposition": f"attachment; filename={replication.ref}.ics"}
    return Response(data, mimetype="text/calendar", headers=headers)


def _attempt(form: Form, ref: str, act: Callable[[], None], page: Callable[[Replication], Page]) -> Any:
    """Act on a point, and lead back to it; else its page again, of the point as it still is."""
    says = _("Đã ghi vào sổ.")
    shown = "replications.show"
    return attempt(form, act, lambda: page(queries.find(ref, by=actor())), says=says, to=shown, ref=ref)
