"""Decisions, the commendations that they confer, the certificates of those, and what is changed about them later."""

from .amendments import Amendment, AmendmentItem
from .certificates import Certificate, CertificateBatch, SigningKey
from .decisions import PUBLICITY, RECIPIENTS, Commendation, Decision

__all__ = [
    "PUBLICITY",
    "RECIPIENTS",
    "Amendment",
    "AmendmentItem",
    "Certificate",
    "CertificateBatch",
    "Commendation",
    "Decision",
    "SigningKey",
]
