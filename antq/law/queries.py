"""Questions to the register of documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from ..kit import clock
from ..kit.database import db
from ..kit.memory import Memory
from ..kit.refusals import Missing
from .days import Calendar
from .models import AwardForm, Document, Holiday


def find(ref: str, *, by: Any) -> Document:
    """The document with this ref, with what it cites and what cites it; raises Missing."""
    found = db.session.scalar(
        select(Document)
        .where(Document.ref == ref)
        .options(selectinload(Document.cites), selectinload(Document.cited_by))
    )
    if found is None:
        raise Missing(_l("Không có văn bản này trong sổ."))
    return found


def by_ref(ref: str | None) -> Document | None:
    """The document with this ref; None when no ref is given; Missing when the ref leads nowhere."""
    return find(ref, by=None) if ref else None


def by_refs(refs: Iterable[str]) -> dict[str, Document]:
    """Several documents by their refs; a ref that leads nowhere is not in it."""
    rows = db.session.scalars(select(Document).where(Document.ref.in_(set(refs))))
    return {each.ref: each for each in rows}


def register(kind: str = "") -> Sequence[Document]:
    """The documents, newest first; those without a date last. Of one kind where it is named."""
    rows = select(Document).order_by(
        Document.issued_on.is_(None), Document.issued_on.desc(), Document.number, Document.ref
    )
    return db.session.scalars(rows.where(Document.kind == kind) if kind else rows).all()


def counts() -> dict[str, int]:
    """How many documents there are of each kind."""
    rows = db.session.execute(select(Document.kind, func.count()).group_by(Document.kind))
    return dict(rows.all())


def award_forms() -> Sequence[AwardForm]:
    """The forms of award in the order of their levels."""
    return db.session.scalars(
        select(AwardForm).options(joinedload(AwardForm.document)).order_by(AwardForm.position, AwardForm.id)
    ).all()


_names: Memory[dict[str, str]] = Memory(1)


def award_form_names() -> dict[str, str]:
    """Code to name of every form, in the order of their levels; remembered by data version."""
    return _names.get(None, lambda: {form.code: form.label for form in award_forms()})


def in_force(document: Document, *, on: date | None = None) -> bool | None:
    """Whether it is in force on a day (today); None when its days are not known."""
    if document.in_force_from is None and document.in_force_to is None:
        return None
    day = on or clock.today()
    begun = document.in_force_from is None or document.in_force_from <= day
    return begun and (document.in_force_to is None or day <= document.in_force_to)


def forms_for(recipient: str, *, on: date) -> list[AwardForm]:
    """The forms of award that an initiative, a collective or a person can be given on a day."""
    forms = db.session.scalars(
        select(AwardForm)
        .where(
            or_(AwardForm.valid_from.is_(None), AwardForm.valid_from <= on),
            or_(AwardForm.valid_to.is_(None), AwardForm.valid_to >= on),
        )
        .order_by(AwardForm.position)
    )
    return [form for form in forms if recipient in form.subjects]


def form_by_code(code: str) -> AwardForm | None:
    """The form of award with this code."""
    return db.session.scalar(select(AwardForm).where(AwardForm.code == code))


def holidays_between(first: date, last: date) -> Sequence[Holiday]:
    """The days off and the days worked in exchange from `first` to `last`, with their sources, in order."""
    return db.session.scalars(
        select(Holiday)
        .where(Holiday.day.between(first, last))
        .options(joinedload(Holiday.document))
        .order_by(Holiday.day)
    ).all()


def holiday_years() -> list[int]:
    """The years of which any day is known."""
    days = calendar()
    return sorted({day.year for day in days.holidays | days.workdays})


_calendar: Memory[Calendar] = Memory(1)


def calendar() -> Calendar:
    """Every known day off and day worked in exchange, as the functions of `days` take them; remembered by data
    version."""
    return _calendar.get(None, _read_calendar)


def _read_calendar() -> Calendar:
    days: dict[str, set[date]] = {"off": set(), "work": set()}
    for day, kind in db.session.execute(select(Holiday.day, Holiday.kind)):
        days[kind].add(day)
    return Calendar(frozenset(days["off"]), frozenset(days["work"]))
