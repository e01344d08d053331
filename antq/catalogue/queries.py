"""Questions to the catalogue: a page of it with its counts, one initiative, the newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Row, Select, Subquery, func, literal, or_, select, union_all
from sqlalchemy.orm import aliased, joinedload, selectinload

from ..evidence.models import Figure, Photo
from ..evidence.queries import covers_of, first_figures_of
from ..kit import search
from ..kit.database import db
from ..kit.refusals import Missing
from ..places.models import Place
from ..units.models import Unit
from .filters import Filter
from .models import Initiative, KnownPlace, Source
from .policy import TIERS, seen_by

PER_PAGE = 24

Province = aliased(Place)

FACETS: dict[str, Any] = {
    "fields": Initiative.field,
    "province": Initiative.province_id,
    "commune": Initiative.commune_id,
    "replication": Initiative.replication,
    "years": Initiative.year,
}
"""Attribute of a Filter to the column it narrows; all of them stand in one index, so counting joins nothing."""

PLACES = ("province", "commune")
NUMBERS = (*PLACES, "years")


@dataclass(frozen=True)
class Card:
    """What a list shows of one initiative."""

    row: Row[Any]
    cover: Photo | None
    figure: Figure | None


@dataclass(frozen=True)
class Found:
    """One page of the catalogue: cards, how many there are in all, and the counts of every facet."""

    cards: Sequence[Card]
    total: int
    page: int
    counts: dict[str, dict[Any, int]]

    @property
    def pages(self) -> int:
        """How many pages there are; one even when nothing was found."""
        return max(1, -(-self.total // PER_PAGE))


CARD_COLUMNS = (
    Initiative.id,
    Initiative.ref,
    Initiative.slug,
    Initiative.name,
    Initiative.summary,
    Initiative.field,
    Initiative.kind,
    Initiative.year,
    Initiative.replication,
    Initiative.activity,
    Initiative.album_id,
    Initiative.commendation_count,
    Initiative.place_text,
    Initiative.sponsor_text,
    Unit.name.label("sponsor_name"),
    Province.name.label("province_name"),
    Province.kind.label("province_kind"),
)


def browse(wanted: Filter, *, by: Any) -> Found:
    """The page of the catalogue that `wanted` describes, as `by` may see it; a page too far is the last.

    Two statements, and three for the pictures and figures of the cards, whatever the number of rows.
    """
    hits = search.hits(wanted.q, subject="initiative", tiers=TIERS)
    found = hits.subquery("hits") if hits is not None else None
    counts = _counts(wanted, found, by)
    total = counts.pop("total").get(None, 0)
    page = max(1, min(wanted.page, -(-total // PER_PAGE)))
    rows = _rows(wanted, found, page, by) if total else []
    return Found(cards_of(rows), total, page, counts)


def cards_of(rows: Sequence[Row[Any]]) -> list[Card]:
    """Rows of CARD_COLUMNS with their covers and first figures; three statements for any number."""
    albums = [row.album_id for row in rows]
    covers, figures = covers_of(albums), first_figures_of(albums)
    return [Card(row, covers.get(row.album_id), figures.get(row.album_id)) for row in rows]


def newest(count: int, *, by: Any) -> list[Card]:
    """The newest initiatives."""
    rows = db.session.execute(
        _joined(select(*CARD_COLUMNS))
        .where(seen_by(by))
        .order_by(Initiative.published_at.desc(), Initiative.id.desc())
        .limit(count)
    ).all()
    return cards_of(rows)


def tally(*, by: Any) -> dict[str, dict[Any, int]]:
    """How many initiatives there are in all ("total"), by field, province, year … for the front page."""
    return _counts(Filter(), None, by)


def _joined(rows: Any) -> Select[Any]:
    """From initiatives to their province and sponsor, where they have one."""
    return (
        rows.select_from(Initiative)
        .outerjoin(Province, Province.id == Initiative.province_id)
        .outerjoin(Unit, Unit.id == Initiative.sponsor_id)
    )


def _rows(wanted: Filter, hits: Subquery | None, page: int, by: Any) -> Sequence[Row[Any]]:
    rows = _narrowed(_joined(select(*CARD_COLUMNS)), wanted, hits, by)
    order: list[Any] = [Initiative.published_at.desc(), Initiative.id.desc()]
    if wanted.order == "ten":
        order = [Initiative.sort_key, Initiative.id]
    elif wanted.order == "phu-hop" and hits is not None:
        order = [hits.c.rank, *order]
    return db.session.execute(rows.order_by(*order).limit(PER_PAGE).offset((page - 1) * PER_PAGE)).all()


def _narrowed(
    rows: Select[Any], wanted: Filter, hits: Subquery | None, by: Any, *, leave: str = ""
) -> Select[Any]:
    """The rows that the filter lets through; `leave` names a facet that does not narrow."""
    rows = rows.where(seen_by(by))
    if hits is not None:
        rows = rows.join(hits, hits.c.subject_id == Initiative.id)
    for name, column in FACETS.items():
        chosen = getattr(wanted, name)
        if chosen and name != leave and not (leave == "province" and name == "commune"):
            if name in PLACES:
                chosen = (
                    select(Place.id).where(Place.code == chosen, Place.ended_on.is_(None)).scalar_subquery()
                )
            rows = rows.where(column.in_(chosen) if isinstance(chosen, tuple) else column == chosen)
    return rows


def _counts(wanted: Filter, hits: Subquery | None, by: Any) -> dict[str, dict[Any, int]]:
    """Every facet counted with the other facets applied, the total, and the codes of the places that
    were counted, in one statement.

    A union has one type a column: years and ids of places travel as numbers, the rest as text.
    """
    parts: list[Any] = [_narrowed(_counting("total", None), wanted, hits, by)]
    for name, column in FACETS.items():
        if name != "commune" or wanted.province:
            parts.append(_narrowed(_counting(name, column), wanted, hits, by, leave=name).group_by(column))
    parts.append(_codes(wanted))
    counts: dict[str, dict[Any, int]] = {"total": {}, **{name: {} for name in FACETS}}
    codes: dict[int, str] = {}
    for facet, text, number, n in db.session.execute(union_all(*parts)):
        if facet == "code":
            codes[number] = text
        elif facet == "total" or text is not None or number is not None:
            counts[facet][text if number is None else number] = n
    for name in PLACES:
        counts[name] = {codes[key]: n for key, n in counts[name].items()}
    return counts


NO_TEXT, NO_NUMBER = func.nullif(literal(""), ""), func.nullif(literal(0), 0)


def _counting(name: str, column: Any) -> Select[Any]:
    """The head of one part of the union: facet, text or number of the value, how many."""
    text = NO_TEXT if column is None or name in NUMBERS else column
    number = column if name in NUMBERS else NO_NUMBER
    return select(
        literal(name).label("facet"), text.label("text"), number.label("number"), func.count().label("n")
    ).select_from(Initiative)


def _codes(wanted: Filter) -> Select[str, str, int, int]:
    """The codes of the places that may have been counted: all provinces, and the communes of the chosen one."""
    listed = select(literal("code"), Place.code, Place.id, literal(0))
    if not wanted.province:
        return listed.where(Place.level == "province")
    chosen = select(Place.id).where(Place.code == wanted.province, Place.level == "province")
    return listed.where(or_(Place.level == "province", Place.parent_id.in_(chosen)))


def find(ref: str, *, by: Any) -> Initiative:
    """The initiative that the last part of an address names: its ref, whatever slug follows it.

    Withdrawn ones are found too, for their page says that they were. Raises Missing.
    """
    ref = "-".join(ref.split("-")[:2]).upper()
    found = db.session.scalar(
        select(Initiative)
        .where(Initiative.ref == ref)
        .options(
            joinedload(Initiative.sponsor),
            joinedload(Initiative.place).joinedload(Place.parent).joinedload(Place.parent),
            joinedload(Initiative.province),
            joinedload(Initiative.commune),
            selectinload(Initiative.aliases),
            selectinload(Initiative.known_places).options(
                joinedload(KnownPlace.place).joinedload(Place.parent).joinedload(Place.parent),
                joinedload(KnownPlace.document),
            ),
            selectinload(Initiative.sources).joinedload(Source.document),
        )
    )
    if found is None:
        raise Missing(_l("Không có mô hình này trong sổ."))
    return found


def named_in(document_id: int, *, by: Any) -> Sequence[Initiative]:
    """The initiatives that a document names, in Vietnamese order."""
    return db.session.scalars(
        select(Initiative)
        .join(Source)
        .where(Source.document_id == document_id, seen_by(by))
        .order_by(Initiative.sort_key)
    ).all()


def related(initiative: Initiative, *, count: int = 3, by: Any) -> list[Card]:
    """Others of the same field, those that have spread furthest first."""
    rows = db.session.execute(
        _joined(select(*CARD_COLUMNS))
        .where(seen_by(by), Initiative.field == initiative.field, Initiative.id != initiative.id)
        .order_by(Initiative.commendation_count.desc(), Initiative.published_at.desc(), Initiative.id.desc())
        .limit(count)
    ).all()
    return cards_of(rows)
