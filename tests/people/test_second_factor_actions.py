"""Signing in with two steps; turning the second on, off, and taking it off somebody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from antq.kit import clock
from antq.kit.database import begin_writing, db
from antq.kit.journal import Event, faults
from antq.kit.records import Notice
from antq.kit.refusals import Invalid, Refused, Stale
from antq.people import actions
from antq.people.actor import SYSTEM, Actor
from antq.people.models import Person
from antq.people.sessions import Limits, actor_for
from tests.client import PASSWORD
from tests.people.conftest import NOON, SECRET, World, code_at

LIMITS = Limits(idle=timedelta(hours=8), idle_office=timedelta(minutes=30), longest=timedelta(hours=12))
FORCED = replace(LIMITS, second_factor_for_office=True)
OFFICE = ("standing_office", "council_member", "council_chair", "releaser", "administrator")


def prove(code: str, password: str = PASSWORD) -> actions.Proof | None:
    return actions.prove("donvi", password, code, address="203.0.113.9")


def opened(code: str = "") -> str:
    proof = prove(code)
    assert proof
    token = actions.open_session(proof, device="", address="")
    db.session.commit()
    return token


def who(token: str, limits: Limits = LIMITS) -> Actor:
    found = actor_for(token, limits)
    assert found
    return found


def events(kind: str) -> int:
    return db.session.scalar(select(func.count()).where(Event.kind == kind)) or 0


def told(person: Person) -> list[str]:
    asked = select(Event.kind).join(Notice).where(Notice.person_id == person.id).order_by(Event.number)
    return list(db.session.scalars(asked))


def test_password_and_code_open_a_session(world: World) -> None:
    person = world.admit("donvi", "officer", second_factor=SECRET)
    with clock.stopped(NOON):
        assert who(opened(code_at())).person_id == person.id
    db.session.refresh(person)
    assert person.second_factor_step == int(NOON.timestamp()) // 30


@pytest.mark.parametrize("wrong", ["", "000000", "abcdef", "１２３４５６", "x" * 100_000])
def test_without_the_code_there_is_no_proof(world: World, wrong: str) -> None:
    world.admit("donvi", second_factor=SECRET)
    with clock.stopped(NOON), pytest.raises(Invalid) as refused:
        prove(wrong)
    assert set(refused.value.errors) == {"code"}
    assert events("person.sign_in_failed") == 1


def test_the_code_is_not_looked_at_before_the_password_is_right(world: World) -> None:
    person = world.admit("donvi", second_factor=SECRET)
    with clock.stopped(NOON):
        assert prove(code_at(), "sai mật khẩu") is None
        assert prove("000000", "sai mật khẩu") is None
        assert events("person.sign_in_failed") == 2
        db.session.refresh(person)
        assert person.second_factor_step == 0
        assert prove(code_at())


def test_a_disabled_account_gives_nothing_away(world: World) -> None:
    world.admit("donvi", second_factor=SECRET, disabled_at=NOON)
    assert prove("") is None


def test_without_a_second_factor_the_code_does_not_matter(world: World) -> None:
    world.admit("donvi")
    assert prove("123456")


def test_a_code_opens_one_session(world: World) -> None:
    world.admit("donvi", second_factor=SECRET)
    with clock.stopped(NOON):
        code = code_at()
        opened(code)
        with pytest.raises(Invalid):
            prove(code)
    with clock.stopped(NOON + timedelta(seconds=30)):
        with pytest.raises(Invalid):
            prove(code)
        with pytest.raises(Invalid):
            prove(code_at(-60))
        assert prove(code_at())


@pytest.mark.parametrize("drift", [-30, 30])
def test_the_telephone_may_be_slow_or_fast(world: World, drift: int) -> None:
    world.admit("donvi", second_factor=SECRET)
    with clock.stopped(NOON):
        assert prove(code_at(drift))
        with pytest.raises(Invalid):
            prove(code_at(3 * drift))


def test_between_proof_and_session_the_second_factor_may_be_turned_on(world: World) -> None:
    person = world.admit("donvi")
    proof = prove("")
    assert proof
    person.second_factor = SECRET
    with pytest.raises(Refused):
        actions.open_session(proof, device="", address="")


def test_turning_on_ends_the_other_sessions_and_is_told(world: World) -> None:
    person = world.admit("donvi", "officer")
    with clock.stopped(NOON):
        this, other = opened(), opened()
        actions.turn_on_second_factor(SECRET, PASSWORD, code_at(), by=who(this))
        db.session.commit()
        assert actor_for(this, LIMITS)
        assert actor_for(other, LIMITS) is None
        assert person.second_factor == SECRET
        with pytest.raises(Invalid):
            prove(code_at())  # it confirmed the secret, so it is used
        assert prove(code_at(30))
    assert told(person) == ["person.second_factor_on"]
    assert faults() == []
    assert SECRET not in str([row.payload for row in db.session.scalars(select(Event))])


@pytest.mark.parametrize(
    ("password", "code", "wrong"),
    [("không phải", None, {"password"}), (PASSWORD, "000000", {"code"}), ("không phải", "", {"password"})],
)
def test_what_does_not_turn_it_on(world: World, password: str, code: str | None, wrong: set[str]) -> None:
    person = world.admit("donvi")
    with clock.stopped(NOON):
        actor = who(opened())
        typed = code_at() if code is None else code
        with pytest.raises(Invalid) as refused:
            actions.turn_on_second_factor(SECRET, password, typed, by=actor)
    assert set(refused.value.errors) == wrong
    db.session.rollback()
    assert person.second_factor == ""


def test_a_second_click_on_turning_on_changes_nothing(world: World) -> None:
    world.admit("donvi")
    with clock.stopped(NOON):
        actor = who(opened())
        for _ in range(2):
            actions.turn_on_second_factor(SECRET, PASSWORD, code_at(), by=actor)
            db.session.commit()
    assert events("person.second_factor_on") == 1


def test_a_secret_in_use_is_not_replaced_unseen(world: World) -> None:
    person = world.admit("donvi", second_factor=SECRET)
    other = "A" * 32
    with clock.stopped(NOON):
        actor = who(opened(code_at()))
        with pytest.raises(Stale):
            actions.turn_on_second_factor(other, PASSWORD, code_at(secret=other), by=actor)
    db.session.rollback()
    assert person.second_factor == SECRET


def test_turning_off_ends_the_other_sessions_and_is_told(world: World) -> None:
    person = world.admit("donvi", second_factor=SECRET)
    with clock.stopped(NOON):
        this, other = opened(code_at(-30)), opened(code_at())
        actions.turn_off_second_factor(PASSWORD, code_at(30), by=who(this))
        db.session.commit()
        assert actor_for(this, LIMITS)
        assert actor_for(other, LIMITS) is None
        assert prove("")
    assert (person.second_factor, person.second_factor_step) == ("", 0)
    assert told(person) == ["person.second_factor_off"]


@pytest.mark.parametrize(
    ("password", "seconds", "wrong"),
    [("không phải", 30, {"password"}), ("không phải", 900, {"password"}), (PASSWORD, 900, {"code"})],
)
def test_what_does_not_turn_it_off(world: World, password: str, seconds: int, wrong: set[str]) -> None:
    person = world.admit("donvi", second_factor=SECRET)
    with clock.stopped(NOON):
        actor = who(opened(code_at()))
        with pytest.raises(Invalid) as refused:
            actions.turn_off_second_factor(password, code_at(seconds), by=actor)
    assert set(refused.value.errors) == wrong
    db.session.rollback()
    assert person.second_factor == SECRET


def test_the_code_of_the_sign_in_does_not_turn_it_off(world: World) -> None:
    world.admit("donvi", second_factor=SECRET)
    with clock.stopped(NOON):
        actor = who(opened(code_at()))
        with pytest.raises(Invalid) as refused:
            actions.turn_off_second_factor(PASSWORD, code_at(), by=actor)
    assert set(refused.value.errors) == {"code"}


def test_a_second_click_on_turning_off_changes_nothing(world: World) -> None:
    world.admit("donvi", second_factor=SECRET)
    with clock.stopped(NOON):
        actor = who(opened(code_at()))
        for _ in range(2):
            actions.turn_off_second_factor(PASSWORD, code_at(30), by=actor)
            db.session.commit()
    assert events("person.second_factor_off") == 1


def test_a_new_password_leaves_the_second_factor_on(world: World) -> None:
    """ASVS V6.4.3."""
    person = world.admit("donvi", second_factor=SECRET)
    initial = actions.reset_password(person, by=SYSTEM)
    db.session.commit()
    with clock.stopped(NOON):
        with pytest.raises(Invalid):
            prove("", initial)
        assert prove(code_at(), initial)


def test_a_lost_telephone(world: World) -> None:
    person = world.admit("donvi", second_factor=SECRET)
    with clock.stopped(NOON):
        token = opened(code_at())
        begin_writing()
        actions.drop_second_factor(person, by=SYSTEM)
        db.session.commit()
        assert actor_for(token, LIMITS) is None
        assert prove("")
    assert told(person) == ["person.second_factor_dropped"]
    with pytest.raises(Stale):
        actions.drop_second_factor(person, by=SYSTEM)


@pytest.mark.parametrize("role", ["officer", "staff", *OFFICE])
def test_where_the_office_must_have_one_it_has_no_rights_before(world: World, role: str) -> None:
    person = world.admit("donvi", role, world.office)
    token = opened()
    forced = who(token, FORCED)
    assert (forced.must_enrol, forced.posts == ()) == ((True, True) if role in OFFICE else (False, False))
    assert not who(token).must_enrol
    person.second_factor = SECRET
    db.session.commit()
    assert who(token, FORCED).roles == {role}


def test_an_initial_password_is_replaced_first(world: World) -> None:
    person = world.admit("donvi", "releaser", password_expires_at=clock.now() + timedelta(hours=1))
    actor = who(opened(), FORCED)
    assert (actor.must_change, actor.must_enrol) == (True, False)
    person.password_expires_at = None
    db.session.commit()
    assert who(actor.token, FORCED).must_enrol


def test_the_short_idle_limit_holds_while_it_is_not_on(world: World) -> None:
    world.admit("donvi", "releaser")
    with clock.stopped(NOON):
        token = opened()
    with clock.stopped(NOON + timedelta(minutes=30)):
        assert actor_for(token, FORCED) is None
