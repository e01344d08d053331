"""What every page of this room says of its dossier."""

from __future__ import annotations

from typing import Any

from ...kit.web import Page
from ...nominations.models import Nomination
from ...nominations.words import recipient_word


class TranscriptPage(Page):
    """A page about a dossier that is written elsewhere."""

    def __init__(self, nomination: Nomination, *, by: Any) -> None:
        super().__init__(by=by)
        self.nomination = nomination

    @property
    def recipient(self) -> str:
        """Mô hình, tập thể or cá nhân."""
        return recipient_word(self.nomination.recipient)
