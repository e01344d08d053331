"""Values signed with the installation's key, so that they can travel in a letter and come back unchanged."""

from __future__ import annotations

from typing import Any

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer


def _serializer(purpose: str) -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=f"antq.{purpose}")


def seal(purpose: str, value: Any) -> str:
    """`value` (as JSON) signed for one purpose, safe in an address. Anybody can read it; nobody can change it."""
    sealed = _serializer(purpose).dumps(value)
    return sealed if isinstance(sealed, str) else sealed.decode("ascii")


def unseal(purpose: str, token: str) -> Any:
    """What was sealed for this purpose; None when it was changed or sealed for another."""
    if not token.isascii():
        return None
    try:
        return _serializer(purpose).loads(token)
    except BadData:
        return None
