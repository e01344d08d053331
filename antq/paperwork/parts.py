"""One paper of a set, composed: what it says, what it is about, and by which rule somebody may have it issued."""

from __future__ import annotations

from dataclasses import dataclass

from ..kit.documents.blocks import Paper
from ..kit.documents.ledger import Facts
from ..nominations.models import Nomination


@dataclass(frozen=True)
class Part:
    """`stem` is what its files are called within the set, after their number; `folder` where they lie there."""

    stem: str
    paper: Paper
    facts: Facts
    nominations: tuple[Nomination, ...]
    rule: str = "nomination.in_set"
    folder: str = ""
