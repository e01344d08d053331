"""Proposals, made by the application's own actions."""

from __future__ import annotations

from antq.handovers import actions
from antq.handovers.models import Handover
from antq.units.models import Unit
from tests.cast import who


def proposed(unit: Unit, successor: Unit, by: str = "thuongtruc") -> Handover:
    return actions.propose(unit, successor, "Mong đơn vị nhận.", by=who(by))
