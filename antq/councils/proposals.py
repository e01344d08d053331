"""A plan of reviews as the office looks at it: what it would change, sealed so that just this is carried out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.refusals import Invalid, Stale
from ..kit.seals import seal, unseal
from ..nominations import actions as nominations
from ..nominations.models import Nomination
from ..nominations.policy import in_conflict_with_many
from ..people.models import Person
from . import actions, queries
from .assignment import Pair, plan

PURPOSE = "councils.assign"


@dataclass(frozen=True)
class Proposal:
    """What a plan would change for the dossiers of a province (of a round)."""

    dossiers: dict[int, Nomination]
    people: dict[int, Person]
    added: list[tuple[int, int]]
    dropped: list[tuple[int, int]]
    short: dict[int, int]
    loads: list[tuple[Person, int, int]]
    state: list[list[Any]]

    def said(self, pairs: list[tuple[int, int]]) -> list[tuple[Nomination, list[str]]]:
        """Pairs by dossier, with names."""
        found: dict[int, list[str]] = {}
        for dossier, person in pairs:
            found.setdefault(dossier, []).append(self.people[person].name)
        return [(self.dossiers[dossier], names) for dossier, names in found.items()]

    def token(self, *, by: Any) -> str:
        """The seal of just this change, from just this state."""
        return seal(PURPOSE, [by.person_id, self.state, self.added, self.dropped])


def propose(province_id: int, round_id: int | None, each: int, limit: int | None, *, by: Any) -> Proposal:
    """The plan for every dossier whose reviews are open."""
    rows = {row.id: row for row in queries.to_assign(province_id, round_id, by=by)}
    members = {person.id: person for person, chairs in queries.council_of(province_id) if not chairs}
    now, begun = _asked(rows.values()), _begun(rows.values())
    barred = {row: frozenset(those) for row, those in in_conflict_with_many(rows.values()).items()}
    made = plan(barred, sorted(members), each, started=begun, asked=now, limit=limit)
    wanted = {pair for pair in made.pairs if pair in now or pair not in begun}
    before, after = Counter(one for _d, one in now | begun), Counter(one for _d, one in made.pairs)
    people = members | {one.reviewer_id: one.reviewer for row in rows.values() for one in row.assignments}
    return Proposal(
        rows,
        people,
        sorted(wanted - now),
        sorted(pair for pair in now - made.pairs if pair not in begun),
        made.short,
        [(person, before[one], after[one]) for one, person in members.items()],
        sorted(_as_it_is(row) for row in rows.values()),
    )


def loads(province_id: int, round_id: int | None, *, by: Any) -> Counter[int]:
    """Member to how many dossiers they have now, as a plan for the same province (and round) counts and limits them:
    what they were asked for, and what they have begun unasked."""
    rows = queries.to_assign(province_id, round_id, by=by)
    return Counter(one for _dossier, one in _asked(rows) | _begun(rows))


def _asked(rows: Iterable[Nomination]) -> set[Pair]:
    return {(row.id, one.reviewer_id) for row in rows for one in row.assignments}


def _begun(rows: Iterable[Nomination]) -> set[Pair]:
    return {(row.id, one) for row in rows for one in nominations.started(row)}


def _as_it_is(row: Nomination) -> list[Any]:
    """What the plan was made from: the dossier, and whom it was given to already (which leaves its version)."""
    return [row.id, row.version, sorted(one.reviewer_id for one in row.assignments)]


def carry_out(token: str, *, by: Any) -> int:
    """Make the change that was looked at; how many tasks changed. Raises Invalid (no such seal), Stale (something
    changed meanwhile)."""
    said = unseal(PURPOSE, token)
    if not said or said[0] != by.person_id:
        raise Invalid({"": _l("Phương án đã xem không còn dùng được. Lập lại phương án.")})
    from_state, added, dropped = said[1:]
    provinces = by.provinces_as("standing_office")
    rows = {row.id: row for each in provinces for row in queries.to_assign(each, None, by=by)}
    if any(each[0] not in rows or _as_it_is(rows[each[0]]) != each for each in from_state):
        raise Stale(_l("Có hồ sơ đã thay đổi sau khi xem phương án. Lập lại phương án."))
    actions.apply_plan(
        [(rows[dossier], person) for dossier, person in added],
        [(rows[dossier], person) for dossier, person in dropped],
        by=by,
    )
    return len(added) + len(dropped)
