"""Which replications of its initiative a dossier rests on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...catalogue.models import Initiative, heir_of, members_of
from ...replications.models import Replication
from ..models import ChosenReplication, Nomination
from ..report import REPLICATIONS
from ..resting import confirmed, line_of, offered


def answer(nomination: Nomination, name: str, value: Any, *, by: Any) -> None:
    """Write one answer. Another initiative brings its own replications: those that are confirmed are chosen."""
    if name == REPLICATIONS:
        choose(nomination, value)
    elif name == "initiative":
        _follow(nomination, value, by=by)
    else:
        setattr(nomination, name, value)


def choose(nomination: Nomination, replications: Iterable[Replication]) -> None:
    """Rest on these and on no others; what was chosen before stays as it was told then."""
    kept = {each.replication: each for each in nomination.replications}
    nomination.replications = [
        kept.get(each) or ChosenReplication(replication=each, said=line_of(each))
        for each in dict.fromkeys(replications)
    ]


def say_again(nomination: Nomination) -> None:
    """Tell each as it stands now: of a draft that is being sent. Without an initiative there are none."""
    if nomination.initiative is None:
        nomination.replications = []
    for each in nomination.replications:
        each.said = line_of(each.replication)


def _follow(nomination: Nomination, initiative: Initiative | None, *, by: Any) -> None:
    if nomination.initiative is initiative:
        return
    nomination.initiative = initiative
    if initiative is None or _are_of(nomination, initiative):
        return  # a field that is being typed anew saves itself half-way: what was chosen waits for it
    nomination.replications = []
    choose(nomination, confirmed(offered(nomination, by=by)))


def _are_of(nomination: Nomination, initiative: Initiative) -> bool:
    """Whether what was chosen are replications of this initiative."""
    own = {each.id for each in members_of(heir_of(initiative))}
    chosen = {each.replication.initiative_id for each in nomination.replications}
    return bool(chosen) and chosen <= own
