"""Rounds, sessions of the council, consultations and amended decisions of the sample year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from ..consultations import actions as consultations
from ..consultations.models import Consultation
from ..councils import actions as councils
from ..councils.actions import SessionFacts
from ..councils.models import AgendaItem, CouncilSession
from ..honours import actions as honours
from ..honours.actions import AmendmentFacts
from ..honours.models import Amendment, Decision
from ..law.citing import bases
from ..nominations import actions as nominations
from ..nominations.models import Nomination
from ..places.queries import by_key
from ..rounds import actions as rounds
from ..rounds.actions import RoundFacts
from ..rounds.models import PHASES, Round
from .base import World, source_document
from .files import OWN, toml

Planned = tuple[datetime, Callable[[], None]]


class Council:
    """What the council and those around it did with the dossiers of the year."""

    def __init__(
        self,
        world: World,
        dossiers: dict[str, Nomination],
        decisions: dict[str, Decision],
        outcomes: dict[str, dict[str, Any]],
    ) -> None:
        self.world, self.dossiers, self.decisions, self.outcomes = world, dossiers, decisions, outcomes
        self.rounds: dict[str, Round] = {}
        self.sessions: dict[str, CouncilSession] = {}
        self.consultations: dict[str, Consultation] = {}
        self.amendments: dict[str, Amendment] = {}

    def acts(self) -> Iterator[Planned]:
        """Each with its moment."""
        for row in _rows("round"):
            yield row["opened_at"], partial(self._open_round, row)
        for row in _rows("session"):
            yield row["planned_at"], partial(self._plan, row)
            if "opened_at" in row:
                yield row["opened_at"], partial(self._hold, row)
                yield row["published_at"], partial(self._publish, row)
        for row in _rows("conflict"):
            yield row["at"], partial(self._declare, row)
        for row in _rows("assignment"):
            yield row["at"], partial(self._assign, row)
        for row in _rows("consultation"):
            yield row["at"], partial(self._ask, row)
            if "answered_at" in row:
                yield row["answered_at"], partial(self._answer, row)
        for row in _rows("amendment"):
            yield row["drawn_at"], partial(self._amend, row)
            yield row["released_at"], partial(self._release, row)

    def _open_round(self, row: dict[str, Any]) -> None:
        days = {kind: tuple(row.get(kind, (None, None))) for kind in PHASES}
        self.rounds[row["key"]] = rounds.open_round(
            RoundFacts(row["name"], days, late=row["late"]),
            province=by_key(row["province"]),
            by=self.world.actor(row["by"]),
        )

    def _plan(self, row: dict[str, Any]) -> None:
        office = self.world.actor("thuongtruc")
        held_in = self.rounds[row["round"]]
        facts = SessionFacts(row["name"], row["meets_on"], row["venue"], held_in)
        session = councils.plan_session(facts, province=held_in.province, by=office)
        councils.put(session, [self.dossiers[key] for key in row["dossiers"]], by=office)
        self.sessions[row["key"]] = session

    def _hold(self, row: dict[str, Any]) -> None:
        """Roll, votes by paper ballots that were counted in the room, closing words."""
        session, chair = self.sessions[row["key"]], self.world.actor("chutich")
        away = {self.world.people[name].ref for name in row.get("written", ())}
        roll = {
            seat.person.ref: "written" if seat.person.ref in away else "present" for seat in session.seats
        }
        councils.call(session, roll, seen=session.roll_mark, by=chair)
        councils.open_session(session, by=chair)
        for item, key in zip(session.items, row["dossiers"], strict=True):
            self._vote(item, key)
        councils.close(session, by=chair)
        councils.write_minutes(session, row["minutes"], seen=session.minutes_mark, by=chair)

    def _vote(self, item: AgendaItem, key: str) -> None:
        outcome, chair = self.outcomes[key], self.world.actor("chutich")
        councils.start(item, by=chair)
        counts = {"for": outcome["votes_for"], "against": outcome["votes_against"]}
        councils.count(item, counts, outcome["note"], by=chair)
        if (item.members, item.present + item.written) != (outcome["members"], outcome["present"]):
            raise ValueError(f"{key}: {item.members} members, {item.present} + {item.written} took part")

    def _publish(self, row: dict[str, Any]) -> None:
        councils.publish(self.sessions[row["key"]], by=self.world.actor("chutich"))

    def _declare(self, row: dict[str, Any]) -> None:
        nominations.declare(self.dossiers[row["dossier"]], row["reason"], by=self.world.actor(row["by"]))

    def _assign(self, row: dict[str, Any]) -> None:
        reviewer = self.world.people[row["reviewer"]]
        nominations.assign(self.dossiers[row["dossier"]], reviewer, by=self.world.actor(row["by"]))

    def _ask(self, row: dict[str, Any]) -> None:
        self.consultations[row["dossier"]], _secret = consultations.ask(
            self.dossiers[row["dossier"]],
            asked=row["asked"],
            question=row["question"],
            due_on=row["due_on"],
            by=self.world.actor(row["by"]),
        )

    def _answer(self, row: dict[str, Any]) -> None:
        asked = self.consultations[row["dossier"]]
        consultations.answer(asked, agrees=True, signer=row["signer"], note=row["note"])

    def _amend(self, row: dict[str, Any]) -> None:
        commendation = self.dossiers[row["dossier"]].commendation
        if commendation is None:
            raise ValueError(f"{row['dossier']} has no commendation")
        decision, by = self.decisions[row["decision"]], self.world.actor(row["drawn_by"])
        names = ("number", "symbol", "issued_on", "signer_name", "signer_title", "reason")
        facts = AmendmentFacts(
            **{name: row[name] for name in names},
            bases=bases([source_document(ref) for ref in row["bases"]]),
        )
        if row["kind"] == "revoke":
            made = honours.draw_up_revocation(decision, [commendation], facts, by=by)
        else:
            name = row.get("name", commendation.name)
            made = honours.draw_up_correction(
                decision, commendation, name=name, role=row["role"], facts=facts, by=by
            )
        self.amendments[row["number"]] = made

    def _release(self, row: dict[str, Any]) -> None:
        nominations.release_amendment(self.amendments[row["number"]], by=self.world.actor(row["released_by"]))


def _rows(table: str) -> list[dict[str, Any]]:
    return toml(OWN / "sessions.toml", table)
