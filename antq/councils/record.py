"""What the minutes of a session say: read from its rows, whoever asks sees only what they may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _

from ..kit import clock
from ..kit.numbers import write_day
from ..kit.policy import may
from ..nominations.policy import in_conflict_with_many
from ..nominations.voting import BASES, threshold
from . import ballots, queries
from .models import AgendaItem, CouncilSession, Seat
from .workflow import ATTENDANCE_WORDS, ITEM_WORDS, RESULT_WORDS


@dataclass(frozen=True)
class Decided:
    """One dossier: what it was, how the vote fell, who took no part because of a conflict of interest; who took part,
    where that was not who was there in the end; why an earlier vote was taken back; who presided but the chair."""

    number: str
    name: str
    about: str
    votes: str
    result: str
    note: str
    recused: str
    took_part: str
    undone: str
    presided: str


@dataclass(frozen=True)
class Record:
    """The minutes as data. `voted` of the dossiers have a result, `carried` of these were carried; `rules` say how and
    by which rule was voted on which. Of several days `called_on` is that of the roll; empty where there was one."""

    name: str
    ref: str
    council: str
    days: list[str]
    last: date
    opened: str
    closed: str
    venue: str
    round: str
    chair: str
    called_on: str
    present: list[str]
    away: list[str]
    decided: list[Decided]
    voted: int
    carried: int
    rules: list[str]
    discussed: list[str]


def record_of(session: CouncilSession, *, by: Any) -> Record:
    """The record of a session, as `by` may read it: what was discussed names dossiers, so it is read by whoever sees
    them all."""
    seats = session.seats
    items = list(queries.items_of(session, by=by))
    voted = [item for item in items if item.result]
    sat_on = session.sits_on or session.meets_on
    days = sorted({session.meets_on, sat_on, *(ballots.day_of(item) for item in voted)})
    barred = in_conflict_with_many([item.nomination for item in items])
    return Record(
        name=session.name,
        ref=session.ref,
        council=council_of(session),
        days=[write_day(day) for day in days],
        last=days[-1],
        opened=_moment(session.opened_at, days[0]),
        closed=_moment(session.closed_at, days[-1]),
        venue=session.venue,
        round=session.round.name if session.round else "",
        chair=_chair(seats),
        called_on=write_day(sat_on) if len(days) > 1 else "",
        present=[seat.name for seat in seats if seat.attendance == "present"],
        away=[f"{seat.name}: {_word(seat.attendance)}" for seat in seats if seat.attendance != "present"],
        decided=[
            _decided(number, item, barred[item.nomination_id]) for number, item in enumerate(items, start=1)
        ],
        voted=len(voted),
        carried=sum(item.result == "carried" for item in voted),
        rules=_rules(items),
        discussed=_discussed(session, by=by),
    )


def own_words(session: CouncilSession, *, by: Any) -> str:
    """The words of the discussion that `by` may change: those of the session, or what they wrote beside them."""
    if may(by, "session.discussion", session):
        return session.minutes
    note = session.note_of(by.person_id)
    return note.text if note else ""


def _discussed(session: CouncilSession, *, by: Any) -> list[str]:
    lines = own_words(session, by=by).split("\n")
    if may(by, "session.discussion", session):
        for note in session.notes:
            said = [line for line in note.text.split("\n") if line.strip()]
            lines += [_("%(name)s ghi: %(words)s", name=note.person.name, words=line) for line in said]
    return [line for line in lines if line.strip()]


def council_of(session: CouncilSession) -> str:
    """The council by its full name."""
    return _("Hội đồng Thi đua - Khen thưởng %(province)s", province=inside(session.province.name))


def inside(name: str) -> str:
    """A name within a sentence: "tỉnh Lào Cai"."""
    return name[:1].lower() + name[1:]


def _moment(at: datetime | None, day: date) -> str:
    """ "14 giờ 05 phút ngày 22/11/2026"; nothing where it was written down on another day than it happened."""
    here = clock.local(at) if at else None
    if here is None or here.date() != day:
        return ""
    hours = {"hours": f"{here:%H}", "minutes": f"{here:%M}", "day": write_day(here.date())}
    return _("%(hours)s giờ %(minutes)s phút ngày %(day)s", **hours)


def _word(attendance: str) -> str:
    return str(ATTENDANCE_WORDS[attendance]).lower()


def _decided(number: int, item: AgendaItem, barred: set[int]) -> Decided:
    nomination, seats = item.nomination, item.session.seats
    word = RESULT_WORDS[item.result][0] if item.result else ITEM_WORDS[item.state][0]
    votes = ""
    if item.result:
        votes = _(
            "%(votes)d đồng ý, %(against)d không đồng ý, %(blank)d không có ý kiến; %(present)d dự, %(written)d bằng "
            "văn bản, %(members)d thành viên được biểu quyết",
            votes=item.votes_for,
            against=item.votes_against,
            blank=item.votes_blank,
            present=item.present,
            written=item.written,
            members=item.members,
        )
    if item.roll:
        could = {person for person, _name, _attendance in item.roll}
        barred = {seat.person_id for seat in seats} - could
    recused = ", ".join(seat.name for seat in seats if seat.person_id in barred)
    about = ", ".join(filter(None, (nomination.form.label if nomination.form else "", nomination.unit.name)))
    took_part, undone = _took_part(item, seats), "; ".join(item.undone.split("\n"))
    return Decided(
        str(number),
        nomination.title,
        about,
        votes,
        str(word),
        item.note,
        recused,
        took_part,
        undone,
        _presided(item, seats),
    )


def _presided(item: AgendaItem, seats: list[Seat]) -> str:
    """Who ended the vote, where that is not whom the minutes name as chair."""
    by = next((seat for seat in seats if seat.person_id == item.decided_by_id), None)
    return by.name if by is not None and item.result and by.name != _chair(seats) else ""


def _chair(seats: list[Seat]) -> str:
    return next((seat.name for seat in seats if seat.chairs and seat.attendance == "present"), "")


def _took_part(item: AgendaItem, seats: list[Seat]) -> str:
    """Who voted, by name, where that was another day or the roll was called again since: else the roll of the session
    says it."""
    session = item.session
    same_day = ballots.day_of(item) == (session.sits_on or session.meets_on)
    now = {seat.person_id: seat.attendance for seat in seats}
    asked = [row for row in item.roll if row[2] in ("present", "written")]
    if same_day and all(word == now.get(person) for person, _name, word in item.roll):
        return ""
    return ", ".join(
        name if word == "present" else f"{name} ({_word(word)})" for _person, name, word in asked
    )


def _rules(items: list[AgendaItem]) -> list[str]:
    """How was voted and by which rule, a sentence for all dossiers of which the same is true."""
    found: dict[str, list[str]] = {}
    for number, item in enumerate(items, start=1):
        if item.result:
            found.setdefault(_rule(item), []).append(str(number))
    if len(found) == 1:
        return [f"{next(iter(found))}."]
    return [
        _("Hồ sơ số %(numbers)s: %(rule)s.", numbers=", ".join(numbers), rule=says[:1].lower() + says[1:])
        for says, numbers in found.items()
    ]


def _rule(item: AgendaItem) -> str:
    rule = ballots.rule_for(item)
    manners = {
        ("system", True): _("Bỏ phiếu kín trên hệ thống"),
        ("system", False): _("Bỏ phiếu trên hệ thống"),
        ("counted", True): _("Bỏ phiếu kín bằng phiếu giấy"),
        ("counted", False): _("Biểu quyết tại phòng họp"),
    }
    return _(
        "%(manner)s; quy chế của ngày họp: dự từ %(quorum)s số thành viên, thông qua khi số phiếu đồng ý %(wanted)s "
        "tính trên %(base)s",
        manner=manners.get((item.manner, rule.secret), _("Biểu quyết")),
        quorum=threshold(rule.quorum),
        wanted=rule.wanted,
        base=BASES[rule.base],
    )
