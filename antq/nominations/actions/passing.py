"""Đạt khen cao: what was commended, or carried by the council, is proposed for more, as a dossier of its own."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ...evidence import actions as evidence
from ...kit.database import db
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Stale
from .. import events as events
from ..models import Nomination
from .choosing import choose
from .drafting import begin

TAKEN_OVER = (
    "name",
    "role",
    "initiative",
    "field",
    "kind",
    "place",
    "started",
    "summary",
    "publicity",
    "background",
    "how",
    "resources",
    "results",
    "lessons",
)
"""Answers that go along, with photos, figures and files; the form is chosen anew."""


def pass_on(nomination: Nomination, *, by: Any) -> Nomination:
    """A new draft with the answers and the evidence of this dossier, each knowing of the other. Raises Refused,
    and Stale while an earlier draft of the same waits."""
    must(by, "nomination.pass_on", nomination)
    db.session.get(Nomination, nomination.id, with_for_update=True)
    waiting = select(Nomination.ref).where(
        Nomination.passed_on_from_id == nomination.id, Nomination.state == "draft"
    )
    if (ref := db.session.scalar(waiting)) is not None:
        raise Stale(_l("Đã có bản nháp đề nghị khen cao hơn: %(ref)s.", ref=ref))
    made = begin(nomination.recipient, unit=nomination.unit, by=by)
    for name in TAKEN_OVER:
        setattr(made, name, getattr(nomination, name))
    choose(made, [each.replication for each in nomination.replications])
    made.passed_on_from = nomination
    evidence.copy_album(nomination.album, made.album, by=by)
    evidence.copy_files(nomination.album, made.album, by=by)
    db.session.flush()
    record("nomination.pass_on", made, by=by, ref=nomination.ref)  # the other's readers may not see the draft
    return made
