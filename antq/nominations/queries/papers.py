"""The sets of dossiers that papers are made of, and the papers of sets that were issued."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from ...evidence.models import Album
from ...kit.database import db
from ...kit.documents import ledger
from ...kit.documents.records import IssuedPaper, PaperAbout
from ...kit.policy import may
from ...kit.refusals import Missing
from ...units.models import Unit
from ..code import is_code
from ..models import Nomination
from .queues import desk_of

IN_SETS = ("received", "appraising", "proposed", "decided")
"""States of dossiers that a set is made of: from reception until they are public."""

SHOWN = 30
"""Issues of sets on the page."""


def for_sets(state: str, *, by: Any) -> list[Nomination]:
    """The dossiers of one state that `by` may put together, by name."""
    return _whole(
        select(Nomination)
        .where(
            desk_of(by),
            Nomination.state == state,
            Nomination.province_id.in_(by.provinces_as("standing_office")),
        )
        .order_by(Nomination.name, Nomination.id)
    )


def of_set(refs: Sequence[str], *, by: Any) -> list[Nomination]:
    """The dossiers with these codes in their order of names; raises Missing when one is not for `by` to put in."""
    codes = [ref for ref in refs if is_code(ref)]  # what is no code is asked of no database
    found = _whole(
        select(Nomination)
        .where(desk_of(by), Nomination.ref.in_(codes), Nomination.state.in_(IN_SETS))
        .order_by(Nomination.name, Nomination.id)
    )
    if len(found) != len(set(refs)) or not all(may(by, "nomination.in_set", each) for each in found):
        raise Missing
    return found


def of_paper(paper: IssuedPaper) -> list[Nomination]:
    """The dossiers that a paper is about, by name."""
    ids = [each.subject_id for each in paper.abouts if each.subject == Nomination.__subject__]
    return _whole(select(Nomination).where(Nomination.id.in_(ids)).order_by(Nomination.name, Nomination.id))


def _whole(rows: Any) -> list[Nomination]:
    """With everything that a paper says of them, in few statements."""
    return list(
        db.session.scalars(
            rows.options(
                joinedload(Nomination.unit).joinedload(Unit.place),
                joinedload(Nomination.unit).joinedload(Unit.parent),
                joinedload(Nomination.form),
                joinedload(Nomination.place),
                joinedload(Nomination.initiative),
                joinedload(Nomination.outcome),
                selectinload(Nomination.conflicts),
                joinedload(Nomination.album).selectinload(Album.figures),
                joinedload(Nomination.album).selectinload(Album.files),
                joinedload(Nomination.album).selectinload(Album.photos),
            )
        )
    )


def sets(kinds: Sequence[str], *, by: Any) -> list[IssuedPaper]:
    """The newest issues of sets, all of whose dossiers `by` may put together."""
    mine = select(PaperAbout.paper_id).where(
        PaperAbout.subject == Nomination.__subject__,
        PaperAbout.subject_id.in_(select(Nomination.id).where(desk_of(by))),
    )
    found = db.session.scalars(
        select(IssuedPaper)
        .where(IssuedPaper.kind.in_(kinds), IssuedPaper.id.in_(mine))
        .options(selectinload(IssuedPaper.abouts), selectinload(IssuedPaper.files))
        .order_by(IssuedPaper.id.desc())
        .limit(SHOWN)
    ).all()
    ids = {each.subject_id for paper in found for each in paper.abouts}
    open_ids = {
        each.id
        for each in db.session.scalars(select(Nomination).where(desk_of(by), Nomination.id.in_(ids)))
        if may(by, "nomination.in_set", each)
    }
    return [paper for paper in found if {each.subject_id for each in paper.abouts} <= open_ids]


def find_set(paper: str, *, by: Any) -> IssuedPaper:
    """The issue of a set with this ref; raises Missing unless every dossier in it is for `by` to put together."""
    found = ledger.by_ref(paper)
    nominations = of_paper(found)
    named = {each.subject_id for each in found.abouts}
    if not nominations or {each.id for each in nominations} != named:
        raise Missing(ledger.NO_PAPER)
    if not all(may(by, "nomination.in_set", each) for each in nominations):
        raise Missing(ledger.NO_PAPER)
    return found
