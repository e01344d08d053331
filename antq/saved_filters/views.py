"""The addresses of saved filters."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import flash, request
from flask_babel import gettext as _

from ..kit.refusals import Invalid
from ..kit.web import Door, actor, see_other
from . import actions, queries
from .forms import SaveForm
from .pages import OwnPage, SavePage

door = Door("saved_filters", __name__)

PATH = "/bo-loc-da-luu"


@door.get(PATH, rule="saved_filter.keep")
def own():
    return OwnPage(by=actor()).respond()


@door.get(f"{PATH}/moi", rule="saved_filter.keep")
def new():
    """The arguments are those of the list that is to be kept."""
    wanted = queries.read(request.query_string.decode("ascii", "replace"))
    form = SaveForm(formdata=None, address=urlencode(wanted.args(), doseq=True), name=wanted.q, told=True)
    return SavePage(form, by=actor()).respond()


@door.post(f"{PATH}/moi", rule="saved_filter.keep")
def keep():
    form = SaveForm()
    try:
        saved = actions.keep(form.name.data or "", form.address.data or "", told=form.told.data, by=actor())
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return SavePage(form, by=actor()).respond(422)
    flash(_("Đã lưu bộ lọc “%(name)s”.", name=saved.name), "ok")
    return see_other("saved_filters.own")


@door.get(f"{PATH}/<ref>", rule="saved_filter.change", of=queries.find, shows="saved_filter")
def show(saved):
    return SavePage(SaveForm(formdata=None, obj=saved), saved, by=actor()).respond()


@door.post(f"{PATH}/<ref>", rule="saved_filter.change", of=queries.find)
def change(saved):
    form = SaveForm()
    try:
        actions.change(saved, name=form.name.data or "", told=form.told.data, by=actor())
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return SavePage(form, saved, by=actor()).respond(422)
    flash(_("Đã lưu bộ lọc “%(name)s”.", name=saved.name), "ok")
    return see_other("saved_filters.own")


@door.post(f"{PATH}/<ref>/bo", rule="saved_filter.change", of=queries.find)
def remove(saved):
    name = saved.name
    actions.remove(saved, by=actor())
    flash(_("Đã bỏ bộ lọc “%(name)s”.", name=name), "ok")
    return see_other("saved_filters.own")
