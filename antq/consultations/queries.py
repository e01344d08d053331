"""Who was asked about a dossier, and what the public is asked about now."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from ..kit import clock
from ..kit.database import db
from ..kit.policy import may
from ..kit.refusals import Missing
from ..nominations.models import Nomination
from ..nominations.policy import seen_at_desk_by
from .models import Consultation, PublicConsultation


def by_token(token: str) -> Consultation | None:
    """The consultation whose link has this secret; None when there is none, or it was withdrawn."""
    if not token.isascii() or len(token) > 100:
        return None
    mark = hashlib.sha256(token.encode()).hexdigest()
    return db.session.scalar(
        select(Consultation)
        .where(Consultation.token_hash == mark, Consultation.withdrawn_at.is_(None))
        .options(joinedload(Consultation.nomination).joinedload(Nomination.unit))
    )


def find_consultation(ref: str, part: str, *, by: Any) -> Consultation:
    """A consultation about the dossier `ref`. Raises Missing for whoever does not work on the dossier."""
    found = db.session.scalar(
        select(Consultation)
        .join(Nomination)
        .where(Consultation.ref == part, Nomination.ref == ref, seen_at_desk_by(by))
    )
    if found is None or not may(by, "nomination.read", found.nomination):
        raise Missing(_l("Không có ý kiến này."))
    return found


def consulted_publicly() -> Sequence[PublicConsultation]:
    """What the public is asked about today: opens and closes by its days, the nearest end first."""
    today = clock.today()
    return db.session.scalars(
        select(PublicConsultation)
        .where(PublicConsultation.opens_on <= today, PublicConsultation.closes_on >= today)
        .order_by(PublicConsultation.closes_on, PublicConsultation.id)
    ).all()


def keys_of_answers() -> list[str]:
    """The keys of the store under which scans of answers lie."""
    return list(db.session.scalars(select(Consultation.key).where(Consultation.key.is_not(None))))
