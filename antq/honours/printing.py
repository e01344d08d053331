"""Certificates as they are printed: A4 across, a page each, with a code and a QR that lead to their verification.

The words and measures stand in papers/certificate.typ; what is drawn from here are only values.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import segno

from ..kit.documents import drawing
from ..law.citing import written_day
from .dating import dated_at
from .models import Certificate, Commendation, Decision
from .signing import fingerprint

PAGE = Path(__file__).parent / "papers" / "certificate.typ"
AT_ONCE = 50
"""Pages of one PDF; more of them are several PDFs in an archive."""

AWARDS = {"giay-khen": "Giấy khen", "bang-khen": "Bằng khen"}
HEADS = {"ubnd-tinh": "Chủ tịch", "ubnd-xa": "Chủ tịch", "cong-an-tinh": "Giám đốc"}
"""Who gives, where it is the head of the body and not the body."""

SIZES = ((34, 30.0), (55, 25.0), (90, 20.0))
"""Longest name in letters, and how large it is set; longer ones are set in the smallest."""
SMALLEST = 17.0


def draw(pages: Iterable[Mapping[str, Any]], *, title: str, at: datetime) -> bytes:
    """The PDF of these pages (`page_of`), in this order. Slow: 50 take about half a second of one core; call it with
    no transaction open."""
    drawn = [{**page, "qr": qr_png(page["address"])} for page in pages]
    return drawing.typeset(PAGE, {"title": title, "pages": drawn}, at=at)


def page_of(certificate: Certificate, site: str) -> dict[str, Any]:
    """What one page says; `site` begins the address of its QR."""
    commendation, decision = certificate.commendation, certificate.commendation.decision
    return {
        "giver": _giver(decision, commendation),
        "award": AWARDS.get(commendation.form.category, commendation.form.label),
        "name": certificate.name,
        "size": next((size for most, size in SIZES if len(certificate.name) <= most), SMALLEST),
        "role": certificate.role,
        "citation": certificate.citation,
        "decision": f"Quyết định số {decision.full_number} {written_day(decision.issued_on)}",
        "check": f"Xác minh tại {site.rstrip('/')}/xac-minh",
        "code": certificate.code,
        "key": f"Khóa ký Ed25519: {fingerprint(certificate.key.ref)}",
        "keys": f"So với khóa công bố tại {site.rstrip('/')}/xac-minh/khoa",
        "dated": dated_at(decision),
        "signs": decision.signer_title.split(", "),
        "signer": decision.signer_name,
        "address": f"{site.rstrip('/')}/xac-minh/{certificate.code}",
        "qr_says": f"Mã QR dẫn đến trang xác minh giấy {certificate.code}",
    }


def qr_png(address: str) -> list[int]:
    """The QR of an address with room around it, as the bytes of a picture of one bit a point; 15% of it may be
    spoilt. As a drawing it would take ten times as long to set."""
    made = io.BytesIO()
    segno.make(address, error="m", micro=False).save(made, kind="png", scale=1, border=4)
    return list(made.getvalue())


def _giver(decision: Decision, commendation: Commendation) -> str:
    head = HEADS.get(decision.issuer.kind) if commendation.form.category in AWARDS else None
    return f"{head} {decision.issuer.name}" if head else decision.issuer.name
