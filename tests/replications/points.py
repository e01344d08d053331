"""Points of the ledger made by the room's own actions, at every stage of their life."""

from __future__ import annotations

from datetime import date
from typing import Any

from antq.catalogue.models import Initiative
from antq.kit import clock
from antq.kit.numbers import DatedPrecision
from antq.places.queries import by_key
from antq.replications import actions
from antq.replications.actions import Facts
from antq.replications.counting import Three, alive_now, counted
from antq.replications.models import Replication
from tests.cast import unit_of, who
from tests.making import an_initiative

HOME_PLACE = "04345"
"""The commune of donvi's unit."""


def facts(**said: Any) -> Facts:
    """What an officer would say."""
    usual: dict[str, Any] = {
        "place": by_key(HOME_PLACE),
        "started": DatedPrecision(date(2025, 8, 19)),
        "team_count": 4,
        "member_count": 20,
        "answerable": "Trưởng Công an xã",
    }
    return Facts(**usual | said)


def registered(
    initiative: Initiative | None = None, by: str = "donvi", office: str = "thuongtruc", **said: Any
) -> Replication:
    """Waits for the office."""
    initiative = initiative or an_initiative()
    return actions.register(initiative, facts(**said), unit=unit_of(by), by=who(by))


def accepted(
    initiative: Initiative | None = None, by: str = "donvi", office: str = "thuongtruc", **said: Any
) -> Replication:
    """In the ledger."""
    replication = registered(initiative, by, **said)
    actions.accept(replication, by=who(office))
    return replication


def running(
    initiative: Initiative | None = None,
    by: str = "donvi",
    office: str = "thuongtruc",
    *,
    launched: date | None = None,
    **said: Any,
) -> Replication:
    """Launched and running, confirmed in the quarter of today."""
    replication = accepted(initiative, by, office, **said)
    actions.launch(replication, launched or clock.today(), by=who(by))
    actions.run(replication, by=who(by))
    return replication


def closed(
    initiative: Initiative | None = None, by: str = "donvi", office: str = "thuongtruc", **said: Any
) -> Replication:
    """Ended for want of people."""
    replication = running(initiative, by, office, **said)
    actions.close(replication, "no-people", "Thanh niên đi làm xa, tổ không đủ người trực.", by=who(by))
    return replication


def all_counted() -> Three:
    """The counts of the whole ledger."""
    return counted(*alive_now())
