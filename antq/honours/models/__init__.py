"""Decisions, the commendations that they confer, the certificates of those, and what is changed about them later."""

from .amendments import Amendment, AmendmentItem
from .certificates import Certificate, CertificateBatch, SigningKey
from .decisions import PUBLICITY, RECIPIENTS, SHOWN, Commendation, Decision, DecisionClosing

__all__ = [
    "PUBLICITY",
    "RECIPIENTS",
    "SHOWN",
    "Amendment",
    "AmendmentItem",
    "Certificate",
    "CertificateBatch",
    "Commendation",
    "Decision",
    "DecisionClosing",
    "SigningKey",
]
