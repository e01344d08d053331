"""A small world for this room: two provinces, three units and whoever a test needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pyotp
import pytest

from antq.kit import clock
from antq.kit.database import db
from antq.kit.text import sort_key
from antq.people import passwords
from antq.people.models import Person, Posting
from antq.places.models import Place
from antq.units.models import Unit
from tests.client import PASSWORD

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
"""The secret of RFC 6238: "12345678901234567890" in base32."""

NOON = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
"""Noon in Hà Nội, the first second of a code."""


def code_at(seconds: float = 0, secret: str = SECRET) -> str:
    """What the telephone shows so many seconds from now."""
    return pyotp.TOTP(secret).at(clock.now() + timedelta(seconds=seconds))


@cache
def hashed(password: str) -> str:
    """Hashing takes time; everybody has the same password."""
    return passwords.hash_of(password)


@dataclass
class World:
    """Where the tests take place."""

    here: Place
    elsewhere: Place
    commune: Unit
    office: Unit
    foreign: Unit
    nation: Unit

    def admit(self, username: str, role: str = "", unit: Unit | None = None, **columns: object) -> Person:
        """Somebody with an account, who since yesterday has a role in a unit."""
        values = {
            "ref": f"ND-{username}",
            "name": username.title(),
            "password_hash": hashed(PASSWORD),
            "created_at": clock.now(),
            **columns,
        }
        person = Person(username=username, **values)
        db.session.add(person)
        if role:
            self.post(person, role, unit or self.commune)
        db.session.commit()
        return person

    def post(self, person: Person, role: str, unit: Unit, ends_on: date | None = None) -> Posting:
        """A role that began yesterday."""
        begun = clock.today() - timedelta(days=1)
        posting = Posting(person=person, unit=unit, role=role, starts_on=begun, ends_on=ends_on)
        db.session.add(posting)
        db.session.flush()
        return posting


def _place(code: str, name: str) -> Place:
    return Place(level="province", code=code, name=name, kind="tinh", sort_key=sort_key(name))


def _unit(ref: str, name: str, province: Place | None) -> Unit:
    return Unit(ref=ref, name=name, sort_key=sort_key(name), kind="cong-an-xa", province=province)


@pytest.fixture
def world(session: object) -> World:
    """Lào Cai, where everything happens, and Cà Mau, which is none of our business."""
    here, elsewhere = _place("15", "Tỉnh Lào Cai"), _place("96", "Tỉnh Cà Mau")
    found = World(
        here,
        elsewhere,
        _unit("cong-an-muong-lai", "Công an xã Mường Lai", here),
        _unit("phong-xdpt", "Phòng Xây dựng phong trào", here),
        _unit("cong-an-dat-mui", "Công an xã Đất Mũi", elsewhere),
        _unit("cuc-v05", "Cục Xây dựng phong trào", None),
    )
    db.session.add_all([here, elsewhere, found.commune, found.office, found.foreign, found.nation])
    db.session.commit()
    return found
