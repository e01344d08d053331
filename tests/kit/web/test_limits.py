"""Rate limits: counted exactly, by all processes together, and forgotten when their time is over."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from antq.kit import clock
from antq.kit.database import db, writing
from antq.kit.records import Attempt
from antq.kit.web.limits import LIMITER, forget, give_back, hit, opens_at, reached

LIMIT = "3 per 15 minutes"


def test_so_many_and_no_more(session: Any) -> None:
    assert [hit(LIMIT, "mai") for _ in range(5)] == [True, True, True, False, False]
    assert hit(LIMIT, "dao"), "another key counts for itself"


def test_looking_counts_nothing(session: Any) -> None:
    assert not any(reached(LIMIT, "mai") for _ in range(9))
    for _ in range(3):
        hit(LIMIT, "mai")
    assert reached(LIMIT, "mai")


def test_when_the_time_is_over_the_count_begins_anew(session: Any) -> None:
    now = clock.now()
    with clock.stopped(now):
        for _ in range(4):
            hit(LIMIT, "mai")
        assert opens_at(LIMIT, "mai") == now + timedelta(minutes=15)
    with clock.stopped(now + timedelta(minutes=15, seconds=-1)):
        assert not hit(LIMIT, "mai")
    with clock.stopped(now + timedelta(minutes=15)):
        assert not reached(LIMIT, "mai")
        assert hit(LIMIT, "mai")
        assert session.query(Attempt).one().count == 1


def test_one_that_was_honest_is_given_back_the_others_stay(session: Any) -> None:
    for _ in range(3):
        hit(LIMIT, "mai")
    give_back(LIMIT, "mai")
    assert [hit(LIMIT, "mai"), hit(LIMIT, "mai")] == [True, False]


def test_nothing_is_given_back_below_nought(session: Any) -> None:
    give_back(LIMIT, "mai")
    hit(LIMIT, "mai")
    give_back(LIMIT, "mai")
    give_back(LIMIT, "mai")
    assert session.query(Attempt).one().count == 0


def test_forgetting_and_resetting(session: Any) -> None:
    for key in ("mai", "dao"):
        for _ in range(4):
            hit(LIMIT, key)
    forget(LIMIT, "mai")
    assert not reached(LIMIT, "mai")
    assert reached(LIMIT, "dao")
    assert LIMITER.storage.check()
    assert LIMITER.storage.reset() == 1
    assert not reached(LIMIT, "dao")


def test_a_count_does_not_hang_on_what_the_request_does(session: Any) -> None:
    with pytest.raises(ArithmeticError), writing():
        raise ArithmeticError
    hit(LIMIT, "mai")
    session.rollback()
    assert session.query(Attempt).one().count == 1


def test_forty_at_once_are_counted_exactly(fresh_app: Flask) -> None:
    let_in: list[bool] = []
    start = threading.Barrier(8)

    def knock() -> None:
        with fresh_app.app_context():
            start.wait(30)
            let_in.extend(hit("10 per minute", "mai") for _ in range(5))

    threads = [threading.Thread(target=knock) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(let_in) == 40
    assert sum(let_in) == 10
    with fresh_app.app_context():
        assert db.session.query(Attempt).one().count == 40
