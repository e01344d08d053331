"""Instants in the database: aware in, UTC stored, aware out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import StatementError

from antq.kit.database import UTCDateTime
from antq.kit.records import Attempt

MORNING = datetime(2026, 8, 19, 7, 30, 0, 123456, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def keep(session: Any, at: datetime) -> datetime:
    session.add(Attempt(key="mốc", count=1, expires_at=at))
    session.commit()
    session.expire_all()
    found: datetime = session.get_one(Attempt, "mốc").expires_at
    return found


def test_an_instant_comes_back_as_the_same_instant_in_utc(session: Any) -> None:
    found = keep(session, MORNING)
    assert found == MORNING
    assert found.tzinfo is UTC
    assert found.isoformat() == "2026-08-19T00:30:00.123456+00:00"


def test_what_is_stored_is_utc_without_a_zone(session: Any) -> None:
    keep(session, MORNING)
    stored = session.execute(text("SELECT CAST(expires_at AS VARCHAR) FROM attempt")).scalar_one()
    assert stored.startswith("2026-08-19 00:30:00")


def test_a_naive_instant_is_refused_when_stored_and_when_compared(session: Any) -> None:
    naive = datetime(2026, 8, 19, 7, 30)
    session.add(Attempt(key="mốc", count=1, expires_at=naive))
    with pytest.raises(StatementError, match="stored aware"):
        session.flush()
    session.rollback()
    with pytest.raises(StatementError, match="stored aware"):
        session.scalar(select(Attempt).where(Attempt.expires_at > naive))


def test_instants_of_any_zone_are_compared_as_instants(session: Any) -> None:
    keep(session, MORNING)
    later = (MORNING + timedelta(seconds=1)).astimezone(UTC)
    assert session.scalar(select(Attempt.key).where(Attempt.expires_at < later)) == "mốc"
    assert session.scalar(select(Attempt.key).where(Attempt.expires_at > later)) is None


def test_nothing_stays_nothing() -> None:
    assert UTCDateTime().process_bind_param(None, None) is None  # type: ignore[arg-type]
    assert UTCDateTime().process_result_value(None, None) is None  # type: ignore[arg-type]
