"""Reminders: what is due soon is a reason to write, counted in working days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from antq.kit import clock
from antq.kit.database import db
from antq.kit.duties import Duty, duties
from antq.kit.notices import read_all
from antq.kit.records import Notice
from antq.letters import actions
from antq.letters.actions.gathering import OLD, due_soon
from antq.letters.workflow import LETTER
from antq.people.actor import SYSTEM
from tests.cast import received, returned, who
from tests.letters.test_outbox import a_letter, folder, person_of, sent, tick

__all__ = ["folder"]

MORNING = datetime(2026, 8, 11, 1, 0, tzinfo=UTC)


def test_days_before_are_working_days(folder: Path) -> None:
    """The first working day after National Day 2026 is 3/9: three working days before it lie in August."""
    duty = Duty("Hồ sơ cần bổ sung", 1, "/don-vi", due_on=date(2026, 9, 3))
    assert due_soon([duty], on=date(2026, 8, 26)) == [duty]
    assert due_soon([duty], on=date(2026, 8, 25)) == []
    assert due_soon([Duty("Bản nháp", 1, "/don-vi")], on=date(2026, 9, 3)) == []


@pytest.mark.parametrize(("name", "maker"), [("donvi", returned), ("thuongtruc", received)])
def test_what_is_due_is_written_of_without_news(folder: Path, name: str, maker: object) -> None:
    with clock.stopped(MORNING):
        dossier = maker()  # type: ignore[operator]
        read_all(by=who(name))
        db.session.commit()
        due_on = next(each.due_on for each in duties(by=who(name)) if each.due_on)
    assert due_on == dossier.due_on
    for day, letters in ((datetime(2026, 8, 12, 1, 0, tzinfo=UTC), 0), (_morning(due_on), 1)):
        with clock.stopped(day):
            tick()
        to_them = [text for to, text in sent(folder) if to == f"{name}@example.vn"]
        assert len(to_them) == letters
    assert f"{due_on:%d/%m/%Y}" in to_them[0]


def _morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)


def test_an_account_closed_meanwhile_gets_nothing(folder: Path) -> None:
    letter = a_letter()
    person_of("donvi").disabled_at = clock.now()
    db.session.commit()
    tick()
    db.session.refresh(letter)
    assert letter.state == "dropped"
    assert "donvi@example.vn" not in [
        to for to, _text in sent(folder)
    ]  # others may have their letter of the day


def test_a_letter_dropped_on_its_way_is_known_to_have_left(folder: Path) -> None:
    letter = a_letter()
    actions.drop(letter, by=who("quantri"))
    LETTER.move(letter, "send", by=SYSTEM)
    assert letter.state == "sent"


def test_old_news_keeps_no_worker_busy(folder: Path) -> None:
    with clock.stopped(MORNING):
        actions.choose("each", by=who("thuongtruc"))
        received()
        db.session.commit()
        assert who("thuongtruc").person_id in actions.gathering._told_at_once()
    with clock.stopped(clock.now() + OLD + timedelta(days=1)):
        assert actions.gathering._told_at_once() == []
    assert db.session.query(Notice).filter(Notice.written_at.is_(None)).count()
