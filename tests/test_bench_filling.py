"""The benchmark's generator writes in bulk what the actions of the product would have written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, inspect, select

from antq import create_app
from antq.catalogue import actions as catalogue
from antq.catalogue.models import Initiative
from antq.catalogue.policy import INITIATIVES, TIERS
from antq.demo.drawing import CREDIT
from antq.evidence.actions import add_figure, open_album
from antq.evidence.models import Photo, Rendition
from antq.ground import LAW
from antq.kit import clock, journal
from antq.kit.database import db, writing
from antq.kit.database.version import data_version
from antq.kit.datafiles import toml
from antq.kit.numbers import DatedPrecision, Precision
from antq.kit.search import SearchEntry, parse
from antq.kit.search.finding import find
from antq.kit.search.vocabulary import SearchWord
from antq.law.actions import add_norm, load_award_forms
from antq.people.actor import SYSTEM, System
from antq.places.actions import load_current, load_legacy, load_succession
from antq.places.models import Place
from antq.replications import actions as ledger
from antq.replications.actions import Facts
from antq.replications.actions.counting import miscounted
from antq.replications.models import Replication
from antq.units.models import Unit
from benchmarks import app as measured
from benchmarks import filling, subjects
from benchmarks.filling import making, points, rows, world
from benchmarks.filling.points import Point
from benchmarks.inside import measured as measured_inside
from tests.databases import Databases

COUNT = 60
WORN = {"id", "ref", "initiative_id", "copied_from_id", "stamp"}
"""What differs between a point written in bulk and its twin; whom it was copied from is compared by position."""
OF_THE_ROW = {"id", "ref", "album_id", "stamp", "published_at", "updated_at"}
PROVINCES = (("01", "Thành phố Hà Nội", "thanh-pho"), ("15", "Tỉnh Lào Cai", "tinh"))
COMMUNES = ("Xã Mường Hum", "Phường Hòa Xuân", "Xã Đưng K'Nớ", "Xã Thuỷ Xuân", "Xã Ia Hrung")


@pytest.fixture(scope="module")
def stocked(databases: Databases, worker: str) -> Iterator[Flask]:
    """An application with a small ground and COUNT made-up initiatives, written in two goes."""
    place = databases.copy(databases.migrated(), f"stocked_{worker}")
    app = create_app(place.config)
    with app.app_context():
        with writing():
            _lay_small_ground()
        filling.grow(COUNT // 2)
        filling.grow(COUNT)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    databases.drop(place)


@pytest.fixture
def filled_context(stocked: Flask) -> Iterator[None]:
    with stocked.app_context():
        yield
        db.session.rollback()


def _lay_small_ground() -> None:
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


def _columns(row: Any, leave_out: set[str]) -> dict[str, Any]:
    names = (column.key for column in inspect(type(row)).column_attrs)
    return {name: getattr(row, name) for name in names if name not in leave_out}


def _entry(initiative_id: int) -> dict[str, Any]:
    entry = db.session.get_one(SearchEntry, INITIATIVES.entry_id(initiative_id, "public"))
    return _columns(entry, {"id"})


def _by_action(made: making.Made) -> Initiative:
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
    _points_by_action(found, made.points)
    return found


class _Everyone(System):
    """Holds every role everywhere: for whoever plays a unit and its office in one."""

    signed_in = True

    def holds(self, *roles: str, unit_id: int | None = None, province_id: int | None = None) -> bool:
        return True


def _points_by_action(found: Initiative, some: Sequence[Point]) -> None:
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


def _ledger(initiative: Initiative) -> list[tuple[dict[str, Any], int | None]]:
    """The columns of its points, and the position of the one that each was copied from."""
    rows = db.session.scalars(
        select(Replication).where(Replication.initiative_id == initiative.id).order_by(Replication.id)
    ).all()
    positions = {row.id: place for place, row in enumerate(rows)}
    return [(_columns(row, WORN), positions.get(row.copied_from_id or 0)) for row in rows]


@pytest.mark.usefixtures("filled_context")
def test_a_row_written_in_bulk_is_what_the_action_writes() -> None:
    known = world.read()
    some = [making.make(number, known, filling.SEED) for number in range(1, COUNT + 1)]
    kinds = {
        "alias": [each for each in some if each.aliases],
        "copied": [each for each in some if each.known],
    }
    kinds |= {
        "awards": [each for each in some if each.awards],
        "unit": [each for each in some if each.sponsor],
    }
    kinds = {kind: [each for each in of_kind if 0 < len(each.points) < 12] for kind, of_kind in kinds.items()}
    for made in (
        *(each for each in some[1:5] if len(each.points) < 12),
        *(each[0] for each in kinds.values()),
    ):
        bulk = db.session.scalars(select(Initiative).where(Initiative.ref == made.ref)).one()
        by_hand = _by_action(made)
        assert _columns(bulk, OF_THE_ROW) == _columns(by_hand, OF_THE_ROW)
        for name in ("aliases", "known_places"):
            left_out = {"id", "initiative_id"}
            ours, theirs = (
                [_columns(row, left_out) for row in getattr(one, name)] for one in (bulk, by_hand)
            )
            assert ours == theirs
        assert _ledger(bulk) == _ledger(by_hand)
        left_out = {"id", "ref", "album_id"}
        ours, theirs = ([_columns(row, left_out) for row in one.album.figures] for one in (bulk, by_hand))
        assert ours == theirs != []
        assert _columns(bulk.album, {"id"}) == _columns(by_hand.album, {"id"})
        numbers = [one.ref.replace("-", " ").lower() for one in (bulk, by_hand)]
        by_hand_entry = _entry(by_hand.id)
        assert _entry(bulk.id) == by_hand_entry | {
            zone: by_hand_entry[zone].replace(numbers[1], numbers[0]) for zone in ("text", "exact")
        }


@pytest.mark.usefixtures("filled_context")
def test_points_in_every_state_are_what_the_actions_write() -> None:
    made = making.make(1, world.read(), filling.SEED)
    first, among = {each.state: each for each in reversed(made.points)}, made.points[:40]
    divided = next(each for each in made.points if each.divided)
    chosen = [replace(each, copied=None) for each in (*first.values(), divided)]
    found = _by_action(replace(made, name="Điểm ở mọi trạng thái", points=tuple(chosen)))
    rows_of = {
        row.neighbourhood: _columns(row, WORN)
        for row in db.session.scalars(select(Replication).join(Initiative).where(Initiative.ref == made.ref))
    }
    by_hand = [columns for columns, _copied in _ledger(found)]
    assert by_hand == [rows_of[each.neighbourhood] for each in chosen]
    assert set(first) == set(points.STATES)
    assert any(each.copied is not None for each in among)


@pytest.mark.usefixtures("filled_context")
def test_the_catalogue_keeps_what_the_ledger_counts() -> None:
    assert miscounted() == []
    initiatives = list(db.session.scalars(select(Initiative)))
    assert sum(each.own_points for each in initiatives) > points.COPIES / 2
    assert ledger.mislaid() == []
    assert all(
        (each.own_points, each.own_teams) == (each.replication_count, each.team_count) for each in initiatives
    )


@pytest.mark.usefixtures("filled_context")
def test_to_index_it_again_changes_nothing() -> None:
    words = set(db.session.execute(select(SearchWord.code, SearchWord.size, SearchWord.text)).all())
    for initiative in db.session.scalars(select(Initiative)):
        before, entry = _columns(initiative, set()), _entry(initiative.id)
        catalogue.reindex(initiative)
        assert (_columns(initiative, set()), _entry(initiative.id)) == (before, entry)
    assert set(db.session.execute(select(SearchWord.code, SearchWord.size, SearchWord.text)).all()) == words
    assert len(words) > COUNT


@pytest.mark.usefixtures("filled_context")
def test_what_was_filled_is_whole() -> None:
    stamps = db.session.execute(
        select(Initiative.stamp, func.count()).group_by(Initiative.stamp).order_by(Initiative.stamp)
    ).all()
    assert [count for _, count in stamps] == [COUNT // 2, COUNT // 2]
    assert 0 < stamps[0][0] < stamps[1][0] <= data_version()
    assert journal.faults() == []
    assert journal.head()[0] == COUNT
    photos = db.session.scalar(select(func.count()).select_from(Photo)) or 0
    assert photos == db.session.scalar(select(func.count()).select_from(Rendition)) == COUNT + 1


@pytest.mark.usefixtures("filled_context")
def test_search_finds_what_was_filled_and_the_product_goes_on_from_there() -> None:
    filling.index_again()
    for number in (1, COUNT):
        initiative = db.session.scalars(select(Initiative).where(Initiative.ref == f"MH-{number:04d}")).one()
        query = parse(f'"{initiative.name}"')
        assert query is not None
        assert initiative.id in find(query, kind=INITIATIVES, tiers=TIERS).ids
    last = db.session.scalar(select(func.max(Initiative.id))) or 0
    added = _by_action(making.make(COUNT + 1, world.read(), filling.SEED))
    assert (added.ref, added.id > last) == (f"MH-{COUNT + 1:04d}", True)


@pytest.mark.usefixtures("filled_context")
def test_the_same_seed_makes_the_same_rows_and_another_seed_others() -> None:
    def written(seed: str) -> dict[Any, list[dict[str, Any]]]:
        made = rows.Rows(world.read(), stamp=1)
        for number in range(COUNT + 1, COUNT + 21):
            made.add(making.make(number, made.world, seed))
        return made.of

    assert written("antq") == written("antq")
    assert written("antq") != written("other")
    assert {table.name for table in written("antq")} >= {
        "initiative",
        "known_place",
        "figure",
        "search_entry",
    }


@pytest.mark.usefixtures("filled_context")
def test_chance_makes_what_a_registry_holds() -> None:
    known = world.read()
    some = [making.make(number, known, "shares") for number in range(3_000)]
    spread = sorted(len(each.known) for each in some)
    assert spread[0] == 0 < spread[-20] <= 10, "ten communes in all"
    assert len({each.name for each in some}) < len(some), "names repeat"
    assert any("ANTT" in each.name for each in some)
    assert any("ma tuý" in each.name for each in some)
    assert any("ma túy" in each.name for each in some)
    counts = sorted(len(each.points) for each in some if len(each.points) < points.COPIES)
    assert 7 < sum(counts) / len(counts) < 13
    assert counts[len(counts) // 2] < 5 < 400 < counts[-1]
    one = making.make(1, known, "shares").points
    assert len(one) == points.COPIES
    assert len({each.commune.province_id for each in one}) == len(PROVINCES)
    assert max(_depths(one)) == points.DEEPEST
    assert 0.05 < sum(bool(each.awards) for each in some) / len(some) < 0.12
    assert {len(each.figures) for each in some} == {1, 2, 3}
    assert all(len(each.name) <= 200 and len(each.summary) <= 300 for each in some)
    assert not re.search(r"[{}]", " ".join(f"{each.summary} {each.what} {each.how}" for each in some))


def _depths(some: Sequence[Point]) -> list[int]:
    """How many others stand above each."""
    depths: list[int] = []
    for each in some:
        depths.append(0 if each.copied is None else depths[each.copied] + 1)
    return depths


def test_every_subject_can_be_asked(stocked: Flask, tmp_path: Path) -> None:
    with stocked.app_context():
        every = subjects.subjects()
        db.session.remove()
    found = [each for each in every if not each.optional or measured.is_there(stocked, each.addresses[0])]
    assert {each.name for each in found} >= {
        "copied most, cold",
        "its lineage, cold",
        "coverage of a campaign, hot",
    }
    measured.keep_answers(stocked, [(each.code, each.addresses[0], each.headers) for each in found], tmp_path)
    for each in found:
        assert len(set(each.addresses)) == len(each.addresses), f"{each.name} asks the same twice"
        whole = b"<!doctype html>" in (tmp_path / each.code).read_bytes()[:100].lower()
        assert whole == (not each.headers and not re.match(r"/(api|sitemap)|.*\.csv", each.addresses[0]))
    assert len({each.code for each in found}) == len(found)


@pytest.mark.usefixtures("filled_context")
def test_counting_is_measured_on_what_is_there() -> None:
    found = {each.name: each for each in measured_inside()}
    assert found["everything"].hits == COUNT
    assert 0 < found["one year"].hits < COUNT
    assert all(each.count > 0 and each.page > 0 for each in found.values())
