"""What the benchmark's generator writes in bulk, written by the actions of the product: the twins to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import inspect, select

from antq.catalogue import actions as catalogue
from antq.catalogue.models import Initiative
from antq.catalogue.policy import INITIATIVES
from antq.demo.drawing import CREDIT
from antq.evidence.actions import add_figure, open_album
from antq.evidence.models import Photo, Rendition
from antq.ground import LAW
from antq.kit import clock
from antq.kit.database import db
from antq.kit.datafiles import toml
from antq.kit.numbers import DatedPrecision, Precision
from antq.kit.search import SearchEntry
from antq.law.actions import add_norm, load_award_forms, load_documents
from antq.people.actor import SYSTEM, System
from antq.places.actions import load_current, load_legacy, load_succession
from antq.places.models import Place
from antq.replications import actions as ledger
from antq.replications.actions import Facts
from antq.replications.models import Replication
from antq.units.models import Unit
from benchmarks.filling import making, world
from benchmarks.filling.points import Point

WORN = {"id", "ref", "initiative_id", "copied_from_id", "stamp"}
"""What differs between a point written in bulk and its twin; whom it was copied from is compared by position."""
PROVINCES = (("01", "Thành phố Hà Nội", "thanh-pho"), ("15", "Tỉnh Lào Cai", "tinh"))
COMMUNES = ("Xã Mường Hum", "Phường Hòa Xuân", "Xã Đưng K'Nớ", "Xã Thuỷ Xuân", "Xã Ia Hrung")


def lay_small_ground() -> None:
    provinces = [
        {"code": code, "name": name, "type": kind, "parent_code": ""} for code, name, kind in PROVINCES
    ]
    communes = [
        {
            "code": f"{code}{n}",
            "name": name,
            "type": name.split()[0].replace("Xã", "xa").lower(),
            "parent_code": code,
        }
        for code, _, _ in PROVINCES
        for n, name in enumerate(COMMUNES)
    ]
    load_current([*provinces, *communes], source="tests")
    old = {"type": "xa", "level": "commune", "valid_to": "2025-06-30"}
    before = [
        {"key": "cu-150", "code": "150", "name": "Xã Mường Vi", "parent_key": "15", **old},
        {"key": "cu-151", "code": "151", "name": "Xã Dền Sáng", "parent_key": "15", **old},
    ]
    load_legacy(before, source="tests")
    followed = [("cu-150", "150", "whole"), ("cu-151", "151", "main"), ("cu-151", "150", "part")]
    load_succession(
        {"old_key": old, "new_code": new, "kind": kind, "effective_on": "2025-07-01", "decision": "tests"}
        for old, new, kind in followed
    )
    load_documents(toml(LAW / "documents.toml", "document"))
    load_award_forms(toml(LAW / "award_forms.toml", "award_form"))
    add_norm("award_year.end.commune", "30/11", valid_from=date(2020, 1, 1), mark="V")
    world.found_units()
    world.open_campaign()
    photo = Photo(
        ref="drawn", album_id=open_album().id, key="k" * 64, width=1024, height=683, colour="paper", alt="Tranh",
        credit=CREDIT, consent="illustration", illustration=True, added_at=clock.now(),
        renditions=[Rendition(width=320, height=213, format="avif", key="r" * 64, size=900)],
    )  # fmt: skip
    db.session.add(photo)


def columns(row: Any, leave_out: set[str]) -> dict[str, Any]:
    names = (column.key for column in inspect(type(row)).column_attrs)
    return {name: getattr(row, name) for name in names if name not in leave_out}


def entry(initiative_id: int) -> dict[str, Any]:
    entry = db.session.get_one(SearchEntry, INITIATIVES.entry_id(initiative_id, "public"))
    return columns(entry, {"id"})


def by_action(made: making.Made) -> Initiative:
    """The same initiative, entered as a person would."""
    album = open_album()
    for figure in made.figures:
        add_figure(album, **figure)
    found = catalogue.register(
        name=made.name,
        kind=made.kind,
        field=made.field,
        summary=made.summary,
        what=made.what,
        how=made.how,
        sponsor=db.session.get_one(Unit, made.sponsor.id) if made.sponsor else None,
        sponsor_text=made.sponsor_text,
        place=db.session.get_one(Place, made.commune.id),
        started_on=made.started_on,
        replication=made.replication,
        activity=made.activity,
        aliases=made.aliases,
        album=album,
        by=SYSTEM,
    )
    for place in made.known:
        catalogue.add_known_place(found, db.session.get_one(Place, place.id))
    if made.awards:
        catalogue.count_commendations(found, made.awards)
    points_by_action(found, made.points)
    return found


class _Everyone(System):
    """Holds every role everywhere: for whoever plays a unit and its office in one."""

    signed_in = True

    def holds(self, *roles: str, unit_id: int | None = None, province_id: int | None = None) -> bool:
        return True

    def units_as(self, *roles: str) -> list[int]:
        return list(db.session.scalars(select(Unit.id)))


def points_by_action(found: Initiative, some: Sequence[Point]) -> None:
    """Each point registered by its unit, taken in by the office and moved to where it stands, on the days that
    it says."""
    before: list[Replication] = []
    by = _Everyone()
    for point in some:
        facts = Facts(
            place=db.session.get_one(Place, point.place_id),
            neighbourhood=point.neighbourhood,
            started=DatedPrecision(point.started_on, Precision(point.precision)),
            copied_from=None if point.copied is None else before[point.copied],
            adapted=point.adapted,
            team_count=point.teams,
            member_count=point.members,
            answerable=point.answerable,
        )
        with clock.stopped(point.registered_at):
            one = ledger.register(found, facts, unit=db.session.get_one(Unit, point.unit.id), by=by)
        before.append(one)
        if point.accepted_at is not None:
            with clock.stopped(point.accepted_at):
                ledger.accept(one, by=by)
            with clock.stopped(point.moved_at):
                _move_on(one, point, by)
        ledger.recount(found)  # the clock was stopped when it was counted before


def _move_on(one: Replication, point: Point, by: Any) -> None:
    """From the ledger into the field, and on to the state of the point."""
    if point.state == "accepted":
        return
    ledger.launch(one, point.launched_on, by=by)
    if point.state != "launched":
        ledger.run(one, by=by)
    if point.state == "weak":
        ledger.weaken(one, "Vắng họp", by=by)
    elif point.state == "sustained":
        ledger.sustain(one, by=by)
    elif point.state == "closed":
        ledger.close(one, point.reason, point.note, by=by)


def ledger_of(initiative: Initiative) -> list[tuple[dict[str, Any], int | None]]:
    """The columns of its points, and the position of the one that each was copied from."""
    rows = db.session.scalars(
        select(Replication).where(Replication.initiative_id == initiative.id).order_by(Replication.id)
    ).all()
    positions = {row.id: place for place, row in enumerate(rows)}
    return [(columns(row, WORN), positions.get(row.copied_from_id or 0)) for row in rows]
