"""The queue with several workers, and with workers that are killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from antq.kit import clock, jobs
from antq.kit.database import db, writing
from antq.kit.jobs import LEASE, TICKS, enqueue, job, work_all, work_once
from antq.kit.records import Job
from tests.databases import ROOT
from tests.kit import working
from tests.kit.working import Done, nothing, rows


def together(number: int, what: Callable[[], object]) -> None:
    """Let several threads do the same thing and wait for all of them."""
    threads = [threading.Thread(target=what) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)


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
        attempts = {row.payload["name"]: row.attempts for row in rows() if row.kind not in TICKS}
        assert {name for name, number in attempts.items() if number == 2} == {"5", "12"}
