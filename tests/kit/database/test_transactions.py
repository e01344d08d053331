"""Transactions: writers that read first lose nothing, slow work holds nothing open."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from antq.kit import clock
from antq.kit.database import begin_writing, db, outside_transaction, writing
from antq.kit.records import Attempt
from tests.databases import ENGINE

ON_SQLITE = pytest.mark.skipif(ENGINE != "sqlite", reason="its writers wait for one another; here rows do")

WRITERS, ROUNDS = 16, 10


@pytest.fixture
def counter(fresh_app: Flask) -> str:
    """The key of a row that stands at nought."""
    with fresh_app.app_context(), writing():
        db.session.add(Attempt(key="bộ đếm", count=0, expires_at=clock.now() + timedelta(days=1)))
    return "bộ đếm"


def at_once(app: Flask, number: int, what: Callable[[], object]) -> list[BaseException]:
    """Run `what` in several threads that start together; what went wrong in them."""
    errors: list[BaseException] = []
    start = threading.Barrier(number)

    def run() -> None:
        try:
            with app.app_context():
                start.wait(30)
                what()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return errors


def value(app: Flask, key: str) -> int:
    with app.app_context():
        return db.session.get_one(Attempt, key).count


def test_sixteen_writers_who_read_first_lose_no_update(fresh_app: Flask, counter: str) -> None:
    def add() -> None:
        for _ in range(ROUNDS):
            begin_writing()
            row = db.session.get_one(Attempt, counter, with_for_update=True)
            row.count = row.count + 1
            db.session.commit()

    assert at_once(fresh_app, WRITERS, add) == []
    assert value(fresh_app, counter) == WRITERS * ROUNDS


@ON_SQLITE
def test_without_it_they_would(fresh_app: Flask, counter: str) -> None:
    """Why `begin_writing` is there: who reads first and asks to write later is refused at once, or loses."""
    refused: list[OperationalError] = []
    both_have_read = threading.Barrier(2)

    def add() -> None:
        row = db.session.get_one(Attempt, counter)
        both_have_read.wait(30)
        row.count = row.count + 1
        try:
            db.session.commit()
        except OperationalError as error:
            refused.append(error)

    assert at_once(fresh_app, 2, add) == []
    assert len(refused) == 1
    assert "locked" in str(refused[0])
    assert value(fresh_app, counter) == 1


@ON_SQLITE
def test_who_is_in_a_hurry_does_not_wait(fresh_app: Flask, counter: str) -> None:
    with fresh_app.app_context(), db.engine.connect().execution_options(writing=True) as holder:
        holder.execute(text("SELECT 1"))
        before = clock.now()
        with pytest.raises(OperationalError, match="locked"), writing(hurried=True):
            pass
        assert clock.now() - before < timedelta(seconds=2)
        holder.rollback()
        with writing(hurried=True):
            db.session.get_one(Attempt, counter).count = 5
        assert db.session.execute(text("PRAGMA busy_timeout")).scalar_one() >= 5000, "others wait as before"
    assert value(fresh_app, counter) == 5


@ON_SQLITE
def test_every_connection_is_set_up(fresh_app: Flask) -> None:
    with fresh_app.app_context(), db.engine.connect() as one, db.engine.connect() as two:
        for connection in (one, two):
            asked = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                for name in ("journal_mode", "synchronous", "foreign_keys")
            }
            assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_writing_commits_at_the_end(fresh_app: Flask, counter: str) -> None:
    with fresh_app.app_context(), writing():
        db.session.get_one(Attempt, counter).count = 3
    assert value(fresh_app, counter) == 3


@pytest.mark.parametrize("error", [ArithmeticError, KeyboardInterrupt])
def test_writing_rolls_back_whatever_goes_wrong(
    fresh_app: Flask, counter: str, error: type[BaseException]
) -> None:
    def write_and_fail() -> None:
        db.session.get_one(Attempt, counter).count = 3
        db.session.flush()
        raise error

    with fresh_app.app_context():
        with pytest.raises(error), writing():
            write_and_fail()
        assert not db.session().in_transaction()
    assert value(fresh_app, counter) == 0


def test_writing_begins_with_nothing_left_over(fresh_app: Flask, counter: str) -> None:
    with fresh_app.app_context():
        db.session.get_one(Attempt, counter).count = 99
        with writing():
            assert db.session.get_one(Attempt, counter).count == 0


def test_outside_a_transaction_there_is_none(fresh_app: Flask, counter: str) -> None:
    with fresh_app.app_context():
        begin_writing()
        db.session.get_one(Attempt, counter).count = 7
        with outside_transaction():
            assert not db.session().in_transaction()
            assert db.engine.pool.checkedout() == 0, "the connection went back"  # type: ignore[attr-defined]
            with db.engine.connect().execution_options(writing=True, hurried=True) as other:
                other.execute(text("UPDATE attempt SET count = 1"))
                other.commit()
        assert db.session().in_transaction()
        assert db.session.get_one(Attempt, counter).count == 1, "read again, and the 7 was never written"
        db.session.rollback()


def test_afterwards_it_is_a_writing_transaction_again(fresh_app: Flask, counter: str) -> None:
    """Even when the slow work asked the database something and left that open."""
    with fresh_app.app_context():
        begin_writing()
        with outside_transaction():
            db.session.scalar(select(Attempt.count))
        options = db.session.connection().get_execution_options()
        assert options["writing"] is True
        db.session.get_one(Attempt, counter).count = 2
        db.session.commit()
    assert value(fresh_app, counter) == 2


def test_what_fails_outside_opens_nothing(fresh_app: Flask) -> None:
    with fresh_app.app_context():
        begin_writing()
        with pytest.raises(ArithmeticError), outside_transaction():
            raise ArithmeticError
        assert not db.session().in_transaction()


def test_a_request_that_dies_leaves_no_lock(fresh_app: Flask, counter: str) -> None:
    """The session ends with its context: whoever comes next writes at once."""
    with suppress(ArithmeticError), fresh_app.app_context():
        begin_writing()
        db.session.get_one(Attempt, counter).count = 9
        db.session.flush()
        raise ArithmeticError
    with fresh_app.app_context(), writing(hurried=True):
        db.session.get_one(Attempt, counter).count = 4
    assert value(fresh_app, counter) == 4


def refers_to_nobody() -> Any:
    return text("INSERT INTO notice (person_id, event_id) VALUES (404, 404)")


def test_references_are_kept(session: Any) -> None:
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError):
        session.execute(refers_to_nobody())
