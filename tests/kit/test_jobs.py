"""The queue: nothing lost, nothing doubled, no ghosts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from antq.kit import clock, jobs
from antq.kit.database import db, writing
from antq.kit.jobs import ATTEMPTS, LEASE, enqueue, job, work_all, work_once
from antq.kit.records import Attempt, Job
from tests.databases import ROOT
from tests.kit import working

Done = list[str]


def nothing() -> None:
    """The ending of a job that writes nothing."""


@pytest.fixture
def done(handlers: object) -> Done:
    """The names of the jobs done so far, kind `trial`; one called `bad` fails."""
    names: Done = []

    @job("trial")
    def handler(name: str) -> jobs.Ending:
        names.append(name)
        if name == "bad":
            raise ArithmeticError("không chia được")
        return nothing

    return names


def rows() -> list[Job]:
    db.session.expire_all()
    return list(db.session.scalars(select(Job).order_by(Job.id)))


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


def test_two_who_enqueue_one_key_at_once_do_not_disturb_each_other(fresh_app: Flask, done: Done) -> None:
    errors: list[BaseException] = []
    start = threading.Barrier(4)

    def add() -> None:
        try:
            with fresh_app.app_context():
                start.wait()
                with writing():
                    enqueue("trial", key="cùng lúc", name="một")
                    time.sleep(0.02)
        except BaseException as error:
            errors.append(error)

    together(4, add)
    with fresh_app.app_context():
        assert errors == []
        assert work_all() == 1


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


def test_slow_work_holds_no_transaction_open(fresh_app: Flask, handlers: object) -> None:
    """Neither does it hold a lock: somebody else writes meanwhile, without waiting."""
    seen: list[bool] = []

    @job("trial")
    def handler() -> jobs.Ending:
        seen.append(db.session().in_transaction())
        with db.engine.connect().execution_options(writing=True, hurried=True) as other:
            other.execute(update(Job).values(error="viết được"))
            other.commit()
        return nothing

    with fresh_app.app_context():
        with writing():
            enqueue("trial")
        work_once()
        assert seen == [False]
        assert [row.state for row in rows()] == ["done"]


def together(number: int, what: Callable[[], object]) -> None:
    """Let several threads do the same thing and wait for all of them."""
    threads = [threading.Thread(target=what) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)


def test_four_workers_never_do_one_job_twice(fresh_app: Flask, done: Done) -> None:
    names = [f"việc {number}" for number in range(40)]
    with fresh_app.app_context(), writing():
        for name in names:
            enqueue("trial", name=name)
    errors: list[BaseException] = []
    start = threading.Barrier(4)

    def drain() -> None:
        try:
            with fresh_app.app_context():
                start.wait()
                work_all()
        except BaseException as error:
            errors.append(error)

    together(4, drain)
    assert errors == []
    assert sorted(done) == sorted(names)
    with fresh_app.app_context():
        assert {row.state for row in rows()} == {"done"}


def test_the_worker_of_a_process_works_and_stops(fresh_app: Flask, done: Done) -> None:
    with fresh_app.app_context(), writing():
        enqueue("trial", name="trong tiến trình")
    jobs.start_worker(fresh_app)
    worker = fresh_app.extensions["antq_worker"]
    jobs.start_worker(fresh_app)
    assert fresh_app.extensions["antq_worker"] is worker
    until(lambda: done == ["trong tiến trình"])
    worker.halt.set()
    worker.join(10)
    assert not worker.is_alive()


def test_the_worker_outlives_a_database_that_is_away(
    fresh_app: Flask, done: Done, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter((OSError("database away"), None))
    real = jobs.work_once

    def flaky() -> bool:
        if (error := next(answers, None)) is not None:
            raise error
        return real()

    monkeypatch.setattr(jobs, "work_once", flaky)
    monkeypatch.setattr(jobs, "IDLE_SECONDS", 0.01)
    with fresh_app.app_context(), writing():
        enqueue("trial", name="sau cơn mưa")
    worker = jobs.Worker(fresh_app)
    worker.start()
    until(lambda: done == ["sau cơn mưa"])
    worker.halt.set()
    worker.join(10)


def until(so: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


@pytest.fixture
def spawn(fresh_app: Flask, tmp_path: Path) -> Callable[[], subprocess.Popen[bytes]]:
    """Start worker processes on the database of `fresh_app`."""
    settings = {name: str(fresh_app.config[name]) for name in ("DATA_DIR", "DATABASE_URL", "SECRET_KEY")}
    environment = {**os.environ, **{f"ANTQ_{name}": value for name, value in settings.items()}}

    def start() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.kit.working"]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL)

    return start


def test_kill_9_loses_nothing_and_doubles_nothing(
    fresh_app: Flask, spawn: Callable[[], subprocess.Popen[bytes]], tmp_path: Path, handlers: object
) -> None:
    """Killed once in the slow work and once in the ending, after its row was written, before the commit."""
    working.learn()
    names = [str(number) for number in range(20)]
    with fresh_app.app_context(), writing():
        for name in names:
            hangs = {"5": "work", "12": "ending"}.get(name, "")
            enqueue(working.KIND, name=name, folder=str(tmp_path), hangs=hangs)
    for victim in ("5", "12"):
        worker = spawn()
        try:
            until((tmp_path / f"reached-{victim}").exists)
        finally:
            worker.send_signal(signal.SIGKILL)
            worker.wait(10)
        with fresh_app.app_context(), writing():
            db.session.execute(
                update(Job).where(Job.state == "running").values(leased_until=clock.now() - LEASE)
            )
    with fresh_app.app_context():
        until(lambda: work_all() == 0 and len(working.times_done()) == len(names))
        assert working.times_done() == dict.fromkeys(names, 1)
        assert {row.state for row in rows()} == {"done"}
        attempts = {row.payload["name"]: row.attempts for row in rows()}
        assert {name for name, number in attempts.items() if number == 2} == {"5", "12"}
