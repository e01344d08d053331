"""How a document is cited among the bases of another: NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.6.

A law is cited by name and date, without its number; everything else by kind, number, date, issuer and
subject. A leading zero stands before days below 10 and before January and February only.
"""

from __future__ import annotations

from datetime import date

from .models import Document
from .norms import norm
from .queries import by_ref
from .words import kind_label


def written_day(day: date) -> str:
    """ "ngày 04 tháng 8 năm 2025"."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def basis(document: Document) -> str:
    """ "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", without an end mark.

    ValueError when the day of issue is not known.
    """
    if document.issued_on is None:
        raise ValueError(f"{document.ref} has no day of issue")
    day = written_day(document.issued_on)
    if document.kind == "luat":
        return f"Căn cứ {document.title} {day}"
    kind = str(kind_label(document.kind))
    subject = document.title.removeprefix(kind).strip()
    return f"Căn cứ {kind} số {document.full_number} {day} của {document.issuer} {subject}"


def bases(documents: list[Document]) -> str:
    """Several bases, one a line: semicolons between them, a full stop at the end."""
    return ";\n".join(basis(document) for document in documents) + "."


def bases_in_force(on: date) -> str:
    """The bases of a decision of commendation on a day (norm `award.legal_basis`), for the office to edit."""
    documents = [by_ref(ref) for ref in norm("award.legal_basis", on=on)]
    return bases([document for document in documents if document is not None])
