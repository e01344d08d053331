"""What the page of printing needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from ...kit.web import Page
from .. import queries
from ..models import CertificateBatch, Decision


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

    @cached_property
    def _since(self) -> datetime | None:
        return queries.amended_at(self.decision)

    def is_old(self, batch: CertificateBatch) -> bool:
        """Whether something in it was taken back or corrected after it was asked for."""
        return self._since is not None and batch.asked_at <= self._since
