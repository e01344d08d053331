"""What tests of the kit write into its tables (rules, kinds of events, jobs) is gone after the test."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

import antq
from antq.kit import clock, jobs, journal, policy
from antq.kit.database import db
from antq.people.models import Person
from tests.kit.working import Done, nothing


@cache
def load_the_house() -> None:
    """Import every file, so that the house's own rows are in its tables before a test adds to them."""
    for module in pkgutil.walk_packages(antq.__path__, "antq."):
        importlib.import_module(module.name)


@contextmanager
def kept(*tables: dict[str, Any]) -> Iterator[None]:
    """Put the tables back as they were."""
    load_the_house()
    before = [dict(table) for table in tables]
    try:
        yield
    finally:
        for table, rows in zip(tables, before, strict=True):
            table.clear()
            table.update(rows)


@pytest.fixture
def rules() -> Iterator[dict[str, policy.Rule]]:
    """The table of rules, to be written into."""
    with kept(policy.RULES):
        yield policy.RULES


@pytest.fixture
def kinds() -> Iterator[dict[str, journal.Kind]]:
    """The table of event kinds, to be written into."""
    with kept(journal.KINDS):
        yield journal.KINDS


@pytest.fixture
def handlers() -> Iterator[dict[str, jobs.Handler]]:
    """The table of jobs, to be written into."""
    with kept(jobs.HANDLERS), kept(jobs.GIVEN_UP):
        yield jobs.HANDLERS


@pytest.fixture
def done(handlers: object) -> Done:
    """The names of the jobs done so far, kind `trial`; one called `bad` fails."""
    names: Done = []

    @jobs.job("trial")
    def handler(name: str) -> jobs.Ending:
        names.append(name)
        if name == "bad":
            raise ArithmeticError("không chia được")
        return nothing

    return names


@dataclass
class Somebody:
    """Who acts, as far as the kit asks."""

    person_id: int | None = None
    name: str = "Lò Thị Mai"
    signed_in: bool = True


@dataclass
class Subject:
    """What an event is about, without a room."""

    id: int = 1
    ref: str = "TH-1"
    title: str = "Đèn đường đầu bản"
    __subject__ = "trial"


def admit(name: str) -> Person:
    """A person with an account, committed."""
    person = Person(ref=f"ND-{name}", username=name, name=name.title(), created_at=clock.now())
    db.session.add(person)
    db.session.commit()
    return person
