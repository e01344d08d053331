"""Questions to the roll of honour. The public reads released decisions and names as their publicity allows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from ..catalogue.models import Initiative, members_of
from ..kit.database import db
from ..kit.refusals import Missing
from ..law.models import AwardForm
from ..places.models import Place
from ..units.models import Unit
from .filtering import EVERYTHING, RollFilter
from .models import (
    Amendment,
    AmendmentItem,
    Certificate,
    CertificateBatch,
    Commendation,
    Decision,
    SigningKey,
)
from .policy import amendments_seen_by, seen_by, shown_to_public
from .policy import to_release as released_by


def find(ref: str, *, by: Any) -> Decision:
    """The decision with this ref and its list; raises Missing when the actor does not see it."""
    found = db.session.scalar(
        select(Decision)
        .where(Decision.ref == ref, seen_by(by))
        .options(
            joinedload(Decision.issuer),
            selectinload(Decision.commendations).options(
                joinedload(Commendation.form),
                joinedload(Commendation.unit),
                joinedload(Commendation.initiative),
                joinedload(Commendation.revoked_by),
            ),
        )
    )
    if found is None:
        raise Missing(_l("Không có quyết định này, hoặc quyết định chưa được công khai."))
    return found


def to_release(*, by: Any) -> Sequence[Decision]:
    """Decisions that wait for `by` to make them public, the oldest first."""
    within = released_by(by)
    if within is None:
        return []
    drawn = (
        select(Decision)
        .where(seen_by(by), Decision.state == "drawn", within)
        .order_by(Decision.issued_on, Decision.id)
    )
    return db.session.scalars(drawn.options(selectinload(Decision.commendations))).all()


def certificate(code: str) -> Certificate | None:
    """The certificate that carries this code, with everything that is said of it. Whoever names a code holds the
    paper: 80 random bits are not guessed, and none is made before its decision is public."""
    return db.session.scalar(
        select(Certificate)
        .where(Certificate.code == code)
        .options(
            joinedload(Certificate.key),
            joinedload(Certificate.commendation).options(
                joinedload(Commendation.form),
                joinedload(Commendation.unit),
                joinedload(Commendation.revoked_by),
                joinedload(Commendation.decision).joinedload(Decision.issuer),
            ),
        )
    )


def certificates_of(decision: Decision) -> Sequence[Certificate]:
    """The papers of a decision that hold today, in the order of its list, with what is printed on them."""
    return db.session.scalars(
        select(Certificate)
        .join(Certificate.commendation)
        .where(
            Commendation.decision_id == decision.id,
            Commendation.revoked_by_id.is_(None),
            Certificate.replaced_at.is_(None),
        )
        .options(
            joinedload(Certificate.key),
            contains_eager(Certificate.commendation).options(
                joinedload(Commendation.form),
                joinedload(Commendation.unit),
                joinedload(Commendation.decision).joinedload(Decision.issuer),
            ),
        )
        .order_by(Commendation.position, Commendation.id)
    ).all()


def batches_of(decision: Decision) -> Sequence[CertificateBatch]:
    """The files of certificates that were asked for, the newest first."""
    return db.session.scalars(
        select(CertificateBatch)
        .where(CertificateBatch.decision_id == decision.id)
        .order_by(CertificateBatch.id.desc())
    ).all()


def amended_at(decision: Decision) -> datetime | None:
    """When something of a decision was last taken back or corrected: files of certificates that were asked for before
    hold papers that are worth nothing any more, and are not given out."""
    rows = select(func.max(Amendment.released_at)).where(
        Amendment.decision_id == decision.id, Amendment.state == "released"
    )
    return db.session.scalar(rows)


def batch(decision: Decision, ref: str) -> CertificateBatch:
    """One of them that is done; raises Missing, also for one that was asked for before something was amended."""
    found = next((each for each in batches_of(decision) if each.ref == ref and each.state == "done"), None)
    since = amended_at(decision)
    if found is None or (since is not None and found.asked_at <= since):
        raise Missing(_l("Không có tệp giấy khen này, hoặc sau đó đã có thu hồi, đính chính: lập tệp mới."))
    return found


def keys_of_batches() -> list[str]:
    """The keys of the store that files of certificates are kept under: for who looks for orphans."""
    return list(db.session.scalars(select(CertificateBatch.key).where(CertificateBatch.key != "")))


def correction_of(commendation: Commendation) -> Amendment | None:
    """The newest released correction of what was printed of a commendation."""
    return db.session.scalar(
        select(Amendment)
        .join(Amendment.items)
        .where(
            AmendmentItem.commendation_id == commendation.id,
            Amendment.kind == "correct",
            Amendment.state == "released",
        )
        .order_by(Amendment.id.desc())
        .limit(1)
    )


def amendments_of(decision: Decision, state: str) -> Sequence[Amendment]:
    """The amendments of a decision in a state, with their items, the oldest first. Who may see drawn ones is asked by
    whoever shows them."""
    return db.session.scalars(
        select(Amendment)
        .where(Amendment.decision_id == decision.id, Amendment.state == state)
        .options(selectinload(Amendment.items).joinedload(AmendmentItem.commendation))
        .order_by(Amendment.id)
    ).all()


def find_amendment(ref: str, *, by: Any) -> Amendment:
    """The amendment with this ref; raises Missing."""
    found = db.session.scalar(select(Amendment).where(Amendment.ref == ref, amendments_seen_by(by)))
    if found is None:
        raise Missing(_l("Không có quyết định thu hồi, đính chính này."))
    return found


def keys() -> Sequence[SigningKey]:
    """The public halves of all keys that ever signed a certificate, the newest first."""
    return db.session.scalars(select(SigningKey).order_by(SigningKey.id.desc())).all()


def key_by_ref(ref: str, *, by: Any) -> SigningKey:
    """The key of this name; raises Missing."""
    found = db.session.scalar(select(SigningKey).where(SigningKey.ref == ref))
    if found is None:
        raise Missing(_l("Không có khóa này."))
    return found


def years() -> dict[int, int]:
    """Years that have public commendations, the newest first, with how many."""
    rows = db.session.execute(
        select(Commendation.year, func.count())
        .join(Commendation.decision)
        .where(shown_to_public())
        .group_by(Commendation.year)
        .order_by(Commendation.year.desc())
    )
    return dict(rows.all())


def roll(year: int, wanted: RollFilter = EVERYTHING) -> Sequence[Commendation]:
    """The public commendations of a year that the filter leaves, the highest form first."""
    rows = _public().where(Commendation.year == year)
    if wanted.level:
        rows = rows.where(AwardForm.level == wanted.level)
    if wanted.form:
        rows = rows.where(AwardForm.code == wanted.form)
    if wanted.unit:
        rows = rows.where(Commendation.unit.has(Unit.ref == wanted.unit))
    if wanted.province:
        rows = rows.where(Commendation.unit.has(Unit.province.has(Place.code == wanted.province)))
    return db.session.scalars(
        rows.order_by(
            AwardForm.position.desc(), Decision.issued_on.desc(), Commendation.position, Commendation.id
        )
    ).all()


def provinces_of(year: int) -> list[tuple[Place, int]]:
    """The provinces of the units honoured in a year, by name, with how many public commendations of each."""
    rows = db.session.execute(
        select(Place, func.count(Commendation.id))
        .join(Unit, Unit.province_id == Place.id)
        .join(Commendation, Commendation.unit_id == Unit.id)
        .join(Commendation.decision)
        .where(shown_to_public(), Commendation.year == year)
        .group_by(Place.id)
        .order_by(Place.sort_key)
    )
    return [(place, count) for place, count in rows]


def honoured_unit(ref: str) -> Unit | None:
    """The unit of this ref."""
    return db.session.scalar(select(Unit).where(Unit.ref == ref)) if ref else None


def forms_of(year: int) -> list[tuple[AwardForm, int]]:
    """The forms conferred in a year, the highest first, with how many public commendations of each."""
    rows = db.session.execute(
        select(AwardForm, func.count(Commendation.id))
        .join(Commendation, Commendation.form_id == AwardForm.id)
        .join(Commendation.decision)
        .where(shown_to_public(), Commendation.year == year)
        .group_by(AwardForm.id)
        .order_by(AwardForm.position.desc())
    )
    return [(form, count) for form, count in rows]


def of_initiative(initiative: Initiative) -> Sequence[Commendation]:
    """The public commendations of an initiative and of all that was merged into it, the newest first."""
    if not initiative.commendation_count:
        return []  # eleven pages of twelve: what nobody conferred is not asked for
    return db.session.scalars(
        _public()
        .where(Commendation.initiative_id.in_([each.id for each in members_of(initiative)]))
        .order_by(Decision.issued_on.desc(), Commendation.id)
    ).all()


def newest(count: int) -> Sequence[Decision]:
    """The decisions made public last."""
    return db.session.scalars(
        select(Decision)
        .where(Decision.state == "released")
        .options(joinedload(Decision.issuer))
        .order_by(Decision.issued_on.desc(), Decision.id.desc())
        .limit(count)
    ).all()


def highest_of(year: int) -> Commendation | None:
    """The highest public commendation of a year: the front page shows it."""
    return db.session.scalars(
        _public()
        .where(Commendation.year == year)
        .order_by(AwardForm.position.desc(), Decision.issued_on.desc(), Commendation.id)
        .limit(1)
    ).first()


def _public() -> Select[Any]:
    """Public commendations with everything that a list shows of them."""
    return (
        select(Commendation)
        .join(Commendation.decision)
        .join(Commendation.form)
        .where(shown_to_public())
        .options(
            contains_eager(Commendation.decision).joinedload(Decision.issuer),
            contains_eager(Commendation.form),
            joinedload(Commendation.unit),
            joinedload(Commendation.initiative).joinedload(Initiative.province),
        )
    )
