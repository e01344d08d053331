"""Sessions: the list, one session with its roll and agenda, its forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask_babel import gettext as _

from ...kit import clock
from ...kit.numbers import write_day
from ...kit.policy import may
from ...kit.web import Form, Page
from ...kit.workflow import State
from ...nominations.models import Nomination
from ...nominations.policy import in_conflict_with_many
from ...nominations.scoring import Summary, summarise
from .. import ballots, bulk, queries
from ..forms import DeputyForm, OpenForm, ResumeForm, RollForm
from ..models import AgendaItem, CouncilSession, Seat
from ..policy import presided
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


class CancelPage(Page):
    """/hop-xet/<ref>/huy: what cancelling comes to, before it is done."""

    template = "councils/cancel.html"

    def __init__(self, session: CouncilSession, *, by: Any) -> None:
        super().__init__(by=by)
        self.session = session

    @property
    def may_be_cancelled(self) -> bool:
        """Whether the session has not opened, nor was it cancelled by somebody else."""
        return any(move.code == "cancel" for move in SESSION.open_to(self.by, self.session))

    @cached_property
    def items(self) -> Sequence[AgendaItem]:
        """The dossiers that the reader sees and that would be free."""
        return [item for item in queries.items_of(self.session, by=self.by) if item.state == "waiting"]


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
    presided: bool


class SessionPage(Page):
    """/hop-xet/<ref>: the roll, the agenda, and what the reader may do now."""

    template = "councils/show.html"

    def __init__(
        self,
        session: CouncilSession,
        *,
        all_chosen: bool = False,
        roll: RollForm | None = None,
        meeting: Form | None = None,
        problem: str = "",
        by: Any,
    ) -> None:
        super().__init__(by=by)
        self.session, self.all_chosen, self.problem = session, all_chosen, problem
        self.roll_typed = roll is not None
        self.roll: Any = roll or RollForm.of(session.seats, formdata=None)
        self.roll.version.data = str(session.roll_mark)  # what was typed stands beside what is written now
        today = {"sits_on": write_day(clock.today())}
        asked = OpenForm if session.state == "planned" else ResumeForm
        self.meeting = meeting or asked(formdata=None, data=today)

    @property
    def state(self) -> State:
        """Where it stands."""
        return SESSION.state_of(self.session)

    @property
    def facts(self) -> list[str]:
        """Code, day, place, round: what there is of them, for the line below the name."""
        round = self.session.round.name if self.session.round else ""
        return [said for said in (self.session.ref, self._days(), self.session.venue, round) if said]

    def _days(self) -> str:
        """The first day, and the one on which it was resumed last."""
        first, now = self.session.meets_on, self.session.sits_on
        if now is None or now == first:
            return write_day(first)
        return _("%(first)s, họp tiếp %(now)s", first=write_day(first), now=write_day(now))

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
        totals = [review.total for review in nomination.reviews]
        scores = summarise(totals) if self._reads_scores_of(nomination) else None
        return Line(
            number, item, str(word), tone, about, scores, self._result(item), item.id in self.presided
        )

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
        """Whether there are points that the reader may read."""
        return any(self._reads_scores_of(item.nomination) for item in self.items)

    def _reads_scores_of(self, nomination: Nomination) -> bool:
        """The chair and the office read the points; a member after their own review, or once reviews are closed: a
        dossier that was deferred takes reviews again."""
        return nomination.reviews_closed_at is not None or may(self.by, "nomination.reviews", nomination)

    @property
    def acts(self) -> list[bulk.Act]:
        """What the reader may do to the items over which they preside, as they stand. When the session is over, a vote
        that still goes on is ended, and results are taken back."""
        if self.session.state == "planned":
            return []
        states = {item.state for item in self.items if item.id in self.presided}
        if self.session.state != "open":
            states &= {"voting", "decided"}
        return [act for act in bulk.ACTS.values() if states & set(act.states)]

    @cached_property
    def presided(self) -> set[int]:
        """The items over which the reader presides."""
        return {item.id for item in presided(self.items, by=self.by)}

    @property
    def leads(self) -> bool:
        """Whether the reader presides over something."""
        return bool(self.presided) or may(self.by, "session.lead", self.session)

    @property
    def publishes(self) -> bool:
        """Whether results wait for the reader to publish them; the chair ends a closed session without any too."""
        if self.session.state == "closed" and may(self.by, "session.lead", self.session):
            return True
        return self.session.is_over and any(
            item.state == "decided" and item.id in self.presided for item in self.items
        )

    @property
    def names_deputy(self) -> bool:
        """Whether the reader may name who presides in the chair's place: in every session that meets, published ones
        too."""
        return self.session.state != "cancelled" and may(self.by, "session.call", self.session)

    @property
    def naming(self) -> DeputyForm:
        """The question who it is."""
        return DeputyForm(formdata=None).offer(self.session.seats)

    @property
    def deputy(self) -> Seat | None:
        """Who presides in the chair's place over what the chair has an interest in."""
        return next((seat for seat in self.session.seats if seat.deputises), None)

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
    def opens_late(self) -> bool:
        """Whether the planned day has passed: then the day on which it met is asked for."""
        return self.session.state == "planned" and self.session.meets_on < clock.today()

    @property
    def attendance(self) -> list[tuple[Seat, str, Any]]:
        """Each seat with its word, and the question about it."""
        return [
            (seat, str(ATTENDANCE_WORDS[seat.attendance]), self.roll[f"ghe_{seat.person.ref}"])
            for seat in self.session.seats
        ]

    def differs(self, seat: Seat) -> bool:
        """Whether what was chosen for a seat is another than what is written."""
        return bool(self.roll[f"ghe_{seat.person.ref}"].data != seat.attendance)

    @property
    def called(self) -> str:
        """How many are there and how many are not, once the roll was called: "5 có mặt, 1 vắng"."""
        counts = {word: sum(s.attendance == word for s in self.session.seats) for word in ATTENDANCE_WORDS}
        if counts["unknown"] == len(self.session.seats):
            return ""
        said = [f"{count} {str(ATTENDANCE_WORDS[word]).lower()}" for word, count in counts.items() if count]
        return "; ".join(said)

    @cached_property
    def to_vote(self) -> list[AgendaItem]:
        """What waits for the reader's own ballot."""
        return ballots_for(self.session, by=self.by)


def ballots_for(session: CouncilSession, *, by: Any) -> list[AgendaItem]:
    """The items on which this person may still cast a ballot."""
    seat = queries.seat_of(session, by=by)
    if seat is None or session.state == "planned":
        return []
    voting = [item for item in queries.items_of(session, by=by) if item.state == "voting"]
    cast, barred = queries.have_cast(voting), in_conflict_with_many([item.nomination for item in voting])
    return [
        item
        for item in voting
        if seat.id not in cast[item.id]
        and seat in ballots.voters(item, ballots.rule_for(item), barred[item.nomination_id])
    ]
