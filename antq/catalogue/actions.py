"""Writing the catalogue: initiatives, their other names, places and sources; and what search knows of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from ..evidence.actions import hide_album, keep_album, open_album
from ..evidence.models import Album
from ..kit import clock
from ..kit.database import db, one_at_a_time
from ..kit.database.version import stamp_at_commit
from ..kit.journal import record
from ..kit.refusals import Invalid
from ..kit.search import drop_entry, write_entry
from ..kit.text import clean, slug, sort_key
from ..law.models import Document
from ..places import lineage
from ..places.models import Place
from ..units.models import Unit
from . import texts
from .holding import hold
from .models import (
    ACTIVITY_STATES,
    REPLICATION_STATES,
    Alias,
    Family,
    Initiative,
    KnownPlace,
    Source,
    heir_of,
    members_of,
)
from .policy import INITIATIVES
from .whole import whole
from .words import FIELDS, KINDS


def register(
    *,
    name: str,
    kind: str,
    field: str,
    summary: str,
    what: str,
    how: str = "",
    resources: str = "",
    lessons: str = "",
    sponsor: Unit | None = None,
    sponsor_text: str = "",
    place: Place | None = None,
    place_text: str = "",
    started_on: date | None = None,
    started_precision: str = "year",
    replication: str = "built",
    activity: str = "unknown",
    aliases: Iterable[str] = (),
    album: Album | None = None,
    by: Any,
) -> Initiative:
    """Enter an initiative into the public catalogue under the next free ref (MH-0001 …).

    `how` has one step a line. `place` is the place as it was then; today's province and commune follow
    from it. Without an `album` it gets an empty one; either way the album is public from now on.
    Refuses (Invalid): no name, summary or description, an unknown field, kind or state.
    """
    _check(name=name, summary=summary, what=what, field=field, kind=kind)
    if replication not in REPLICATION_STATES or activity not in ACTIVITY_STATES:
        raise ValueError(f"unknown state {replication!r} or {activity!r}")
    album = album or open_album()
    album.public = True
    now = clock.now()
    initiative = Initiative(
        ref=_next_ref(),
        kind=kind,
        field=field,
        what=clean(what, multiline=True),
        how=clean(how, multiline=True),
        resources=clean(resources, multiline=True),
        lessons=clean(lessons, multiline=True),
        sponsor=sponsor,
        sponsor_text=clean(sponsor_text),
        place_text=clean(place_text),
        started_on=started_on,
        started_precision=started_precision,
        year=started_on.year if started_on else None,
        replication=replication,
        activity=activity,
        state="public",
        album=album,
        own_awards={},
        published_at=now,
        updated_at=now,
        **_named(name, summary),
    )
    locate(initiative, place)
    db.session.add(initiative)
    db.session.flush()
    keep_album(album, unit_id=initiative.sponsor_id, province_id=initiative.province_id)
    for alias in aliases:
        add_alias(initiative, alias)
    reindex(initiative)
    record("initiative.publish", initiative, by=by)
    return initiative


def rewrite(initiative: Initiative, *, by: Any, **words: str) -> None:
    """Change the texts of an initiative: name, summary, what, how, resources, lessons. Its ref stays.

    A new name makes a new address; the old one keeps leading here, and the old name becomes an alias.
    """
    unknown = words.keys() - {"name", "summary", "what", "how", "resources", "lessons"}
    if unknown:
        raise ValueError(f"an initiative has no text {sorted(unknown)}")
    hold([initiative])
    before = initiative.name
    texts_now = {"name": initiative.name, "summary": initiative.summary, "what": initiative.what} | words
    _check(
        field=initiative.field, kind=initiative.kind, **{k: texts_now[k] for k in ("name", "summary", "what")}
    )
    for column, value in _named(texts_now["name"], texts_now["summary"]).items():
        setattr(initiative, column, value)
    for column in ("what", "how", "resources", "lessons"):
        if column in words:
            setattr(initiative, column, clean(words[column], multiline=True))
    initiative.updated_at = clock.now()
    if initiative.name != before:
        add_alias(initiative, before)
    reindex(initiative)
    record("initiative.edit", initiative, by=by)


def set_replication(initiative: Initiative, replication: str, *, by: Any) -> None:
    """Say how far the initiative has spread, as a source or a decision says it."""
    if replication not in REPLICATION_STATES:
        raise ValueError(f"unknown state {replication!r}")
    hold([initiative])
    initiative.replication = replication
    initiative.updated_at = clock.now()
    reindex(initiative)
    record("initiative.edit", initiative, by=by)


def withdraw(initiative: Initiative, *, note: str, by: Any) -> None:
    """Take an initiative out of the catalogue; its address stays and says why. Refuses an empty note."""
    note = clean(note, multiline=True)
    if not note:
        raise Invalid({"note": _l("Nhập lý do rút mô hình khỏi sổ.")})
    hold([initiative])
    initiative.state = "withdrawn"
    for each in members_of(initiative):
        hide_album(each.album)
    initiative.updated_at = clock.now()
    drop_entry(INITIATIVES, initiative.id)
    stamp_at_commit(initiative)
    record("initiative.withdraw", initiative, by=by, note=note)


def add_alias(initiative: Initiative, name: str) -> None:
    """Write down another name or spelling; known already, or its own name, is no error."""
    name = clean(name)[:200]
    known = {initiative.name, *(alias.name for alias in initiative.aliases)}
    if name and name not in known:
        initiative.aliases.append(Alias(name=name))
        db.session.flush()
        if initiative.id:
            reindex(initiative)


def add_known_place(
    initiative: Initiative, place: Place, *, document: Document | None = None, note: str = ""
) -> None:
    """Write down that a source says the initiative runs in `place`, as it was then; known is no error."""
    if all(known.place_id != place.id for known in initiative.known_places):
        initiative.known_places.append(KnownPlace(place=place, document=document, note=clean(note)))
        db.session.flush()
        reindex(initiative)


def add_source(initiative: Initiative, document: Document, *, verbatim: str = "") -> None:
    """Write down that `document` speaks of the initiative, and what it calls it; known is no error."""
    if all(source.document_id != document.id for source in initiative.sources):
        initiative.sources.append(Source(document=document, verbatim=clean(verbatim)[:300]))
        db.session.flush()
        reindex(initiative)


def count_commendations(initiative: Initiative, forms: Mapping[str, int]) -> None:
    """Set the own released commendations of an initiative that is held: code of each form, how many."""
    if any(count < 1 for count in forms.values()):
        raise ValueError("a form that was conferred was conferred at least once")
    initiative.own_awards = dict(forms)
    reindex(initiative)


def count_points(initiative: Initiative, *, points: int, teams: int) -> None:
    """Set how many of the own points of an initiative that is held count as alive, and their teams."""
    if min(points, teams) < 0:
        raise ValueError("nothing is counted below none")
    initiative.own_points, initiative.own_teams = points, teams
    heir = heir_of(initiative)
    _keep(heir, whole(heir).spread)  # no word that search knows has changed


def reindex(initiative: Initiative) -> None:
    """Renew what search and lists know of a public initiative; of a merged one, what they know of its heir.

    Whoever changes its album (photos, figures) calls this too.
    """
    db.session.flush()
    initiative = heir_of(initiative)
    told_as_one = whole(initiative)
    _keep(initiative, told_as_one.counts)
    if initiative.state == "public":
        write_entry(INITIATIVES, initiative.id, "public", texts.words_of(told_as_one))


def _keep(initiative: Initiative, counts: Mapping[str, Any]) -> None:
    for column, value in counts.items():
        setattr(initiative, column, value)
    db.session.flush()
    stamp_at_commit(initiative)


def _check(*, name: str, summary: str, what: str, field: str, kind: str) -> None:
    errors: dict[str, Any] = {}
    if not clean(name):
        errors["name"] = _l("Nhập tên mô hình.")
    if not clean(summary):
        errors["summary"] = _l("Nhập một câu giới thiệu mô hình.")
    if not clean(what):
        errors["what"] = _l("Nhập nội dung mô hình.")
    if field not in FIELDS:
        errors["field"] = _l("Chọn lĩnh vực của mô hình.")
    if kind not in KINDS:
        errors["kind"] = _l("Chọn loại hình của mô hình.")
    if errors:
        raise Invalid(errors)


def _named(name: str, summary: str) -> dict[str, str]:
    """What follows from the name: the slug may be empty for a name without letters, the address never is."""
    name = clean(name)
    return {
        "name": name,
        "slug": slug(name) or "mo-hinh",
        "sort_key": sort_key(name)[:700],
        "summary": clean(summary),
    }


def locate(initiative: Initiative, place: Place | None) -> None:
    """The place of then, and today's province and commune that follow from it."""
    initiative.place = place
    if place is None:
        return
    now = lineage.today(place)
    initiative.commune = now if now.level == "commune" else None
    while now.parent is not None:
        now = now.parent
    initiative.province = now


def _next_ref() -> str:
    """MH-0001 and on; past 9999 it grows a digit."""
    one_at_a_time("initiative.ref")
    newest = db.session.scalar(
        select(Initiative.ref).order_by(func.length(Initiative.ref).desc(), Initiative.ref.desc()).limit(1)
    )
    number = int(newest.removeprefix("MH-")) if newest else 0
    return f"MH-{number + 1:04d}"


def open_family(name: str) -> Family:
    """A new family (HO-0001 …) of that name, still without initiatives. Refuses (Invalid) an empty name."""
    name = clean(name)[:200]
    if not name:
        raise Invalid({"name": _l("Nhập tên họ mô hình.")})
    one_at_a_time("family.ref")
    newest = db.session.scalar(
        select(Family.ref).order_by(func.length(Family.ref).desc(), Family.ref.desc()).limit(1)
    )
    number = int(newest.removeprefix("HO-")) if newest else 0
    family = Family(ref=f"HO-{number + 1:04d}", name=name)
    db.session.add(family)
    db.session.flush()
    return family
