"""flask antq check: each fault that was made is seen, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select, text, update

from antq.catalogue.models import Initiative
from antq.honours.models import Commendation, Decision
from antq.kit import storage
from antq.kit.database import db, twin, writing
from antq.kit.journal import record
from antq.kit.records import Event
from antq.people.actor import SYSTEM
from antq.people.models import Person
from antq.places.actions import settle
from antq.places.models import Place, Succession
from tests.cli.conftest import House, add_job
from tests.databases import ENGINE


def test_a_whole_house_has_no_faults(house: House) -> None:
    assert house.faults() == []
    _status, said = house.check()
    assert [line.split()[0] for line in said.splitlines()] == [
        "journal",
        "counts",
        "grades",
        "days",
        "places",
        "files",
        "jobs",
        "database",
        "No",
    ]
    assert "3 events" in said
    assert "1 initiatives recounted" in said
    assert "2 named by rows; 0 older" in said


def test_an_edited_event(house: House) -> None:
    with house.app.app_context(), writing():
        twin(db.engine).drop_append_only(db.session.connection(), "event")
    house.change(update(Event).where(Event.number == 2).values(title="Người khác"))
    assert house.faults() == ["event 2 was changed"]


def test_events_cut_off_the_end(house: House) -> None:
    with house.app.app_context(), writing():
        twin(db.engine).drop_append_only(db.session.connection(), "event")
    house.change(delete(Event).where(Event.number == 3))
    assert house.faults() == ["the journal ends at 2, its head says 3"]


def test_a_restored_old_journal_does_not_match_the_head_that_was_kept(house: House) -> None:
    head = house.run("journal-head").output.strip()
    count, digest = head.split(":")
    assert count == "3"
    assert len(digest) == 64
    assert house.check("--head", head)[0] == 0
    with house.app.app_context(), writing():
        record("person.created", db.session.query(Person).one(), by=SYSTEM, username="mai")
    assert house.check("--head", head)[0] == 0, "it may have grown"
    status, said = house.check("--head", f"9:{digest}")
    assert status == 1
    assert "event 9 is not the one that was written down elsewhere" in said
    assert house.check("--head", f"3:{'0' * 64}")[0] == 1
    assert house.run("check", "--head", "nonsense").exit_code == 2


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            update(Initiative).values(commendation_count=5),
            "initiative MH-0001: commendation_count is 5, its rows say 1",
        ),
        (
            update(Initiative).values(replication_count=3),
            "initiative MH-0001: replication_count is 3, its rows say 0",
        ),
        (update(Initiative).values(figure_count=2), "initiative MH-0001: figure_count is 2, its rows say 0"),
        (
            update(Decision).values(state="drawn"),
            "initiative MH-0001: own_awards is {'bk': 1}, its rows say {}",
        ),
        (
            update(Commendation).values(publicity="hidden"),
            "initiative MH-0001: own_awards is {'bk': 1}, its rows say {}",
        ),
    ],
)
def test_a_count_that_is_wrong(house: House, change: Any, fault: str) -> None:
    house.change(change)
    assert house.faults() == [fault]


def test_a_file_that_is_gone(house: House) -> None:
    with house.app.app_context():
        storage.store().drop(house.photo)
    assert house.faults() == [f"file {house.photo}: a row names it, the store has not got it"]


def test_a_file_that_was_changed(house: House) -> None:
    path = next(Path(house.app.config["UPLOADS_DIR"]).glob(f"*/*/{house.file}"))
    path.chmod(0o600)
    path.write_bytes(b"a filf")
    assert house.faults() == [f"file {house.file}: its content has changed"]


def test_a_job_that_was_given_up(house: House) -> None:
    add_job(house, state="dead", attempts=5, error="OSError('disk full')")
    add_job(house)
    assert house.faults() == ["job 1 (evidence.render) failed 5 times: OSError('disk full')"]
    assert "0 done, 1 to do" in house.check()[1]


@pytest.mark.skipif(ENGINE != "sqlite", reason="a server keeps references itself")
def test_a_row_that_refers_to_nothing(house: House) -> None:
    with house.app.app_context(), db.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute("DELETE FROM album")
        driver.execute("PRAGMA foreign_keys=ON")
    found = house.faults()
    assert [fault for fault in found if fault.startswith("photo row 1: refers to a album")]


@pytest.mark.skipif(ENGINE != "postgresql", reason="what only a server can be told")
def test_a_guard_that_was_switched_off(house: House) -> None:
    house.change(text("ALTER TABLE event DISABLE TRIGGER event_no_rows"))
    assert house.faults() == ["event: trigger event_no_rows is switched off"]


def test_all_faults_are_told_not_the_first_only(house: House) -> None:
    add_job(house, state="dead", attempts=5, error="x")
    house.change(update(Initiative).values(commendation_count=5))
    with house.app.app_context():
        storage.store().drop(house.photo)
    assert len(house.faults()) == 3


def test_a_place_that_ended_and_names_nobody_s_heir(house: House) -> None:
    with house.app.app_context(), writing():
        ended = {"ended_on": date(2025, 6, 30), "sort_key": "", "kind": "xa", "level": "commune"}
        followed = Place(code="04345", name="Xã Vĩnh Lạc", folded=" vinh lac ; xa vinh lac ; ~ ", **ended)
        lost = Place(code="04346", name="Xã Mất Dấu", folded=" mat dau ; xa mat dau ; ~ ", **ended)
        db.session.add_all([followed, lost])
        db.session.flush()
        now = db.session.scalars(select(Place).where(Place.code == "15")).one()
        when = {"effective_on": date(2025, 7, 1), "kind": "whole"}
        db.session.add(Succession(old_id=followed.id, new_id=now.id, **when))
    heirless = [fault for fault in house.faults() if "no place of today took over" in fault]
    assert heirless == [
        "place 04345 Xã Vĩnh Lạc has ended and no place of today took over",
        "place 04346 Xã Mất Dấu has ended and no place of today took over",
    ]
    assert any("heir is None, the successions say" in fault for fault in house.faults())
    with house.app.app_context(), writing():
        assert settle() == 1
    assert len(house.faults()) == 1


def test_a_name_that_search_does_not_know(house: House) -> None:
    house.change(update(Place).values(folded=""))
    assert len(house.faults()) == 1
    assert "search knows it as ''" in house.faults()[0]
