"""The agenda's choice, the second step of an act on many, the ballot sheet, one count, the plan of reviews."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from ...kit.seals import seal
from ...kit.web import Form, Page
from ...nominations.models import Nomination
from ...nominations.voting import BASES, VoteRule, threshold
from ...people.models import Person
from .. import ballots, bulk, packet, queries
from ..models import AgendaItem, CouncilSession
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


class ConfirmPage(Page):
    """The second step: exactly these dossiers."""

    template = "councils/confirm.html"

    def __init__(self, session: CouncilSession, what: bulk.Chosen, *, problem: str = "", by: Any) -> None:
        super().__init__(by=by)
        self.session, self.what, self.problem = session, what, problem

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
        return [item for item in queries.items_of(self.session, by=self.by) if item.state == "decided"]

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
    def rule_words(self) -> str:
        """What is enough, of what."""
        return f"{self.rule.wanted} {BASES[self.rule.base]}"

    @property
    def quorum(self) -> str:
        """The least share of the members who must be there."""
        return threshold(self.rule.quorum)

    @cached_property
    def silent(self) -> list[str]:
        """Who has not cast a ballot."""
        have = queries.have_cast([self.item])[self.item.id]
        return [seat.name for seat in ballots.voters(self.item, self.rule) if seat.id not in have]

    @property
    def cast(self) -> int:
        """How many have."""
        return len(queries.have_cast([self.item])[self.item.id])


class AssignPage(Page):
    """/hop-xet/phan-cong: who reviews what now, and what the plan would change."""

    template = "councils/assign.html"

    def __init__(self, form: Form, proposal: Any, *, problem: str = "", by: Any) -> None:
        super().__init__(by=by)
        self.form, self.proposal, self.problem = form, proposal, problem

    @property
    def rows(self) -> list[tuple[Person, int, int]]:
        """Each member: dossiers now, dossiers by the plan."""
        return self.proposal.loads if self.proposal else []


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
