"""Who sees an album: one by one, and as a condition of a list, the same answer."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from sqlalchemy import select

from antq.evidence import actions, policy
from antq.evidence.models import Album
from antq.evidence.policy import OFFICE
from antq.people.actor import Actor, Nobody
from antq.units.models import Unit
from antq.units.queries import by_ref
from tests.cast import who
from tests.peopled import app, peopled

__all__ = ["app", "peopled"]

PEOPLE = ("", "donvi", "donvi2", "canbo", "thuongtruc", "thamdinh1", "thamdinh3", "chutich", "congkhai",
          "nguoinha", "camau", "trunguong", "quantri")  # fmt: skip


@pytest.fixture
def albums(session: Any) -> list[Album]:
    """Every combination of public, unit, province, submitted and handed to the council."""
    units: list[Unit | None] = [by_ref("ubnd-xa-muong-lai"), by_ref("ubnd-xa-mu-cang-chai"), None]
    provinces = [by_ref("ubnd-tinh").province_id, by_ref("ubnd-ca-mau").province_id, None]
    made = []
    both = (True, False)
    for public, unit, province_id, sent, given in itertools.product(both, units, provinces, both, both):
        album = actions.open_album(unit_id=unit.id if unit else None, province_id=province_id, public=public)
        album.submitted, album.with_council = sent, given
        made.append(album)
    session.flush()
    return made


@pytest.mark.parametrize("name", PEOPLE)
def test_the_twins_agree(albums: list[Album], session: Any, name: str) -> None:
    actor = who(name)
    listed = set(session.scalars(select(Album.id).where(policy.seen_by(actor))))
    assert listed == {album.id for album in albums if policy.sees(actor, album)}
    privately = set(session.scalars(select(Album.id).where(policy.seen_privately_by(actor))))
    assert privately == {album.id for album in albums if policy.sees_private(actor, album)}


def seen(actor: Actor | Nobody, albums: list[Album]) -> list[Album]:
    return [album for album in albums if policy.sees_private(actor, album)]


def test_a_stranger_sees_only_what_is_public(albums: list[Album]) -> None:
    assert seen(who(""), albums) == []
    assert all(album.public == policy.sees(who(""), album) for album in albums)


def test_an_officer_sees_all_of_the_own_unit_and_nothing_else(albums: list[Album]) -> None:
    own = by_ref("ubnd-xa-muong-lai").id
    assert seen(who("donvi"), albums) == [album for album in albums if album.unit_id == own]


def test_staff_who_write_no_dossiers_see_none(albums: list[Album]) -> None:
    assert seen(who("canbo"), albums) == []


@pytest.mark.parametrize("name", ["thuongtruc", "chutich", "congkhai"])
def test_the_office_sees_what_was_submitted_in_its_province(albums: list[Album], name: str) -> None:
    here = by_ref("ubnd-tinh").province_id
    assert seen(who(name), albums) == [a for a in albums if a.submitted and a.province_id == here]


def test_a_member_of_the_council_sees_what_was_handed_over(albums: list[Album]) -> None:
    here = by_ref("ubnd-tinh").province_id
    given = [a for a in albums if a.submitted and a.with_council and a.province_id == here]
    assert given
    assert seen(who("thamdinh1"), albums) == given


def test_nobody_sits_in_judgement_on_their_own_unit(albums: list[Album]) -> None:
    own = by_ref("ubnd-xa-muong-lai").id
    for name in ("thamdinh3", "nguoinha"):
        found = seen(who(name), albums)
        assert found
        assert all(album.unit_id != own for album in found)


def test_an_office_without_a_province_sees_nothing_by_mistake(albums: list[Album]) -> None:
    """`holds(province_id=None)` means any province; an album without one must not fall into that."""
    assert set(OFFICE) & who("trunguong").roles
    assert seen(who("trunguong"), albums) == []
    assert seen(who("quantri"), albums) == []
