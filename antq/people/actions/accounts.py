"""Opening, shutting and repairing accounts; changing one's own password."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ...kit import clock
from ...kit.database import db, outside_transaction
from ...kit.journal import record
from ...kit.refusals import Invalid, Stale
from ...kit.text import clean
from .. import passwords
from ..models import Person
from ..queries import guessable_names, username_of
from .holding import hold
from .signing import end_sessions

INITIAL_LIVES = timedelta(hours=72)
"""How long an initial password can be used; it must be replaced at the first sign-in (ASVS V6.4.1)."""


def create_person(username: str, name: str, *, email: str = "", by: Any) -> tuple[Person, str]:
    """Open an account without postings; returns it and its initial password, which is kept nowhere.

    Raises Invalid when the sign-in name is taken or has fewer than three letters and digits.
    The hash is made inside the transaction: that keeps the form's one-time key, and it is rare.
    """
    folded = username_of(username)
    if not 3 <= len(folded) <= 80:
        raise Invalid({"username": _l("Tên đăng nhập phải có từ 3 đến 80 chữ cái hoặc chữ số.")})
    if db.session.scalar(select(Person.id).where(Person.username == folded)):
        raise Invalid({"username": _l("Tên đăng nhập này đã có người dùng. Chọn tên khác.")})
    initial = passwords.random_password()
    person = Person(
        ref=f"ND-{''.join(secrets.choice(passwords.LETTERS) for _ in range(8))}",
        username=folded,
        name=clean(name),
        email=clean(email),
        created_at=clock.now(),
    )
    _give_initial(person, initial)
    db.session.add(person)
    record("person.created", person, by=by, username=folded)
    return person, initial


def reset_password(person: Person, *, by: Any) -> str:
    """A new initial password for someone who lost theirs; every session of theirs ends.

    A second factor stays (ASVS V6.4.3): `drop_second_factor` is an act of its own.
    """
    initial = passwords.random_password()
    _give_initial(person, initial)
    end_sessions(person)
    record("person.password_reset", person, by=by)
    return initial


def _give_initial(person: Person, initial: str) -> None:
    person.password_hash = passwords.hash_of(initial)
    person.password_expires_at = clock.now() + INITIAL_LIVES


def change_password(present: str, new: str, *, by: Any) -> None:
    """Give the acting person a password of their own; their other sessions end.

    Raises Invalid when `present` is not their password or `new` can be guessed. A second click finds
    the new password in place and changes nothing. Hashing takes place outside the transaction.
    """
    person = db.session.get_one(Person, by.person_id)
    stored, names = person.password_hash, guessable_names(person)
    with outside_transaction():
        right = passwords.matches(stored, present)
        if not right and passwords.matches(stored, new):
            made = stored
        else:
            made = _replacement(present, new, names, right=right)
    if made == stored:
        return
    person = db.session.get_one(Person, by.person_id, with_for_update=True)
    if person.password_hash != stored:
        return change_password(present, new, by=by)  # the other click was quicker
    person.password_hash, person.password_expires_at = made, None
    end_sessions(person, but=by.token)
    record("person.password", person, by=by)


def _replacement(present: str, new: str, names: list[str], *, right: bool) -> str:
    """The hash of `new`, or Invalid with what is wrong with either."""
    errors: dict[str, Any] = {}
    if not right:
        errors["present"] = _l("Mật khẩu hiện tại chưa đúng.")
    fault = passwords.fault(new, names)
    if fault is None and right and new == present:
        fault = _l("Mật khẩu mới phải khác mật khẩu hiện tại.")
    if fault is not None:
        errors["new"] = fault
    if errors:
        raise Invalid(errors)
    return passwords.hash_of(new)


def disable(person: Person, *, by: Any) -> None:
    """Shut an account: no more sign-ins, every session ends at once. Raises Stale when it is shut."""
    hold(person)
    if person.disabled_at is not None:
        raise Stale(_l("Tài khoản này đã khóa."))
    person.disabled_at = clock.now()
    end_sessions(person)
    record("person.disabled", person, by=by)


def enable(person: Person, *, by: Any) -> None:
    """Open a shut account again, with its password. Raises Stale when it is open."""
    hold(person)
    if person.disabled_at is None:
        raise Stale(_l("Tài khoản này đang mở."))
    person.disabled_at = None
    record("person.enabled", person, by=by)


def switch_single_keys(on: bool, *, by: Any) -> None:
    """Have single keys as shortcuts, or not, wherever one signs in (WCAG 2.1.4); again changes nothing."""
    db.session.get_one(Person, by.person_id).single_keys = on
