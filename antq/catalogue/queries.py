"""Questions to the catalogue: a page of it with its counts, one initiative, the newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Row, Select, bindparam, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from ..evidence.pictures import Picture
from ..evidence.queries import covers_of, first_figures_of
from ..kit.database import db
from ..kit.journal import timeline_of
from ..kit.memory import Memory
from ..kit.refusals import Missing
from ..kit.search import SearchEntry
from ..kit.search.entries import SUBJECTS
from ..kit.text import sort_key
from ..places.models import Place
from ..units.models import Unit
from . import counting, listing, searching
from .filters import Filter
from .models import Initiative, KnownPlace, Source, heir_of
from .policy import INITIATIVES, seen_by, sees

PER_PAGE = 24
MOST_RELATED = 6

Province = aliased(Place)


def of_album(album_id: int, *, by: Any) -> Initiative | None:
    """The initiative that an album shows, or what it was merged into; None where the actor reads none."""
    found = db.session.scalar(select(Initiative).where(Initiative.album_id == album_id))
    speaks = heir_of(found) if found else None
    return speaks if speaks is not None and sees(by, speaks) else None


@dataclass(frozen=True)
class Card:
    """What a list shows of one initiative."""

    row: Row[Any]
    cover: Picture | None
    figure: Any


@dataclass(frozen=True)
class Found:
    """One page of a list: the filter without what does not exist, the ids of its initiatives, how many there
    are in all, how many stand before these, the counts of every facet, and how the words were read."""

    wanted: Filter
    ids: list[int]
    total: int
    before: int
    counts: counting.Counts
    words: searching.Found

    @property
    def page(self) -> int:
        """The number of this page, were all pages of the usual length."""
        return -(-self.before // PER_PAGE) + 1

    @property
    def pages(self) -> int:
        """How many pages there are; one even when nothing was found."""
        return max(1, self.page + -(-(self.total - self.before - len(self.ids)) // PER_PAGE))

    @property
    def first(self) -> int | None:
        """The id of the first, where any stand before it: the page before ends there."""
        return self.ids[0] if self.before and self.ids else None

    @property
    def last(self) -> int | None:
        """The id of the last, where any follow."""
        return self.ids[-1] if self.ids and self.before + len(self.ids) < self.total else None


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
    Initiative.replication_count,
    Initiative.team_count,
    Initiative.place_text,
    Initiative.sponsor_text,
    Unit.name.label("sponsor_name"),
    Province.name.label("province_name"),
    Province.kind.label("province_kind"),
)


def browse(wanted: Filter, *, by: Any) -> Found:
    """The page of the catalogue that the filter describes.

    A few statements whatever the number of rows: the arrays of `listing` say which rows to read.
    """
    wanted = listing.known(wanted)
    everything = listing.listing(wanted)
    counts = counting.count(wanted, everything)
    wanted, ids, before = _page_of(wanted, everything)
    return Found(wanted, ids, len(everything), before, counts, everything.found)


def _page_of(wanted: Filter, everything: listing.Listing) -> tuple[Filter, list[int], int]:
    """The ids of a page and how many stand before it. Who is no longer in the list leads to its beginning."""
    mark = wanted.before or wanted.after
    known = listing.id_of(mark) if mark else None
    key = everything.key_of(known) if known is not None else None
    if mark and key is None:
        wanted = wanted.ignoring("before" if wanted.before else "after")
    if wanted.before and key is not None:
        ids, before = everything.preceding(key, PER_PAGE)
    else:
        ids, before = everything.following(key, PER_PAGE)
        if key is not None and not len(ids):  # nothing follows the last one: its own page then
            ids, before = everything.preceding(key + 1, PER_PAGE)
    return wanted, ids.tolist(), before


def listed(wanted: Filter, *, by: Any) -> Sequence[int]:
    """The ids of all initiatives of the filter in the list's order: for exports and feeds."""
    ids: list[int] = listing.listing(listing.known(wanted)).ids.tolist()
    return ids


def cards(ids: Sequence[int]) -> list[Card]:
    """What a card shows of these initiatives, in this order; four statements for any number."""
    if not ids:
        return []
    found = {row.id: row for row in db.session.execute(CARDS, {"ids": list(ids)})}
    rows = [found[each] for each in ids if each in found]
    albums = [row.album_id for row in rows]
    covers, figures = covers_of(albums), first_figures_of(albums)
    return [Card(row, covers.get(row.album_id), figures.get(row.album_id)) for row in rows]


def newest(count: int, *, by: Any) -> list[int]:
    """The ids of the newest initiatives."""
    ids: list[int] = listing.listing(Filter()).following(None, count)[0].tolist()
    return ids


def tally(*, by: Any) -> tuple[int, counting.Counts]:
    """How many initiatives there are in all, and by field, province, year … for the front page."""
    return len(listing.listing(Filter())), counting.count(Filter())


def _joined(rows: Any) -> Select[Any]:
    """From initiatives to their province and sponsor, where they have one."""
    return (
        rows.select_from(Initiative)
        .outerjoin(Province, Province.id == Initiative.province_id)
        .outerjoin(Unit, Unit.id == Initiative.sponsor_id)
    )


CARDS = _joined(select(*CARD_COLUMNS)).where(Initiative.id.in_(bindparam("ids", expanding=True)))
"""Made once: building a statement costs more than running it."""


WHOLE = (
    select(Initiative)
    .where(Initiative.ref == bindparam("ref"))
    .options(
        joinedload(Initiative.sponsor),
        joinedload(Initiative.place).joinedload(Place.parent).joinedload(Place.parent),
        joinedload(Initiative.province),
        joinedload(Initiative.commune),
        joinedload(Initiative.album),
        selectinload(Initiative.aliases),
        selectinload(Initiative.known_places).options(
            joinedload(KnownPlace.place).joinedload(Place.parent).joinedload(Place.parent),
            joinedload(KnownPlace.document),
        ),
        selectinload(Initiative.sources).joinedload(Source.document),
        selectinload(Initiative.taken_in),
        joinedload(Initiative.family),
    )
)
"""All that its page reads of an initiative."""


def find(ref: str, *, by: Any) -> Initiative:
    """The initiative that the last part of an address names: its ref, whatever slug follows it.

    Withdrawn ones are found too, for their page says that they were; and merged ones, for their addresses
    lead on for ever. Raises Missing.
    """
    found = db.session.scalar(WHOLE, {"ref": "-".join(ref.split("-")[:2]).upper()})
    if found is None:
        raise Missing(_l("Không có mô hình này trong sổ."))
    return found


def called(name: str, *, by: Any) -> list[Initiative]:
    """The initiatives that bear just this name, quotation marks aside; of a merged one, what it went into."""
    key = sort_key(name)[:700]
    rows = (
        db.session.scalars(select(Initiative).where(Initiative.sort_key == key).order_by(Initiative.id))
        if key
        else ()
    )
    heirs = dict.fromkeys(heir_of(each) for each in rows)
    return [each for each in heirs if sees(by, each)]


def why_withdrawn(initiative: Initiative) -> str:
    """The reason that was given when it was last withdrawn; "" when it never was."""
    notes = [entry.note for entry in timeline_of(initiative) if entry.kind == "initiative.withdraw"]
    return notes[-1] if notes else ""


def named_in(document_id: int, *, by: Any) -> Sequence[Initiative]:
    """The initiatives that a document names, in Vietnamese order; of a merged one, what it went into."""
    named = or_(seen_by(by), Initiative.merged_into_id.is_not(None))
    rows = db.session.scalars(select(Initiative).join(Source).where(Source.document_id == document_id, named))
    heirs = {heir_of(each) for each in rows}
    return sorted((each for each in heirs if sees(by, each)), key=lambda each: (each.sort_key, each.id))


_leading: Memory[list[int]] = Memory(64)


def related(initiative: Initiative, *, count: int = 3, by: Any) -> list[int]:
    """The ids of others of the same field, those that have spread furthest first."""

    def leading() -> list[int]:
        wanted = Filter(fields=(initiative.field,), sort="nhan-rong")
        ids: list[int] = listing.listing(wanted).following(None, 1 + MOST_RELATED)[0].tolist()
        return ids

    ids = _leading.get(initiative.field, leading)
    return [each for each in ids if each != initiative.id][:count]


def to_reindex(*, only_missing: bool = False) -> list[int]:
    """The ids of what search and lists know: public initiatives, all or those that search does not know, and
    after them what was merged into others.

    For the command line: entries and counts are derived, so they can be thrown away at any time.
    """
    entry = SearchEntry.id == INITIATIVES.entry_id(0, "public") + Initiative.id * SUBJECTS
    shown = select(Initiative.id).where(seen_by(None))
    if only_missing:
        shown = shown.where(~select(SearchEntry.id).where(entry).exists())
    merged = select(Initiative.id).where(Initiative.merged_into_id.is_not(None))
    return [each for rows in (shown, merged) for each in db.session.scalars(rows.order_by(Initiative.id))]
