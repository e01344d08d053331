"""Who is on a dossier and what they have read: claims, tags, “Đã xem”, “đang xem”, kept lists of the desk."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlencode

from flask_babel import lazy_gettext as _l
from sqlalchemy import bindparam, func, select, text, update

from ..kit import clock
from ..kit.database import UTCDateTime, db
from ..kit.journal import Event, record
from ..kit.policy import may, must
from ..kit.refusals import Invalid, Refused, Stale
from ..kit.text import clean
from ..nominations.answers import answers_at_desk, mark_of
from ..nominations.models import Nomination
from ..nominations.report import STEP
from ..people.actor import actor_of
from ..people.models import Person
from . import events as events
from .models import DeskFilter
from .worklist import Wanted

LONGEST_TAG = 40
LONGEST_NAME = 80
MOST_FILTERS = 30

TICKED = text(
    "INSERT INTO tick (nomination_id, person_id, part, mark, at) VALUES (:nomination, :person, :part, :mark, :at) "
    "ON CONFLICT (nomination_id, person_id, part) DO UPDATE SET mark = :mark, at = :at"
).bindparams(bindparam("at", type_=UTCDateTime()))
WATCHED = text(
    "INSERT INTO watch (nomination_id, person_id, at) VALUES (:nomination, :person, :at) "
    "ON CONFLICT (nomination_id, person_id) DO UPDATE SET at = :at"
).bindparams(bindparam("at", type_=UTCDateTime()))


def claim(nomination: Nomination, *, by: Any) -> None:
    """Take a dossier upon oneself. Of two at once one does; the other reads who (Stale). Once more is no harm."""
    must(by, "nomination.receive", nomination)
    if nomination.assignee_id == by.person_id:
        return
    _hand(nomination, None, by.person_id)
    record("nomination.claim", nomination, by=by)


def give_up(nomination: Nomination, *, by: Any) -> None:
    """Leave a dossier that one has claimed to whoever comes. Raises Stale when it is somebody else's."""
    must(by, "nomination.receive", nomination)
    _hand(nomination, by.person_id, None)
    record("nomination.give_up", nomination, by=by)


def entrust(nomination: Nomination, person: Person, *, by: Any) -> None:
    """Give a dossier to a colleague, whoever was on it. Raises Refused when they may not receive it."""
    must(by, "nomination.receive", nomination)
    if nomination.assignee_id == person.id:
        return
    if not may(actor_of(person), "nomination.receive", nomination):
        raise Refused(_l("%(name)s không xử lý được hồ sơ này.", name=person.name))
    before = nomination.assignee
    _hand(nomination, nomination.assignee_id, person.id)
    said = {"person": person.name, "to": person.ref, "before": before.ref if before else ""}
    record("nomination.entrust", nomination, by=by, **said)


def _hand(nomination: Nomination, from_: int | None, to: int | None) -> None:
    """Compare and swap the one who is on it."""
    db.session.flush()
    as_it_was = Nomination.assignee_id.is_(None) if from_ is None else Nomination.assignee_id == from_
    done = db.session.execute(
        update(Nomination)
        .where(Nomination.id == nomination.id, as_it_was)
        .values(assignee_id=to, claimed_at=None if to is None else clock.now())
        .execution_options(synchronize_session=False)
    )
    db.session.refresh(nomination)
    if done.rowcount != 1:  # type: ignore[attr-defined]
        if nomination.assignee is None:
            raise Stale(_l("Hồ sơ này chưa có ai nhận xử lý."))
        raise Stale(_l("%(name)s đã nhận xử lý hồ sơ này trước.", name=nomination.assignee.name))


def tag(nomination: Nomination, word: str, *, by: Any) -> None:
    """Put the office's own word on a dossier, or take it off with "". Raises Invalid when it is too long."""
    must(by, "nomination.receive", nomination)
    word = clean(word)
    if len(word) > LONGEST_TAG:
        raise Invalid({"tag": _l("Nhãn dài nhất %(most)d ký tự.", most=LONGEST_TAG)})
    if word == nomination.tag:
        return
    if word:
        record("nomination.tag", nomination, by=by, tag=word, before=nomination.tag)
    else:
        record("nomination.untag", nomination, by=by, tag=nomination.tag)
    nomination.tag = word


def take_back(event: Event, nomination: Nomination, *, by: Any) -> None:
    """Take one act on a dossier back, as it stands in the journal: nobody, or whoever was before, is on it again, its
    word is what it was. Raises Stale when it is no longer as that act left it, Refused when `by` may not."""
    must(by, "nomination.receive", nomination)
    if event.kind in ("nomination.tag", "nomination.untag"):
        left, before = _words_of(event)
        if nomination.tag != left:
            raise Stale(_l("Nhãn của hồ sơ này đã đổi sau đó."))
        tag(nomination, before, by=by)
        return
    if event.kind == "nomination.claim":
        give_up(nomination, by=by)
        return
    to, before = event.payload["to"], event.payload["before"]
    if nomination.assignee is None or nomination.assignee.ref != to:
        raise Stale(_l("Người xử lý hồ sơ này đã đổi sau đó."))
    if before:
        entrust(nomination, db.session.scalars(select(Person).where(Person.ref == before)).one(), by=by)
        return
    _hand(nomination, nomination.assignee_id, None)
    record("nomination.give_up", nomination, by=by)


def _words_of(event: Event) -> tuple[str, str]:
    """The word that an act left on a dossier, and the one before."""
    if event.kind == "nomination.untag":
        return "", event.payload["tag"]
    return event.payload["tag"], event.payload["before"]


def tick(nomination: Nomination, part: str, *, seen: str = "", by: Any) -> None:
    """Note that `by` has read a part. Raises Stale when it is no longer the part that was `seen` (its print)."""
    must(by, "nomination.read", nomination)
    if part not in STEP:
        raise Invalid({"part": _l("Không có phần này.")})
    mark = mark_of(nomination, answers_at_desk(nomination), part)
    if seen and seen != mark:
        raise Stale(_l("Phần này vừa được đơn vị sửa. Đọc lại rồi đánh dấu."))
    values = {"nomination": nomination.id, "person": by.person_id, "part": part, "mark": mark}
    db.session.execute(TICKED, values | {"at": clock.now()})


def untick(nomination: Nomination, part: str, *, by: Any) -> None:
    """Take one's own “Đã xem” back."""
    must(by, "nomination.read", nomination)
    values = {"nomination": nomination.id, "person": by.person_id, "part": part, "mark": ""}
    db.session.execute(TICKED, values | {"at": clock.now()})


def watch(nomination: Nomination, *, by: Any) -> None:
    """Note that `by` has the dossier open now."""
    must(by, "nomination.read", nomination)
    values = {"nomination": nomination.id, "person": by.person_id, "at": clock.now()}
    db.session.execute(WATCHED, values)


def keep_filter(name: str, wanted: Wanted, *, by: Any) -> DeskFilter:
    """Keep a list of the desk under a name of one's own; the same name again takes the new list.

    Raises Invalid without a name, with one that is too long, and beyond thirty.
    """
    must(by, "nomination.queue")
    name = clean(name)
    if not name or len(name) > LONGEST_NAME:
        raise Invalid({"name": _l("Nhập tên bộ lọc, dài nhất %(most)d ký tự.", most=LONGEST_NAME)})
    db.session.get(Person, by.person_id, with_for_update={"key_share": True})
    own = select(DeskFilter).where(DeskFilter.person_id == by.person_id)
    address = urlencode(wanted.with_().args())
    found = db.session.scalar(own.where(DeskFilter.name == name))
    if found is not None:
        found.address = address
        return found
    if (db.session.scalar(select(func.count()).select_from(own.subquery())) or 0) >= MOST_FILTERS:
        raise Invalid(
            {"name": _l("Mỗi người lưu được %(most)d bộ lọc. Bỏ bớt bộ lọc cũ.", most=MOST_FILTERS)}
        )
    kept = DeskFilter(ref=f"BD-{secrets.token_hex(4)}", person_id=by.person_id, name=name, address=address)
    db.session.add(kept)
    db.session.flush()
    return kept


def drop_filter(kept: DeskFilter, *, by: Any) -> None:
    """Keep it no longer."""
    must(by, "nomination.queue")
    db.session.delete(kept)
