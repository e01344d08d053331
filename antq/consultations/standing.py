"""What others were asked about a dossier so far, and what it still lacks of that before a move. Readings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ..kit import clock
from ..kit.database import db
from ..nominations.models import Nomination
from .models import Consultation, PublicConsultation
from .norms import awaits_answers, public_days


def consultations_of(nomination: Nomination) -> Sequence[Consultation]:
    """Whoever was asked about a dossier, the first one first. Ask first who may know."""
    asked = select(Consultation).where(Consultation.nomination_id == nomination.id)
    return db.session.scalars(asked.order_by(Consultation.id)).all()


def public_consultation_of(nomination: Nomination) -> PublicConsultation | None:
    """The one time that the public was asked about a dossier."""
    return db.session.scalar(
        select(PublicConsultation).where(PublicConsultation.nomination_id == nomination.id)
    )


def nobody_is_awaited(nomination: Nomination) -> Any:
    """Every agency that was asked has answered, where the norm asks to wait for them."""
    awaited = [each.asked for each in consultations_of(nomination) if each.is_open]
    if awaited and awaits_answers(nomination):
        return _l("Còn chờ ý kiến của %(names)s.", names=", ".join(awaited))
    return None


def public_was_asked(nomination: Nomination) -> Any:
    """Where the norm of the form asks the public, it was asked and its days are over."""
    if public_days(nomination) is None:
        return None
    asked = public_consultation_of(nomination)
    if asked is None:
        return _l("Hình thức này phải lấy ý kiến Nhân dân trước khi kết luận.")
    if asked.closes_on >= clock.today():
        return _l("Đang lấy ý kiến Nhân dân đến hết ngày %(day)s.", day=f"{asked.closes_on:%d/%m/%Y}")
    return None
