"""The benchmark's generator writes in bulk what the actions of the product would have written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from antq import create_app
from antq.catalogue import actions as catalogue
from antq.catalogue.models import Initiative
from antq.catalogue.policy import INITIATIVES, TIERS
from antq.evidence.models import Photo, Rendition
from antq.kit import journal
from antq.kit.database import db, writing
from antq.kit.database.version import data_version
from antq.kit.search import parse
from antq.kit.search.finding import find
from antq.kit.search.vocabulary import SearchWord
from antq.replications import actions as ledger
from antq.replications.actions.counting import miscounted
from antq.replications.models import Replication
from benchmarks import app as measured
from benchmarks import filling, subjects
from benchmarks.filling import making, points, rows, world
from benchmarks.filling.points import Point
from benchmarks.inside import measured as measured_inside
from tests.bench_twins import by_action, columns, entry, lay_small_ground, ledger_of
from tests.databases import Databases

COUNT = 60
WORN = {"id", "ref", "initiative_id", "copied_from_id", "stamp"}
"""What differs between a point written in bulk and its twin; whom it was copied from is compared by position."""
OF_THE_ROW = {"id", "ref", "album_id", "stamp", "published_at", "updated_at"}
PROVINCES = (("01", "Thành phố Hà Nội", "thanh-pho"), ("15", "Tỉnh Lào Cai", "tinh"))


@pytest.fixture(scope="module")
def stocked(databases: Databases, worker: str) -> Iterator[Flask]:
    """An application with a small ground and COUNT made-up initiatives, written in two goes."""
    place = databases.copy(databases.migrated(), f"stocked_{worker}")
    app = create_app(place.config)
    with app.app_context():
        with writing():
            lay_small_ground()
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
        by_hand = by_action(made)
        assert columns(bulk, OF_THE_ROW) == columns(by_hand, OF_THE_ROW)
        for name in ("aliases", "known_places"):
            left_out = {"id", "initiative_id"}
            ours, theirs = ([columns(row, left_out) for row in getattr(one, name)] for one in (bulk, by_hand))
            assert ours == theirs
        assert ledger_of(bulk) == ledger_of(by_hand)
        left_out = {"id", "ref", "album_id"}
        ours, theirs = ([columns(row, left_out) for row in one.album.figures] for one in (bulk, by_hand))
        assert ours == theirs != []
        assert columns(bulk.album, {"id"}) == columns(by_hand.album, {"id"})
        numbers = [one.ref.replace("-", " ").lower() for one in (bulk, by_hand)]
        by_hand_entry = entry(by_hand.id)
        assert entry(bulk.id) == by_hand_entry | {
            zone: by_hand_entry[zone].replace(numbers[1], numbers[0]) for zone in ("text", "exact")
        }


@pytest.mark.usefixtures("filled_context")
def test_points_in_every_state_are_what_the_actions_write() -> None:
    made = making.make(1, world.read(), filling.SEED)
    first, among = {each.state: each for each in reversed(made.points)}, made.points[:40]
    divided = next(each for each in made.points if each.divided)
    chosen = [replace(each, copied=None) for each in (*first.values(), divided)]
    found = by_action(replace(made, name="Điểm ở mọi trạng thái", points=tuple(chosen)))
    rows_of = {
        row.neighbourhood: columns(row, WORN)
        for row in db.session.scalars(select(Replication).join(Initiative).where(Initiative.ref == made.ref))
    }
    by_hand = [columns for columns, _copied in ledger_of(found)]
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
        before, found = columns(initiative, set()), entry(initiative.id)
        catalogue.reindex(initiative)
        assert (columns(initiative, set()), entry(initiative.id)) == (before, found)
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
    added = by_action(making.make(COUNT + 1, world.read(), filling.SEED))
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
