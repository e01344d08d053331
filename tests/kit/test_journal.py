"""The journal: exact payloads, an unbroken chain, rows that nobody changes, readings of them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from antq.kit import clock, journal
from antq.kit.database import db, twin, writing
from antq.kit.journal import event, faults, holds, record, timeline_of
from antq.kit.records import Event, JournalHead, Notice
from tests.kit.conftest import Somebody, Subject, admit


@pytest.fixture(autouse=True)
def trial_kinds(kinds: object) -> None:
    event("trial.begin", says="{actor} bắt đầu {subject}")
    event("trial.count", says="{actor} đếm {number} cái: {note}", keys=("number", "note"))
    event("trial.whisper", says="{actor} nói nhỏ", tier="office")


def filled(number: int = 4) -> None:
    for each in range(number):
        record("trial.count", Subject(), by=Somebody(), number=each, note=f"lần {each}")
    db.session.commit()


def unguarded(change: Any) -> None:
    """Change the table as somebody with the database's own password could: without its triggers."""
    connection = db.session.connection()
    twin(connection).drop_append_only(connection, "event")
    db.session.execute(change, execution_options={"synchronize_session": False})
    db.session.commit()
    db.session.expire_all()


def test_an_event_is_numbered_chained_and_stamped(session: Any) -> None:
    with clock.stopped(clock.now()) as at:
        first = record("trial.begin", Subject(), by=Somebody())
        second = record("trial.count", Subject(), by=Somebody(), number=3, note="đủ")
    assert (first.number, second.number) == (1, 2)
    assert (first.previous, second.previous) == ("", first.hash)
    assert first.at == at
    assert (second.kind, second.subject, second.subject_ref, second.title) == (
        "trial.count",
        "trial",
        "TH-1",
        "Đèn đường đầu bản",
    )
    assert second.payload == {"number": 3, "note": "đủ"}
    assert journal.head() == (2, second.hash)


@pytest.mark.parametrize(
    "payload", [{}, {"number": 1}, {"number": 1, "note": "", "extra": 1}, {"Number": 1, "note": ""}]
)
def test_the_keys_of_a_payload_are_exactly_those_declared(session: Any, payload: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"trial\.count takes \['note', 'number'\]"):
        record("trial.count", Subject(), by=Somebody(), **payload)
    assert journal.head() == (0, "")


def test_a_kind_is_declared_once_and_before_it_happens(session: Any) -> None:
    with pytest.raises(ValueError, match="declared twice"):
        event("trial.begin", says="")
    with pytest.raises(KeyError):
        record("trial.end", Subject(), by=Somebody())


def test_a_whole_chain_has_no_faults(session: Any) -> None:
    assert faults() == []
    filled()
    assert faults() == []


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Đèn khác"},
        {"actor_name": "Người khác"},
        {"kind": "trial.begin"},
        {"subject_id": 77},
        {"subject_ref": "TH-2"},
        {"payload": {"number": 100, "note": "lần 1"}},
        {"payload": {"number": 1, "note": "lần 1", "more": 1}},
        {"at": clock.now()},
        {"hash": "0" * 64},
    ],
    ids=lambda change: f"{next(iter(change))}",
)
def test_an_edit_is_noticed(session: Any, change: dict[str, Any]) -> None:
    filled()
    unguarded(update(Event).where(Event.number == 2).values(**change))
    assert any(fault.startswith("event 2 was changed") for fault in faults())


def test_an_edit_with_its_hash_computed_anew_is_noticed_at_the_next_event(session: Any) -> None:
    filled()
    row = session.scalar(select(Event).where(Event.number == 2))
    row.title = "Đèn khác"
    forged = journal.digest(row)
    session.rollback()
    unguarded(update(Event).where(Event.number == 2).values(title="Đèn khác", hash=forged))
    assert faults() == ["event 3: rows before it are missing"]


def test_a_row_taken_out_is_noticed(session: Any) -> None:
    filled()
    unguarded(delete(Event).where(Event.number == 2))
    assert faults() == ["event 3: rows before it are missing"]


def test_a_first_row_taken_out_is_noticed(session: Any) -> None:
    filled()
    unguarded(delete(Event).where(Event.number == 1))
    assert faults() == ["event 2: rows before it are missing"]


def test_a_cut_off_end_is_noticed(session: Any) -> None:
    filled()
    unguarded(delete(Event).where(Event.number > 2))
    assert faults() == ["the journal ends at 2, its head says 4"]


def test_everything_gone_is_noticed(session: Any) -> None:
    filled()
    unguarded(delete(Event))
    assert faults() == ["the journal ends at 0, its head says 4"]


def test_a_missing_head_is_noticed(session: Any) -> None:
    filled()
    session.execute(delete(JournalHead))
    session.commit()
    assert faults() == ["the journal ends at 4, its head says nothing"]
    with pytest.raises(RuntimeError, match="no head"):
        record("trial.begin", Subject(), by=Somebody())


def test_an_end_cut_off_together_with_its_head_is_noticed_by_a_head_kept_elsewhere(session: Any) -> None:
    filled()
    count, last = journal.head()
    assert holds(count, last)
    before = session.scalar(select(Event).where(Event.number == 2))
    session.execute(update(JournalHead).values(count=2, hash=before.hash))
    unguarded(delete(Event).where(Event.number > 2))
    assert faults() == []
    assert not holds(count, last)


def test_a_chain_begun_anew_does_not_hold_an_old_head(session: Any) -> None:
    filled()
    count, last = journal.head()
    session.execute(update(JournalHead).values(count=0, hash=""))
    unguarded(delete(Event))
    filled()
    assert faults() == []
    assert journal.head()[0] == count
    assert not holds(count, last)
    assert holds(0, "")


def drop_first_row() -> None:
    """What the ORM does to delete a row."""
    db.session.delete(db.session.scalars(select(Event).limit(1)).one())
    db.session.flush()


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: db.session.execute(update(Event).values(title="khác")),
        lambda: db.session.execute(delete(Event).where(Event.number == 1)),
        lambda: db.session.execute(text("DELETE FROM event")),
        drop_first_row,
    ],
)
def test_the_database_refuses_changes(session: Any, attempt: Callable[[], object]) -> None:
    filled(2)
    with pytest.raises(DBAPIError, match="append-only"):
        attempt()
    session.rollback()
    assert faults() == []
    assert journal.head()[0] == 2


def test_the_trigger_stands_on_every_engine_as_migrated(session: Any) -> None:
    """Where rows can be emptied at once, that is refused as well."""
    filled(1)
    if db.engine.dialect.name == "postgresql":
        with pytest.raises(DBAPIError, match="append-only"):
            session.execute(text("TRUNCATE event CASCADE"))
        session.rollback()
    assert session.scalar(select(Event.number)) == 1


def test_what_is_rolled_back_did_not_happen(session: Any) -> None:
    filled(1)
    record("trial.begin", Subject(), by=Somebody())
    session.rollback()
    assert journal.head()[0] == 1
    assert record("trial.begin", Subject(), by=Somebody()).number == 2
    assert faults() == []


def test_a_long_title_is_cut_where_the_column_ends(session: Any) -> None:
    assert len(record("trial.begin", Subject(title="đ" * 400), by=Somebody()).title) == 300
    session.commit()
    assert faults() == []


def test_a_timeline_is_one_subject_in_order_for_those_who_may_read_it(session: Any) -> None:
    record("trial.begin", Subject(), by=Somebody())
    record("trial.whisper", Subject(), by=Somebody())
    record("trial.count", Subject(), by=Somebody(), number=2, note="hai bóng")
    record("trial.begin", Subject(id=2, ref="TH-2"), by=Somebody())
    record("trial.begin", Subject(id=1, ref="TH-3"), by=Somebody())
    session.commit()
    entries = timeline_of(Subject())
    assert [entry.says for entry in entries] == [
        "Lò Thị Mai bắt đầu Đèn đường đầu bản",
        "Lò Thị Mai đếm 2 cái: hai bóng",
    ]
    assert [entry.note for entry in entries] == ["", "hai bóng"]
    assert [entry.kind for entry in timeline_of(Subject(), ("all", "office"))] == [
        "trial.begin",
        "trial.whisper",
        "trial.count",
    ]


def test_braces_in_what_people_wrote_are_only_text(session: Any) -> None:
    note = "{actor.__class__} {0} {{x}}"
    record("trial.count", Subject(), by=Somebody(name="{subject}"), number=1, note=note)
    session.commit()
    assert timeline_of(Subject())[0].says == f"{{subject}} đếm 1 cái: {note}"


def test_each_person_concerned_is_told_once_but_not_the_one_who_acted(session: Any) -> None:
    mai, dao, khoa = admit("mai"), admit("dao"), admit("khoa")
    told = [mai.id, dao.id, khoa.id, dao.id]
    event("trial.tell", says="{actor} báo tin", tells=lambda subject, payload: told)
    row = record("trial.tell", Subject(), by=Somebody(person_id=mai.id))
    session.commit()
    assert sorted(session.scalars(select(Notice.person_id).where(Notice.event_id == row.id))) == [
        dao.id,
        khoa.id,
    ]


def test_eight_who_write_at_once_make_one_chain(fresh_app: Flask) -> None:
    errors: list[BaseException] = []
    start = threading.Barrier(8)

    def write() -> None:
        try:
            with fresh_app.app_context():
                start.wait()
                for each in range(5):
                    with writing():
                        record("trial.count", Subject(), by=Somebody(), number=each, note="")
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with fresh_app.app_context():
        assert journal.head()[0] == 40
        assert faults() == []
