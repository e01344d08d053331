"""One-time form keys: a double click, a reload or a second try of the network acts once.

The key is claimed in the transaction of the act. A second request with it waits for the first
(unique key), then is sent where the first one led.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import request
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup
from sqlalchemy.exc import IntegrityError

from .. import clock
from ..database import begin_writing, db, outside_transaction
from ..records import UsedKey

FIELD = "mot_lan"


def once() -> Markup:
    """The hidden fields of every POST form: the CSRF token and, for people signed in, a one-time key."""
    fields = Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf())
    if current_user.signed_in:
        fields += Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, uuid.uuid4())
    return fields


def claimed(who: Any) -> str | None:
    """Claim the request's key; where its form led already when it was used before, else None."""
    key = _key(who)
    if key is None:
        return None
    used = db.session.get(UsedKey, key)
    if used is None:
        db.session.add(UsedKey(key=key, person_id=who.person_id, used_at=clock.now()))
        try:
            db.session.flush()
        except IntegrityError:  # the other click was between our look and our claim
            db.session.rollback()
            begin_writing()
            used = db.session.get(UsedKey, key)
    return None if used is None else used.location or request.path


class Again(Exception):
    """The same form was sent before, while this copy of it was busy with slow work; `location` is where
    the first one led."""

    def __init__(self, location: str) -> None:
        super().__init__(location)
        self.location = location


@contextmanager
def slow_work() -> Iterator[None]:
    """Slow work of a POST (decoding a photo) with no transaction open; the door's claim on the one-time
    key is given up meanwhile and made anew afterwards. Raises `Again` when the other click was quicker."""
    with outside_transaction():
        yield
    location = claimed(current_user._get_current_object())
    if location is not None:
        raise Again(location)


def settle(who: Any, location: str) -> None:
    """Remember where the form led; an act that signs the person out leaves nothing to remember."""
    key = _key(who)
    if key is not None and (used := db.session.get(UsedKey, key)) is not None:
        used.location = location[:500]


def _key(who: Any) -> str | None:
    """The stored form of the request's key: bound to the person, of fixed length."""
    typed = request.form.get(FIELD, "")
    if not typed or not who.signed_in:
        return None
    return hashlib.sha256(f"{who.person_id}:{typed}".encode()).hexdigest()
