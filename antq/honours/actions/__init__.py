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

__all__ = [
    "DecisionFacts",
    "announce_drawn",
    "certify",
    "confer",
    "draw_up",
    "issue_paper",
    "public_forms",
    "recertify",
    "recount",
    "release",
]
