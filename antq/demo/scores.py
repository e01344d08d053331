"""Score sheets and the sample campaign's targets, as the people of the demonstration write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ..campaigns import actions as campaigns
from ..campaigns.actions import QuotaFacts, Result, TargetFacts
from ..campaigns.queries import find as find_campaign
from ..kit import clock
from ..kit.numbers import read_number, read_quantity
from ..places.queries import by_key
from ..scoresheets import actions, queries
from ..scoresheets.actions import Answer
from ..scoresheets.models import Score
from .base import World, source_document
from .files import OWN, toml

SAMPLE_CAMPAIGN, ITS_DOCUMENT, ITS_OFFICE = "dot-xet-2026", "quy-che-mau", "thuongtruc"


def score(world: World) -> None:
    """Fill the sheets in, send them, confirm them, each at its own time; then the sample campaign."""
    for row in toml(OWN / "scores.toml", "score"):
        _score(row, world)
    with clock.stopped(datetime(2026, 7, 7, 2, 0, tzinfo=clock.UTC)):
        _campaign(world)


def _score(row: dict[str, Any], world: World) -> None:
    with clock.stopped(row["at"]):
        author = world.actor(row["author"])
        made = actions.begin(
            queries.sheet(row["sheet"]),
            unit=world.units[row["unit"]],
            year=row["year"],
            neighbourhood=row.get("neighbourhood", ""),
            by=author,
        )
        actions.write(made, _answers(made, row), seen=made.version, by=author)
    if "submitted_at" in row:
        with clock.stopped(row["submitted_at"]):
            actions.submit(made, by=author)
    if "confirmed_at" in row:
        with clock.stopped(row["confirmed_at"]):
            by = world.actor(row["confirmed_by"])
            actions.confirm(made, _confirmed(made, row), seen=made.version, by=by)


def _answers(made: Score, row: dict[str, Any]) -> dict[str, Answer]:
    """What the unit typed; evidence only where points were given."""
    points = row["points"]
    return {
        line.code: Answer(
            read_number(points[line.code]) if line.code in points else None,
            row["evidence"] if line.needs_evidence and line.code in points else "",
        )
        for line in made.sheet.criteria
    }


def _confirmed(made: Score, row: dict[str, Any]) -> dict[str, Answer]:
    changed = {
        each["code"]: Answer(read_number(each["points"]), each["note"]) for each in row.get("changes", ())
    }
    given = {line.criterion.code: Answer(line.self_points) for line in made.lines}
    return given | changed


def _campaign(world: World) -> None:
    """Targets with results and a quota with a choice, of the sample campaign only."""
    by, campaign = world.actor(ITS_OFFICE), find_campaign(SAMPLE_CAMPAIGN, by=None)
    document = source_document(ITS_DOCUMENT)
    for row in toml(OWN / "scores.toml", "target"):
        names = ("indicator", "measures", "comparator", "scope", "period_year")
        facts = TargetFacts(
            document=document,
            value=Decimal(row["value"]),
            classes=tuple(row.get("classes", ())),
            subjects=tuple(row.get("subjects", ())),
            **{name: row[name] for name in names},
        )
        target = campaigns.set_target(campaign, facts, by=by)
        for said in row.get("results", ()):
            campaigns.report(target, _result(said), by=by)
    for row in toml(OWN / "scores.toml", "quota"):
        terms = tuple((tuple(each["types"]), each["comparator"], each["count"]) for each in row["terms"])
        on: date = row["on"]
        quota = campaigns.set_quota(
            campaign, QuotaFacts(document, row["chooser"], row["says"], on, terms, row["purpose"]), by=by
        )
        for key in row["chosen"]:
            campaigns.choose(quota, by_key(key), source=row["source"], by=by)


def _result(said: dict[str, Any]) -> Result:
    return Result(
        figure=read_quantity(said["value"]) if "value" in said else None,
        part=Decimal(said["part"]) if "part" in said else None,
        whole=Decimal(said["whole"]) if "whole" in said else None,
        period_year=said["year"],
        source=said["source"],
    )
