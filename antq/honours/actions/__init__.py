"""The only functions that write decisions, commendations, certificates and amendments. The door commits."""

from .certifying import certify, recertify
from .deciding import (
    DecisionFacts,
    announce_drawn,
    confer,
    draw_up,
    issue_paper,
    public_forms,
    recount,
    release,
)
from .printing import ask_for_certificates, draw_batch

__all__ = [
    "DecisionFacts",
    "announce_drawn",
    "ask_for_certificates",
    "certify",
    "confer",
    "draw_batch",
    "draw_up",
    "issue_paper",
    "public_forms",
    "recertify",
    "recount",
    "release",
]
