"""What the pages of revocation and correction need."""

from __future__ import annotations

from flask_babel import gettext as _

from ...kit.web import Page
from ..forms import AmendmentForm, RevocationForm
from ..models import Decision


class AmendPage(Page):
    """/quyet-dinh/<ref>/thu-hoi and /dinh-chinh."""

    template = "honours/amend.html"

    def __init__(self, decision: Decision, form: AmendmentForm, *, by: object) -> None:
        super().__init__(by=by)
        self.decision, self.form = decision, form

    @property
    def revokes(self) -> bool:
        """Whether commendations are taken back, or else one is corrected."""
        return isinstance(self.form, RevocationForm)

    @property
    def title(self) -> str:
        """What is done."""
        return _("Thu hồi khen thưởng") if self.revokes else _("Đính chính khen thưởng")
