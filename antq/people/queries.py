"""Questions about people and postings."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from ..kit import clock
from ..kit.database import db
from ..kit.refusals import Missing
from ..kit.text import fold, sort_key
from ..places.models import Place
from ..units.models import Unit
from .models import Person, Posting, SignIn
from .policy import not_ended, seen_by

PAGE = 50
WHOLE = selectinload(Person.postings).joinedload(Posting.unit)
KIND_OF_PLACE = re.compile(r"^(tỉnh|thành phố|xã|phường|đặc khu) ", re.IGNORECASE)


def username_of(typed: str) -> str:
    """The stored form of a sign-in name: no capitals, accents, spaces or signs."""
    return fold(typed[:200]).replace(" ", "")


def named(typed: str) -> Person | None:
    """The person with this sign-in name, whatever its capitals and spaces."""
    name = username_of(typed)
    return db.session.scalar(select(Person).where(Person.username == name)) if name else None


def find(ref: str, *, by: Any) -> Person:
    """A person in the administrator's reach; Missing otherwise."""
    person = db.session.scalar(select(Person).where(Person.ref == ref, seen_by(by)).options(WHOLE))
    if person is None:
        raise Missing
    return person


def own(*, by: Any) -> Person:
    """The acting person's own row, with all postings."""
    return db.session.get_one(Person, by.person_id, options=[WHOLE])


def find_posting(ref: str, number: int, *, by: Any) -> Posting:
    """The posting of a person that stands at `number` (from 1) on the person's page."""
    postings = find(ref, by=by).postings
    if not 1 <= number <= len(postings):
        raise Missing
    return postings[number - 1]


def find_session(ref: str, *, by: Any) -> SignIn:
    """One of the person's own sessions that has not ended."""
    session = db.session.scalar(
        select(SignIn).where(
            SignIn.person_id == by.person_id, SignIn.token_hash.startswith(ref), SignIn.ended_at.is_(None)
        )
    )
    if session is None or session.ref != ref:
        raise Missing
    return session


def holders(role: str, *, unit_id: int | None = None, province_id: int | None = None) -> list[int]:
    """The ids of the people who hold `role` today, in this unit or province where one is named."""
    today = clock.today()
    asked = (
        select(Person.id)
        .join(Posting)
        .join(Unit)
        .where(Posting.role == role, Posting.starts_on <= today, not_ended(), Person.disabled_at.is_(None))
        .distinct()
        .order_by(Person.id)
    )
    if unit_id is not None:
        asked = asked.where(Posting.unit_id == unit_id)
    if province_id is not None:
        asked = asked.where(Unit.province_id == province_id)
    return list(db.session.scalars(asked))


def holders_in(roles: Collection[str], unit_ids: Collection[int]) -> list[tuple[int, int]]:
    """(unit, person) of whoever holds one of `roles` in one of the units today: `holders` of many units at once."""
    if not unit_ids:
        return []
    asked = (
        select(Posting.unit_id, Person.id)
        .join(Posting, Posting.person_id == Person.id)
        .where(
            Posting.role.in_(roles),
            Posting.unit_id.in_(sorted(unit_ids)),
            Posting.starts_on <= clock.today(),
            not_ended(),
            Person.disabled_at.is_(None),
        )
        .distinct()
    )
    return [(unit_id, person_id) for unit_id, person_id in db.session.execute(asked)]


@dataclass(frozen=True)
class Found:
    """One page of the administrator's list."""

    people: list[Person]
    total: int
    page: int
    pages: int


def browse(words: str, page: int, *, by: Any) -> Found:
    """The people in the administrator's reach whose name or sign-in name holds `words`, by given name."""
    wanted = fold(words)
    rows = db.session.execute(select(Person.id, Person.name, Person.username).where(seen_by(by))).all()
    found = [row for row in rows if wanted in fold(row.name) or wanted.replace(" ", "") in row.username]
    found.sort(key=lambda row: (sort_key(given_name_first(row.name)), row.id))
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(page, 1), pages)
    shown = [row.id for row in found[(page - 1) * PAGE : page * PAGE]]
    loaded = db.session.scalars(select(Person).where(Person.id.in_(shown)).options(WHOLE))
    by_id = {person.id: person for person in loaded}
    return Found([by_id[each] for each in shown], len(found), page, pages)


def given_name_first(name: str) -> str:
    """How Vietnamese lists order names: "Nguyễn Văn An" stands under An."""
    family, _, given = name.rpartition(" ")
    return f"{given} {family}"


def guessable_names(person: Person) -> list[str]:
    """Names that are refused as this person's password: their own, all places' and all units'."""
    own = [person.username, person.name, person.email, *person.name.split()]
    places = db.session.scalars(select(Place.name).where(Place.ended_on.is_(None))).all()
    units = db.session.execute(select(Unit.name, Unit.short_name)).all()
    bare = [KIND_OF_PLACE.sub("", place) for place in places]
    return [*own, *places, *bare, *(name for row in units for name in row if name)]
