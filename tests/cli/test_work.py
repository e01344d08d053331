"""flask antq work and sweep."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from antq.kit import clock, jobs, storage
from antq.kit.database import db
from antq.kit.jobs import TICKS
from antq.kit.records import Job
from tests.cli.conftest import House, add_job, age
from tests.databases import ROOT


def test_what_no_row_names_is_counted_once_it_is_old_and_swept_on_demand(house: House) -> None:
    with house.app.app_context():
        young, old = storage.store().put(b"young"), storage.store().put(b"old")
    age(house, old, days=2)
    age(house, house.photo, days=400)
    assert house.faults() == []
    assert "1 older than a day that no row names" in house.check()[1]
    assert house.run("sweep").output == "1 files removed.\n"
    with house.app.app_context():
        assert not storage.store().exists(old)
        assert storage.store().exists(young)
        assert storage.store().exists(house.photo)
    assert house.run("sweep").output == "0 files removed.\n"
    assert house.faults() == []


def test_a_sweep_never_takes_what_is_younger_than_an_hour(house: House) -> None:
    assert house.run("sweep", "--hours", "0").exit_code == 2
    with house.app.app_context():
        recent = storage.store().put(b"recent")
    age(house, recent, days=0.9 / 24)
    assert house.run("sweep", "--hours", "1").output == "0 files removed.\n"
    age(house, recent, days=1.1 / 24)
    assert house.run("sweep", "--hours", "1").output == "1 files removed.\n"


def test_the_work_that_is_due_is_done_once(house: House) -> None:
    """A photo that was dropped meanwhile is no fault: there is nothing left to draw."""
    for _ in range(3):
        add_job(house)
    add_job(house, key="mai")
    house.change(update(Job).where(Job.key == "mai").values(due_at=clock.now() + timedelta(days=1)))
    with clock.stopped(clock.now()):  # two spans of the tick are two jobs
        assert house.run("work", "--once").output == "4 jobs.\n", "the three, and the tick of letters"
        assert house.run("work", "--once").output == "0 jobs.\n"
    assert "4 done, 1 to do" in house.check()[1]


def test_a_worker_in_the_foreground_works_until_it_is_told_to_stop(house: House) -> None:
    add_job(house)
    settings = {name: str(house.app.config[name]) for name in ("DATA_DIR", "DATABASE_URL", "SECRET_KEY")}
    worker = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "app", "antq", "work"],
        cwd=ROOT,
        env={**os.environ, **{f"ANTQ_{name}": value for name, value in settings.items()}},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        until(lambda: states(house) == ["done"])
        worker.send_signal(signal.SIGTERM)
        said, _nothing = worker.communicate(timeout=30)
    finally:
        worker.kill()
    assert worker.returncode == 0
    assert said == "Working. Stop with Ctrl+C.\n"


def states(house: House) -> list[str]:
    with house.app.app_context():
        return [job.state for job in db.session.query(Job).where(Job.kind.not_in(TICKS))]


def until(so: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_the_job_at_hand_is_finished_before_it_stops(
    house: House, monkeypatch: pytest.MonkeyPatch, stop: signal.Signals
) -> None:
    """The signal comes in the middle of the work."""
    add_job(house)
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}

    def work(photo_id: int) -> jobs.Ending:
        os.kill(os.getpid(), stop)
        return lambda: None

    monkeypatch.setitem(jobs.HANDLERS, "evidence.render", work)
    try:
        assert house.run("work").exit_code == 0
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    assert states(house) == ["done"]
