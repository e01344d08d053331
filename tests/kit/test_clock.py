"""The clock: aware instants, Vietnamese days, and stopping it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from antq.kit import clock

LATE = datetime(2026, 8, 18, 17, 0, tzinfo=UTC)


def test_now_is_aware_and_moves() -> None:
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)
    assert clock.now().utcoffset() == timedelta(0)


def test_the_day_begins_at_midnight_in_vietnam() -> None:
    with clock.stopped(LATE - timedelta(seconds=1)):
        assert clock.today() == date(2026, 8, 18)
    with clock.stopped(LATE):
        assert clock.today() == date(2026, 8, 19)
        assert clock.local(clock.now()).isoformat() == "2026-08-19T00:00:00+07:00"


def test_a_stopped_clock_stands_and_goes_on_where_the_world_is() -> None:
    assert not clock.is_stopped()
    with clock.stopped(LATE) as at:
        assert clock.now() == at == LATE
        assert clock.is_stopped()
        with clock.stopped(LATE + timedelta(days=1)):
            assert clock.now() == LATE + timedelta(days=1)
        assert clock.now() == LATE
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_it_goes_on_after_an_error_too() -> None:
    with pytest.raises(ZeroDivisionError), clock.stopped(LATE):
        _ = 1 / 0
    assert clock.now() != LATE


def test_it_is_not_stopped_at_a_naive_instant() -> None:
    with pytest.raises(ValueError, match="aware"), clock.stopped(datetime(2026, 8, 19)):
        pass


def test_another_zone_is_read_in_utc() -> None:
    with clock.stopped(clock.local(LATE)):
        assert clock.now().isoformat() == "2026-08-18T17:00:00+00:00"
