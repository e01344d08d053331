"""The public addresses of honours."""

from __future__ import annotations

from typing import Any

from flask import request

from ...kit.web import actor
from .. import queries
from ..models import Decision
from ..pages.public import PATH, DecisionPage, RollPage
from .door import door


@door.get(PATH, rule="honour.browse")
def newest() -> Any:
    return _roll(None)


@door.get(f"{PATH}/<int(min=1945, max=2100):year>", rule="honour.browse")
def roll(year: int) -> Any:
    return _roll(year)


def _roll(year: int | None) -> Any:
    level, form = request.args.get("cap", ""), request.args.get("hinh-thuc", "")
    return RollPage(year, level, form, by=actor()).respond()


@door.get("/quyet-dinh/<ref>", rule="decision.see", of=queries.find, shows="decision")
def show(decision: Decision) -> Any:
    return DecisionPage(decision, by=actor()).respond()
