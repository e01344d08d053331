"""Proving who one is, and how long a session lives."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from antq.kit import clock
from antq.kit.database import begin_writing, db
from antq.kit.journal import Event
from antq.kit.refusals import Invalid, Missing, Refused
from antq.people import actions, passwords, queries
from antq.people.actor import SYSTEM, Actor, actor_of
from antq.people.models import SignIn
from antq.people.sessions import Limits, actor_for, hash_of_token, sessions_of
from tests.client import PASSWORD
from tests.people.conftest import World

LIMITS = Limits(idle=timedelta(hours=8), idle_office=timedelta(minutes=30), longest=timedelta(hours=12))
NOON = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


def prove(username: str, password: str = PASSWORD) -> actions.Proof | None:
    return actions.prove(username, password, address="203.0.113.9")


def signed_in(username: str, device: str = "Firefox, Windows") -> str:
    """A token, after the same two steps as at the door."""
    proof = prove(username)
    assert proof
    token = actions.open_session(proof, device=device, address="203.0.113.9")
    db.session.commit()
    return token


def who(token: str) -> Actor:
    found = actor_for(token, LIMITS)
    assert found
    return found


def events(kind: str) -> int:
    return db.session.scalar(select(func.count()).where(Event.kind == kind)) or 0


def test_the_right_password_opens_a_session(world: World) -> None:
    person = world.admit("donvi", "officer")
    actor = who(signed_in("donvi"))
    assert (actor.person_id, actor.roles) == (person.id, frozenset({"officer"}))
    assert events("person.sign_in") == 1


@pytest.mark.parametrize("typed", ["DonVi", " đơn vị ", "don.vi", "ĐƠN\u200b VỊ"])
def test_capitals_accents_and_spaces_of_the_name_do_not_matter(world: World, typed: str) -> None:
    world.admit("donvi")
    assert prove(typed)


@pytest.mark.parametrize("name", ["donvi", "khongco", "", "!!!", "x" * 200_000])
def test_failures_are_written_down_and_tell_nothing(world: World, name: str) -> None:
    world.admit("donvi")
    assert prove(name, "sai mật khẩu rồi") is None
    assert events("person.sign_in_failed") == 1
    row = db.session.scalars(select(Event).where(Event.kind == "person.sign_in_failed")).one()
    assert row.payload == {"address": "203.0.113.9"}
    assert row.actor_id is None


def test_a_disabled_account_proves_nothing(world: World) -> None:
    world.admit("donvi", disabled_at=clock.now())
    assert prove("donvi") is None


def test_an_account_without_a_password_proves_nothing(world: World) -> None:
    world.admit("donvi", password_hash="")
    assert prove("donvi", "") is None


def test_an_old_hash_is_renewed_at_sign_in(world: World) -> None:
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(PASSWORD)
    person = world.admit("donvi", password_hash=weak)
    assert prove("donvi")
    db.session.refresh(person)
    assert not passwords.is_dated(person.password_hash)
    assert prove("donvi")


def test_only_the_hash_of_a_token_is_kept(world: World) -> None:
    world.admit("donvi")
    token = signed_in("donvi")
    row = db.session.scalars(select(SignIn)).one()
    assert row.token_hash == hash_of_token(token)
    assert token not in (row.token_hash, row.ref)


@pytest.mark.parametrize("change", ["disable", "password"])
def test_between_proof_and_session_the_account_may_change(world: World, change: str) -> None:
    person = world.admit("donvi")
    proof = prove("donvi")
    assert proof
    if change == "disable":
        actions.disable(person, by=SYSTEM)
    else:
        actions.reset_password(person, by=SYSTEM)
    with pytest.raises(Refused):
        actions.open_session(proof, device="", address="")


@pytest.mark.parametrize(
    ("role", "idle"), [("officer", 480), ("staff", 480), ("council_member", 30), ("administrator", 30)]
)
def test_idle_limits(world: World, role: str, idle: int) -> None:
    world.admit("donvi", role)
    with clock.stopped(NOON):
        token = signed_in("donvi")
    with clock.stopped(NOON + timedelta(minutes=idle, seconds=-1)):
        assert actor_for(token, LIMITS)
    with clock.stopped(NOON + timedelta(minutes=idle)):
        assert actor_for(token, LIMITS) is None


def test_no_session_outlives_twelve_hours_however_busy(world: World) -> None:
    world.admit("donvi", "officer")
    with clock.stopped(NOON):
        token = signed_in("donvi")
    for hour in range(1, 12):
        with clock.stopped(NOON + timedelta(hours=hour)):
            assert actor_for(token, LIMITS)
            actions.stay(token)
    with clock.stopped(NOON + timedelta(hours=12)):
        assert actor_for(token, LIMITS) is None


def test_staying_puts_the_idle_limit_off(world: World) -> None:
    world.admit("donvi", "releaser")
    with clock.stopped(NOON):
        token = signed_in("donvi")
    with clock.stopped(NOON + timedelta(minutes=20)):
        actions.stay(token)
    with clock.stopped(NOON + timedelta(minutes=49)):
        assert actor_for(token, LIMITS)


def test_sessions_long_over_leave_the_table_at_the_next_sign_in(world: World) -> None:
    world.admit("donvi")
    with clock.stopped(NOON):
        signed_in("donvi")
    with clock.stopped(NOON + timedelta(days=31)):
        signed_in("donvi")
        assert db.session.scalar(select(func.count(SignIn.id))) == 1


def test_a_role_taken_away_is_gone_at_once(world: World) -> None:
    person = world.admit("donvi", "officer")
    token = signed_in("donvi")
    person.postings[0].ends_on = clock.today() - timedelta(days=1)
    db.session.commit()
    assert who(token).roles == frozenset()


def test_signing_out_ends_this_session_only(world: World) -> None:
    world.admit("donvi")
    first, second = signed_in("donvi"), signed_in("donvi")
    actions.sign_out(by=who(first))
    assert actor_for(first, LIMITS) is None
    assert actor_for(second, LIMITS)
    assert events("person.sign_out") == 1


def test_signing_out_everywhere(world: World) -> None:
    world.admit("donvi")
    world.admit("donvi2")
    tokens = [signed_in("donvi"), signed_in("donvi")]
    other = signed_in("donvi2")
    actions.sign_out_everywhere(by=who(tokens[0]))
    assert [actor_for(token, LIMITS) for token in tokens] == [None, None]
    assert actor_for(other, LIMITS)


def test_one_ends_only_sessions_of_ones_own(world: World) -> None:
    world.admit("donvi")
    world.admit("donvi2")
    mine, theirs = who(signed_in("donvi")), who(signed_in("donvi2"))
    foreign = sessions_of(theirs, LIMITS)[0]
    with pytest.raises(Missing):
        queries.find_session(foreign.ref, by=mine)
    with pytest.raises(Missing):
        queries.find_session("", by=mine)
    own = queries.find_session(sessions_of(mine, LIMITS)[0].ref, by=mine)
    for _ in range(2):
        actions.end_session(own, by=mine)
    assert sessions_of(mine, LIMITS) == []
    assert events("person.sessions_ended") == 1


def test_a_new_password_ends_the_other_sessions(world: World) -> None:
    world.admit("donvi", "officer")
    this, other = signed_in("donvi"), signed_in("donvi")
    actions.change_password(PASSWORD, "một đêm trăng sáng", by=who(this))
    db.session.commit()
    assert actor_for(this, LIMITS)
    assert actor_for(other, LIMITS) is None
    assert prove("donvi") is None
    assert prove("donvi", "một đêm trăng sáng")


def test_a_second_click_on_change_password_changes_nothing(world: World) -> None:
    world.admit("donvi")
    actor = who(signed_in("donvi"))
    for _ in range(2):
        actions.change_password(PASSWORD, "một đêm trăng sáng", by=actor)
        db.session.commit()
    assert events("person.password") == 1


@pytest.mark.parametrize(
    ("present", "new", "wrong"),
    [
        ("không phải", "một đêm trăng sáng", {"present"}),
        (PASSWORD, "ngắn", {"new"}),
        (PASSWORD, PASSWORD, {"new"}),
        (PASSWORD, "donvi2026", {"new"}),
        (PASSWORD, "Công an xã Đất Mũi", {"new"}),
        (PASSWORD, "lao cai 2026", {"new"}),
        ("không phải", "12345678", {"present", "new"}),
    ],
)
def test_passwords_that_are_not_taken(world: World, present: str, new: str, wrong: set[str]) -> None:
    world.admit("donvi")
    actor = who(signed_in("donvi"))
    with pytest.raises(Invalid) as refused:
        actions.change_password(present, new, by=actor)
    assert set(refused.value.errors) == wrong
    begin_writing()
    assert prove("donvi")


def test_the_initial_password_lasts_three_days_and_gives_no_rights(world: World) -> None:
    admin = actor_of(world.admit("quantri", "administrator", world.office))
    with clock.stopped(NOON):
        person, initial = actions.create_person("Lê Văn Mới", "Lê Văn Mới", by=admin)
        actions.post(person, world.commune, "officer", clock.today(), by=admin)
        db.session.commit()
    with clock.stopped(NOON + timedelta(hours=71)):
        proof = prove("levanmoi", initial)
        assert proof
        actor = who(actions.open_session(proof, device="", address=""))
        db.session.commit()
        assert actor.must_change
        assert actor.posts == ()
        actions.change_password(initial, "một đêm trăng sáng", by=actor)
        db.session.commit()
        assert who(actor.token).roles == {"officer"}
    with clock.stopped(NOON + timedelta(hours=73)):
        assert prove("levanmoi", initial) is None
        assert prove("levanmoi", "một đêm trăng sáng")


def test_an_initial_password_that_ran_out_proves_nothing(world: World) -> None:
    world.admit("donvi", password_expires_at=NOON)
    with clock.stopped(NOON - timedelta(seconds=1)):
        assert prove("donvi")
    with clock.stopped(NOON):
        assert prove("donvi") is None


@pytest.mark.parametrize("token", ["", "x", "\udcff", "đ" * 5000, "0" * 43])
def test_planted_tokens_open_nothing(world: World, token: str) -> None:
    world.admit("donvi")
    signed_in("donvi")
    assert actor_for(token, LIMITS) is None
