"""Turning the second factor on and off, and taking it off somebody who lost the telephone."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.database import db, outside_transaction
from ...kit.journal import record
from ...kit.records import Notice
from ...kit.refusals import Invalid, Stale
from .. import passwords
from ..models import Person
from ..second_factor import WANTED, matching_step
from .holding import hold
from .signing import end_sessions


def turn_on_second_factor(secret: str, password: str, code: str, *, by: Any) -> None:
    """From now on the acting person signs in with codes of `secret` too; their other sessions end.

    Raises Invalid when `password` is not theirs or `code` does not belong to `secret`, Stale when another secret
    is in use. A second click changes nothing.
    """
    if _own(by).second_factor == secret:
        return
    person = _proved(password, by=by)
    if person.second_factor == secret:
        return  # the other click was quicker
    if person.second_factor:
        raise Stale(_l("Xác thực hai bước của tài khoản này đã bật."))
    step = _right_step(secret, code, after=0)
    person.second_factor, person.second_factor_step = secret, step
    _finish("person.second_factor_on", person, by)


def turn_off_second_factor(password: str, code: str, *, by: Any) -> None:
    """The acting person signs in with the password alone again; their other sessions end.

    Raises Invalid when `password` is not theirs or, only after the right one, `code` is wrong or was used before.
    A second click changes nothing.
    """
    if not _own(by).second_factor:
        return
    person = _proved(password, by=by)
    if not person.second_factor:
        return  # the other click was quicker
    _right_step(person.second_factor, code, after=person.second_factor_step)
    _forget(person)
    _finish("person.second_factor_off", person, by)


def drop_second_factor(person: Person, *, by: Any) -> None:
    """For somebody who lost the telephone: the password alone opens the account again; their sessions end.

    Raises Stale when it is not on. A new password does not do this (ASVS V6.4.3): whoever can reset passwords
    only must not get past the second factor unseen.
    """
    hold(person)
    if not person.second_factor:
        raise Stale(_l("Tài khoản này chưa bật xác thực hai bước."))
    _forget(person)
    end_sessions(person)
    record("person.second_factor_dropped", person, by=by)


def _own(by: Any) -> Person:
    return db.session.get_one(Person, by.person_id)


def _proved(password: str, *, by: Any) -> Person:
    """The acting person's row, locked, after the password proved right. It is hashed outside the transaction."""
    stored = _own(by).password_hash
    with outside_transaction():
        if not passwords.matches(stored, password):
            raise Invalid({"password": _l("Mật khẩu hiện tại chưa đúng.")})
    person = db.session.get_one(Person, by.person_id, with_for_update=True)
    if person.password_hash != stored:
        return _proved(password, by=by)  # it was changed meanwhile
    return person


def _right_step(secret: str, code: str, *, after: int) -> int:
    step = matching_step(secret, code, after=after, at=clock.now())
    if step is None:
        raise Invalid({"code": WANTED})
    return step


def _forget(person: Person) -> None:
    person.second_factor, person.second_factor_step = "", 0


def _finish(kind: str, person: Person, by: Any) -> None:
    """End the other sessions, write it down and tell the person.

    The journal never tells people of their own acts; but this one may have been another's, at their computer.
    """
    end_sessions(person, but=by.token)
    done = record(kind, person, by=by)
    db.session.add(Notice(person_id=person.id, event_id=done.id))
