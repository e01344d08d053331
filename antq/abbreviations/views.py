"""The addresses of the table of abbreviations."""

from __future__ import annotations

from flask import flash
from flask_babel import gettext as _

from ..kit.refusals import Invalid
from ..kit.web import Door, actor, see_other
from . import actions, queries
from .forms import AbbreviationForm
from .pages import AbbreviationPage, TablePage

door = Door("abbreviations", __name__)

TABLE = "/quan-tri/viet-tat"
ONE = f"{TABLE}/<ref>"


@door.get(TABLE, rule="abbreviation.keep")
def browse():
    return TablePage(queries.browse(by=actor()), AbbreviationForm(formdata=None), by=actor()).respond()


@door.post(TABLE, rule="abbreviation.keep")
def add():
    form = AbbreviationForm()
    try:
        made = actions.add(form.short.data, form.long.data, by=actor())
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return TablePage(queries.browse(by=actor()), form, by=actor()).respond(422)
    flash(_("Đã thêm %(title)s.", title=made.title), "ok")
    return see_other("abbreviations.browse")


@door.get(ONE, rule="abbreviation.keep", of=queries.find, shows="abbreviation")
def show(abbreviation):
    form = AbbreviationForm(formdata=None, obj=abbreviation)
    return AbbreviationPage(abbreviation, form, by=actor()).respond()


@door.post(ONE, rule="abbreviation.keep", of=queries.find)
def change(abbreviation):
    form = AbbreviationForm()
    try:
        actions.change(abbreviation, form.short.data, form.long.data, by=actor())
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return AbbreviationPage(abbreviation, form, by=actor()).respond(422)
    flash(_("Đã lưu %(title)s.", title=abbreviation.title), "ok")
    return see_other("abbreviations.browse")


@door.post(f"{ONE}/bo", rule="abbreviation.keep", of=queries.find)
def remove(abbreviation):
    title = abbreviation.title
    actions.remove(abbreviation, by=actor())
    flash(_("Đã bỏ %(title)s.", title=title), "ok")
    return see_other("abbreviations.browse")
