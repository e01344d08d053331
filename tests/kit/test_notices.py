"""Notices: counted, listed newest first, read."""

from __future__ import annotations

from typing import Any

import pytest

from antq.kit import clock
from antq.kit.journal import event, record
from antq.kit.notices import notices_of, read_all, unread_count
from antq.kit.records import Notice
from antq.people.models import Person
from tests.kit.conftest import Somebody, Subject, admit


@pytest.fixture
def dao(session: Any, kinds: object) -> Person:
    """Who is told of everything."""
    found = admit("dao")
    event(
        "trial.tell",
        says="{actor} báo {subject}: {note}",
        keys=("note",),
        tells=lambda *_: [found.id],
        tone="warn",
    )
    return found


def tell(session: Any, *notes: str) -> None:
    for note in notes:
        record("trial.tell", Subject(), by=Somebody(), note=note)
    session.commit()


def test_nobody_told_nothing_to_read(session: Any, dao: Person) -> None:
    assert unread_count(dao.id) == 0
    assert notices_of(dao.id) == []


def test_the_newest_comes_first(session: Any, dao: Person) -> None:
    tell(session, "một", "hai", "ba")
    told = notices_of(dao.id)
    assert [each.entry.note for each in told] == ["ba", "hai", "một"]
    assert all(each.unread for each in told)
    assert (told[0].subject, told[0].ref, told[0].title) == ("trial", "TH-1", "Đèn đường đầu bản")
    assert told[0].entry.says == "Lò Thị Mai báo Đèn đường đầu bản: ba"
    assert told[0].entry.tone == "warn"
    assert [each.entry.note for each in notices_of(dao.id, limit=2)] == ["ba", "hai"]


def test_reading_is_one_s_own(session: Any, dao: Person) -> None:
    other = admit("khoa")
    tell(session, "một", "hai")
    event("trial.all", says="{actor} báo cả hai", tells=lambda *_: [dao.id, other.id])
    record("trial.all", Subject(), by=Somebody())
    session.commit()
    read_all(by=Somebody(person_id=dao.id))
    session.commit()
    assert (unread_count(dao.id), unread_count(other.id)) == (0, 1)
    assert [each.unread for each in notices_of(dao.id)] == [False, False, False]


def test_what_was_read_keeps_its_first_time(session: Any, dao: Person) -> None:
    tell(session, "một")
    with clock.stopped(clock.now()) as first:
        read_all(by=Somebody(person_id=dao.id))
    session.commit()
    tell(session, "hai")
    read_all(by=Somebody(person_id=dao.id))
    session.commit()
    times = [row.read_at for row in session.query(Notice).order_by(Notice.id)]
    assert times[0] == first
    assert times[1] > first
