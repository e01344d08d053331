"""The paper of a session: its minutes, from the record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit.documents import ledger
from ...kit.documents.blocks import Paper
from ...kit.documents.ledger import Facts
from ...kit.documents.templates import compose, wording
from ...kit.refusals import Invalid
from ...kit.text import clean, fold
from ...law.citing import written_day
from ...places.words import bare_name
from ..models import CouncilSession
from ..record import inside, record_of

KIND = "session-minutes"
TEMPLATE = Path(__file__).parent / "bien-ban-hop.toml"
NAMES = frozenset(
    {
        "council", "above", "agency", "name", "dated", "days", "opened", "closed", "venue", "round", "chair",
        "secretary", "called_on", "present", "away", "items", "voted", "carried", "rules", "discussed", "decided",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """The minutes composed, and what the ledger writes of them."""

    paper: Paper
    facts: Facts


def minutes(session: CouncilSession, *, secretary: str, by: Any) -> Made:
    """The minutes as they would be issued now, by somebody who sees every item. Raises Invalid: no secretary, or one
    who signs as the chair already; the office's own wording fails."""
    words = wording(TEMPLATE, NAMES)
    said = record_of(session, by=by)
    secretary = clean(secretary)
    if not secretary:
        raise Invalid({"secretary": _l("Ghi họ tên thư ký phiên họp.")})
    if fold(secretary) == fold(said.chair):
        raise Invalid({"secretary": _l("Thư ký là người khác, không phải người chủ trì.")})
    seat = bare_name(session.province.name, session.province.kind)
    paper = compose(
        words,
        {
            "council": said.council,
            "above": f"Ủy ban nhân dân\n{inside(session.province.name)}",
            "agency": "Hội đồng\nThi đua - Khen thưởng",
            "name": said.name,
            "dated": f"{seat}, {written_day(said.last)}",
            "days": said.days,
            "opened": said.opened,
            "closed": said.closed,
            "venue": said.venue,
            "round": said.round,
            "chair": said.chair,
            "secretary": secretary,
            "called_on": said.called_on,
            "present": said.present,
            "away": said.away,
            "items": str(len(said.decided)),
            "voted": str(said.voted),
            "rules": said.rules,
            "carried": str(said.carried),
            "discussed": said.discussed,
            "decided": said.decided,
        },
    )
    return Made(paper, Facts(KIND, paper.title, ledger.content_of(paper), words.sum))
