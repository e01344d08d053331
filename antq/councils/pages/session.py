"""Sessions: the list, one session with its roll and agenda, its forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask_babel import gettext as _

from ...kit.numbers import write_day
from ...kit.policy import may
from ...kit.web import Form, Page
from ...kit.workflow import State
from ...nominations.scoring import Summary, summarise
from .. import ballots, bulk, queries
from ..models import AgendaItem, CouncilSession, Seat
from ..workflow import ATTENDANCE_WORDS, ITEM_WORDS, RESULT_WORDS, SESSION


class BrowsePage(Page):
    """/hop-xet: the sessions of one's council."""

    template = "councils/list.html"

    @cached_property
    def sessions(self) -> Sequence[CouncilSession]:
        """The newest first."""
        return queries.browse(by=self.by)

    def state(self, session: CouncilSession) -> State:
        """Word and tone of a session's state."""
        return SESSION.state_of(session)


class SessionFormPage(Page):
    """A new session, or a change of one."""

    template = "councils/form.html"

    def __init__(self, form: Form, session: CouncilSession | None = None, *, by: Any) -> None:
        super().__init__(by=by)
        self.form, self.session = form, session

    @property
    def title(self) -> str:
        """What is done."""
        return _("Sửa phiên họp") if self.session else _("Lập phiên họp")


@dataclass(frozen=True)
class Line:
    """One line of the agenda: the item, its number as this reader counts, and what may be read of it."""

    number: int
    item: AgendaItem
    word: str
    tone: str
    about: str
    scores: Summary | None
    result: str


class SessionPage(Page):
    """/hop-xet/<ref>: the roll, the agenda, and what the reader may do now."""

    template = "councils/show.html"

    def __init__(
        self, session: CouncilSession, *, roll: Form | None = None, problem: str = "", by: Any
    ) -> None:
        super().__init__(by=by)
        self.session, self.roll, self.problem = session, roll, problem

    words = ATTENDANCE_WORDS

    @property
    def state(self) -> State:
        """Where it stands."""
        return SESSION.state_of(self.session)

    @property
    def facts(self) -> list[dict[str, Any]]:
        """Day, place, round."""
        rows = {
            _("Mã phiên"): self.session.ref,
            _("Ngày họp"): write_day(self.session.meets_on),
            _("Nơi họp"): self.session.venue,
            _("Đợt xét"): self.session.round.name if self.session.round else "",
        }
        return [{"key": key, "value": value, "change_href": None} for key, value in rows.items() if value]

    @cached_property
    def items(self) -> Sequence[AgendaItem]:
        """The items that the reader sees."""
        return queries.items_of(self.session, by=self.by)

    @cached_property
    def lines(self) -> list[Line]:
        """The agenda, numbered as the reader counts: a gap would say that something is hidden."""
        return [self._line(number, item) for number, item in enumerate(self.items, start=1)]

    def _line(self, number: int, item: AgendaItem) -> Line:
        word, tone = ITEM_WORDS[item.state]
        if item.result:
            word, tone = RESULT_WORDS[item.result]
        nomination = item.nomination
        about = " · ".join(
            filter(None, (nomination.form.label if nomination.form else "", nomination.unit.name))
        )
        scores = summarise([review.total for review in nomination.reviews]) if self.reads_scores else None
        return Line(number, item, str(word), tone, about, scores, self._result(item))

    def _result(self, item: AgendaItem) -> str:
        if item.result:
            votes = {"votes": item.votes_for, "against": item.votes_against, "members": item.members}
            return _("%(votes)d đồng ý, %(against)d không đồng ý, %(members)d thành viên", **votes)
        if item.state == "voting":
            return _(
                "%(cast)d/%(all)d phiếu đã bỏ", cast=len(self.cast[item.id]), all=item.present + item.written
            )
        return ""

    @cached_property
    def cast(self) -> dict[int, set[int]]:
        """Who has cast a ballot on which item: the chair waits for the others; how they voted stands nowhere."""
        return queries.have_cast(item for item in self.items if item.state == "voting")

    @property
    def reads_scores(self) -> bool:
        """The chair and the office read the points; a member once the session has opened."""
        leads = self.by.holds("standing_office", "council_chair", province_id=self.session.province_id)
        return leads or self.session.state != "planned"

    @property
    def acts(self) -> list[bulk.Act]:
        """What the chair may do to items as they stand."""
        if not self.leads or self.session.state not in ("open", "closed"):
            return []
        states = {item.state for item in self.items}
        wanted = [act for act in bulk.ACTS.values() if states & set(act.states)]
        return wanted if self.session.state == "open" else [act for act in wanted if act.code == "hoan-tac"]

    @property
    def leads(self) -> bool:
        """Whether the reader chairs."""
        return may(self.by, "session.lead", self.session)

    @property
    def prepares(self) -> bool:
        """Whether the reader may change the agenda."""
        return self.session.state in ("planned", "open") and may(self.by, "session.prepare", self.session)

    @property
    def calls(self) -> bool:
        """Whether the reader may call the roll."""
        return self.session.state in ("planned", "open") and may(self.by, "session.call", self.session)

    def offers(self, code: str) -> bool:
        """Whether a move of the session is open to the reader."""
        return any(move.code == code for move in SESSION.open_to(self.by, self.session))

    @property
    def attendance(self) -> list[tuple[Seat, str]]:
        """Each seat with its word."""
        return [(seat, str(ATTENDANCE_WORDS[seat.attendance])) for seat in self.session.seats]

    @cached_property
    def to_vote(self) -> list[AgendaItem]:
        """What waits for the reader's own ballot."""
        return ballots_for(self.session, by=self.by)

    @property
    def unpublished(self) -> int:
        """How many results wait to be published."""
        return sum(item.state == "decided" for item in self.items)


def ballots_for(session: CouncilSession, *, by: Any) -> list[AgendaItem]:
    """The items on which this person may still cast a ballot."""
    seat = queries.seat_of(session, by=by)
    if seat is None or session.state != "open":
        return []
    voting = [item for item in queries.items_of(session, by=by) if item.state == "voting"]
    cast = queries.have_cast(voting)
    return [
        item
        for item in voting
        if seat.id not in cast[item.id] and seat in ballots.voters(item, ballots.rule_for(item))
    ]
