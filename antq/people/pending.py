"""A new secret on its way from the page that shows it to the one that confirms it.

It travels in a hidden field, never in an address: signed, for one person, for a quarter of an hour. It is not
encrypted, for the page shows it anyway.
"""

from __future__ import annotations

from datetime import timedelta

from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer

from ..kit import clock

LIVES = timedelta(minutes=15)


class Signer(TimestampSigner):
    """Reads the clock of the house."""

    def get_timestamp(self) -> int:
        return int(clock.now().timestamp())


def _serializer(key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(key, salt="antq.people.second-factor", signer=Signer)


def seal(secret: str, *, owner: str, key: str) -> str:
    """`secret` for the person whose ref is `owner`, signed with the installation's `key`."""
    return _serializer(key).dumps([owner, secret])


def unseal(sealed: str, *, owner: str, key: str) -> str | None:
    """The secret in `sealed`; None when it was changed, made for somebody else, or is too old."""
    if not sealed.isascii():
        return None
    try:
        made_for, secret = _serializer(key).loads(sealed, max_age=int(LIVES.total_seconds()))
    except BadData:
        return None
    return str(secret) if made_for == owner else None
