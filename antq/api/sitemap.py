"""The map of the site for search engines (sitemaps.org): an index, and a part for each kind of page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select

from ..catalogue.cards import PATH
from ..catalogue.models import Initiative
from ..honours import queries as honours
from ..honours.models import Decision
from ..kit.database import db
from ..law.models import Document
from ..places.models import Place
from ..replications.hidden import hidden_initiatives
from ..replications.models import Replication
from . import records, xml
from .tables import INITIATIVES, REPLICATIONS, Table
from .tables.owners import is_public

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
PART = 10_000
"""Initiatives, or points of the ledger, of one part; the protocol allows 50,000 addresses."""

FIXED = (
    "",
    "mo-hinh",
    "vinh-danh",
    "van-ban",
    "dia-ban",
    "gioi-thieu",
    "gioi-thieu/quy-tac",
    "tro-nang",
    "du-lieu",
    "api",
)
OF_INITIATIVES = "mo-hinh"
OF_POINTS = "diem"
OF_SPREAD = "nhan-rong"
OF_PLACES = "dia-ban"
_NUMBER = re.compile(r"[1-9][0-9]{0,5}").fullmatch


@dataclass(frozen=True)
class Page:
    """One address, without the root of the site, and when it last changed."""

    path: str
    changed: date | datetime | None = None


def index(site: str) -> bytes:
    """The index: every part that has an address in it. The day of the last change stands in the parts."""
    tree = xml.root("sitemapindex", NAMESPACE)
    for name in parts():
        xml.add(xml.add(tree, "sitemap"), "loc", f"{site}sitemap-{name}.xml")
    return xml.written(tree)


def parts() -> list[str]:
    """The names of all parts. Initiatives are parted by their order of entry, so that a part which is full
    never changes its limits, however many rows come."""
    found = ["trang"]
    released = select(Decision.id).where(Decision.state == "released").limit(1)
    others = {
        "vinh-danh": honours.years(),
        "quyet-dinh": db.session.scalar(released),
        "van-ban": db.session.scalar(select(Document.id).limit(1)),
        OF_PLACES: db.session.scalar(select(Place.id).where(Place.ended_on.is_(None)).limit(1)),
    }
    found += _parts(OF_INITIATIVES, INITIATIVES, Initiative)
    found += _parts(OF_SPREAD, INITIATIVES, Initiative, Initiative.replication_count > 0)
    found += _parts(
        OF_POINTS, REPLICATIONS, Replication, Replication.initiative_id.not_in(hidden_initiatives())
    )
    return found + [name for name, there in others.items() if there]


def _parts(name: str, table: Table, model: Any, *where: ColumnElement[bool]) -> list[str]:
    """The parts of a table in which there is anything."""
    last = db.session.scalar(select(func.max(model.id))) or 0
    return [
        f"{name}-{number + 1}"
        for number in range(last // PART + 1)
        if table.ids(model.id < (number + 1) * PART, *where, after=number * PART - 1, limit=1)
    ]


def part(name: str, site: str) -> bytes | None:
    """One part; None when there is no such part, or nothing in it."""
    pages = list(_pages(name))
    if not pages:
        return None
    tree = xml.root("urlset", NAMESPACE)
    for each in pages:
        address = xml.add(tree, "url")
        xml.add(address, "loc", site + each.path)
        if each.changed is not None:
            xml.add(address, "lastmod", records.written(each.changed))
    return xml.written(tree)


def _pages(name: str) -> Iterator[Page]:
    kind, _dash, number = name.rpartition("-")
    if kind in _OF_MANY and _NUMBER(number):
        yield from _OF_MANY[kind](int(number) - 1)
    elif name == "trang":
        yield from (Page(path) for path in FIXED)
    elif name == "vinh-danh":
        yield from (Page(f"vinh-danh/{year}") for year in honours.years())
    elif name == "quyet-dinh":
        rows = select(Decision.ref, Decision.released_at).where(Decision.state == "released")
        for row in db.session.execute(rows.order_by(Decision.id)):
            yield Page(f"quyet-dinh/{row.ref}", row.released_at)
    elif name == "van-ban":
        yield from (
            Page(f"van-ban/{ref}") for ref in db.session.scalars(select(Document.ref).order_by(Document.id))
        )
    elif name == OF_PLACES:  # those of today; what has ended is found from there
        codes = select(Place.code).where(Place.ended_on.is_(None)).order_by(Place.code)
        yield from (Page(f"{OF_PLACES}/{code}") for code in db.session.scalars(codes))


def _initiatives(number: int) -> Iterator[Page]:
    for row in _public_initiatives(number):
        yield Page(f"{PATH[1:]}/{row.ref}-{row.slug}", row.updated_at)


def _spread(number: int) -> Iterator[Page]:
    """How each spread, where the ledger has points that count; the day of a point's change is not the page's."""
    for row in _public_initiatives(number, Initiative.replication_count > 0):
        yield Page(f"{PATH[1:]}/{row.ref}-{row.slug}/{OF_SPREAD}")


def _public_initiatives(number: int, *where: ColumnElement[bool]) -> Iterator[Any]:
    rows = select(Initiative.ref, Initiative.slug, Initiative.updated_at).where(
        is_public(), Initiative.id >= number * PART, Initiative.id < (number + 1) * PART, *where
    )
    yield from db.session.execute(rows.order_by(Initiative.id))


def _points(number: int) -> Iterator[Page]:
    """Points of what was merged into a withdrawn initiative have no pages either."""
    hidden = Replication.initiative_id.not_in(hidden_initiatives())
    rows = REPLICATIONS.rows().where(hidden).with_only_columns(Replication.ref)
    within = rows.where(Replication.id >= number * PART, Replication.id < (number + 1) * PART)
    for ref in db.session.scalars(within.order_by(Replication.id)):
        yield Page(f"{OF_POINTS}/{ref}")


_OF_MANY = {OF_INITIATIVES: _initiatives, OF_SPREAD: _spread, OF_POINTS: _points}
"""Kinds of pages that fill more than one part, and what is in the part with a number."""
