"""The addresses of score sheets."""

from __future__ import annotations

from typing import Any

from flask import Response, flash, request
from flask_babel import gettext as _
from sqlalchemy import select

from ..kit import clock
from ..kit.database import db
from ..kit.numbers import write_number
from ..kit.paging import number_of
from ..kit.refusals import Invalid, Stale
from ..kit.sheets import csv_of
from ..kit.web import Door, actor, see_other
from ..places.queries import provinces_named, today
from ..units.models import Unit
from ..units.queries import standing
from . import actions, queries
from .forms import BeginForm, DropForm, NoteForm, ThresholdsForm
from .models import Score
from .pages import (
    PATH,
    ClassesPage,
    DropPage,
    OwnPage,
    QueuePage,
    ScorePage,
    ThresholdsPage,
    office_form,
    unit_form,
)

door = Door("scoresheets", __name__)


@door.get(PATH, rule="score.browse")
def classes() -> Any:
    return ClassesPage(request.args, by=actor()).respond()


@door.get(f"{PATH}.csv", rule="score.browse")
def classes_csv() -> Any:
    head, rows = ClassesPage(request.args, by=actor()).table()
    answer = Response(csv_of(head, rows), mimetype="text/csv")
    answer.headers["Content-Disposition"] = "attachment; filename=xep-loai.csv"
    return answer


@door.get(f"{PATH}/cham", rule="score.begin")
def own() -> Any:
    return OwnPage(_begin_form(formdata=None), _number(), by=actor()).respond()


def _number() -> int:
    return number_of(request.args.get("trang", ""))


@door.post(f"{PATH}/cham", rule="score.begin")
def begin() -> Any:
    form = _begin_form()
    if not form.validate():
        return OwnPage(form, by=actor()).respond(422)
    unit = db.session.scalars(select(Unit).where(Unit.ref == form.unit.data)).one()
    try:
        score = actions.begin(
            queries.sheet(form.sheet.data),
            unit=unit,
            year=form.year.data or 0,
            neighbourhood=form.neighbourhood.data or "",
            by=actor(),
        )
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return OwnPage(form, by=actor()).respond(422)
    return see_other("scoresheets.show", ref=score.ref)


def _begin_form(**kwargs: Any) -> BeginForm:
    """With the units that the actor writes for and the sheets of the years that may be scored."""
    who = actor()
    mine = select(Unit).where(Unit.id.in_(who.units_as("officer")), standing())
    units = db.session.scalars(mine.order_by(Unit.sort_key)).all()
    subjects = sorted({subject for unit in units for subject in queries.subjects_of(unit)})
    sheets = queries.to_begin(subjects)
    year = queries.current_year(sheets[0][0].subject) if sheets else clock.today().year
    form = BeginForm(data={"year": year}, **kwargs)
    form.unit.choices = [(unit.ref, unit.name) for unit in units]
    form.sheet.choices = [
        (
            sheet.ref,
            sheet.name if len(years) > 1 else _("%(sheet)s (năm %(year)s)", sheet=sheet.name, year=years[0]),
        )
        for sheet, years in sheets
    ]
    return form


@door.get(f"{PATH}/cham/<ref>", rule="score.see", of=queries.find, shows="score")
def show(score: Score) -> Any:
    return ScorePage(score, by=actor()).respond()


@door.post(f"{PATH}/cham/<ref>", rule="score.write", of=queries.find)
def write(score: Score) -> Any:
    """Keep what was typed and add the points up."""
    return _written(score, sending=False)


@door.post(f"{PATH}/cham/<ref>/gui", rule="score.write", of=queries.find)
def submit(score: Score) -> Any:
    """Keep what was typed and send it."""
    return _written(score, sending=True)


def _written(score: Score, *, sending: bool) -> Any:
    """A sheet that a colleague has sent meanwhile is not changed; what was typed stands in the answer."""
    form = unit_form(score)
    try:
        actions.still_open(score)
        if not form.validate():
            return ScorePage(score, by=actor(), form=form).respond(422)
        actions.write(score, form.answers(), seen=form.seen, by=actor())
        if sending:
            actions.submit(score, by=actor())
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return ScorePage(score, by=actor(), form=form).respond(422)
    except Stale as late:
        return ScorePage(score, by=actor(), form=form, problem=str(late.says)).respond(409)
    if sending:
        flash(_("Đã gửi phiếu chấm. Cơ quan thường trực sẽ xác nhận hoặc trả lại."), "ok")
    else:
        flash(_("Đã lưu. Tổng điểm tự chấm: %(total)s.", total=write_number(form.total)), "ok")
    return see_other("scoresheets.show", ref=score.ref)


@door.get(f"{PATH}/cham/<ref>/bo", rule="score.drop", of=queries.find)
def ask_to_drop(score: Score) -> Any:
    if score.submitted_at is not None:
        return see_other("scoresheets.show", ref=score.ref)
    return DropPage(score, by=actor()).respond()


@door.post(f"{PATH}/cham/<ref>/bo", rule="score.drop", of=queries.find)
def drop(score: Score) -> Any:
    form, ref = DropForm(), score.ref
    try:
        actions.drop(score, seen=form.seen, by=actor())
    except Stale as late:
        db.session.rollback()
        form.refuse({"": late.says})
        return DropPage(queries.find(ref, by=actor()), form, by=actor()).respond(409)
    flash(_("Đã bỏ bản nháp. Đơn vị lập lại được phiếu này."), "ok")
    return see_other("scoresheets.own")


@door.get(f"{PATH}/cho-xac-nhan", rule="score.queue")
def queue() -> Any:
    return QueuePage(_number(), by=actor()).respond()


@door.post(f"{PATH}/cham/<ref>/xac-nhan", rule="score.confirm", of=queries.find)
def confirm(score: Score) -> Any:
    form = office_form(score)
    if not form.validate():
        return ScorePage(score, by=actor(), form=form).respond(422)
    try:
        actions.confirm(score, form.answers(), seen=form.seen, by=actor())
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return ScorePage(score, by=actor(), form=form).respond(422)
    except Stale as late:
        return ScorePage(score, by=actor(), form=form, problem=str(late.says)).respond(409)
    flash(_("Đã xác nhận %(total)s điểm.", total=write_number(form.total)), "ok")
    return see_other("scoresheets.show", ref=score.ref)


@door.post(f"{PATH}/cham/<ref>/tra-lai", rule="score.confirm", of=queries.find)
def send_back(score: Score) -> Any:
    return _noted(score, actions.send_back, _("Đã trả lại phiếu cho đơn vị."))


@door.post(f"{PATH}/cham/<ref>/mo-lai", rule="score.confirm", of=queries.find)
def reopen(score: Score) -> Any:
    return _noted(score, actions.reopen, _("Đã mở lại phiếu; kết quả không còn công khai."))


def _noted(score: Score, act: Any, says: str) -> Any:
    form = NoteForm()
    if not form.validate():
        return ScorePage(score, by=actor(), note=form).respond(422)
    act(score, form.note.data or "", by=actor())
    flash(says, "ok")
    return see_other("scoresheets.show", ref=score.ref)


@door.get(f"{PATH}/muc-diem", rule="score.thresholds")
def thresholds() -> Any:
    return ThresholdsPage(_thresholds_form(formdata=None), by=actor()).respond()


@door.post(f"{PATH}/muc-diem", rule="score.thresholds")
def set_thresholds() -> Any:
    form = _thresholds_form()
    if not form.validate():
        return ThresholdsPage(form, by=actor()).respond(422)
    try:
        changed = actions.set_thresholds(
            queries.sheet(form.sheet.data),
            province_id=today()[form.province.data].id,
            valid_from=form.day,
            **form.limits(),
            note=form.note.data or "",
            by=actor(),
        )
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return ThresholdsPage(form, by=actor()).respond(422)
    flash(_("Đã đặt mức điểm. %(count)d phiếu đổi loại.", count=changed), "ok")
    return see_other("scoresheets.thresholds")


def _thresholds_form(**kwargs: Any) -> ThresholdsForm:
    form = ThresholdsForm(**kwargs)
    mine = actor().provinces_as("standing_office")
    form.province.choices = [(each.code, each.name) for each in provinces_named() if each.id in mine]
    form.sheet.choices = [
        (sheet.ref, sheet.name) for sheet in queries.sheets(on=clock.today()) if not sheet.whole
    ]
    return form
