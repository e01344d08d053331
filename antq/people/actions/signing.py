"""Signing in and out, and sessions.

What a person types at the sign-in page is never kept: not the password, and not the name when nobody has it, because
people type passwords there too.
"""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, update
from sqlalchemy.exc import OperationalError

from ...kit import clock
from ...kit.database import db, writing
from ...kit.journal import Subject, record
from ...kit.refusals import Invalid, Refused
from .. import passwords, queries
from ..actor import SYSTEM, Actor
from ..models import Person, SignIn
from ..second_factor import WANTED, matching_step
from ..sessions import hash_of_token

log = logging.getLogger(__name__)

KEPT = timedelta(days=30)
"""How long a session that can no longer be used stays in the table."""


@dataclass
class Stranger:
    """The subject of a failed sign-in with a name that nobody has."""

    __subject__ = "stranger"
    id: int = 0
    ref: str = ""
    title: str = "tên đăng nhập không có"


@dataclass(frozen=True)
class Proof:
    """Who proved to be whom, by which stored password and second factor: they may change before the session
    opens."""

    person_id: int
    password_hash: str
    second_factor: str = ""


def prove(username: str, password: str, code: str = "", *, address: str) -> Proof | None:
    """Whose name and password these are; None, after the same time, for every reason to refuse.

    Unknown name, wrong password, disabled account and expired initial password cannot be told apart.
    Raises Invalid for `code` when all that was right, the account has a second factor, and the code is missing,
    wrong or was used before.
    Call it with no transaction open: it hashes, and records a failure in a transaction of its own,
    because the answer to a failure commits nothing.
    """
    person = queries.named(username)
    usable = person is not None and person.disabled_at is None and not _expired(person)
    person_id = person.id if person else None
    stored = person.password_hash if person else ""
    secret = person.second_factor if person else ""
    last = person.second_factor_step if person else 0
    db.session.rollback()
    passwords.decoy()  # made before either comparison, so that the first unknown name is not slower
    if not passwords.matches(stored, password) or not usable or person_id is None:
        _record_failure(person_id, address)
        return None
    if secret and not _use_code(person_id, secret, code, last):
        _record_failure(person_id, address)
        raise Invalid({"code": WANTED})
    if passwords.is_dated(stored):
        stored = _renew(person_id, stored, passwords.hash_of(password))
    return Proof(person_id, stored, secret)


def _expired(person: Person) -> bool:
    return person.password_expires_at is not None and person.password_expires_at <= clock.now()


def _record_failure(person_id: int | None, address: str) -> None:
    """Write a failure down, of unknown names too: the time to answer is the same."""
    with writing():
        subject: Subject = db.session.get_one(Person, person_id) if person_id else Stranger()
        record("person.sign_in_failed", subject, by=SYSTEM, address=address)


def _use_code(person_id: int, secret: str, code: str, last: int) -> bool:
    """Use a code up; False when it is wrong or somebody, at this very moment perhaps, used it before."""
    step = matching_step(secret, code, after=last, at=clock.now())
    if step is None:
        return False
    unused = (Person.id == person_id, Person.second_factor == secret, Person.second_factor_step < step)
    with writing():
        used = db.session.execute(update(Person).where(*unused).values(second_factor_step=step))
    return bool(used.rowcount == 1)  # type: ignore[attr-defined]


def _renew(person_id: int, old: str, new: str) -> str:
    """Store a hash with today's parameters in place of `old`."""
    with writing():
        same = (Person.id == person_id, Person.password_hash == old)
        db.session.execute(update(Person).where(*same).values(password_hash=new))
    return new


def open_session(proof: Proof, *, device: str, address: str) -> str:
    """Begin a session and return its token; only the token's hash is kept.

    Raises Refused when the account was disabled, or its password or second factor changed since the proof.
    """
    person = db.session.get_one(Person, proof.person_id)
    present = Proof(person.id, person.password_hash, person.second_factor)
    if person.disabled_at is not None or present != proof:
        raise Refused(_l("Tài khoản vừa thay đổi. Đăng nhập lại."))
    token, now = secrets.token_urlsafe(32), clock.now()
    db.session.execute(delete(SignIn).where(SignIn.person_id == person.id, SignIn.started_at < now - KEPT))
    db.session.add(
        SignIn(
            token_hash=hash_of_token(token),
            person_id=person.id,
            started_at=now,
            seen_at=now,
            device=device[:200],
            address=address[:60],
        )
    )
    who = Actor(person.id, person.ref, person.name, person.username, ())
    record("person.sign_in", person, by=who, address=address[:60], device=device[:200])
    return token


def stay(token: str) -> None:
    """Write down that a session was just used. Not worth waiting for: while another writes, the next
    request does it."""
    try:
        with writing(hurried=True):
            seen = update(SignIn).where(SignIn.token_hash == hash_of_token(token))
            db.session.execute(seen.values(seen_at=clock.now()))
    except OperationalError as busy:
        db.session.rollback()
        log.info("a session's time was not written down: %s", busy.orig)


def sign_out(*, by: Any) -> None:
    """End the session that the person acts in."""
    if not by.signed_in or not _end(SignIn.token_hash == hash_of_token(by.token)):
        return
    record("person.sign_out", db.session.get_one(Person, by.person_id), by=by)


def end_session(session: SignIn, *, by: Any) -> None:
    """End one session of one's own, for instance on a computer left behind."""
    if _end(SignIn.id == session.id):
        record("person.sessions_ended", db.session.get_one(Person, session.person_id), by=by, count=1)


def sign_out_everywhere(*, by: Any) -> None:
    """End every session of the person, this one too."""
    person = db.session.get_one(Person, by.person_id)
    record("person.sessions_ended", person, by=by, count=end_sessions(person))


def end_sessions(person: Person, *, but: str = "") -> int:
    """End the sessions of a person, except the one with the token `but`; how many there were."""
    return _end((SignIn.person_id == person.id) & (SignIn.token_hash != hash_of_token(but)))


def _end(which: Any) -> int:
    """End those of the sessions that still run; how many there were."""
    ended = db.session.execute(
        update(SignIn).where(which, SignIn.ended_at.is_(None)).values(ended_at=clock.now())
    )
    return int(ended.rowcount)  # type: ignore[attr-defined]
