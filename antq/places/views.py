"""The addresses of places."""

from __future__ import annotations

from flask import redirect, request, url_for

from ..kit.web import Door, actor
from . import queries
from .pages import PATH, BrowsePage, PlacePage

door = Door("places", __name__)


@door.get(PATH, rule="place.see")
def browse():
    return BrowsePage(request.args.get("q", "").strip(), by=actor()).respond()


@door.get(f"{PATH}/<ref>", rule="place.see", of=queries.find, shows="place")
def show(place):
    """Every key that means the place leads to the one that is its own."""
    key = queries.keys_of([place])[place.id]
    if (request.view_args or {}).get("ref") != key:
        return redirect(url_for("places.show", ref=key))
    return PlacePage(place, by=actor()).respond()
