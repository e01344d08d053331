"""Rate limits counted in the app's own database, so that several processes count together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from limits import parse
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import bindparam, delete, select, text, update

from .. import clock
from ..database import UTCDateTime, db, writing
from ..records import Attempt

COUNT = text(
    "INSERT INTO attempt (key, count, expires_at) VALUES (:key, :amount, :until) "
    "ON CONFLICT (key) DO UPDATE SET "
    "count = CASE WHEN attempt.expires_at <= :now THEN :amount ELSE attempt.count + :amount END, "
    "expires_at = CASE WHEN attempt.expires_at <= :now THEN :until ELSE attempt.expires_at END "
    "RETURNING count"
).bindparams(bindparam("until", type_=UTCDateTime()), bindparam("now", type_=UTCDateTime()))


class DatabaseStorage(Storage):
    """The storage that the `limits` library lacks; each count is a short transaction of its own."""

    STORAGE_SCHEME = ["antq"]

    @property
    def base_exceptions(self) -> type[Exception]:
        return Exception

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        now = clock.now()
        values = {"key": key, "amount": amount, "now": now, "until": now + timedelta(seconds=expiry)}
        with writing():
            return int(db.session.execute(COUNT, values).scalar_one())

    def get(self, key: str) -> int:
        live = select(Attempt.count).where(Attempt.key == key, Attempt.expires_at > clock.now())
        return db.session.scalar(live) or 0

    def get_expiry(self, key: str) -> float:
        until = db.session.scalar(select(Attempt.expires_at).where(Attempt.key == key))
        return (until or clock.now()).timestamp()

    def check(self) -> bool:
        return True

    def reset(self) -> int | None:
        with writing():
            return int(db.session.execute(delete(Attempt)).rowcount)  # type: ignore[attr-defined]

    def clear(self, key: str) -> None:
        with writing():
            db.session.execute(delete(Attempt).where(Attempt.key == key))


LIMITER = FixedWindowRateLimiter(DatabaseStorage())


def hit(limit: str, *keys: str) -> bool:
    """Count one attempt under `limit` ("10 per 15 minutes"); False when it is over the limit.

    Call it with no transaction open: it opens and ends its own.
    """
    return LIMITER.hit(parse(limit), *keys)


def forget(limit: str, *keys: str) -> None:
    """Forget the attempts of these keys (after a success)."""
    LIMITER.clear(parse(limit), *keys)


def reached(limit: str, *keys: str) -> bool:
    """Whether the next attempt would be over the limit; counts nothing."""
    return not LIMITER.test(parse(limit), *keys)


def give_back(limit: str, *keys: str) -> None:
    """Take one attempt off the count: it was counted before it proved to be honest.

    The others stay: a stranger's wrong guesses are not forgotten because the right person came.
    """
    live = (
        Attempt.key == parse(limit).key_for(*keys),
        Attempt.count > 0,
        Attempt.expires_at > clock.now(),
    )
    with writing():
        db.session.execute(update(Attempt).where(*live).values(count=Attempt.count - 1))


def opens_at(limit: str, *keys: str) -> datetime:
    """When the count of these keys begins anew."""
    return datetime.fromtimestamp(LIMITER.get_window_stats(parse(limit), *keys).reset_time, UTC)
