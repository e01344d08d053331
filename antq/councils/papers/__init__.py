"""The paper of a session: its minutes, from the record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...kit.documents import ledger
from ...kit.documents.blocks import Paper
from ...kit.documents.ledger import Facts
from ...kit.documents.templates import compose, wording
from ...places.words import bare_name
from ..models import CouncilSession
from ..record import record_of

KIND = "session-minutes"
TEMPLATE = Path(__file__).parent / "bien-ban-hop.toml"
NAMES = frozenset(
    {
        "council", "name", "dated", "day", "venue", "round", "chair", "secretary",
        "present", "away", "counted", "carried", "discussed", "decided",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """The minutes composed, and what the ledger writes of them."""

    paper: Paper
    facts: Facts


def minutes(session: CouncilSession, *, secretary: str, by: Any) -> Made:
    """The minutes as they would be issued now, by somebody who sees every item. Raises Invalid when the office's own
    wording fails."""
    words = wording(TEMPLATE, NAMES)
    said = record_of(session, by=by)
    seat = bare_name(session.province.name, session.province.kind)
    day = session.meets_on
    paper = compose(
        words,
        {
            "council": said.council,
            "name": said.name,
            "dated": f"{seat}, ngày {day:%d} tháng {day:%m} năm {day:%Y}",
            "day": said.day,
            "venue": said.venue,
            "round": said.round,
            "chair": said.chair,
            "secretary": secretary,
            "present": said.present,
            "away": said.away,
            "counted": str(len(said.decided)),
            "carried": str(said.carried),
            "discussed": said.discussed,
            "decided": said.decided,
        },
    )
    return Made(paper, Facts(KIND, paper.title, ledger.content_of(paper), words.sum))
