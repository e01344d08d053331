"""Who must choose how many of which types, on a day, and what is missing. Pure, over the places of that day."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

DISTRICTS = ("huyen", "quan", "thi-xa", "thanh-pho")


class Rule(Protocol):
    """What a quota says."""

    actor: str
    chooser_types: list[str]
    terms: list[dict[str, Any]]


@dataclass(frozen=True)
class Spot:
    """A place below a province as it was on the day."""

    id: int
    key: str
    name: str
    kind: str
    level: str
    parent_id: int | None


@dataclass(frozen=True)
class Ground:
    """The places of a province on a day; `gone`: type to its last day, for types that no longer stood anywhere."""

    on: date
    spots: Mapping[int, Spot] = field(default_factory=dict)
    gone: Mapping[str, date | None] = field(default_factory=dict)

    def of_types(self, types: Collection[str], within: int | None = None) -> list[Spot]:
        """The places of these types, those of one district where it is named."""
        return [
            each
            for each in self.spots.values()
            if each.kind in types and (within is None or each.parent_id == within)
        ]


@dataclass(frozen=True)
class TermResult:
    """One term for one chooser: met · missing · over · impossible (`ended`: the last day of its types)."""

    types: tuple[str, ...]
    comparator: str
    count: int
    chosen: Sequence[Spot]
    verdict: str
    ended: date | None = None

    @property
    def missing(self) -> int:
        """How many more must be chosen; nothing that cannot be."""
        return self.count - len(self.chosen) if self.verdict == "missing" else 0


@dataclass(frozen=True)
class ActorResult:
    """One chooser with its terms; `spot` is None for the committee."""

    name: str
    spot: Spot | None
    terms: Sequence[TermResult]

    @property
    def verdict(self) -> str:
        """missing before over before met; impossible only when every term is."""
        found = {term.verdict for term in self.terms}
        return next((each for each in ("missing", "over", "met") if each in found), "impossible")


@dataclass(frozen=True)
class QuotaResult:
    """All choosers of a quota on a day. `ended`: the last day of the types that should choose, when none stands."""

    actors: Sequence[ActorResult]
    ended: date | None
    least: Mapping[str, int]

    @property
    def met(self) -> int:
        """How many choosers have done their part."""
        return sum(actor.verdict in ("met", "over") for actor in self.actors)

    @property
    def missing(self) -> int:
        """How many picks are still to be made."""
        return sum(term.missing for actor in self.actors for term in actor.terms)


def evaluate(quota: Rule, ground: Ground, chosen: Collection[int]) -> QuotaResult:
    """What the quota comes to on the ground's day, with the ids of the chosen places.

    `least` is the smallest number of picks that meets it, by level of what is picked.
    """
    if quota.chooser_types:
        choosers: list[Spot | None] = list(ground.of_types(quota.chooser_types))
    else:
        choosers = [None]
    actors = [_actor(quota, spot, ground, chosen) for spot in choosers]
    ended = None
    if not actors:
        ended = max((day for kind in quota.chooser_types if (day := ground.gone.get(kind))), default=None)
    least: dict[str, int] = {}
    for actor in actors:
        for term in actor.terms:
            if term.verdict != "impossible":
                level = "district" if set(term.types) <= set(DISTRICTS) else "commune"
                least[level] = least.get(level, 0) + term.count
    return QuotaResult(actors, ended, least)


def _actor(quota: Rule, spot: Spot | None, ground: Ground, chosen: Collection[int]) -> ActorResult:
    terms = [_term(term, spot, ground, chosen) for term in quota.terms]
    return ActorResult(spot.name if spot else quota.actor, spot, terms)


def _term(term: Mapping[str, Any], spot: Spot | None, ground: Ground, chosen: Collection[int]) -> TermResult:
    types, comparator, count = tuple(term["types"]), term["comparator"], int(term["count"])
    offered = ground.of_types(types, spot.id if spot else None)
    picked = [each for each in offered if each.id in chosen]
    known = spot is None or any(each.parent_id == spot.id for each in ground.spots.values())
    stands = bool(ground.of_types(types))
    if not offered and (known or not stands):  # a district whose communes no list names may still choose
        ended = max((day for kind in types if (day := ground.gone.get(kind))), default=None)
        return TermResult(types, comparator, count, (), "impossible", ended)
    if len(picked) < count:
        verdict = "missing"
    else:
        verdict = "over" if comparator == "=" and len(picked) > count else "met"
    return TermResult(types, comparator, count, picked, verdict)
