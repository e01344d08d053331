"""Who looks after the outbox: whoever looks after the accounts of those who are written to."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement

from ..kit.policy import predicate, rule, signed_in
from ..people import policy as people
from .models import Letter


def sees(actor: Any, letter: Letter) -> bool:
    """Whether the actor administers the account of the person whom the letter is for."""
    return people.sees(actor, letter.person)


def seen_by(actor: Any) -> ColumnElement[bool]:
    """The twin of `sees`, in SQL."""
    return Letter.person.has(people.seen_by(actor))


@predicate
def within_reach(actor: Any, letter: Any) -> bool:
    """The letter is for somebody whose account the actor administers."""
    return letter is not None and sees(actor, letter)


@predicate
def is_antq(actor: Any, thing: Any) -> bool:
    """antq itself, no signed-in person."""
    return actor.person_id is None and "administrator" in actor.roles


@predicate
def is_administrator(actor: Any, thing: Any) -> bool:
    """An administrator of any province."""
    return "administrator" in actor.roles


@predicate
def administers_here(actor: Any, outbox: Any) -> bool:
    """An administrator of the outbox's province; of the whole, one of the whole installation."""
    return any(
        post.role == "administrator" and post.province_id == outbox.province_id for post in actor.posts
    )


ADMINISTRATORS = _l("Hộp thư đi dành cho người quản trị.")

rule("letter.browse", signed_in & is_administrator, ADMINISTRATORS)
rule(
    "letter.keep",
    signed_in & within_reach,
    ADMINISTRATORS,
    among=lambda actor: seen_by(actor) if "administrator" in actor.roles else None,
)
rule("letter.hold_all", signed_in & administers_here, ADMINISTRATORS)
rule("letter.send", is_antq, _l("Thư do hệ thống gửi."))
