"""Points of the sample data: some lived step by step, most of them sent as a sheet by the standing office."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from ..kit import clock, jobs
from ..kit.database import db, writing
from ..kit.numbers import read_day, read_number
from ..people.actor import SYSTEM
from ..places.queries import by_key
from ..replications import actions
from ..replications.actions import Facts
from ..replications.models import Batch, Replication
from ..units.queries import by_ref
from .base import World, source_document
from .files import OWN, toml


def live_points(world: World) -> None:
    """The points of donvi and donvi2, each act at its own time; those that go on are confirmed today."""
    made: dict[str, Replication] = {}
    for row in toml(OWN / "points.toml", "point"):
        made[row["key"]] = _point(row, made, world)
    for row in toml(OWN / "points.toml", "recognition"):
        initiative = world.initiatives[row["initiative"]]
        document = source_document(row["source"])
        actions.recognise(initiative, row["scope"], where=row["where"], document=document, by=SYSTEM)


def _point(row: dict[str, Any], made: dict[str, Replication], world: World) -> Replication:
    officer, office = world.actor(row["by"]), world.actor("thuongtruc")
    post = next(post for post in officer.posts if post.role == "officer")
    with clock.stopped(row["registered_at"]):
        point = actions.register(
            world.initiatives[row["initiative"]],
            Facts(
                place=by_key(row["place"]),
                neighbourhood=row["neighbourhood"],
                started=read_day(row["started"]),
                copied_from=made.get(row.get("copied_from", "")),
                adapted=row.get("adapted", ""),
                team_count=row["teams"],
                member_count=row["members"],
                answerable=row["answerable"],
            ),
            unit=by_ref(post.unit_ref),
            by=officer,
        )
    for at, act in _acts(row, point, officer, office):
        with clock.stopped(at):
            act()
    if row.get("confirmed"):
        actions.confirm([point], by=officer)
    return point


def _acts(row: dict[str, Any], point: Replication, officer: Any, office: Any) -> list[tuple[datetime, Any]]:
    """What was done with a point after its registration, in order."""
    found: list[tuple[datetime, Any]] = []
    if at := row.get("accepted_at"):
        found.append((at, lambda: actions.accept(point, by=office)))
    if at := row.get("ran_at"):
        launched: date = row["launched_on"]
        found.append((at, lambda: actions.launch(point, launched, by=officer)))
        found.append((at, lambda: actions.run(point, by=officer)))
        if figures := [_figure(each, post_of(officer)) for each in row.get("figures", ())]:
            found.append((at, lambda: actions.report(point, figures, by=officer)))
    if at := row.get("closed_at"):
        found.append((at, lambda: actions.close(point, row["reason"], row["note"], by=officer)))
    return found


def post_of(officer: Any) -> str:
    """The unit that an officer writes for, as the source of its figures."""
    return str(next(post.unit_name for post in officer.posts if post.role == "officer"))


def _figure(row: dict[str, Any], source: str) -> dict[str, Any]:
    numbers: dict[str, Any] = {
        name: read_number(row[name]) for name in ("before", "value", "base") if name in row
    }
    words: dict[str, Any] = {
        name: row[name]
        for name in ("what", "unit", "period", "period_before", "better", "base_unit")
        if name in row
    }
    return {**words, **numbers, "source": source}


def import_points(world: World) -> None:
    """The sheet of the standing office: answered, then imported, as at the door. Its points count from today."""
    office = world.actor("thuongtruc")
    with writing():
        number = actions.send(
            (OWN / "points.csv").read_bytes(), "Điểm mô hình (dữ liệu mẫu).csv", by=office
        ).id
    jobs.work_all()
    with writing():
        sheet = db.session.scalars(select(Batch).where(Batch.id == number)).one()
        if sheet.wrong_count or sheet.state != "answered":
            raise ValueError(f"points.csv: {sheet.wrong_count} wrong lines; {sheet.refused}")
        actions.take(sheet, agreed=False, by=office)
    jobs.work_all()
