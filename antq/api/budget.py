"""How much of the costly questions one address may ask: counted in this process, in memory.

Not in the database as sign-ins are: a visitor who only reads must cost no write. With several processes the
budget is as many times larger; it keeps a runaway script from the others, it is no fence against an attack.
"""

from __future__ import annotations

from flask import request
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

SEARCHES = "120 per minute"
EXPORTS = "30 per minute"

_limiter = FixedWindowRateLimiter(MemoryStorage())


def spent(limit: str, name: str) -> bool:
    """Count one question of this kind by the one who asks; True when it is one too many."""
    return not _limiter.hit(parse(limit), name, request.remote_addr or "")


def forget() -> None:
    """Begin all counts anew (tests)."""
    _limiter.storage.reset()
