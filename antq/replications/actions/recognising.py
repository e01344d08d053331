"""How widely an initiative was announced as worth copying, with the document that announces it."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ...catalogue.holding import hold
from ...catalogue.models import Initiative, heir_of
from ...kit import clock
from ...kit.database import db
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Invalid
from ...kit.text import clean
from ...law.models import Document
from ...people.actor import SYSTEM
from ..models import Recognition
from ..words import SCOPES


def recognise(
    initiative: Initiative,
    scope: str,
    *,
    where: str = "",
    announced_on: date | None = None,
    document: Document | None = None,
    document_text: str = "",
    by: Any,
) -> Recognition:
    """Write down that a document announces it for a scope. Refuses (Invalid): a withdrawn initiative, no scope,
    no document, a day to come."""
    if by is not SYSTEM:  # sample data speaks for provinces whose office it has no account of
        must(by, "recognition.keep", initiative)
    hold([initiative])
    if heir_of(initiative).state != "public":
        raise Invalid({"": _l("Mô hình này đã rút khỏi sổ, không ghi phạm vi được thông báo nhân rộng nữa.")})
    errors: dict[str, Any] = {}
    document_text = clean(document_text)[:300]
    if scope not in SCOPES:
        errors["scope"] = _l("Chọn phạm vi được thông báo nhân rộng.")
    if document is None and not document_text:
        errors["document_text"] = _l("Nhập số, ký hiệu, ngày và cơ quan ra văn bản thông báo.")
    if announced_on and announced_on > clock.today():
        errors["announced_on"] = _l("Ngày văn bản chưa tới.")
    if errors:
        raise Invalid(errors)
    newest = db.session.scalar(select(Recognition.ref).order_by(Recognition.id.desc()).limit(1))
    number = int(newest.removeprefix("TB-")) + 1 if newest else 1
    recognition = Recognition(
        ref=f"TB-{number:04d}",
        initiative=initiative,
        scope=scope,
        where=clean(where)[:200],
        announced_on=announced_on or (document.issued_on if document else None),
        document=document,
        document_text=document_text,
        province_id=initiative.province_id,
    )
    db.session.add(recognition)
    db.session.flush()
    record("initiative.recognise", initiative, by=by, scope=str(SCOPES[scope]))
    return recognition
