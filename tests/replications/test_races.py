"""Two officers at once: nobody waits in a circle, nothing that was said is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from antq.catalogue import actions as catalogue
from antq.catalogue.models import Initiative
from antq.evidence.models import Album
from antq.kit import clock
from antq.kit.database import begin_writing, db, writing
from antq.kit.journal import faults
from antq.people.actor import SYSTEM
from antq.replications import actions
from antq.replications.actions.counting import miscounted
from antq.replications.models import Replication
from tests.cast import who
from tests.databases import ENGINE
from tests.making import an_initiative
from tests.replications.points import facts, running

ROUNDS = 4
FIGURE = {"what": "Vụ trộm cắp", "unit": "vụ", "value": 1, "source": "Công an xã"}
Act = Callable[[Replication, Replication], Any]
beside = pytest.mark.skipif(
    ENGINE == "sqlite", reason="SQLite has one writer at a time, from its first reading"
)


def points(*refs: str) -> list[Replication]:
    rows = select(Replication).where(Replication.ref.in_(refs)).order_by(Replication.id)
    return list(db.session.scalars(rows))


def made(application: Flask, count: int) -> list[tuple[str, str]]:
    """Pairs of points of one initiative each, which ran in February and wait to be confirmed."""
    with application.app_context(), clock.stopped(datetime(2026, 2, 15, tzinfo=UTC)), writing():
        pairs = []
        for number in range(count):
            one = an_initiative(f"Tiếng loa {number}")
            first, second = (running(one, neighbourhood=f"Thôn {n}") for n in (1, 2))
            pairs.append((first.ref, second.ref))
        return pairs


def together(application: Flask, pairs: list[tuple[str, str]], *acts: Act) -> list[BaseException]:
    """Every act in a thread of its own on every pair, all starting each pair at once; what went wrong."""
    gate = threading.Barrier(len(acts))
    wrong: list[BaseException] = []

    def work(act: Act) -> None:
        with application.app_context():
            for refs in pairs:
                gate.wait(60)
                try:
                    with writing():
                        first, second = points(*refs)
                        act(first, second)
                except Exception as error:
                    wrong.append(error)

    threads = [threading.Thread(target=work, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return wrong


def edit(first: Replication, second: Replication) -> None:
    said = facts(neighbourhood="Thôn 1", team_count=first.team_count + 5)
    actions.change(first, said, seen=first.version, by=who("donvi"))


def confirm(first: Replication, second: Replication) -> None:
    actions.confirm([second, first], by=who("donvi"))


def weaken(first: Replication, second: Replication) -> None:
    actions.weaken(first, "Chỉ còn ba người trực.", by=who("thuongtruc"))


def rewrite(first: Replication, second: Replication) -> None:
    catalogue.set_replication(first.initiative, "nationwide", by=SYSTEM)


@pytest.mark.parametrize(
    "acts", [(edit, confirm), (weaken, confirm), (rewrite, confirm)], ids=["edit", "weaken", "catalogue"]
)
def test_nobody_waits_in_a_circle(fresh_app: Flask, acts: tuple[Act, ...]) -> None:
    pairs = made(fresh_app, ROUNDS)
    assert together(fresh_app, pairs, *acts) == []
    with fresh_app.app_context():
        assert miscounted() == []
        assert faults() == []


@beside
def test_what_another_closes_meanwhile_is_counted(fresh_app: Flask) -> None:
    ((grey, ended),) = made(fresh_app, 1)
    with fresh_app.app_context(), writing():
        confirm(*points(ended) * 2)
    with fresh_app.app_context():
        begin_writing()
        (mine,) = points(grey)
        assert mine.initiative.own_points == 1
        with fresh_app.app_context(), writing():
            (other,) = points(ended)
            actions.close(other, "no-people", "Không còn ai trực.", by=who("donvi"))
        actions.confirm([mine], by=who("donvi"))
        db.session.commit()
    with fresh_app.app_context():
        assert db.session.scalars(select(Initiative.own_points)).all() == [1]
        assert miscounted() == []


@beside
def test_two_first_reports_at_once_are_both_kept(fresh_app: Flask) -> None:
    with fresh_app.app_context(), writing():
        ref = running().ref
    with fresh_app.app_context():
        begin_writing()
        (mine,) = points(ref)
        assert mine.album is None
        with fresh_app.app_context(), writing():
            actions.report(points(ref)[0], [FIGURE], by=who("donvi"))
        actions.report(mine, [FIGURE | {"what": "Tin báo"}], by=who("donvi"))
        db.session.commit()
    with fresh_app.app_context():
        album = points(ref)[0].album
        assert album is not None
        assert [each.what for each in album.figures] == ["Vụ trộm cắp", "Tin báo"]
        assert len(db.session.scalars(select(Album)).all()) == 2, "the initiative's and the point's"
