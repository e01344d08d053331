"""The standing office prepares a session: its day, its seats, its agenda; and the roll is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from ...kit import clock
from ...kit.database import db, one_at_a_time
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Invalid, Stale
from ...kit.text import clean
from ...nominations import actions as nominations
from ...nominations.models import Nomination
from ...places.models import Place
from ...rounds.models import Round
from .. import events as events
from .. import queries
from ..models import ATTENDANCE, AgendaItem, CouncilSession, Seat
from ..needs import outside_phase
from ..workflow import SESSION
from .items import leave, lock_dossiers, locked

FARTHEST = 366
"""Days from today within which a session is planned: what is farther off was mistyped."""

CALLED = _l(
    "Người khác vừa điểm danh. Nội dung vừa chọn còn ở dưới, cạnh điều đang ghi; xem lại rồi ghi lần nữa."
)

CANCELLED = _l("Phiên họp đã hủy.")


@dataclass(frozen=True)
class SessionFacts:
    """What the office says of a session."""

    name: str
    meets_on: date
    venue: str = ""
    round: Round | None = None


def plan_session(facts: SessionFacts, *, province: Place, by: Any) -> CouncilSession:
    """A session of the council of a province, with a seat for each who sits on it today. Raises Invalid: another's
    province, no name, nobody on the council."""
    must(by, "session.plan")
    if province.id not in by.provinces_as("standing_office"):
        raise Invalid({"province": _l("Chỉ lập phiên họp cho tỉnh mình.")})
    _check(facts, province.id)
    one_at_a_time("council_session.ref")  # its numbers run over all provinces
    db.session.get(Place, province.id, with_for_update={"key_share": True})
    made = CouncilSession(
        ref=_next_ref(facts.meets_on.year),
        province=province,
        state="planned",
        version=1,
        moved_at=clock.now(),
        made_by_id=by.person_id,
        minutes="",
    )
    _say(made, facts)
    db.session.add(made)
    seat_council(made)
    if not made.seats:
        raise Invalid({"province": _l("Hội đồng của tỉnh chưa có thành viên nào.")})
    db.session.flush()
    record("session.plan", made, by=by)
    return made


def change(session: CouncilSession, facts: SessionFacts, *, seen: int, by: Any) -> None:
    """Change what is said of a session that has not opened; its seats are those of the council of today. Raises
    Invalid, Stale (opened, changed meanwhile)."""
    must(by, "session.prepare", session)
    row = locked(session)
    if row.version != seen or row.state != "planned":
        raise Stale(_l("Phiên họp vừa được sửa hoặc đã khai mạc. Tải lại trang để xem bản mới."))
    _check(facts, row.province_id)
    _say(row, facts)
    seat_council(row)
    row.version += 1
    record("session.change", row, by=by)


def cancel(session: CouncilSession, *, by: Any) -> None:
    """Cancel a session that has not opened: its dossiers are free for another one, those too that the actor does not
    see. Those seated are told of the session, nobody of a dossier. Raises Refused, Stale (opened, or cancelled before).
    """
    must(by, "session.prepare", session)
    row = locked(session)
    left = [item for item in row.items if item.state == "waiting"]
    lock_dossiers(left)
    SESSION.move(row, "cancel", by=by)
    for item in sorted(left, key=lambda each: each.nomination_id):
        leave(item)


def put(session: CouncilSession, dossiers: Iterable[Nomination], *, by: Any) -> None:
    """Put dossiers on the agenda, after those that are there. The session's version stays: forms carry it, and it
    would count what their reader does not see. Raises Invalid (none chosen), Refused, Stale."""
    must(by, "session.prepare", session)
    chosen = sorted(dossiers, key=lambda each: each.id)
    if not chosen:
        raise Invalid({"dossiers": _l("Chọn ít nhất một hồ sơ.")})
    row = _editable(session)
    position = max((item.position for item in row.items), default=0)
    for nomination in chosen:
        nominations.schedule(nomination, row.ref, by=by)
        if row.state == "open":
            nominations.close_reviews([nomination])
        position += 1
        before = next((item for item in row.items if item.nomination_id == nomination.id), None)
        if before is not None:  # deferred before, and back
            before.state, before.position, before.version = "waiting", position, before.version + 1
            continue
        row.items.append(AgendaItem(nomination=nomination, position=position, state="waiting", version=1))
    db.session.flush()
    record("session.schedule", row, by=by, dossiers=len(row.items))


def take_off(item: AgendaItem, *, by: Any) -> None:
    """Take a dossier off the agenda before anything was voted on it. Raises Refused, Stale (the session has closed,
    the dossier was taken off by somebody else, its vote was opened, it was left to another session)."""
    must(by, "session.prepare", item.session)
    row = _editable(item.session)
    now = db.session.get(AgendaItem, item.id, with_for_update=True, populate_existing=True)
    if now is None or now.state != "waiting":
        raise Stale(_l("Hồ sơ này đã được bỏ khỏi chương trình, đã mở biểu quyết hoặc đã hoãn."))
    nominations.unschedule(now.nomination)
    row.items.remove(now)
    db.session.delete(now)
    db.session.flush()
    record("session.schedule", row, by=by, dossiers=len(row.items))


def call(session: CouncilSession, roll: Mapping[str, str], *, seen: int, by: Any) -> None:
    """Call the roll: person ref to attendance. A vote that goes on keeps the roll of its opening, so there is none
    that it must wait for. The same roll again changes nothing. Raises Refused, Invalid (unknown words), Stale (closed,
    or another roll than the one seen is written by now)."""
    must(by, "session.call", session)
    row = _editable(session)
    said = {seat: roll.get(seat.person.ref, seat.attendance) for seat in row.seats}
    if not set(said.values()) <= set(ATTENDANCE):
        raise Invalid({"roll": _l("Chọn có mặt hay vắng cho từng người.")})
    if all(seat.attendance == word for seat, word in said.items()):
        return
    if row.roll_mark != seen:
        raise Stale(CALLED)
    for seat, word in said.items():
        seat.attendance = word
    counts = {
        word: sum(seat.attendance == word for seat in row.seats) for word in ("present", "written", "absent")
    }
    record("session.call", row, by=by, **counts)


def name_deputy(session: CouncilSession, ref: str, *, by: Any) -> None:
    """Name the member who presides over what the chair has an interest in; nobody with an empty `ref`. It is asked of
    every session alike, so naming one tells nothing; of a published one too: a chair publishes without learning of a
    result that they do not see, and that one must not be left to nobody. Raises Refused, Stale (cancelled),
    Invalid (no such seat, a chair)."""
    must(by, "session.call", session)
    row = locked(session)
    if row.state == "cancelled":
        raise Stale(CANCELLED)
    seats = {seat.person.ref: seat for seat in row.seats if not seat.chairs}
    if ref and ref not in seats:
        raise Invalid({"deputy": _l("Chọn một thành viên của phiên, không phải chủ tịch hội đồng.")})
    if not ref and not any(seat.deputises for seat in row.seats):
        return
    for seat in row.seats:
        seat.deputises = bool(ref) and seat is seats[ref]
    if ref:
        record("session.deputy", row, by=by, deputy=seats[ref].person.name, person_id=seats[ref].person_id)
    else:
        record("session.no_deputy", row, by=by)


def _editable(session: CouncilSession) -> CouncilSession:
    row = locked(session)
    if row.state == "cancelled":
        raise Stale(CANCELLED)
    if row.state not in ("planned", "open"):
        raise Stale(_l("Phiên họp đã bế mạc."))
    return row


def _say(session: CouncilSession, facts: SessionFacts) -> None:
    session.name, session.meets_on = clean(facts.name), facts.meets_on
    session.venue, session.round = clean(facts.venue), facts.round


def seat_council(session: CouncilSession) -> None:
    """The seats of the day: who sits on the council now; a seat of somebody who left goes, attendance stays."""
    known = {seat.person_id: seat for seat in session.seats}
    for position, (person, chairs) in enumerate(queries.council_of(session.province.id), start=1):
        seat = known.pop(person.id, None)
        if seat is None:
            seat = Seat(person=person, attendance="unknown")
            session.seats.append(seat)
        seat.name, seat.chairs, seat.position = person.name, chairs, position
    for left in known.values():
        session.seats.remove(left)
        db.session.delete(left)


def _check(facts: SessionFacts, province_id: int) -> None:
    errors: dict[str, Any] = {}
    if not clean(facts.name):
        errors["name"] = _l("Nhập tên phiên họp.")
    if facts.round is not None and facts.round.province_id != province_id:
        errors["round"] = _l("Chọn đợt xét của tỉnh mình.")
    elif says := outside_phase(facts.round, "session", facts.meets_on):
        errors["meets_on"] = says
    if abs(facts.meets_on - clock.today()) > timedelta(days=FARTHEST):
        errors["meets_on"] = _l("Ngày họp trong vòng một năm trước hoặc sau hôm nay.")
    if errors:
        raise Invalid(errors)


def _next_ref(year: int) -> str:
    start = f"PH-{year}-"
    column = CouncilSession.ref
    known = select(column).where(column.startswith(start, autoescape=True))
    last = db.session.scalar(known.order_by(func.length(column).desc(), column.desc()).limit(1))
    return f"{start}{int(last.rsplit('-', 1)[1]) + 1 if last else 1:02d}"
