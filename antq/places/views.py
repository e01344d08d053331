"""The addresses of places."""

from __future__ import annotations

from flask import redirect, request, url_for

from ..kit.text import clean
from ..kit.web import Door, actor
from . import queries
from .pages import PATH, BrowsePage, PlacePage
from .searching import LONGEST

door = Door("places", __name__)


@door.get(PATH, rule="place.see")
def browse():
    return BrowsePage(clean(request.args.get("q", ""))[:LONGEST], by=actor()).respond()


@door.get(f"{PATH}/<ref>", rule="place.see", of=queries.find, shows="place")
def show(place):
    """Every key that means the place leads to the one that is its own."""
    key = queries.keys_of([place])[place.id]
    if (request.view_args or {}).get("ref") != key:
        return redirect(url_for("places.show", ref=key))
    return PlacePage(place, by=actor()).respond()
