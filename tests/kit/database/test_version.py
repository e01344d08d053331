"""The data version: raised once by whoever commits a change of public rows, and by nobody else."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import column, delete, insert, table, text, update

from antq.evidence.actions import open_album
from antq.evidence.models import Album, Figure, Photo, Rendition
from antq.kit import clock
from antq.kit.database import db, writing
from antq.kit.database.version import data_version, public_tables, raise_version
from antq.kit.records import Attempt, JournalHead
from antq.law.models import Norm
from antq.places.models import Place


def a_place(code: str = "15") -> Place:
    return Place(code=code, name=f"Tỉnh {code}", level="province", kind="tinh", sort_key=code)


@pytest.fixture
def database(fresh_app: Flask) -> Any:
    """A database of the test's own, in an application context."""
    with fresh_app.app_context():
        yield fresh_app


def rise_of(what: Callable[[], object]) -> int:
    """By how much the number rises when `what` is done in a write transaction."""
    before = data_version()
    with writing():
        what()
    after = data_version()
    db.session.rollback()
    return after - before


def test_a_new_database_begins_with_one(database: Flask) -> None:
    assert data_version() == 1


def test_public_rows_raise_it_once_however_many_they_are(database: Flask) -> None:
    def write() -> None:
        for code in ("15", "38", "82"):
            db.session.add(a_place(code))
            db.session.flush()

    assert rise_of(write) == 1


def test_private_rows_do_not(database: Flask) -> None:
    def write() -> None:
        db.session.add(Attempt(key="thử", count=1, expires_at=clock.now()))

    assert rise_of(write) == 0
    assert rise_of(lambda: setattr(db.session.get_one(Attempt, "thử"), "count", 2)) == 0
    assert rise_of(lambda: db.session.execute(delete(Attempt))) == 0


def test_a_change_and_a_removal_raise_it_too(database: Flask) -> None:
    rise_of(lambda: db.session.add(a_place()))
    row = Place.__table__.c
    assert rise_of(lambda: setattr(db.session.get_one(Place, 1), "name", "khác")) == 1
    assert rise_of(lambda: db.session.execute(update(Place).where(row.id == 1).values(name="nữa"))) == 1
    assert rise_of(lambda: setattr(db.session.get_one(Place, 1), "name", "nữa")) == 0, "nothing changed"
    assert rise_of(lambda: db.session.delete(db.session.get_one(Place, 1))) == 1


@pytest.mark.parametrize(
    "statement",
    [
        insert(Norm).values(key="thử", value=1, valid_from=date(2026, 1, 1), mark="V", note=""),
        delete(table("campaign_source")),
        update(table("place", column("name"))).values(name="khác"),
    ],
    ids=["insert by class", "delete by table", "update by table"],
)
def test_statements_count_as_rows_do(database: Flask, statement: Any) -> None:
    assert rise_of(lambda: db.session.execute(statement)) == 1


def test_sql_text_is_raised_by_hand(database: Flask) -> None:
    def write() -> None:
        db.session.execute(text("UPDATE place SET name = 'khác'"))
        raise_version()

    assert rise_of(write) == 1


def test_the_number_is_known_in_the_transaction_and_stays(database: Flask) -> None:
    with writing():
        assert raise_version() == 2
        db.session.add(a_place())
        assert raise_version() == 2
        assert data_version() == 2
    assert data_version() == 2


def fail_after(work: Callable[[], object]) -> None:
    work()
    raise ArithmeticError


def test_what_is_rolled_back_raises_nothing(database: Flask) -> None:
    def write() -> None:
        db.session.add(a_place())
        db.session.flush()
        raise_version()

    with pytest.raises(ArithmeticError), writing():
        fail_after(write)
    assert data_version() == 1
    assert rise_of(lambda: db.session.execute(text("SELECT 1"))) == 0, "nothing is left over"
    assert rise_of(lambda: db.session.add(a_place())) == 1


def roll_back_a_savepoint(work: Callable[[], object]) -> None:
    with pytest.raises(ArithmeticError), db.session.begin_nested():
        fail_after(work)


def test_a_savepoint_does_not_take_the_raise_of_others_with_it(database: Flask) -> None:
    def before() -> None:
        db.session.add(a_place())
        db.session.flush()
        roll_back_a_savepoint(lambda: db.session.add(Attempt(key="thử", count=1, expires_at=clock.now())))

    assert rise_of(before) == 1


def test_a_raise_that_a_savepoint_undid_is_made_again(database: Flask) -> None:
    def inside() -> None:
        db.session.add(a_place())
        db.session.flush()
        roll_back_a_savepoint(raise_version)

    assert rise_of(inside) == 1


def test_what_a_released_savepoint_wrote_counts(database: Flask) -> None:
    def inside() -> None:
        with db.session.begin_nested():
            db.session.add(a_place())

    assert rise_of(inside) == 1


def test_evidence_raises_it_only_where_the_public_sees_it(database: Flask) -> None:
    albums: dict[bool, int] = {}
    for public in (False, True):
        with writing():
            albums[public] = open_album(public=public).id

        def photo(album: int = albums[public]) -> None:
            words = {"alt": "Bản", "consent": "no_people", "added_at": clock.now()}
            row = Photo(ref=f"anh{album}", album_id=album, key="a", width=1, height=1, **words)
            db.session.add(row)
            db.session.flush()
            db.session.add(Rendition(photo_id=row.id, width=1, height=1, format="avif", key="b", size=1))

        def figure(album: int = albums[public]) -> None:
            db.session.add(Figure(ref=f"SL-{album}", album_id=album, what="số vụ", value=Decimal(3)))

        assert rise_of(photo) == rise_of(figure) == int(public)
    of_a_place = Figure(ref="SL-place", place_id=None, album_id=None, what="số vụ", value=Decimal(3))
    assert rise_of(lambda: db.session.add(of_a_place)) == 1
    assert rise_of(lambda: setattr(db.session.get_one(Album, albums[True]), "public", False)) == 1
    assert rise_of(lambda: setattr(db.session.get_one(Album, albums[False]), "public", True)) == 1


def test_writers_who_take_other_locks_first_never_wait_in_a_circle(fresh_app: Flask) -> None:
    """One changes public rows and then the journal's head, the other the other way round."""
    with fresh_app.app_context(), writing():
        db.session.add(a_place())
    errors: list[BaseException] = []
    start = threading.Barrier(2)

    def head() -> None:
        db.session.get(JournalHead, 1, with_for_update=True)

    def public() -> None:
        db.session.add(a_place(str(threading.get_ident())[-10:]))
        db.session.flush()

    def run(*steps: Callable[[], None]) -> None:
        try:
            with fresh_app.app_context():
                for _ in range(5):
                    start.wait(30)
                    with writing():
                        for step in steps:
                            step()
        except BaseException as error:
            errors.append(error)
            start.abort()

    threads = [threading.Thread(target=run, args=steps) for steps in ((head, public), (public, head))]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    assert errors == []
    with fresh_app.app_context():
        assert data_version() == 1 + 1 + 10, "every commit has its own number"


def test_public_and_private_classes_are_told_apart(app: Flask) -> None:
    assert {"initiative", "place", "document", "decision", "photo", "search_entry"} <= public_tables()
    private = {"nomination", "person", "sign_in", "notice", "job", "event", "attempt", "used_key", "file"}
    assert not private & public_tables()
