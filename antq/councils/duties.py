"""What waits with sessions: one's own ballots; for the chair, sessions to open and results to publish."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _

from ..kit.duties import Duty, duty
from ..kit.web.addresses import path_to
from . import queries
from .workflow import SESSION


@duty
def sessions(*, by: Any) -> Iterator[Duty]:
    """One line for each state that waits for this person, read off the workflow."""
    for one in SESSION.waiting(by=by):
        here = path_to("councils.show", ref=one.first) if one.count == 1 else path_to("councils.browse")
        yield Duty(str(one.says), one.count, here)


@duty
def presiding(*, by: Any) -> Iterator[Duty]:
    """One line a session: what waits for this person in the chair's place, or was left when another published."""
    if not by.holds("council_member", "council_chair"):
        return
    waiting: dict[str, int] = {}
    for item in queries.to_preside(by=by):
        waiting[item.session.ref] = waiting.get(item.session.ref, 0) + 1
    for ref, count in waiting.items():
        yield Duty(_("Hồ sơ chờ đồng chí chủ trì ở phiên họp"), count, path_to("councils.show", ref=ref))


@duty
def deputies(*, by: Any) -> Iterator[Duty]:
    """For the office: sessions in which a vote or a result waits for a deputy. It names no dossier, and says nothing to
    whoever has an interest in it."""
    if not by.holds("standing_office"):
        return
    left = queries.without_presider(by=by)
    if left:
        here = path_to("councils.show", ref=left[0].ref) if len(left) == 1 else path_to("councils.browse")
        yield Duty(_("Phiên họp cần giao người chủ trì thay"), len(left), here)


@duty
def ballots(*, by: Any) -> Iterator[Duty]:
    """One line a session in which a vote waits for this person's ballot, in the room or in writing."""
    waiting: dict[str, int] = {}
    items = queries.voting_now(by=by)
    cast = queries.have_cast(items)
    for item in items:
        asked = {person for person, _name, word in item.roll if word in ("present", "written")}
        seat = queries.seat_of(item.session, by=by)
        if by.person_id in asked and seat is not None and seat.id not in cast[item.id]:
            waiting[item.session.ref] = waiting.get(item.session.ref, 0) + 1
    for ref, count in waiting.items():
        yield Duty(
            _("Hồ sơ chờ phiếu biểu quyết"),
            count,
            path_to("councils.ballot", ref=ref),
            _("Phiên họp đang bỏ phiếu"),
        )
