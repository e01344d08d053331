"""Made-up initiatives as rows of tables: the columns that the product's own actions would write.

Whatever is computed is computed by the functions that the actions use; `tests/test_bench_filling.py` compares the
rows with those of the actions.
"""

from __future__ import annotations

from collections import defaultdict
from types import SimpleNamespace
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, func, select

from antq.catalogue import texts
from antq.catalogue.models import Alias, Initiative, KnownPlace
from antq.catalogue.policy import INITIATIVES
from antq.evidence.models import Album, Figure, Photo, Rendition
from antq.kit.database import db
from antq.kit.journal import digest
from antq.kit.records import Event, JournalHead
from antq.kit.search import SearchEntry, Words, columns_of
from antq.kit.search.vocabulary import words_and_pairs
from antq.kit.text import slug, sort_key
from antq.people.actor import SYSTEM
from antq.replications.models import Replication

from .making import Made
from .points import Point
from .world import World

NUMBERED = (Album, Initiative, Alias, KnownPlace, Figure, Photo, Rendition, Replication, Event)
"""Tables whose ids are given here, parents before children."""

ZONES = ("name", "alias", "place", "summary")
TIER = "public"


class Ids(NamedTuple):
    """The ids of one initiative and its album."""

    initiative: int
    album: int


def table_of(model: Any) -> Table:
    """The table of a model."""
    return cast(Table, model.__table__)


class Rows:
    """Rows in the making, by table: take them out in the order of NUMBERED, then the entries."""

    def __init__(self, world: World, stamp: int) -> None:
        self.world = world
        self.stamp = stamp
        self.of: dict[Table, list[dict[str, Any]]] = defaultdict(list)
        self.words: set[tuple[int, str]] = set()
        self._last = {model: db.session.scalar(select(func.max(model.id))) or 0 for model in NUMBERED}
        head = db.session.get_one(JournalHead, 1)
        self.head = (head.count, head.hash)

    def add(self, made: Made) -> None:
        """All rows of one initiative."""
        ids = Ids(self._next(Initiative), self._next(Album))
        kept_by = {
            "unit_id": made.sponsor.id if made.sponsor else None,
            "province_id": made.commune.province_id,
        }
        self._put(Album, id=ids.album, public=True, submitted=False, **kept_by)
        self._put(Initiative, **self._initiative(made, ids))
        for name in made.aliases:
            self._put(Alias, id=self._next(Alias), initiative_id=ids.initiative, name=name)
        for place in made.known:
            self._put(
                KnownPlace,
                id=self._next(KnownPlace),
                initiative_id=ids.initiative,
                place_id=place.id,
                note="",
            )
        self._hang(made, ids)
        self._spread(made, ids)
        self._enter(made, ids)
        self._record(made, ids)

    def _initiative(self, made: Made, ids: Ids) -> dict[str, Any]:
        return {
            "id": ids.initiative,
            "ref": made.ref,
            "name": made.name,
            "slug": slug(made.name) or "mo-hinh",
            "sort_key": sort_key(made.name)[:700],
            "kind": made.kind,
            "field": made.field,
            "summary": made.summary,
            "what": made.what,
            "how": made.how,
            "resources": "",
            "lessons": "",
            "sponsor_id": made.sponsor.id if made.sponsor else None,
            "sponsor_text": made.sponsor_text,
            "place_id": made.commune.id,
            "place_text": "",
            "province_id": made.commune.province_id,
            "commune_id": made.commune.id,
            "started_on": made.started_on,
            "started_precision": "year",
            "year": made.year,
            "replication": made.replication,
            "activity": made.activity,
            "state": "public",
            "album_id": ids.album,
            "own_awards": made.awards,
            "commendation_count": sum(made.awards.values()),
            "award_forms": " ".join(sorted(made.awards)),
            "figure_count": len(made.figures),
            "stamp": self.stamp,
            "published_at": made.published_at,
            "updated_at": made.published_at,
        }

    def _hang(self, made: Made, ids: Ids) -> None:
        """Its figures, and a photo with the files of one of the drawn ones."""
        empty = {"key": "", "high": None, "scope": "", "source": ""}
        for position, figure in enumerate(made.figures):
            number = self._next(Figure)
            row = {"id": number, "ref": f"SL-{number:016x}", "album_id": ids.album, "position": position}
            self._put(Figure, **empty, **row, **figure)
        values, sizes = self.world.photos[made.photo]
        photo, at = self._next(Photo), made.published_at
        self._put(Photo, id=photo, ref=made.photo_ref, album_id=ids.album, position=0, added_at=at, **values)
        for size in sizes:
            self._put(Rendition, id=self._next(Rendition), photo_id=photo, **size)

    def _spread(self, made: Made, ids: Ids) -> None:
        """Its points. What counts of them is counted at the end, by `writing`."""
        first = self._last[Replication] + 1
        for point in made.points:
            number = self._next(Replication)
            copied = None if point.copied is None else first + point.copied
            said = {
                "id": number,
                "ref": f"DM-{number:04d}",
                "initiative_id": ids.initiative,
                "copied_from_id": copied,
                "stamp": self.stamp,
            }
            self._put(Replication, **said, **point_columns(point))

    def _enter(self, made: Made, ids: Ids) -> None:
        """What search finds it by."""
        found = columns_of(searched(made))
        self._put(SearchEntry, id=INITIATIVES.entry_id(ids.initiative, TIER), **found)
        self.words |= words_and_pairs(found[zone] for zone in ZONES)

    def _record(self, made: Made, ids: Ids) -> None:
        """That it was entered, in the journal's chain."""
        count, before = self.head
        row: dict[str, Any] = {
            "id": self._next(Event),
            "number": count + 1,
            "at": made.published_at,
            "kind": "initiative.publish",
            "actor_id": SYSTEM.person_id,
            "actor_name": SYSTEM.name,
            "subject": Initiative.__subject__,
            "subject_id": ids.initiative,
            "subject_ref": made.ref,
            "title": made.name[:300],
            "payload": {},
            "previous": before,
        }
        row["hash"] = digest(cast(Event, SimpleNamespace(**row)))
        self.head = (count + 1, row["hash"])
        self._put(Event, **row)

    def _put(self, model: Any, **row: Any) -> None:
        self.of[table_of(model)].append(row)

    def _next(self, model: Any) -> int:
        self._last[model] += 1
        return self._last[model]

    @property
    def learnt(self) -> list[dict[str, Any]]:
        """The rows of the vocabulary, in the order of its key."""
        code = INITIATIVES.code(TIER)
        return [{"code": code, "size": size, "text": text} for size, text in sorted(self.words)]


def point_columns(point: Point) -> dict[str, Any]:
    """What a point's row holds besides its numbers."""
    return {
        "unit_id": point.unit.id,
        "place_id": point.place_id,
        "commune_id": point.commune.id,
        "province_id": point.commune.province_id,
        "divided": point.divided,
        "neighbourhood": point.neighbourhood,
        "started_on": point.started_on,
        "started_precision": point.precision,
        "adapted": point.adapted,
        "team_count": point.teams,
        "member_count": point.members,
        "answerable": point.answerable,
        "phone": "",
        "state": point.state,
        "version": point.version,
        "moved_at": point.moved_at,
        "registered_at": point.registered_at,
        "accepted_at": point.accepted_at,
        "launched_on": point.launched_on,
        "closed_on": point.closed_on,
        "close_reason": point.reason,
        "close_note": point.note,
        "confirmed_quarter": point.quarter,
    }


def searched(made: Made) -> Words:
    """What `texts.words_of` says of such an initiative, without asking for each place again."""
    stand_in: Any = SimpleNamespace(
        ref=made.ref,
        field=made.field,
        kind=made.kind,
        sponsor=made.sponsor,
        sponsor_text=made.sponsor_text,
        place_text="",
        what=made.what,
        how=made.how,
        resources="",
        lessons="",
        sources=(),
    )
    names = (name for place in (made.commune, *made.known) for name in place.names)
    return Words(
        name=made.name,
        aliases=made.aliases,
        places=list(dict.fromkeys(names)),
        summary=made.summary,
        body=texts.body_of(stand_in),
    )
