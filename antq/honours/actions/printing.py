"""The certificates of a decision as one file to print, made by a job that says how far it is."""

from __future__ import annotations

import io
import secrets
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, update

from ...kit import clock, storage
from ...kit.database import db, writing
from ...kit.jobs import Ending, enqueue, job
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Invalid, Stale
from .. import events as events
from .. import queries
from ..models import CertificateBatch, Decision
from ..printing import AT_ONCE, draw, page_of
from .certifying import certify


def ask_for_certificates(decision: Decision, *, site: str, by: Any) -> CertificateBatch:
    """Begin a file of all papers of a released decision. Raises Stale while one is being made, Invalid without any."""
    must(by, "certificate.print", decision)
    db.session.get(Decision, decision.id, with_for_update=True)
    certify(decision)
    running = select(CertificateBatch.id).where(
        CertificateBatch.decision_id == decision.id, CertificateBatch.state == "queued"
    )
    if db.session.scalar(running) is not None:
        raise Stale(_l("Đang lập tệp giấy khen của quyết định này. Chờ tệp đó xong."))
    total = len(queries.certificates_of(decision))
    if not total:
        raise Invalid({"": _l("Quyết định này không còn giấy khen nào có giá trị.")})
    batch = CertificateBatch(
        ref=f"IN-{secrets.token_hex(6)}",
        decision=decision,
        site=site[:200],
        total=total,
        asked_by_id=by.person_id,
        asked_at=clock.now(),
    )
    db.session.add(batch)
    db.session.flush()
    record("decision.print", decision, by=by, count=total)
    enqueue("certificate_batch.draw", batch=batch.id)
    return batch


def _give_up(batch: int) -> None:
    row = db.session.get_one(CertificateBatch, batch)
    row.state, row.ended_at = "failed", clock.now()


@job("certificate_batch.draw", given_up=_give_up)
def draw_batch(batch: int) -> Ending:
    """Draw the papers by fifties, with no transaction open but to say how far it is."""
    row = db.session.get_one(CertificateBatch, batch)
    at, title = row.asked_at, f"Giấy khen theo {row.decision.title}"
    pages = [page_of(each, row.site) for each in queries.certificates_of(row.decision)]
    db.session.rollback()
    parts: list[bytes] = []
    for start in range(0, len(pages), AT_ONCE):
        parts.append(draw(pages[start : start + AT_ONCE], title=title, at=at))
        _say_how_far(batch, min(start + AT_ONCE, len(pages)))
    data = parts[0] if len(parts) == 1 else _archive(parts)
    key = storage.store().put(data)

    def ending() -> None:
        done = db.session.get_one(CertificateBatch, batch)
        done.state, done.key, done.size, done.ended_at = "done", key, len(data), clock.now()
        done.total, done.ending = len(pages), "pdf" if len(parts) == 1 else "zip"

    return ending


def _say_how_far(batch: int, count: int) -> None:
    with writing():
        db.session.execute(update(CertificateBatch).where(CertificateBatch.id == batch).values(done=count))


def _archive(parts: list[bytes]) -> bytes:
    """Several PDFs in one archive, in order; PDF is packed already."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for number, part in enumerate(parts, 1):
            archive.writestr(f"giay-khen-{number:02d}.pdf", part)
    return made.getvalue()
