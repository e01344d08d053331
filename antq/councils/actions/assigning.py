"""The standing office assigns reviewers by a plan that it has seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...kit.database import db
from ...kit.policy import must
from ...nominations import actions as nominations
from ...nominations.models import Nomination
from ...people.models import Person


def apply_plan(
    added: Iterable[tuple[Nomination, int]], dropped: Iterable[tuple[Nomination, int]], *, by: Any
) -> None:
    """Take back and ask, dossier by dossier in one order. Raises what `nominations.assign` and `unassign` raise:
    then nothing is done."""
    must(by, "assignment.plan")
    steps = [(each, person, False) for each, person in dropped] + [
        (each, person, True) for each, person in added
    ]
    nominations.lock_all(nomination for nomination, _person, _adding in steps)
    for nomination, person_id, adding in sorted(steps, key=lambda step: (step[0].id, step[2], step[1])):
        person = db.session.get_one(Person, person_id)
        act = nominations.assign if adding else nominations.unassign
        act(nomination, person, by=by)
