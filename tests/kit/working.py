"""Work for the tests of the queue, and a worker process that does it until it is killed.

Each job writes one row when it ends, so that a lost one and a doubled one show. A job may be told to
hang the first time, in its slow work or in its ending, so that the process can be killed just there.
"""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from antq.kit import clock, jobs
from antq.kit.database import db
from antq.kit.records import Attempt, Job
from antq.kit.web.limits import COUNT

KIND = "trial.work"

Done = list[str]
"""The names of jobs that were done, in their order."""


def nothing() -> None:
    """The ending of a job that writes nothing."""


def rows() -> list[Job]:
    db.session.expire_all()
    return list(db.session.scalars(select(Job).order_by(Job.id)))


def learn() -> None:
    """Register the handler in this process."""
    jobs.job(KIND)(work)


def work(name: str, folder: str, hangs: str = "") -> jobs.Ending:
    """Do nothing slowly; the row is written by the ending."""
    if hangs == "work" and _first_time(folder, name):
        time.sleep(60)

    def ending() -> None:
        now = clock.now()
        values = {"key": f"done:{name}", "amount": 1, "now": now, "until": now + timedelta(days=1)}
        db.session.execute(COUNT, values)
        if hangs == "ending" and _first_time(folder, name):
            time.sleep(60)

    return ending


def times_done() -> dict[str, int]:
    """How often each job wrote its row."""
    rows = db.session.execute(select(Attempt.key, Attempt.count).where(Attempt.key.like("done:%")))
    return {key.removeprefix("done:"): count for key, count in rows}


def _first_time(folder: str, name: str) -> bool:
    """Leave a mark that the test waits for; False when it is there already."""
    mark = Path(folder) / f"reached-{name}"
    if mark.exists():
        return False
    mark.touch()
    return True


if __name__ == "__main__":
    from antq import create_app

    learn()
    jobs.Worker(create_app()).run()
