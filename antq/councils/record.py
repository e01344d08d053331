"""What the minutes of a session say: read from its rows, whoever asks sees only what they may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from ..kit.numbers import write_day
from ..nominations.policy import in_conflict_with
from . import queries
from .models import AgendaItem, CouncilSession
from .workflow import ATTENDANCE_WORDS, ITEM_WORDS, RESULT_WORDS


@dataclass(frozen=True)
class Decided:
    """One dossier: what it was, how the vote fell, who took no part because of a conflict of interest."""

    number: str
    name: str
    about: str
    votes: str
    result: str
    note: str
    recused: str


@dataclass(frozen=True)
class Record:
    """The minutes as data."""

    name: str
    ref: str
    council: str
    day: str
    venue: str
    round: str
    chair: str
    present: list[str]
    away: list[str]
    decided: list[Decided]
    carried: int
    discussed: list[str]


def record_of(session: CouncilSession, *, by: Any) -> Record:
    """The record of a session, as `by` may read it."""
    seats = session.seats
    chair = next((seat.name for seat in seats if seat.chairs and seat.attendance == "present"), "")
    items = queries.items_of(session, by=by)
    return Record(
        name=session.name,
        ref=session.ref,
        council=_("Hội đồng Thi đua - Khen thưởng %(province)s", province=_inside(session.province.name)),
        day=write_day(session.meets_on),
        venue=session.venue,
        round=session.round.name if session.round else "",
        chair=chair,
        present=[seat.name for seat in seats if seat.attendance == "present"],
        away=[
            f"{s.name}: {str(ATTENDANCE_WORDS[s.attendance]).lower()}"
            for s in seats
            if s.attendance != "present"
        ],
        decided=[_decided(number, item) for number, item in enumerate(items, start=1)],
        carried=sum(item.result == "carried" for item in items),
        discussed=[line for line in session.minutes.split("\n") if line.strip()],
    )


def _inside(name: str) -> str:
    """A name within a sentence: "tỉnh Lào Cai"."""
    return name[:1].lower() + name[1:]


def _decided(number: int, item: AgendaItem) -> Decided:
    nomination = item.nomination
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
    barred = in_conflict_with(nomination)
    recused = ", ".join(seat.name for seat in item.session.seats if seat.person_id in barred)
    about = ", ".join(filter(None, (nomination.form.label if nomination.form else "", nomination.unit.name)))
    return Decided(str(number), nomination.title, about, votes, str(word), item.note, recused)
