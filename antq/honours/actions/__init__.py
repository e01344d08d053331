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
    close_to,
    confer,
    draw_up,
    drop,
    issue_paper,
    public_forms,
    recount,
    release,
    reopen_to,
)
from .printing import ask_for_certificates, draw_batch

__all__ = [
    "AmendmentFacts",
    "DecisionFacts",
    "announce_drawn",
    "ask_for_certificates",
    "certify",
    "close_to",
    "confer",
    "draw_batch",
    "draw_up",
    "draw_up_correction",
    "draw_up_revocation",
    "drop",
    "drop_amendment",
    "issue_paper",
    "public_forms",
    "recertify",
    "recount",
    "release",
    "release_amendment",
    "reopen_to",
]
