"""Accounts and postings, and who looks after which."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from antq.kit import clock
from antq.kit.database import db
from antq.kit.journal import timeline_of
from antq.kit.notices import notices_of, unread_count
from antq.kit.policy import may
from antq.kit.refusals import Invalid, Missing, Refused, Stale
from antq.people import actions, queries
from antq.people.actor import SYSTEM, Actor, actor_of
from antq.people.models import Person, SignIn
from antq.people.policy import reached_by, seen_by, sees
from antq.units.queries import meant
from tests.people.conftest import World
from tests.people.test_signing import signed_in


@pytest.fixture
def admin(world: World) -> Actor:
    """The administrator of Lào Cai."""
    return actor_of(world.admit("quantri", "administrator", world.office))


def live_sessions(person: Person) -> int:
    return len(
        db.session.scalars(
            select(SignIn).where(SignIn.person_id == person.id, SignIn.ended_at.is_(None))
        ).all()
    )


def test_a_new_account_has_a_folded_name_and_no_rights(world: World, admin: Actor) -> None:
    person, initial = actions.create_person("Nguyễn Văn Đức", " Nguyễn  Văn Đức ", by=admin)
    assert (person.username, person.name) == ("nguyenvanduc", "Nguyễn Văn Đức")
    assert initial not in person.password_hash
    assert actor_of(person).posts == ()


@pytest.mark.parametrize("taken", ["donvi", "Đơn Vị", "don-vi"])
def test_sign_in_names_are_unique_however_they_are_written(world: World, admin: Actor, taken: str) -> None:
    world.admit("donvi")
    with pytest.raises(Invalid) as refused:
        actions.create_person(taken, "Người Khác", by=admin)
    assert set(refused.value.errors) == {"username"}


@pytest.mark.parametrize("name", ["", "ab", "!!!", "x" * 81])
def test_sign_in_names_have_a_length(admin: Actor, name: str) -> None:
    with pytest.raises(Invalid):
        actions.create_person(name, "Người Khác", by=admin)


def test_a_posting_gives_the_role_and_tells_the_person(world: World, admin: Actor) -> None:
    person = world.admit("donvi")
    actions.post(person, world.commune, "officer", clock.today(), by=admin)
    assert actor_of(person).holds("officer", unit_id=world.commune.id)
    assert unread_count(person.id) == 1
    assert "Cán bộ lập hồ sơ tại Công an xã Mường Lai" in notices_of(person.id)[0].entry.says


def test_a_posting_of_tomorrow_gives_nothing_today(world: World, admin: Actor) -> None:
    person = world.admit("donvi")
    actions.post(person, world.commune, "officer", clock.today() + timedelta(days=1), by=admin)
    assert actor_of(person).posts == ()


def test_what_a_posting_must_be(world: World, admin: Actor) -> None:
    person, today = world.admit("donvi", "officer"), clock.today()
    world.commune.ended_on = today - timedelta(days=2)
    for unit, role, first, last, wrong in (
        (world.office, "officer", today, today - timedelta(days=1), "ends_on"),
        (world.office, "emperor", today, None, "role"),
        (world.commune, "staff", today, None, "unit"),
    ):
        with pytest.raises(Invalid) as refused:
            actions.post(person, unit, role, first, last, by=admin)
        assert set(refused.value.errors) == {wrong}


@pytest.mark.parametrize(
    ("first", "last", "fits"),
    [(1, None, False), (-5, -3, True), (-5, -1, False), (-5, None, False), (3, 9, False), (11, 20, True)],
)
def test_one_role_is_not_held_twice_at_a_time(
    world: World, admin: Actor, first: int, last: int | None, fits: bool
) -> None:
    person, today = world.admit("donvi"), clock.today()
    world.post(person, "officer", world.commune, ends_on=today + timedelta(days=10))  # since yesterday

    def give() -> None:
        end = None if last is None else today + timedelta(days=last)
        actions.post(person, world.commune, "officer", today + timedelta(days=first), end, by=admin)

    if fits:
        give()
    else:
        with pytest.raises(Invalid):
            give()


def test_ending_a_posting_takes_the_role_and_the_sessions(world: World, admin: Actor) -> None:
    person = world.admit("donvi", "officer")
    signed_in("donvi")
    actions.end_posting(queries.find_posting(person.ref, 1, by=admin), by=admin)
    assert actor_of(person).posts == ()
    assert live_sessions(person) == 0
    with pytest.raises(Stale):
        actions.end_posting(person.postings[0], by=admin)


def test_a_posting_that_began_today_can_be_taken_back(world: World, admin: Actor) -> None:
    person = world.admit("donvi")
    posting = actions.post(person, world.commune, "officer", clock.today(), by=admin)
    actions.end_posting(posting, by=admin)
    assert actor_of(person).posts == ()
    actions.post(person, world.commune, "officer", clock.today(), by=admin)
    assert actor_of(person).roles == {"officer"}


def test_disabling_ends_every_session_at_once(world: World, admin: Actor) -> None:
    person = world.admit("donvi", "officer")
    signed_in("donvi")
    actions.disable(person, by=admin)
    assert live_sessions(person) == 0
    assert queries.holders("officer") == []
    with pytest.raises(Stale):
        actions.disable(person, by=admin)
    actions.enable(person, by=admin)
    with pytest.raises(Stale):
        actions.enable(person, by=admin)
    assert [entry.kind for entry in timeline_of(person, ("account",))][-2:] == [
        "person.disabled",
        "person.enabled",
    ]


def test_resetting_a_password_ends_every_session(world: World, admin: Actor) -> None:
    person = world.admit("donvi", "officer")
    signed_in("donvi")
    initial = actions.reset_password(person, by=admin)
    db.session.commit()
    assert live_sessions(person) == 0
    assert actions.prove("donvi", initial, address="")
    assert person.password_expires_at is not None


def test_holders_are_the_people_of_today(world: World) -> None:
    here = world.admit("donvi", "officer")
    world.post(here, "officer", world.office)
    there = world.admit("donvi2", "officer", world.foreign)
    gone = world.admit("donvi3")
    world.post(gone, "officer", world.commune, ends_on=clock.today() - timedelta(days=1))
    assert queries.holders("officer") == [here.id, there.id]
    assert queries.holders("officer", province_id=world.here.id) == [here.id]
    assert queries.holders("officer", unit_id=world.foreign.id) == [there.id]
    assert queries.holders("releaser") == []


def cast(world: World) -> dict[str, Person]:
    """Everybody an administrator may or may not look after."""
    ended = clock.today() - timedelta(days=1)
    people = {
        "own": world.admit("own", "officer", world.commune),
        "foreign": world.admit("foreign", "officer", world.foreign),
        "nobody": world.admit("nobody"),
        "both": world.admit("both", "officer", world.commune),
        "moved": world.admit("moved", "officer", world.commune),
        "retired": world.admit("retired"),
        "national": world.admit("national", "administrator", world.nation),
    }
    world.post(people["both"], "council_member", world.foreign)
    world.post(people["moved"], "officer", world.foreign, ends_on=ended)
    world.post(people["retired"], "officer", world.foreign, ends_on=ended)
    db.session.commit()
    return people


def test_an_administrator_reaches_the_own_province(world: World, admin: Actor) -> None:
    people = cast(world)
    assert {name for name in people if sees(admin, people[name])} == {
        "own",
        "nobody",
        "both",
        "moved",
        "retired",
    }
    changed = {name for name in people if may(admin, "person.administer", people[name])}
    assert changed == {"own", "nobody", "moved", "retired"}


def test_an_administrator_of_the_whole_country_reaches_everybody(world: World) -> None:
    people = cast(world)
    national = actor_of(people["national"])
    assert all(sees(national, person) for person in people.values())
    assert {name for name in people if not may(national, "person.administer", people[name])} == {"national"}


def test_both_readings_of_who_sees_whom_agree(world: World, admin: Actor) -> None:
    people = cast(world)
    for actor in (admin, actor_of(people["national"]), actor_of(people["own"]), SYSTEM):
        found = set(db.session.scalars(select(Person.username).where(seen_by(actor))))
        everybody = db.session.scalars(select(Person)).all()
        assert found == {person.username for person in everybody if sees(actor, person)}


def test_whom_one_does_not_see_one_does_not_find(world: World, admin: Actor) -> None:
    people = cast(world)
    with pytest.raises(Missing):
        queries.find(people["foreign"].ref, by=admin)
    with pytest.raises(Missing):
        queries.find(people["own"].ref, by=actor_of(people["own"]))
    assert not may(actor_of(people["own"]), "person.browse")


def test_nobody_gives_out_roles_beyond_their_reach(world: World, admin: Actor) -> None:
    person = world.admit("donvi")
    for unit in (world.foreign, world.nation):
        with pytest.raises(Refused):
            actions.post(person, unit, "administrator", clock.today(), by=admin)


def test_nobody_looks_after_their_own_account(world: World) -> None:
    person = world.admit("quantri", "administrator", world.nation)
    assert not may(actor_of(person), "person.administer", person)
    assert not may(actor_of(person), "posting.end", person.postings[0])


def test_the_posting_in_ones_own_province_can_be_ended_whatever_else_the_person_does(
    world: World, admin: Actor
) -> None:
    person = cast(world)["both"]
    assert may(admin, "posting.end", person.postings[0])
    assert not may(admin, "posting.end", person.postings[1])


@pytest.mark.parametrize("number", [0, 2, 999])
def test_postings_are_numbered_from_one(world: World, admin: Actor, number: int) -> None:
    person = world.admit("donvi", "officer")
    with pytest.raises(Missing):
        queries.find_posting(person.ref, number, by=admin)


def test_the_list_is_searched_without_accents_and_ordered_by_given_name(world: World, admin: Actor) -> None:
    for username, name in (("b", "Trần Thị Bình"), ("a", "Vũ Đức Ân"), ("c", "Lê An")):
        world.admit(username, "officer", name=name)
    names = [person.name for person in queries.browse("", 1, by=admin).people]
    assert names == ["Lê An", "Vũ Đức Ân", "Trần Thị Bình", "Quantri"]
    assert [person.name for person in queries.browse("vu duc", 1, by=admin).people] == ["Vũ Đức Ân"]
    assert queries.browse("không ai", 9, by=admin).people == []


def test_the_list_comes_in_pages(world: World, admin: Actor) -> None:
    db.session.add_all(
        Person(ref=f"ND-{n}", username=f"nguoi{n}", name=f"Người {n}", created_at=clock.now())
        for n in range(60)
    )
    db.session.commit()
    second = queries.browse("người", 2, by=admin)
    assert (len(second.people), second.total, second.pages) == (10, 60, 2)
    assert queries.browse("người", 99, by=admin).page == 2


@pytest.mark.parametrize(
    "typed",
    [
        "cong-an-muong-lai",
        "cong-an-muong-lai – Công an xã Mường Lai",
        "công an xã mường lai",
        "CONG AN XA MUONG LAI",
    ],
)
def test_units_are_meant_by_ref_or_name(world: World, typed: str) -> None:
    assert meant(typed, reached_by(SYSTEM)) == [world.commune]


def test_closed_and_unreached_units_are_not_meant(world: World, admin: Actor) -> None:
    world.office.ended_on = date(2020, 1, 1)
    assert meant("phong-xdpt", reached_by(SYSTEM)) == []
    assert meant("cong-an-dat-mui", reached_by(admin)) == []
    assert meant("!!!", reached_by(admin)) == []


def test_a_posting_does_not_forget_what_was_just_changed(world: World) -> None:
    """The sample accounts get their password and their roles in one transaction."""
    person, _ = actions.create_person("moi", "Người Mới", by=SYSTEM)
    person.name, person.password_expires_at = "Lê Văn Mới", None
    actions.post(person, world.commune, "officer", clock.today(), by=SYSTEM)
    db.session.commit()
    assert (person.name, person.password_expires_at) == ("Lê Văn Mới", None)
