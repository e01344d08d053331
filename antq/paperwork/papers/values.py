"""What papers are told of a dossier, a unit, an office: texts and lists of texts, never a row of the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from ...catalogue.words import FIELDS, KINDS
from ...evidence.figures import number, periods, write_base
from ...evidence.models import Figure
from ...kit import clock
from ...kit.database import db
from ...kit.journal import Event
from ...kit.numbers import write_day, write_number
from ...law.citing import written_day
from ...law.words import LEVELS, conferring
from ...nominations.earlier import EarlierAward
from ...nominations.models import Nomination
from ...people.models import Posting
from ...units.letterhead import letterhead
from ...units.models import Unit

RECIPIENTS = {"initiative": "mô hình", "collective": "tập thể", "person": "cá nhân"}
BLANK = "……"
"""Room for what is written by hand."""

Values = dict[str, Any]
NO_AWARD: Values = dict.fromkeys(("year", "form", "level", "number", "day", "issuer"), " ")
"""A line of the table of awards that is filled in by hand."""


def head_of(unit: Unit | None) -> Values:
    """A unit at the head of a paper."""
    if unit is None:
        return {"name": "", "above": "", "agency": "", "seat": ""}
    head = letterhead(unit)
    return {
        "name": head.name,
        "above": "\n".join(head.above),
        "agency": "\n".join(head.agency),
        "seat": head.seat,
    }


def dated(seat: str, day: date | None) -> str:
    """Place and day; with room for the day when it is not known yet."""
    if day is None:
        said = f"ngày {BLANK} tháng {BLANK} năm {clock.today().year}"
    else:
        said = written_day(day)
    return f"{seat}, {said}" if seat else said[0].upper() + said[1:]


def dossier(nomination: Nomination, earlier: Sequence[EarlierAward] = ()) -> Values:
    """Everything that a dossier says, in words, with the awards that its recipient had before."""
    it = nomination
    awards = [_award(each) for each in earlier]
    return {
        "code": it.ref,
        "recipient": it.recipient,
        "recipient_word": RECIPIENTS[it.recipient],
        "name": it.title,
        "role": it.role,
        "unit": it.unit.name,
        "form": it.form.label if it.form else "",
        "asked": conferring(it.form.label) if it.form else "",
        "place": it.place.name if it.place else "",
        "field": str(FIELDS[it.field].label) if it.field else "",
        "kind": str(KINDS[it.kind]) if it.kind else "",
        "started": it.started,
        "summary": it.summary,
        "background": it.background,
        "how": it.how,
        "resources": it.resources,
        "results": it.results,
        "lessons": it.lessons,
        "initiative": f"{it.initiative.name} ({it.initiative.ref})" if it.initiative else "",
        "replications": [each.said for each in it.replications] if it.initiative else [],
        "figures": [_figure(each) for each in it.album.figures],
        "photo_count": len(it.album.photos),
        "files": [each.about or each.name for each in it.album.files],
        "awards": awards,
        "award_lines": awards + [NO_AWARD] * (1 if awards else 3),
        "submitted_on": write_day(clock.local(it.submitted_at).date()) if it.submitted_at else "",
    }


def _award(award: EarlierAward) -> Values:
    return {
        "year": str(award.issued_on.year),
        "form": award.form,
        "level": str(LEVELS.get(award.level, "")),
        "number": award.number,
        "day": write_day(award.issued_on),
        "issuer": award.issuer,
    }


def _figure(figure: Figure) -> Values:
    base = write_base(figure)
    return {
        "what": f"{figure.what} (tính trên {base})" if base else figure.what,
        "unit": figure.unit,
        "before": write_number(figure.before) if figure.before is not None else "–",
        "after": number(figure),
        "period": periods(figure),
        "source": figure.source,
    }


def taken_in(nomination: Nomination) -> tuple[Event | None, Unit | None]:
    """The event of reception, and the unit of whoever received."""
    event = db.session.scalar(
        select(Event)
        .where(
            Event.subject == "nomination",
            Event.subject_id == nomination.id,
            Event.kind == "nomination.receive",
        )
        .order_by(Event.number.desc())
        .limit(1)
    )
    if event is None:
        return None, None
    unit = db.session.scalar(
        select(Unit)
        .join(Posting, Posting.unit_id == Unit.id)
        .where(
            Posting.person_id == event.actor_id,
            Posting.role == "standing_office",
            Unit.province_id == nomination.province_id,
        )
        .order_by(Posting.id.desc())
        .limit(1)
    )
    return event, unit


def counted(dossiers: Sequence[Values]) -> str:
    """ "02 mô hình, 01 tập thể": how many of each there are, a leading zero below ten."""
    parts = []
    for recipient, word in RECIPIENTS.items():
        count = sum(each["recipient"] == recipient for each in dossiers)
        if count:
            parts.append(f"{count:02d} {word}")
    return ", ".join(parts)
