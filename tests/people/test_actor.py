"""What rules can ask of the one who acts."""

from __future__ import annotations

from antq.people.actor import SYSTEM, Nobody, actor_of
from tests.people.conftest import World


def test_what_a_person_holds_today(world: World) -> None:
    person = world.admit("donvi", "officer", world.commune)
    world.post(person, "council_member", world.office)
    actor = actor_of(person, "token")
    assert actor.get_id() == "token"
    assert actor.roles == {"officer", "council_member"}
    assert actor.holds("officer", "staff", unit_id=world.commune.id)
    assert not actor.holds("officer", unit_id=world.office.id)
    assert actor.holds("council_member", province_id=world.here.id)
    assert not actor.holds("council_member", province_id=world.elsewhere.id)
    assert actor.units_as("officer", "council_member") == sorted([world.commune.id, world.office.id])
    assert actor.provinces_as("council_member") == [world.here.id]
    assert actor.own_units == {world.commune.id}
    assert actor.post
    assert actor.post.role == "officer"
    assert actor.in_office


def test_a_unit_alone_is_not_the_office(world: World) -> None:
    assert not actor_of(world.admit("donvi", "staff")).in_office
    assert actor_of(world.admit("khong")).post is None


def test_nobody_holds_nothing() -> None:
    for who in (Nobody(), SYSTEM):
        assert not who.holds("officer")
        assert who.units_as("officer") == who.provinces_as("officer") == []
        assert not who.signed_in
        assert who.person_id is None
