"""Work for later, in the app's own database: nothing lost, nothing doubled, no ghosts.

A job is enqueued in the caller's transaction (rolled back with it). A worker claims it with a
lease and a fence number, works with no transaction open, and ends it in one short transaction,
together with what the work has to write. See docs/decisions.md for why this is not a library.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import JSON, and_, bindparam, delete, or_, select, text, update

from . import clock
from .database import UTCDateTime, db, writing
from .records import Job

LEASE = timedelta(minutes=5)
ATTEMPTS = 5
IDLE_SECONDS = 1.0
TICK_SECONDS = 60.0
"""How often a worker looks whether a new span of a tick has begun."""

ADD = text(
    "INSERT INTO job (kind, payload, key, state, due_at, fence, attempts, created_at) "
    "VALUES (:kind, :payload, :key, 'queued', :due_at, 0, 0, :now) ON CONFLICT (key) DO NOTHING"
).bindparams(
    bindparam("payload", type_=JSON()),
    bindparam("due_at", type_=UTCDateTime()),
    bindparam("now", type_=UTCDateTime()),
)

Ending = Callable[[], None]
Handler = Callable[..., Ending]
HANDLERS: dict[str, Handler] = {}
GIVEN_UP: dict[str, Callable[..., None]] = {}
"""By kind: what is written, given the payload, when a job of it is dead. For whoever waits for its result."""

TICKS: dict[str, timedelta] = {}
"""Jobs without a payload that are done again and again, and how often."""

log = logging.getLogger(__name__)


def job(kind: str, *, given_up: Callable[..., None] | None = None) -> Callable[[Handler], Handler]:
    """Register the handler of `kind`: takes the payload, does the slow work, returns its ending.

    The ending writes the result; it runs in the transaction that ends the job. A handler must be
    idempotent: after a crash it runs again. `given_up` takes the payload too and writes, in the transaction
    that gives up on the job, that there will be no result.
    """

    def register(handler: Handler) -> Handler:
        if kind in HANDLERS:
            raise ValueError(f"job {kind} has two handlers")
        HANDLERS[kind] = handler
        if given_up is not None:
            GIVEN_UP[kind] = given_up
        return handler

    return register


def tick(kind: str, *, every: timedelta) -> Callable[[Handler], Handler]:
    """Register the handler of a job that workers do once in each span of `every`, whoever comes first."""
    TICKS[kind] = every
    return job(kind)


def enqueue_ticks() -> None:
    """Add the job of the present span of each tick, and forget those of the day before yesterday. The key is the
    span, so many workers add one job."""
    now = clock.now()
    for kind, every in TICKS.items():
        enqueue(kind, key=f"{kind} {int(now.timestamp() // every.total_seconds())}")
        old = and_(Job.kind == kind, Job.state == "done", Job.ended_at < now - timedelta(days=2))
        db.session.execute(delete(Job).where(old))


def enqueue(kind: str, *, key: str | None = None, due_at: datetime | None = None, **payload: Any) -> None:
    """Add a job in the caller's transaction; a second one with the same `key` is not added, ever.

    Two transactions that add the same key at once do not disturb each other: the second waits, then
    adds nothing.
    """
    if kind not in HANDLERS:
        raise KeyError(kind)
    now = clock.now()
    row = {"kind": kind, "payload": payload, "key": key, "due_at": due_at or now, "now": now}
    db.session.execute(ADD, row)


def work_once() -> bool:
    """Claim and do one due job; False when there is none."""
    claimed = _claim()
    if claimed is None:
        return False
    job_id, kind, payload, fence = claimed
    try:
        ending = HANDLERS[kind](**payload)
        _end(job_id, fence, ending)
    except Exception as error:  # a job's failure is recorded and tried again, never lost
        log.exception("job %s (%s) failed", job_id, kind)
        _fail(job_id, fence, error)
    return True


def work_all(*, limit: int = 10_000) -> int:
    """Do every due job and say how many there were (tests, sample data, one-off command)."""
    done = 0
    while done < limit and work_once():
        done += 1
    return done


def _claim() -> tuple[int, str, dict[str, Any], int] | None:
    """Take the oldest due job, or one whose worker died; give up after ATTEMPTS claims."""
    with writing():
        now = clock.now()
        _bury(now)
        due = or_(
            and_(Job.state == "queued", Job.due_at <= now),
            and_(Job.state == "running", Job.leased_until < now),
        )
        found = db.session.scalars(
            select(Job).where(due).order_by(Job.due_at, Job.id).limit(1).with_for_update(skip_locked=True)
        ).first()
        if found is None:
            return None
        found.state, found.leased_until = "running", now + LEASE
        found.attempts += 1
        found.fence += 1
        return found.id, found.kind, dict(found.payload), found.fence


def _bury(now: datetime) -> None:
    """Give up on jobs whose worker died at the last attempt: such a job may be what kills it."""
    last = and_(Job.state == "running", Job.leased_until < now, Job.attempts >= ATTEMPTS)
    for each in db.session.scalars(select(Job).where(last).with_for_update(skip_locked=True)).all():
        each.state, each.ended_at = "dead", now
        each.error = "the worker gave no answer before its lease ended"
        _tell_given_up(each.kind, dict(each.payload))


def _tell_given_up(kind: str, payload: dict[str, Any]) -> None:
    """Say that there will be no result; what fails in saying so must not hold up other jobs."""
    if kind not in GIVEN_UP:
        return
    try:
        with db.session.begin_nested():
            GIVEN_UP[kind](**payload)
    except Exception:
        log.exception("nobody could be told that a job (%s) is dead", kind)


def _end(job_id: int, fence: int, ending: Ending) -> None:
    """Write the result and end the job, if the claim still holds."""
    with writing():
        if _still_ours(job_id, fence, state="done", ended_at=clock.now(), error=None):
            ending()


def _fail(job_id: int, fence: int, error: Exception) -> None:
    """Put the job back with a growing pause; the last failure leaves it dead, to be looked at."""
    with writing():
        found = db.session.get_one(Job, job_id, populate_existing=True)
        now, error_text = clock.now(), repr(error)[:2000]
        if found.attempts >= ATTEMPTS:
            if _still_ours(job_id, fence, state="dead", ended_at=now, error=error_text):
                _tell_given_up(found.kind, dict(found.payload))
        else:
            due_at = now + timedelta(seconds=2**found.attempts)
            _still_ours(job_id, fence, state="queued", due_at=due_at, error=error_text)


def _still_ours(job_id: int, fence: int, **values: Any) -> bool:
    """Change the job only under the fence of our claim."""
    changed = db.session.execute(
        update(Job).where(Job.id == job_id, Job.fence == fence, Job.state == "running").values(**values)
    )
    return bool(changed.rowcount == 1)  # type: ignore[attr-defined]


class Worker(threading.Thread):
    """The worker of a serving process; `flask antq work` runs the same loop in the foreground."""

    def __init__(self, app: Flask) -> None:
        super().__init__(name="antq-worker", daemon=True)
        self.app = app
        self.halt = threading.Event()

    def run(self) -> None:
        told = float("-inf")
        while not self.halt.is_set():
            busy = False
            try:
                with self.app.app_context():
                    if time.monotonic() - told > TICK_SECONDS:
                        with writing():
                            enqueue_ticks()
                        told = time.monotonic()
                    busy = work_once()
            except Exception:  # the database may be away for a while; the worker stays
                log.exception("the worker could not reach its jobs")
            if not busy:
                self.halt.wait(IDLE_SECONDS)


def start_worker(app: Flask) -> None:
    """Start this process's worker once (after the server has forked, at its first request)."""
    lock = app.extensions.setdefault("antq_worker_lock", threading.Lock())
    with lock:
        if "antq_worker" not in app.extensions:
            app.extensions["antq_worker"] = Worker(app)
            app.extensions["antq_worker"].start()
