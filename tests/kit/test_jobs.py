"""The queue: nothing lost, nothing doubled, no ghosts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text, update

from antq.kit import clock, jobs
from antq.kit.database import db
from antq.kit.jobs import ATTEMPTS, LEASE, enqueue, job, work_all, work_once
from antq.kit.records import Attempt, Job
from tests.kit.working import Done, nothing, rows


def test_a_job_is_done_once_and_ended(session: Any, done: Done) -> None:
    enqueue("trial", name="ảnh")
    session.commit()
    assert work_once() is True
    assert work_once() is False
    row = rows()[0]
    assert (done, row.state, row.attempts, row.error) == (["ảnh"], "done", 1, None)
    assert row.ended_at is not None


def test_the_oldest_due_first_and_the_future_not_yet(session: Any, done: Done) -> None:
    now = clock.now()
    enqueue("trial", name="mai", due_at=now + timedelta(days=1))
    enqueue("trial", name="hai", due_at=now - timedelta(hours=1))
    enqueue("trial", name="một", due_at=now - timedelta(hours=2))
    session.commit()
    assert work_all() == 2
    assert done == ["một", "hai"]
    with clock.stopped(now + timedelta(days=2)):
        assert work_all() == 1


def test_work_all_keeps_to_its_limit(session: Any, done: Done) -> None:
    for name in "abc":
        enqueue("trial", name=name)
    session.commit()
    assert work_all(limit=2) == 2
    assert done == ["a", "b"]


def test_what_the_caller_rolls_back_was_never_enqueued(session: Any, done: Done) -> None:
    enqueue("trial", name="ma")
    session.rollback()
    assert work_all() == 0
    assert done == []


def test_a_key_is_taken_once_and_for_ever(session: Any, done: Done) -> None:
    for _ in range(3):
        enqueue("trial", key="tuần 47", name="một lần")
    session.commit()
    assert work_all() == 1
    enqueue("trial", key="tuần 47", name="lần nữa")
    enqueue("trial", name="không khóa")
    enqueue("trial", name="không khóa")
    session.commit()
    assert work_all() == 2
    assert done == ["một lần", "không khóa", "không khóa"]


def test_nobody_enqueues_what_nobody_can_do(session: Any, done: Done) -> None:
    with pytest.raises(KeyError):
        enqueue("trail", name="lạc")
    with pytest.raises(ValueError, match="two handlers"):
        job("trial")(lambda name: nothing)


def test_a_failure_is_tried_again_later_and_later_then_given_up(session: Any, done: Done) -> None:
    enqueue("trial", name="bad")
    session.commit()
    now = clock.now()
    pauses = []
    for attempt in range(1, ATTEMPTS + 1):
        with clock.stopped(now):
            assert work_once() is True
            assert work_once() is False, "it must rest before it is tried again"
        row = rows()[0]
        assert row.attempts == attempt
        assert row.error == "ArithmeticError('không chia được')"
        if attempt < ATTEMPTS:
            assert row.state == "queued"
            pauses.append((row.due_at - now).total_seconds())
            now = row.due_at
    assert pauses == [2, 4, 8, 16]
    assert (row.state, row.ended_at) == ("dead", now)
    with clock.stopped(now + timedelta(days=9)):
        assert work_all() == 0
    assert len(done) == ATTEMPTS


def test_one_that_fails_does_not_hold_up_the_others(session: Any, done: Done) -> None:
    for name in ("bad", "một", "hai"):
        enqueue("trial", name=name)
    session.commit()
    assert work_all() == 3
    assert done == ["bad", "một", "hai"]


def test_a_worker_that_dies_each_time_kills_its_job_and_no_other(session: Any, done: Done) -> None:
    """What a poisonous job leaves behind: claimed five times, its lease over."""
    now = clock.now()
    enqueue("trial", name="độc")
    session.execute(
        update(Job).values(state="running", attempts=ATTEMPTS, leased_until=now - timedelta(minutes=1))
    )
    enqueue("trial", name="lành")
    session.commit()
    assert work_all() == 1
    assert done == ["lành"]
    poisonous = rows()[0]
    assert poisonous.state == "dead"
    assert poisonous.ended_at is not None
    assert "lease" in str(poisonous.error)


def test_whoever_waits_is_told_that_a_job_is_dead(session: Any, handlers: object) -> None:
    """After its last failure, and when its worker died at the last attempt; what fails in telling holds up nobody."""
    told: list[str] = []

    def given_up(name: str) -> None:
        told.append(name)
        db.session.add(Attempt(key=name, count=1, expires_at=clock.now()))
        db.session.flush()
        if name == "lạ":
            db.session.execute(text("SELECT nothing FROM nowhere"))

    @job("trial", given_up=given_up)
    def handler(name: str) -> jobs.Ending:
        raise ArithmeticError

    for name in ("hỏng", "lạ"):
        enqueue("trial", name=name)
    session.execute(update(Job).values(attempts=ATTEMPTS - 1))
    enqueue("trial", name="độc")
    dying = {"state": "running", "attempts": ATTEMPTS, "leased_until": clock.now() - timedelta(minutes=1)}
    session.execute(update(Job).where(Job.attempts == 0).values(**dying))
    enqueue("trial", name="mới")
    session.commit()
    assert work_all() == 3
    assert told == ["độc", "hỏng", "lạ"]
    assert [row.state for row in rows()] == ["dead", "dead", "dead", "queued"]
    assert sorted(session.scalars(select(Attempt.key))) == ["hỏng", "độc"]


def test_a_handler_that_is_gone_is_a_failure_like_others(session: Any, done: Done) -> None:
    enqueue("trial", name="mồ côi")
    session.commit()
    del jobs.HANDLERS["trial"]
    assert work_once() is True
    assert "KeyError" in str(rows()[0].error)


def test_what_an_ending_wrote_before_it_failed_is_not_kept(session: Any, handlers: object) -> None:
    times = iter((1, 2))

    @job("trial")
    def handler() -> jobs.Ending:
        def ending() -> None:
            db.session.add(Attempt(key="dở dang", count=next(times), expires_at=clock.now()))
            db.session.flush()
            if db.session.get_one(Attempt, "dở dang").count == 1:
                raise ArithmeticError

        return ending

    enqueue("trial")
    session.commit()
    assert work_once() is True
    assert session.get(Attempt, "dở dang") is None
    assert rows()[0].state == "queued"
    with clock.stopped(clock.now() + timedelta(minutes=1)):
        work_once()
    assert session.get_one(Attempt, "dở dang").count == 2


def test_a_worker_that_lost_its_lease_cannot_finish(session: Any, handlers: object) -> None:
    """The first worker is slow; in the middle of its work the lease ends and another does the job."""
    written: list[str] = []
    workers = iter(("chậm", "nhanh"))

    @job("trial")
    def handler() -> jobs.Ending:
        name = next(workers)
        if name == "chậm":
            with clock.stopped(clock.now() + LEASE + timedelta(seconds=1)):
                assert work_once() is True
        return lambda: written.append(name)

    enqueue("trial")
    session.commit()
    assert work_once() is True
    assert written == ["nhanh"]
    row = rows()[0]
    assert (row.state, row.attempts, row.fence) == ("done", 2, 2)


def test_a_late_failure_does_not_undo_what_another_finished(session: Any, handlers: object) -> None:
    workers = iter(("chậm", "nhanh"))

    @job("trial")
    def handler() -> jobs.Ending:
        if next(workers) == "chậm":
            with clock.stopped(clock.now() + LEASE + timedelta(seconds=1)):
                work_once()
            raise ArithmeticError
        return nothing

    enqueue("trial")
    session.commit()
    work_once()
    assert [row.state for row in rows()] == ["done"]


def test_a_job_at_work_is_not_taken_before_its_lease_ends(session: Any, handlers: object) -> None:
    taken: list[bool] = []

    @job("trial")
    def handler() -> jobs.Ending:
        with clock.stopped(clock.now() + LEASE - timedelta(seconds=5)):
            taken.append(work_once())
        return nothing

    enqueue("trial")
    session.commit()
    work_once()
    assert taken == [False]
