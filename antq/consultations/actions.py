"""Others are asked about a dossier, and answer: a named agency by a one-time link or on paper, the public by a page."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, update

from ..kit import clock
from ..kit.database import db
from ..kit.journal import record
from ..kit.policy import must
from ..kit.refusals import Invalid, Stale
from ..kit.text import clean
from ..law.days import working_days_after
from ..law.queries import calendar
from ..nominations.models import Nomination
from ..nominations.workflow import NOMINATION
from . import events as events
from .models import Consultation, PublicConsultation
from .norms import OPEN_IN, hidden_from_public, name_for_all, public_days
from .standing import consultations_of, public_consultation_of

MOST_OPEN = 10


@dataclass(frozen=True)
class Answerer:
    """Who answers by a link: nobody with an account; the journal keeps the name that was asked."""

    name: str
    person_id: None = None


def ask(
    nomination: Nomination, *, asked: str, question: str, due_on: date | None, by: Any
) -> tuple[Consultation, str]:
    """Ask a named agency or leader. Gives the row and the secret of its link, which is told once and kept nowhere.

    Raises Refused, Stale (a dossier that is not being appraised), Invalid (no name, no day to come).
    """
    must(by, "nomination.receive", nomination)
    if nomination.state not in OPEN_IN:
        raise Stale(_l("Chỉ lấy ý kiến khi hồ sơ đã tiếp nhận hoặc đang thẩm định."))
    asked, question = clean(asked), clean(question, multiline=True)
    errors: dict[str, Any] = {}
    if not 3 <= len(asked) <= 200:
        errors["asked"] = _l("Nhập tên cơ quan hoặc người được hỏi, từ 3 đến 200 ký tự.")
    if due_on is None or due_on <= clock.today():
        errors["due_on"] = _l("Nhập hạn trả lời sau hôm nay, dạng 19/08/2026.")
    if sum(each.is_open for each in consultations_of(nomination)) >= MOST_OPEN:
        errors["asked"] = _l("Hồ sơ đang chờ %(most)d ý kiến, mức nhiều nhất.", most=MOST_OPEN)
    if errors or due_on is None:
        raise Invalid(errors)
    token = secrets.token_urlsafe(32)
    made = Consultation(
        ref=f"HY-{secrets.token_hex(5)}",
        nomination=nomination,
        asked=asked,
        question=question,
        token_hash=hash_of(token),
        due_on=due_on,
        asked_at=clock.now(),
        asked_by_id=by.person_id,
    )
    db.session.add(made)
    db.session.flush()
    record("nomination.consult", nomination, by=by, asked=asked)
    return made, token


def hash_of(token: str) -> str:
    """What is kept of a link's secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def answer(consultation: Consultation, *, agrees: bool, signer: str, note: str) -> None:
    """The one answer of a link. Raises Stale (answered, withdrawn, over, the dossier is appraised no more), Invalid (no
    name, no reason against)."""
    if consultation.nomination.state not in OPEN_IN:
        raise Stale(_l("Hồ sơ không ở bước thẩm định nên lúc này không nhận ý kiến."))
    if consultation.due_on < clock.today():
        raise Stale(_l("Đường dẫn đã hết hạn ngày %(day)s.", day=f"{consultation.due_on:%d/%m/%Y}"))
    _settle(consultation, agrees=agrees, signer=signer, note=note)
    by = Answerer(consultation.asked)
    record("nomination.consulted", consultation.nomination, by=by, asked=consultation.asked)


def enter(
    consultation: Consultation,
    *,
    agrees: bool,
    signer: str,
    note: str,
    document: str,
    scan: Mapping[str, Any] | None,
    by: Any,
) -> None:
    """Write down an answer that came on paper, with its scan. Raises Refused, Stale, Invalid as `answer`."""
    must(by, "nomination.receive", consultation.nomination)
    document = clean(document)
    if not scan and not document:
        raise Invalid({"document": _l("Nhập số, ngày văn bản trả lời hoặc tải bản quét lên.")})
    _settle(consultation, agrees=agrees, signer=signer, note=note)
    consultation.document, consultation.entered_by_id = document[:120], by.person_id
    if scan:
        consultation.key, consultation.file_name = scan["key"], scan["name"]
        consultation.mime, consultation.size = scan["mime"], scan["size"]
    record("nomination.consulted", consultation.nomination, by=by, asked=consultation.asked)


def withdraw_question(consultation: Consultation, *, by: Any) -> None:
    """Ask no longer; the link is dead. Raises Stale when it was answered."""
    must(by, "nomination.receive", consultation.nomination)
    _swap(consultation, withdrawn_at=clock.now())
    record("nomination.unconsult", consultation.nomination, by=by, asked=consultation.asked)


def _settle(consultation: Consultation, *, agrees: bool, signer: str, note: str) -> None:
    signer, note = clean(signer), clean(note, multiline=True)
    errors: dict[str, Any] = {}
    if not 3 <= len(signer) <= 200:
        errors["signer"] = _l("Nhập họ tên, chức vụ người trả lời, từ 3 đến 200 ký tự.")
    if len(note) > 4000 or (not agrees and len(note) < 3):
        errors["note"] = _l("Nhập lý do không đồng ý, nhiều nhất 4.000 ký tự.")
    if errors:
        raise Invalid(errors)
    _swap(consultation, answered_at=clock.now(), agrees=agrees, signer=signer, note=note)


def _swap(consultation: Consultation, **values: Any) -> None:
    """Compare and swap: of two answers, or an answer and a withdrawal, one counts."""
    db.session.flush()
    done = db.session.execute(
        update(Consultation)
        .where(
            Consultation.id == consultation.id,
            Consultation.answered_at.is_(None),
            Consultation.withdrawn_at.is_(None),
        )
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    db.session.refresh(consultation)
    if done.rowcount != 1:  # type: ignore[attr-defined]
        raise Stale(_l("Ý kiến này đã được trả lời hoặc đã rút."))


def open_to_public(nomination: Nomination, *, by: Any) -> PublicConsultation:
    """Show the dossier to everybody for the days that the norm of its form says; it closes by itself.

    Only what the dossier's publicity allows is shown. Raises Refused, Stale (twice, wrong state), Invalid (the norm
    asks for none, or nothing of it may be public).
    """
    must(by, "nomination.receive", nomination)
    locked = db.session.get(Nomination, nomination.id, with_for_update=True, populate_existing=True)
    if locked is None or locked.state not in OPEN_IN or public_consultation_of(locked) is not None:
        raise Stale(_l("Hồ sơ này đã lấy ý kiến Nhân dân, hoặc chưa đến bước ấy."))
    if hidden_from_public(nomination):
        raise Invalid(
            {"move": _l("Hồ sơ được đề nghị không công khai nên không đưa ra lấy ý kiến Nhân dân.")}
        )
    days = public_days(nomination)
    if days is None or nomination.form is None:
        raise Invalid({"move": _l("Hình thức này không phải lấy ý kiến Nhân dân.")})
    opens = clock.today()
    made = PublicConsultation(
        ref=f"YK-{secrets.token_hex(5)}",
        nomination=nomination,
        name=name_for_all(nomination),
        unit=nomination.unit.name,
        form=nomination.form.label,
        summary=nomination.summary if nomination.publicity == "full" else "",
        province=nomination.province.name,
        opens_on=opens,
        closes_on=working_days_after(opens, days, *calendar()),
        opened_by_id=by.person_id,
    )
    db.session.add(made)
    db.session.flush()
    record("nomination.publish_consultation", nomination, by=by, closes=made.closes_on.isoformat())
    return made


def _close_to_public(nomination: Nomination) -> None:
    """The dossier went another way while the public was being asked: the page ends today, and after a supplement the
    public is asked anew. What was open its whole days stays."""
    asked = select(PublicConsultation).where(
        PublicConsultation.nomination_id == nomination.id, PublicConsultation.closes_on >= clock.today()
    )
    if (row := db.session.scalar(asked)) is not None:
        db.session.delete(row)
        db.session.flush()
        db.session.expire(nomination)


NOMINATION.afterwards(_close_to_public, "return", "refuse", "fail")
