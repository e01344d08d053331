"""Finding measured without a server: what counting facets and choosing a page cost, by the number of hits."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from antq.catalogue import columns
from antq.catalogue.counting import count
from antq.catalogue.filters import Filter
from antq.catalogue.listing import listing
from antq.catalogue.queries import PER_PAGE
from antq.kit.database import db, writing
from antq.kit.database.version import raise_version
from benchmarks.subjects import BROAD

TIMES = 3
ASKED = {
    "everything": Filter(),
    "everything, by name": Filter(sort="ten"),
    "everything, most replicated": Filter(sort="nhan-rong"),
    f"“{BROAD}”": Filter(q=BROAD),
    "“camera an ninh”": Filter(q="camera an ninh"),
    "“camera an ninh hoa thuan”": Filter(q="camera an ninh hoa thuan"),
    "“t”": Filter(q="t"),
    "“to”": Filter(q="to"),
    "one year": Filter(years=(2020,)),
}

NOTHING = Filter(q="zz khong co gi", years=(1950,))
"""Finds nothing, so that nothing but what every question needs is read for it."""


@dataclass(frozen=True)
class Inside:
    """Milliseconds, the fastest of a few: total and facets with nothing remembered, then the ids of a page."""

    name: str
    hits: int
    count: float
    page: float


def change() -> None:
    """Raise the data version as any write does: whatever was remembered is forgotten."""
    with writing():
        raise_version()


def measured() -> list[Inside]:
    """One row for each of ASKED."""
    return [_measured(name, wanted) for name, wanted in ASKED.items()]


def _measured(name: str, wanted: Filter) -> Inside:
    counts, pages, hits = [], [], 0
    for _ in range(TIMES):
        change()
        _warm()
        counts.append(_milliseconds(lambda: count(wanted)))
        _order(wanted)
        pages.append(_milliseconds(lambda: listing(wanted).following(None, PER_PAGE)))
        hits = len(listing(wanted))
        db.session.rollback()
    return Inside(name, hits, min(counts), min(pages))


def after_a_change() -> tuple[float, float]:
    """Milliseconds until columns and order stand again when the data version was raised, then until the first
    count, for which the places and the abbreviations are read again."""
    times, firsts = [], []
    for _ in range(TIMES):
        change()
        times.append(_milliseconds(_order_again))
        firsts.append(_milliseconds(lambda: count(NOTHING)))
        db.session.rollback()
    return min(times), min(firsts)


def _warm() -> None:
    """Have everything made that is remembered for all questions of a data version."""
    _order_again()
    count(NOTHING)


def _order_again() -> None:
    assert len(columns.now().newest.places)  # noqa: S101 (a property that is made once)


def _order(wanted: Filter) -> None:
    """Have the ranks of its order made: they are made once for a data version."""
    listing(Filter(sort=wanted.sort)).following(None, 1)


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000
