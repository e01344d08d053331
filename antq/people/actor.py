"""Who acts: a plain value with the postings of today, made once per request."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from ..kit import clock
from ..kit.database import db
from ..kit.notices import unread_count
from ..units.models import Unit
from .models import Person, Posting

OFFICE_ROLES = frozenset({"standing_office", "council_member", "council_chair", "releaser", "administrator"})
"""Roles that see other units' dossiers: shorter sessions, never the dossiers of one's own unit."""


@dataclass(frozen=True)
class Post:
    """One posting, flattened: everything that policies ask."""

    role: str
    unit_id: int
    unit_ref: str
    unit_name: str
    place_id: int | None
    province_id: int | None


@dataclass(frozen=True)
class Actor:
    """A person acting, with today's postings. Rules ask it; nothing is read from the database again."""

    person_id: int
    ref: str
    name: str
    username: str
    posts: tuple[Post, ...]
    token: str = field(default="", repr=False)
    must_change: bool = False
    """Has not yet replaced an initial password: no postings until then."""
    must_enrol: bool = False
    """Holds a role that needs a second factor and has not turned it on: no postings until then."""

    single_keys: bool = True
    """Whether a single key may be a shortcut for them."""

    signed_in = True
    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """What Flask-Login keeps in the cookie: the session's token, not the person's number."""
        return self.token

    @cached_property
    def roles(self) -> frozenset[str]:
        """All roles held today."""
        return frozenset(post.role for post in self.posts)

    def holds(self, *roles: str, unit_id: int | None = None, province_id: int | None = None) -> bool:
        """Whether the person holds one of `roles`, in this unit or province where one is named."""
        return any(
            post.role in roles
            and (unit_id is None or post.unit_id == unit_id)
            and (province_id is None or post.province_id == province_id)
            for post in self.posts
        )

    def units_as(self, *roles: str) -> list[int]:
        """The units in which the person holds one of `roles`."""
        return sorted({post.unit_id for post in self.posts if post.role in roles})

    def provinces_as(self, *roles: str) -> list[int]:
        """The provinces for which the person holds one of `roles`."""
        return sorted({post.province_id for post in self.posts if post.role in roles and post.province_id})

    @cached_property
    def own_units(self) -> frozenset[int]:
        """The units that the person belongs to, other than by a seat on the council or in the office."""
        return frozenset(post.unit_id for post in self.posts if post.role in ("officer", "staff"))

    @cached_property
    def unread(self) -> int:
        """How many notices wait to be read: the number beside the bell."""
        return unread_count(self.person_id)

    @property
    def post(self) -> Post | None:
        """The first posting: what the header names."""
        return self.posts[0] if self.posts else None

    @property
    def in_office(self) -> bool:
        """Whether the person reviews, decides, releases or administers."""
        return bool(self.roles & OFFICE_ROLES)


@dataclass(frozen=True)
class Nobody:
    """A visitor who has not signed in."""

    person_id = None
    ref = ""
    name = ""
    username = ""
    posts: tuple[Post, ...] = ()
    roles: frozenset[str] = frozenset()
    own_units: frozenset[int] = frozenset()
    post = None
    signed_in = False
    is_authenticated = False
    is_active = False
    is_anonymous = True
    in_office = False
    single_keys = True
    unread = 0

    def get_id(self) -> None:
        """Nobody has no session."""
        return None

    def holds(self, *roles: str, unit_id: int | None = None, province_id: int | None = None) -> bool:
        """Nobody holds nothing."""
        return False

    def units_as(self, *roles: str) -> list[int]:
        """Nobody acts for no unit."""
        return []

    def provinces_as(self, *roles: str) -> list[int]:
        """Nor in any province."""
        return []


@dataclass(frozen=True)
class System(Nobody):
    """antq itself: commands on the server and what no signed-in person did. It reaches every unit."""

    name = "Hệ thống"
    posts: tuple[Post, ...] = (Post("administrator", 0, "", "", None, None),)
    roles: frozenset[str] = frozenset({"administrator"})


SYSTEM = System()


def actor_of(person: Person, token: str = "", *, on: date | None = None) -> Actor:
    """The actor that `person` is on a day (today): postings that had begun and had not ended."""
    day = on or clock.today()
    postings = db.session.scalars(
        select(Posting)
        .where(
            Posting.person_id == person.id,
            Posting.starts_on <= day,
            or_(Posting.ends_on.is_(None), Posting.ends_on >= day),
        )
        .options(joinedload(Posting.unit))
        .order_by(Posting.id)
    )
    posts = tuple(_post(posting.role, posting.unit) for posting in postings)
    return Actor(
        person.id, person.ref, person.name, person.username, posts, token, single_keys=person.single_keys
    )


def actor_by_ref(ref: str) -> Actor | None:
    """The actor behind a ref, for what was signed for that person; None when there is no such account any more."""
    person = db.session.scalar(select(Person).where(Person.ref == ref, Person.disabled_at.is_(None)))
    return actor_of(person) if person else None


def actor_by_id(person_id: int) -> Actor:
    """The actor who asked for what a job does now, with today's postings."""
    return actor_of(db.session.get_one(Person, person_id))


def _post(role: str, unit: Unit) -> Post:
    return Post(role, unit.id, unit.ref, unit.name, unit.place_id, unit.province_id)
