"""Two clicks, or two people, at the same moment: it happens once."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

from flask import Flask
from sqlalchemy import func, select

from antq.kit import clock
from antq.kit.database import begin_writing, db, writing
from antq.kit.journal import Event
from antq.kit.refusals import Refusal
from antq.people import actions, passwords
from antq.people.actor import SYSTEM, actor_of
from antq.people.models import Person
from antq.units.actions import add_unit
from tests.people.conftest import NOON, SECRET, code_at

FIRST, SECOND = "mùa gặt tháng mười", "một đêm trăng sáng"


def opened(app: Flask) -> int:
    """An account with a posting, really committed; its id."""
    with app.app_context(), writing():
        person, _ = actions.create_person("donvi", "Đơn Vị", by=SYSTEM)
        person.password_hash, person.password_expires_at = passwords.hash_of(FIRST), None
        actions.post(person, add_unit("x", name="Đơn vị X", kind="x"), "officer", clock.today(), by=SYSTEM)
        return person.id


def both(app: Flask, person_id: int, act: Callable[[Person], object]) -> list[str]:
    """Do it twice at once, as two requests; what became of them."""
    start, ends = Barrier(2), []

    def one() -> None:
        with app.app_context():
            person = db.session.get_one(Person, person_id)
            start.wait(10)
            db.session.rollback()
            begin_writing()
            try:
                act(person)
                db.session.commit()
                ends.append("done")
            except Refusal as refusal:
                db.session.rollback()
                ends.append(type(refusal).__name__)

    threads = [Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(ends)


def events(app: Flask, kind: str) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).where(Event.kind == kind)) or 0


def test_two_clicks_on_change_password_both_succeed(fresh_app: Flask) -> None:
    person_id = opened(fresh_app)
    done = both(
        fresh_app, person_id, lambda person: actions.change_password(FIRST, SECOND, by=actor_of(person))
    )
    assert done == ["done", "done"]
    assert events(fresh_app, "person.password") == 1


def test_two_administrators_shut_one_account(fresh_app: Flask) -> None:
    done = both(fresh_app, opened(fresh_app), lambda person: actions.disable(person, by=SYSTEM))
    assert done == ["Stale", "done"]
    assert events(fresh_app, "person.disabled") == 1


def test_two_administrators_end_one_posting(fresh_app: Flask) -> None:
    done = both(
        fresh_app, opened(fresh_app), lambda person: actions.end_posting(person.postings[0], by=SYSTEM)
    )
    assert done == ["Stale", "done"]


def test_two_administrators_give_one_role(fresh_app: Flask) -> None:
    def give(person: Person) -> None:
        unit = person.postings[0].unit
        actions.post(person, unit, "staff", clock.today(), by=SYSTEM)

    done = both(fresh_app, opened(fresh_app), give)
    assert done == ["Invalid", "done"]


def test_two_sign_ins_with_one_code(fresh_app: Flask) -> None:
    """Whoever looked over the shoulder is as quick as the person: one of the two gets in."""
    person_id = opened(fresh_app)
    with_second_factor(fresh_app, person_id)
    with clock.stopped(NOON):
        code = code_at()
        done = both(fresh_app, person_id, lambda person: actions.prove("donvi", FIRST, code, address=""))
    assert done == ["Invalid", "done"]
    assert events(fresh_app, "person.sign_in_failed") == 1


def test_two_clicks_on_turning_the_second_factor_on(fresh_app: Flask) -> None:
    person_id = opened(fresh_app)
    with clock.stopped(NOON):
        code = code_at()
        done = both(
            fresh_app,
            person_id,
            lambda person: actions.turn_on_second_factor(SECRET, FIRST, code, by=actor_of(person)),
        )
    assert done == ["done", "done"]
    assert events(fresh_app, "person.second_factor_on") == 1


def test_two_clicks_on_turning_the_second_factor_off(fresh_app: Flask) -> None:
    person_id = opened(fresh_app)
    with_second_factor(fresh_app, person_id)
    with clock.stopped(NOON):
        code = code_at()
        done = both(
            fresh_app,
            person_id,
            lambda person: actions.turn_off_second_factor(FIRST, code, by=actor_of(person)),
        )
    assert done == ["done", "done"]
    assert events(fresh_app, "person.second_factor_off") == 1


def test_two_administrators_drop_one_second_factor(fresh_app: Flask) -> None:
    person_id = opened(fresh_app)
    with_second_factor(fresh_app, person_id)
    done = both(fresh_app, person_id, lambda person: actions.drop_second_factor(person, by=SYSTEM))
    assert done == ["Stale", "done"]


def with_second_factor(app: Flask, person_id: int) -> None:
    with app.app_context(), writing():
        db.session.get_one(Person, person_id).second_factor = SECRET
