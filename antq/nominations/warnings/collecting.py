"""All warnings about a dossier, for whoever looks at it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from ...campaigns.dates import anchor, steps
from ...campaigns.queries import campaigns
from ...kit import clock
from ...kit.database import db
from ...law.norms import convention, norm_row
from ...rounds.phases import phase
from ..models import Nomination
from .base import Warning
from .components import Asked, missing, papers_of
from .fields import in_answers
from .rewarded import already_rewarded
from .time import closing, deadline, quota

_ORDER = {"warn": 0, "info": 1}


def warnings_of(nomination: Nomination, *, by: Any) -> list[Warning]:
    """What matters most first. Time and quota concern the unit while it can still act."""
    found = [*_missing(nomination), *already_rewarded(nomination, by=by), *in_answers(nomination)]
    if nomination.state in ("draft", "returned"):
        found = [*_deadlines(nomination), *_quota(nomination), *found]
    return sorted(found, key=lambda each: _ORDER[each.tone])


def to_confirm(nomination: Nomination) -> list[Warning]:
    """Those that whoever sends the dossier must say to have looked at: of public answers."""
    return [each for each in in_answers(nomination) if each.confirm]


def _missing(nomination: Nomination) -> list[Warning]:
    album = nomination.album
    return missing(
        asked_on(nomination, nomination.norms_on or clock.today()),
        photos=len(album.photos),
        figures=len(album.figures),
        files=[f"{file.name} {file.about}" for file in album.files],
    )


def asked_on(nomination: Nomination, on: date) -> Asked:
    """What the norms of a day ask: photos and figures of an initiative, papers by the form of award where it has
    a rule of its own, else by the common one."""
    is_initiative = nomination.recipient == "initiative"
    code = nomination.form.code if nomination.form else ""
    for key in (f"dossier.items.{code}", "dossier.items"):
        try:
            row = norm_row(key, on=on)
        except LookupError:
            continue
        papers = papers_of(row.value, row.mark)
        break
    else:
        papers = ()
    return Asked(
        photos=convention("evidence.photos_min", 0, on=on) if is_initiative else 0,
        figures=convention("evidence.figures_min", 0, on=on) if is_initiative else 0,
        papers=papers,
    )


def _deadlines(nomination: Nomination) -> list[Warning]:
    """Of the round that the draft was begun in; outside of rounds, of the yearly days of the movement."""
    round = nomination.round
    taking = phase(round, "nominating") if round is not None else None
    if round is None or taking is None:
        return _of_the_movement(clock.today())
    if nomination.state != "draft":
        return []
    found = closing(round.name, taking.closes_on, late=round.late, on=clock.today())
    return [found] if found else []


def _of_the_movement(on: date) -> list[Warning]:
    """Whose closing day is near or past."""
    leads = convention("campaign.lead_days", [], on=on)
    found = []
    for campaign in campaigns():
        day = None if campaign.linked else anchor(campaign, on=on)
        if day is None or not leads or campaign.month is None:
            continue
        first = steps(day, leads, lambda key: int(convention(key, 0, on=on)), on=on)[0]
        found.append(deadline(campaign.name, day, first.on, on=on, href="/phong-trao/lich"))
    return [each for each in found if each is not None]


def _quota(nomination: Nomination) -> list[Warning]:
    """Of the year, where a province has set how many dossiers a unit may send in one."""
    on = clock.today()
    allowed = convention("nomination.unit_quota", None, on=on)
    if allowed is None:
        return []
    begun = datetime(on.year, 1, 1, tzinfo=clock.VIETNAM)
    sent = select(func.count()).where(
        Nomination.unit_id == nomination.unit_id,
        Nomination.id != nomination.id,
        Nomination.submitted_at.is_not(None),
        Nomination.submitted_at >= begun,
        Nomination.state != "withdrawn",
    )
    found = quota(db.session.scalar(sent) or 0, int(allowed), where=f"năm {on.year}")
    return [found] if found else []
