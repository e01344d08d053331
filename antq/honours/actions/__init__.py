"""The only functions that write decisions, commendations, certificates and amendments. The door commits."""

from .amending import (
    AmendmentFacts,
    draw_up_correction,
    draw_up_revocation,
    drop_amendment,
    release_amendment,
)
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
    "AmendmentFacts",
    "DecisionFacts",
    "announce_drawn",
    "ask_for_certificates",
    "certify",
    "confer",
    "draw_batch",
    "draw_up",
    "draw_up_correction",
    "draw_up_revocation",
    "drop_amendment",
    "issue_paper",
    "public_forms",
    "recertify",
    "recount",
    "release",
    "release_amendment",
]
