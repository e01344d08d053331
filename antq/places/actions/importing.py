"""Carrying out a reviewed import: all of it, in the caller's transaction."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import insert

from ...kit.database import db
from ..listed import Listed
from ..models import Place, Succession
from ..review import Review
from ..timetable import Stood, Timetable
from .keeping import settle
from .rows import New, add_all, in_time, open_version, show


def carry_out(plan: Review, *, decision: str) -> list[int]:
    """Write what `review` found, as decided by `decision`; the ids of the places that were touched.

    Nothing is deleted: what is gone or replaced ends on the day before. Heirs and searched names follow.
    """
    if plan.empty:
        return []
    ended = [*plan.gone, *(stood for stood, _one in plan.replaced)]
    for stood in ended:
        _end(stood, plan)
    db.session.flush()
    added = [*plan.new, *(one for _stood, one in plan.replaced)]
    for level in (2, 5):  # digits of a code: provinces before their communes
        _add([one for one in added if len(one.code) == level], plan, decision)
    stands = Timetable().standing(plan.on)
    for stood, one in plan.moved:
        _move(stood, one, stands, plan, decision)
    for change in plan.changed:
        place = db.session.get_one(Place, change.stood.id)
        if in_time(place.versions)[-1].valid_from == plan.on:  # moved a moment ago: one version says both
            _rename_newest(place, change.listed)
        else:
            open_version(place, change.listed.name, change.listed.kind, on=plan.on, source=decision)
    db.session.flush()
    _follow(plan, ended, decision)
    settle()
    touched = {stood.id for stood in ended} | {stands[one.code].id for one in added}
    touched |= {stood.id for stood, _one in plan.moved} | {change.stood.id for change in plan.changed}
    return sorted(touched)


def _end(stood: Stood, plan: Review) -> None:
    place = db.session.get_one(Place, stood.id)
    place.ended_on = in_time(place.versions)[-1].valid_to = plan.on - timedelta(days=1)


def _add(listed: list[Listed], plan: Review, decision: str) -> None:
    stands = Timetable().standing(plan.on)
    add_all(
        [
            New(
                one.code,
                one.name,
                one.kind,
                stands[one.parent_code].id if one.parent_code else None,
                "commune" if one.parent_code else "province",
                decision,
                began_on=plan.on,
            )
            for one in listed
        ]
    )


def _move(stood: Stood, one: Listed, stands: dict[str, Stood], plan: Review, decision: str) -> None:
    """Below another parent. Where that parent has another name the place's own history tells of it."""
    place, parent = db.session.get_one(Place, stood.id), stands[one.parent_code]
    before = place.parent
    place.parent_id = parent.id
    if before is None or before.name != parent.name:
        said = f"{decision}; {before.name if before else '–'} → {parent.name}"
        open_version(place, place.name, place.kind, on=plan.on, source=said)
    db.session.flush()


def _rename_newest(place: Place, one: Listed) -> None:
    newest = in_time(place.versions)[-1]
    newest.name, newest.kind = one.name, one.kind
    show(place, newest)


def _follow(plan: Review, ended: list[Stood], decision: str) -> None:
    old = {stood.code: stood.id for stood in ended}
    new = Timetable().standing(plan.on)
    rows = [
        {
            "old_id": old[one.old_code],
            "new_id": new[one.new_code].id,
            "effective_on": plan.on,
            "kind": one.kind,
            "decision": decision[:200],
        }
        for one in plan.following
    ]
    if rows:
        db.session.execute(insert(Succession), rows)
