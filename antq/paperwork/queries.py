"""The sets of dossiers that papers are made of, and the papers of sets that were issued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from ..evidence.models import Album
from ..honours.models import Commendation
from ..kit.database import db
from ..kit.documents import ledger
from ..kit.documents.records import IssuedPaper, PaperAbout
from ..kit.paging import Part, part_of
from ..kit.policy import may
from ..kit.refusals import Invalid, Missing
from ..nominations.code import is_code
from ..nominations.models import Nomination
from ..nominations.policy import at_desk
from ..nominations.queries import desk_of
from ..units.models import Unit

SHOWN = 30
"""Issues of sets on a page."""

IN_SETS = ("received", "appraising", "proposed", "decided")
"""States of dossiers that a set is made of: from reception until they are public."""


@dataclass(frozen=True)
class Choice:
    """Which dossiers are put together: those of one state, or those that one session of the council has before it."""

    state: str = "proposed"
    session: str = ""


def _chosen(choice: Choice, by: Any) -> Select[Any]:
    rows = select(Nomination).where(_putting(by)).order_by(Nomination.name, Nomination.id)
    if choice.session:
        return rows.where(Nomination.scheduled == choice.session, Nomination.state.in_(IN_SETS))
    return rows.where(Nomination.state == choice.state)


def _putting(by: Any) -> ColumnElement[bool]:
    """The twin of the rule "nomination.in_set", in SQL."""
    return and_(desk_of(by), Nomination.province_id.in_(by.provinces_as("standing_office")))


def for_sets(choice: Choice, number: int, *, by: Any) -> Part[Nomination]:
    """A page of the dossiers that `by` may put together, by name: with what a line of the list says of each."""
    loading = joinedload(Nomination.unit), joinedload(Nomination.form)
    return part_of(_chosen(choice, by), number, loading=loading)


def refs_for_sets(choice: Choice, most: int, *, by: Any) -> list[str]:
    """The codes of all of them; more than `most` are not read."""
    rows = _chosen(choice, by).with_only_columns(Nomination.ref).limit(most + 1)
    return list(db.session.scalars(rows))


def in_sessions(*, by: Any) -> dict[str, int]:
    """The sessions that have dossiers for `by` to put together, with how many."""
    rows = (
        select(Nomination.scheduled, func.count())
        .where(_putting(by), Nomination.state.in_(IN_SETS), Nomination.scheduled != "")
        .group_by(Nomination.scheduled)
    )
    return dict(db.session.execute(rows).all())


def of_set(refs: Sequence[str], *, by: Any) -> list[Nomination]:
    """The dossiers with these codes in their order of names. Raises Missing when one is not for `by` to put in, and
    Invalid, which names them, when some have moved on since the list was shown."""
    codes = [ref for ref in refs if is_code(ref)]  # what is no code is asked of no database
    found = _whole(
        select(Nomination)
        .where(desk_of(by), Nomination.ref.in_(codes))
        .order_by(Nomination.name, Nomination.id)
    )
    if len(found) != len(set(refs)) or not all(may(by, "nomination.in_set", each) for each in found):
        raise Missing
    if gone := [each.ref for each in found if each.state not in IN_SETS]:
        says = _l("Không còn ở bước lập văn bản: %(refs)s. Các hồ sơ khác vẫn được chọn.")
        raise Invalid({"": says % {"refs": ", ".join(gone)}})
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
                joinedload(Nomination.commendation).joinedload(Commendation.decision),
                selectinload(Nomination.conflicts),
                selectinload(Nomination.replications),
                joinedload(Nomination.album).selectinload(Album.figures),
                joinedload(Nomination.album).selectinload(Album.files),
                joinedload(Nomination.album).selectinload(Album.photos),
            )
        )
    )


def sets(kinds: Sequence[str], number: int, *, session: str = "", by: Any) -> Part[IssuedPaper]:
    """A page of the issues of sets, the newest first: all of whose dossiers `by` may put together, and which are of
    this session where one is named."""
    open_ones = select(Nomination.id).where(_putting(by))
    if session:
        open_ones = open_ones.where(Nomination.scheduled == session)
    about = IssuedPaper.abouts.any(PaperAbout.subject == Nomination.__subject__)
    closed = IssuedPaper.abouts.any(
        or_(PaperAbout.subject != Nomination.__subject__, PaperAbout.subject_id.not_in(open_ones))
    )
    rows = (
        select(IssuedPaper).where(IssuedPaper.kind.in_(kinds), about, ~closed).order_by(IssuedPaper.id.desc())
    )
    loading = selectinload(IssuedPaper.abouts), selectinload(IssuedPaper.files)
    return part_of(rows, number, loading=loading, size=SHOWN)


def find_set(kinds: Sequence[str], paper: str, *, by: Any) -> IssuedPaper:
    """The issue of a set with this ref, of one of these kinds: a report that a unit printed half typed is its own.
    Raises Missing unless every dossier in it is for `by` to put together. One question, as for a number never given:
    numbers follow each other, so how long it takes must not tell."""
    mine = at_desk(by, "standing_office")
    usable = select(Nomination.id).where(
        false() if mine is None else mine, Nomination.submitted_at.is_not(None)
    )
    another = or_(PaperAbout.subject != Nomination.__subject__, PaperAbout.subject_id.not_in(usable))
    found = db.session.scalar(
        select(IssuedPaper).where(
            IssuedPaper.ref == paper,
            IssuedPaper.kind.in_(kinds),
            IssuedPaper.abouts.any(),
            ~IssuedPaper.abouts.any(another),
        )
    )
    if found is None:
        raise Missing(ledger.NO_PAPER)
    return found
