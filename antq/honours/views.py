"""The public addresses of honours."""

from __future__ import annotations

from flask import request

from ..kit.web import Door, actor
from . import queries
from .pages import PATH, DecisionPage, RollPage

door = Door("honours", __name__)


@door.get(PATH, rule="honour.browse")
def newest():
    return _roll(None)


@door.get(f"{PATH}/<int(min=1945, max=2100):year>", rule="honour.browse")
def roll(year):
    return _roll(year)


def _roll(year):
    level, form = request.args.get("cap", ""), request.args.get("hinh-thuc", "")
    return RollPage(year, level, form, by=actor()).respond()


@door.get("/quyet-dinh/<ref>", rule="decision.see", of=queries.find, shows="decision")
def show(decision):
    return DecisionPage(decision, by=actor()).respond()
