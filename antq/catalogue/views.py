"""The addresses of the catalogue."""

from __future__ import annotations

from flask import redirect, request

from ..kit.journal import timeline_of
from ..kit.web import Door, actor
from ..kit.web.errors import show as show_error
from . import queries
from .cards import PATH
from .filters import Filter
from .initiative_page import InitiativePage
from .pages import BrowsePage

door = Door("catalogue", __name__)


@door.get(PATH, rule="initiative.browse")
def browse():
    return BrowsePage(Filter.from_args(request.args), by=actor()).respond()


@door.get(f"{PATH}/<ref>", rule="initiative.see", of=queries.find, shows="initiative")
def show(initiative):
    if initiative.state == "withdrawn":
        return show_error(410, timeline_of(initiative)[-1].note)
    if request.path != f"{PATH}/{initiative.address}":
        return redirect(f"{PATH}/{initiative.address}", 301)
    return InitiativePage(initiative, by=actor()).respond()
