"""What a session still lacks before a move: sentences, or None.

What the table of moves asks is about the session and its people. What is asked about dossiers takes those that the
actor sees: a refusal because of another would tell that it is there.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit import clock
from ..kit.numbers import write_day
from ..nominations.models import Nomination
from ..nominations.needs import has_enough_reviews, reviews_wanted
from ..rounds.models import Round
from ..rounds.phases import is_open, phase
from .models import AgendaItem, CouncilSession


def somebody_is_there(session: CouncilSession) -> Any:
    """The roll was called, of the day on which it sits."""
    if any(seat.attendance == "present" for seat in session.seats):
        return None
    return _l("Điểm danh trước: chưa ghi ai có mặt.")


def not_its_day(session: CouncilSession, on: date) -> Any:
    """That a planned session does not open on a day: it opens on its own, or later where it met later. The rule of the
    vote hangs on the day, so none before it, nor one to come, is for anybody to choose."""
    planned = write_day(session.meets_on)
    if session.meets_on > clock.today():
        return _l("Ngày họp là %(day)s: khai mạc từ ngày ấy, hoặc sửa ngày họp.", day=planned)
    if not session.meets_on <= on <= clock.today():
        return _l("Ngày khai mạc từ ngày %(day)s đến hôm nay.", day=planned)
    return None


def none_came_later(items: Iterable[AgendaItem], on: date) -> Any:
    """Its day is none before a dossier was taken in. Asked about the items that the opener sees: of another the
    sentence would tell, and its vote asks again."""
    late = [
        item.nomination.ref
        for item in items
        if item.state == "waiting" and item.nomination.norms_on is not None and item.nomination.norms_on > on
    ]
    if not late:
        return None
    says = _l("Tiếp nhận sau ngày họp %(day)s: %(refs)s. Sửa ngày họp.")
    return says % {"day": write_day(on), "refs": ", ".join(late)}


def nothing_is_being_voted(items: Iterable[AgendaItem]) -> Any:
    """No vote that the closer sees is left hanging; one that they do not see is ended by whoever presides over it,
    also after the session has closed."""
    count = sum(item.state == "voting" for item in items)
    says = _l("Còn %(count)d hồ sơ đang bỏ phiếu: kiểm phiếu hoặc hoãn trước.", count=count)
    return says if count else None


def lacking_reviews(dossiers: Iterable[Nomination]) -> dict[str, Any]:
    """Dossier ref to the sentence that says how many reviews are missing; the regulation of each day is asked once."""
    wanted: dict[date | None, int] = {}
    found = {}
    for each in dossiers:
        if each.norms_on not in wanted:
            wanted[each.norms_on] = reviews_wanted(each)
        if says := has_enough_reviews(each, wanted[each.norms_on]):
            found[each.ref] = says
    return found


def outside_phase(round: Round | None, kind: str, on: date) -> Any:
    """That a day lies outside a dated phase of the round, with its days; a round without the phase sets none."""
    found = phase(round, kind) if round is not None else None
    if round is None or found is None or is_open(round, kind, on):
        return None
    return PHASE[kind] % {
        "name": round.name,
        "opens": write_day(found.opens_on),
        "closes": write_day(found.closes_on),
    }


PHASE: dict[str, Any] = {
    "session": _l("Đợt “%(name)s” họp hội đồng từ %(opens)s đến hết %(closes)s; sửa ngày ở trang của đợt."),
    "publishing": _l(
        "Đợt “%(name)s” công bố kết quả từ %(opens)s đến hết %(closes)s; sửa ngày ở trang của đợt."
    ),
}


def it_is_time_to_publish(session: CouncilSession) -> Any:
    """The round publishes when it said so."""
    return outside_phase(session.round, "publishing", clock.today())
