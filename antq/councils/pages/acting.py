"""The agenda's choice, the second step of an act on many, the ballot sheet, one count, the plan of reviews."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from ...kit.policy import may
from ...kit.seals import seal
from ...kit.web import Form, Page
from ...nominations import actions as nominations
from ...nominations.models import Nomination
from ...nominations.voting import BASES, VoteRule, threshold
from ...people.models import Person
from ...rounds.models import Round
from .. import ballots, bulk, packet, queries
from ..models import AgendaItem, CouncilSession
from ..needs import lacking_reviews
from ..workflow import RESULT_WORDS


class AgendaPage(Page):
    """/hop-xet/<ref>/chuong-trinh: which dossiers go on the agenda."""

    template = "councils/agenda.html"

    def __init__(self, session: CouncilSession, form: Any, *, by: Any) -> None:
        super().__init__(by=by)
        self.session, self.form = session, form

    def about(self, ref: str) -> str:
        """What tells one dossier from another."""
        each: Nomination = self.form.by_ref[ref]
        parts = [each.ref, each.form.label if each.form else "", each.unit.name]
        return " · ".join(filter(None, parts))

    @cached_property
    def lacking(self) -> dict[str, Any]:
        """Dossier ref to what it still lacks before a vote."""
        return lacking_reviews(self.form.by_ref.values())


class ConfirmPage(Page):
    """The second step: exactly these dossiers."""

    template = "councils/confirm.html"

    def __init__(self, session: CouncilSession, what: bulk.Chosen, form: Form, *, by: Any) -> None:
        super().__init__(by=by)
        self.session, self.what, self.form = session, what, form

    @property
    def token(self) -> str:
        """The seal of what is shown."""
        return bulk.sealed(self.session, self.what, by=self.by)


class PublishPage(Page):
    """The last look before the results are published: exactly these."""

    template = "councils/publish.html"
    words = RESULT_WORDS

    def __init__(self, session: CouncilSession, *, problem: str = "", by: Any) -> None:
        super().__init__(by=by)
        self.session, self.problem = session, problem

    @cached_property
    def items(self) -> list[AgendaItem]:
        """The results that would be published."""
        return [item for item in self._seen if item.state == "decided"]

    @property
    def ends(self) -> bool:
        """Whether the session is published with it: by a chair, once; there may be no result to publish."""
        return self.session.state == "closed" and may(self.by, "session.lead", self.session)

    @property
    def left(self) -> list[AgendaItem]:
        """What was taken back and not voted again: it goes to another session."""
        return [item for item in self._seen if item.state == "waiting"] if self.ends else []

    @cached_property
    def _seen(self) -> Sequence[AgendaItem]:
        return queries.conducted(self.session, by=self.by)

    @property
    def tied(self) -> list[str]:
        """What keeps the others waiting: as many were for it as against."""
        return [item.nomination.title for item in self.items if item.result == "tied"]

    @property
    def token(self) -> str:
        """The seal of what is shown."""
        return seal_of(self.items, self.session, by=self.by)


def seal_of(items: Sequence[AgendaItem], session: CouncilSession, *, by: Any) -> str:
    """The seal of the results to be published."""
    return seal(PUBLISH, [by.person_id, session.ref, [[i.nomination.ref, i.version] for i in items]])


PUBLISH = "councils.publish"


class BallotPage(Page):
    """/hop-xet/<ref>/phieu-bau: one's own ballot sheet."""

    template = "councils/ballot.html"

    def __init__(
        self, session: CouncilSession, form: Any, items: Sequence[AgendaItem], *, problem: str = "", by: Any
    ) -> None:
        super().__init__(by=by)
        self.session, self.form, self.items, self.problem = session, form, items, problem

    def question(self, item: AgendaItem) -> Any:
        """The question about an item."""
        return self.form[f"phieu_{item.nomination.ref}"]


class CountPage(Page):
    """/hop-xet/<ref>/ho-so/<code>: the vote on one dossier, as its chair ends it."""

    template = "councils/count.html"
    words = RESULT_WORDS

    def __init__(self, item: AgendaItem, form: Form, *, problem: str = "", by: Any) -> None:
        super().__init__(by=by)
        self.item, self.form, self.problem, self.session = item, form, problem, item.session

    @cached_property
    def rule(self) -> VoteRule:
        """The rule of the day."""
        return ballots.rule_for(self.item)

    @property
    def base(self) -> Any:
        """Of whom the ballots for it are a share."""
        return BASES[self.rule.base]

    @property
    def quorum(self) -> str:
        """The least share of the members who must be there."""
        return threshold(self.rule.quorum)

    @cached_property
    def have(self) -> set[int]:
        """The seats that have cast a ballot."""
        return queries.have_cast([self.item])[self.item.id]

    @cached_property
    def silent(self) -> list[str]:
        """Who has not."""
        return [seat.name for seat in ballots.voters(self.item, self.rule) if seat.id not in self.have]

    @property
    def cast(self) -> int:
        """How many have."""
        return len(self.have)

    @property
    def may_end_early(self) -> bool:
        """Whether the vote may end although somebody has not cast a ballot."""
        return ballots.may_end_early(self.item, self.rule, self.cast)


class AssignPage(Page):
    """/hop-xet/phan-cong: who reviews what now, and what the plan would change."""

    template = "councils/assign.html"

    def __init__(
        self,
        form: Form,
        proposal: Any,
        round: Round | None = None,
        *,
        problem: str = "",
        member: str = "",
        by: Any,
    ) -> None:
        super().__init__(by=by)
        self.form, self.proposal, self.round, self.problem = form, proposal, round, problem
        self.member = member

    @property
    def asked(self) -> dict[str, str | None]:
        """What the plan was made for; it goes along when the plan is carried out."""
        typed = {name: self.form[name].data or None for name in ("each", "limit")}
        return {"dot": self.round.ref if self.round else None, **typed}

    @property
    def rows(self) -> list[tuple[Person, int, int]]:
        """Each member: dossiers now, dossiers by the plan."""
        return self.proposal.loads if self.proposal else []

    @property
    def whose(self) -> Person | None:
        """The member whose reviews are listed, where the address names one."""
        return next((person for person, _now, _then in self.rows if person.ref == self.member), None)

    @property
    def reviews(self) -> list[tuple[Nomination, bool]]:
        """Their dossiers by name, and whether they have begun."""
        if (person := self.whose) is None:
            return []
        asked = [
            each
            for each in self.proposal.dossiers.values()
            if any(one.reviewer_id == person.id for one in each.assignments)
        ]
        found = [(each, person.id in nominations.started(each)) for each in asked]
        return sorted(found, key=lambda row: (row[0].title, row[0].id))


class HandOverPage(Page):
    """/hop-xet/phan-cong/<code>/chuyen: one review, from one member to another."""

    template = "councils/hand_over.html"

    def __init__(
        self, nomination: Nomination, form: Any, asked: dict[str, str], *, problem: str = "", by: Any
    ) -> None:
        super().__init__(by=by)
        self.nomination, self.form, self.asked, self.problem = nomination, form, asked, problem

    @property
    def begun(self) -> list[str]:
        """Who was asked and has begun: that review stays."""
        begun = nominations.started(self.nomination)
        return [each.reviewer.name for each in self.nomination.assignments if each.reviewer_id in begun]


class PacketPage(Page):
    """/hop-xet/goi-cham: the packet to take away, and the answered one to send."""

    template = "councils/packet.html"

    def __init__(self, form: Form, *, by: Any) -> None:
        super().__init__(by=by)
        self.form = form

    @cached_property
    def count(self) -> int:
        """How many dossiers wait for the reader's review."""
        return len(packet.own(by=self.by))
