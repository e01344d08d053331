"""What is signed of a certificate: a few lines that whoever holds the paper can write down again. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..kit.text import clean

if TYPE_CHECKING:
    from .models import Certificate, Commendation

FIRST, SECOND = "antq-giay-chung-nhan-1", "antq-giay-chung-nhan-2"
"""The first line names the form of the text. The first form said nothing of the signer, nor of what stands below the
name; papers that were signed in it are checked in it."""


def hash_of_name(code: str, name: str) -> str:
    """The SHA-256 of code and name: whoever holds the paper can reckon it, nobody can read the name out of it."""
    return _hash(code, name)


def hash_of_words(code: str, role: str, citation: str) -> str:
    """The same of what is printed below the name: role and unit on one line, what was achieved on another."""
    return _hash(code, role, citation)


def fingerprint(ref: str) -> str:
    """The name of a key in groups of four, as it is printed and read aloud: "1a2b 3c4d 5e6f 7081"."""
    return " ".join(ref[at : at + 4] for at in range(0, len(ref), 4))


def printed_role(commendation: Commendation) -> str:
    """The line below the name: role and unit; of a collective, whose name tells its unit, only what its role says."""
    unit = commendation.unit.name if commendation.recipient != "collective" else ""
    return ", ".join(filter(None, (commendation.role, unit)))


def text_of(certificate: Certificate) -> str:
    """The lines to be signed for what the register says of a certificate now, each ended by a line feed, in UTF-8
    (NFC): in the form in which it was signed, else in the newest. The register is what it was when this is the text
    that was signed."""
    paper, commendation = certificate, certificate.commendation
    decision = commendation.decision
    lines: Mapping[str, Any] = {
        "ma": paper.code,
        "quyet-dinh": clean(decision.full_number),
        "ngay": decision.issued_on.isoformat(),
        "co-quan": clean(decision.issuer.name),
        "hinh-thuc": clean(commendation.form.label),
        "ten-sha256": hash_of_name(paper.code, paper.name),
    }
    first = FIRST if (paper.text or "").startswith(f"{FIRST}\n") else SECOND
    if first == SECOND:
        lines = {
            **lines,
            "nguoi-ky": clean(f"{decision.signer_name}, {decision.signer_title}"),
            "noi-dung-sha256": hash_of_words(paper.code, paper.role, paper.citation),
        }
    return "".join(f"{line}\n" for line in (first, *(f"{key}: {said}" for key, said in lines.items())))


def _hash(*lines: str) -> str:
    return hashlib.sha256("\n".join(clean(line) for line in lines).encode()).hexdigest()
