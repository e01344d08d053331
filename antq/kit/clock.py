"""The only place that reads the time; instants are aware UTC, days are days in Vietnam."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC as UTC
from datetime import date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_stopped_at: datetime | None = None


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _stopped_at or datetime.now(UTC)


def today() -> date:
    """The present day in Vietnam."""
    return local(now()).date()


def local(instant: datetime) -> datetime:
    """The same instant on a Vietnamese clock."""
    return instant.astimezone(VIETNAM)


def is_stopped() -> bool:
    """Whether somebody holds the clock."""
    return _stopped_at is not None


@contextmanager
def stopped(at: datetime) -> Iterator[datetime]:
    """Stop the clock (tests, sample data): inside, `now()` is `at`, which must be aware."""
    global _stopped_at
    if at.tzinfo is None:
        raise ValueError("the clock is stopped at an aware instant")
    before, _stopped_at = _stopped_at, at.astimezone(UTC)
    try:
        yield _stopped_at
    finally:
        _stopped_at = before
