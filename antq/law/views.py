"""The addresses of the register of documents."""

from __future__ import annotations

from flask import flash, request
from flask_babel import gettext as _

from ..kit.refusals import Invalid
from ..kit.web import Door, actor, see_other
from . import actions, queries
from .forms import HolidayForm
from .pages import PATH, DocumentPage, HolidaysPage, RegisterPage

door = Door("law", __name__)


@door.get(PATH, rule="document.see")
def register():
    return RegisterPage(request.args.get("loai", ""), by=actor()).respond()


HOLIDAYS = f"{PATH}/ngay-nghi"


@door.get(HOLIDAYS, rule="document.see")
def holidays():
    return HolidaysPage(request.args.get("nam", ""), HolidayForm(formdata=None), by=actor()).respond()


@door.post(HOLIDAYS, rule="holiday.keep")
def write_holiday():
    form = HolidayForm()
    if form.validate() and form.day.day:
        try:
            made = actions.write_holiday(form.day.day, **form.facts(), by=actor())
        except Invalid as wrong:
            form.refuse(wrong.errors)
        else:
            flash(_("Đã ghi %(title)s.", title=made.title), "ok")
            return see_other("law.holidays", nam=made.day.year)
    return HolidaysPage("", form, by=actor()).respond(422)


@door.get(f"{PATH}/<ref>", rule="document.see", of=queries.find, shows="document")
def show(document):
    return DocumentPage(document, by=actor()).respond()
