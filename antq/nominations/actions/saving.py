"""Saving a step beside others who write at the same dossier: nobody's answer is overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from ...kit import clock
from ...kit.database import db
from ...kit.policy import must
from ...kit.refusals import Stale
from ..filled import filled_from
from ..merging import Marks, Merged, marks_of, merge
from ..models import Nomination
from ..report import QUESTION
from .choosing import answer
from .drafting import SAVED_MEANWHILE, lock, write_figures


class Clash(Stale):
    """The same answers were changed here and elsewhere; nothing was saved. `merged` says which."""

    def __init__(self, merged: Merged) -> None:
        super().__init__(SAVED_MEANWHILE)
        self.merged = merged


def save(
    nomination: Nomination,
    step: str,
    mine: Mapping[str, Any],
    read: Callable[[Collection[str]], Mapping[str, Any]],
    *,
    seen: int,
    marks: Marks,
    choices: Mapping[str, str],
    barred: Collection[str] = (),
    by: Any,
) -> Merged:
    """Save what was typed into a step: `mine` as the form shows it, `read(names)` as the dossier keeps it.

    `seen` and `marks` say what the page was made from. What others changed meanwhile and this page did not touch
    stays. Raises Clash for answers that both changed, unless `choices` settle them; `barred` answers wait.
    """
    locked = lock(nomination)
    must(by, "nomination.edit", locked)
    db.session.expire(locked.album, ["figures"])
    theirs = filled_from(locked, step)
    if not 1 <= seen <= locked.version:
        marks = {}
    elif seen == locked.version and not marks:
        marks = marks_of(theirs)
    merged = merge(mine, theirs, marks, choices, barred)
    if merged.clashes:
        raise Clash(merged)
    _write(locked, read(merged.write), by=by)
    written = filled_from(locked, step)
    merged.wrote(written)
    return merged


def _write(nomination: Nomination, answers: Mapping[str, Any], *, by: Any) -> None:
    if not answers:
        return
    for name, value in answers.items():
        if name == "figures":
            write_figures(nomination, value, by=by)
        elif name in QUESTION:
            answer(nomination, name, value, by=by)
        else:
            raise KeyError(name)
    nomination.version += 1
    nomination.saved_at, nomination.saved_by_id = clock.now(), by.person_id
    db.session.flush()
