"""What the page of printing needs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from ...kit.web import Page
from .. import queries
from ..models import CertificateBatch, Decision
from ..printing import AT_ONCE


class PrintPage(Page):
    """/quyet-dinh/<ref>/giay-khen: the files of certificates, and how far the newest is."""

    template = "honours/print.html"

    def __init__(self, decision: Decision, *, by: Any, problem: str = "") -> None:
        super().__init__(by=by)
        self.decision, self.problem = decision, problem

    @cached_property
    def batches(self) -> Sequence[CertificateBatch]:
        """The newest first."""
        return queries.batches_of(self.decision)

    @property
    def is_working(self) -> bool:
        """Whether one is being made."""
        return any(each.state == "queued" for each in self.batches)

    @cached_property
    def count(self) -> int:
        """How many papers hold today."""
        return len(queries.certificates_of(self.decision))

    @staticmethod
    def ending(batch: CertificateBatch) -> str:
        """What kind of file it is."""
        return "pdf" if batch.total <= AT_ONCE else "zip"
