"""Sessions as they are read: which token still stands for whom. Nothing is written here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from ..kit import clock
from ..kit.database import db
from .actor import Actor, actor_of
from .models import SignIn

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Limits:
    """How long a session lives: without a request (units, office) and altogether.

    `second_factor_for_office`: whether sessions of the office give no rights without a second factor.
    """

    idle: timedelta
    idle_office: timedelta
    longest: timedelta
    second_factor_for_office: bool = False

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Limits:
        """The limits that the settings name."""
        return cls(
            timedelta(minutes=config["IDLE_MINUTES"]),
            timedelta(minutes=config["IDLE_MINUTES_OFFICE"]),
            timedelta(hours=config["SESSION_HOURS"]),
            config["SECOND_FACTOR_FOR_OFFICE"],
        )

    def allow(self, session: SignIn, who: Actor, at: datetime) -> bool:
        """Whether `session` of `who` still lives at this instant."""
        idle = self.idle_office if who.in_office else self.idle
        return (
            session.ended_at is None
            and at - session.seen_at < idle
            and at - session.started_at < self.longest
        )


@dataclass(frozen=True)
class Live:
    """A session that lives: who acts in it, and when it was last seen."""

    actor: Actor
    seen_at: datetime

    @property
    def unseen_for_a_minute(self) -> bool:
        """Whether its time is worth writing down again."""
        return clock.now() - self.seen_at >= MINUTE


def hash_of_token(token: str) -> str:
    """What the database knows of a token: whoever reads the table cannot sign in with it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def live(token: str, limits: Limits) -> Live | None:
    """The session that `token` opens; None when it ended, ran out, or its person was disabled.

    Whoever must first choose a password of their own, or turn on a second factor, acts without any posting
    until then.
    """
    session = db.session.scalar(
        select(SignIn).where(SignIn.token_hash == hash_of_token(token)).options(joinedload(SignIn.person))
    )
    if session is None or session.person.disabled_at is not None:
        return None
    who = actor_of(session.person, token)
    if not limits.allow(session, who, clock.now()):
        return None
    if session.person.password_expires_at is not None:
        who = replace(who, posts=(), must_change=True)
    elif limits.second_factor_for_office and who.in_office and not session.person.second_factor:
        who = replace(who, posts=(), must_enrol=True)
    return Live(who, session.seen_at)


def actor_for(token: str, limits: Limits) -> Actor | None:
    """Who acts with `token` now."""
    found = live(token, limits)
    return found.actor if found else None


def sessions_of(who: Actor, limits: Limits) -> list[SignIn]:
    """The living sessions of a person, the last seen first."""
    rows = db.session.scalars(
        select(SignIn)
        .where(SignIn.person_id == who.person_id, SignIn.ended_at.is_(None))
        .order_by(SignIn.seen_at.desc(), SignIn.id.desc())
    )
    return [row for row in rows if limits.allow(row, who, clock.now())]
