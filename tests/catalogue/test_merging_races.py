"""Two people who merge the same two initiatives at once, each the other way: one wins, no circle comes about."""

from __future__ import annotations

import threading
from collections.abc import Callable

from flask import Flask
from sqlalchemy import select

from antq.catalogue import merging
from antq.catalogue.models import Initiative, heir_of
from antq.kit.database import db, writing
from antq.kit.journal import faults
from antq.kit.refusals import Refusal, Stale
from antq.places.queries import by_key
from tests.cast import who
from tests.making import an_initiative
from tests.peopled import app, fresh_app, peopled

__all__ = ["app", "fresh_app", "peopled"]
ROUNDS = 8
Act = Callable[[Initiative, Initiative], None]


def merge(taken: Initiative, kept: Initiative, seen: str) -> None:
    merging.merge(taken, kept, note="Một mô hình.", seen=seen, by=who("thuongtruc"))


def pair_of(refs: tuple[str, str]) -> tuple[Initiative, Initiative]:
    rows = {each.ref: each for each in db.session.scalars(select(Initiative).where(Initiative.ref.in_(refs)))}
    return rows[refs[0]], rows[refs[1]]


def together(application: Flask, pairs: list[tuple[str, str]]) -> list[list[Refusal | None]]:
    """Each pair merged both ways by two threads that have read their plans and start at once."""
    gate = threading.Barrier(2)
    outcomes: list[list[Refusal | None]] = [[None, None] for _pair in pairs]

    def run(number: int) -> None:
        with application.app_context():
            for round_, refs in enumerate(pairs):
                way = refs if number == 0 else (refs[1], refs[0])
                seen = merging.plan_of_merge(*pair_of(way)).stamp
                db.session.rollback()
                gate.wait(60)
                try:
                    with writing():
                        merge(*pair_of(way), seen)
                except Refusal as refusal:
                    outcomes[round_][number] = refusal
                gate.wait(60)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return outcomes


def test_both_ways_at_once(fresh_app: Flask) -> None:
    with fresh_app.app_context(), writing():
        made = [an_initiative(f"Tổ tự quản {n}", place=by_key("15")) for n in range(2 * ROUNDS)]
        pairs = [(one.ref, other.ref) for one, other in zip(made[::2], made[1::2], strict=True)]
    outcomes = together(fresh_app, pairs)
    with fresh_app.app_context():
        for refs, outcome in zip(pairs, outcomes, strict=True):
            assert sorted(type(each).__name__ for each in outcome) == ["NoneType", Stale.__name__]
            one, other = pair_of(refs)
            assert sorted([one.state, other.state]) == ["merged", "public"]
            assert heir_of(one) is heir_of(other)
        assert faults() == []
