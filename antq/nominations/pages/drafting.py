"""The unit's pages: its dossiers, the task list, the steps, the check, the confirmation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from ...kit import clock
from ...kit.journal import timeline_of
from ...kit.qr import drawn
from ...kit.web import Page
from ...kit.workflow import State
from ...law.norms import norm
from .. import queries
from ..dossier import Answer, DossierPage
from ..forms import BeginForm
from ..models import Nomination
from ..needs import is_complete, returns_left
from ..report import STEPS, Step, is_begun, is_changeable, unanswered, undescribed
from ..warnings import Warning
from ..warnings.fields import TEXTS
from ..workflow import NOMINATION

NEXT = {
    "draft": _l("Viết tiếp và gửi"),
    "returned": _l("Bổ sung và gửi lại"),
    "submitted": _l("Cơ quan thường trực kiểm tra"),
    "received": _l("Chuyển hội đồng thẩm định"),
    "appraising": _l("Hội đồng chấm và họp"),
    "proposed": _l("Lập quyết định"),
    "decided": _l("Công khai quyết định"),
    "released": _l("Đã xong"),
    "revoked": _l("Đã xong"),
    "rejected": _l("Đã xong"),
    "withdrawn": _l("Đã xong"),
}
"""State of a dossier to what its unit waits for or has to do."""


class UnitPage(Page):
    """Đơn vị của tôi: the dossiers of the person's units."""

    template = "nominations/unit.html"

    @cached_property
    def nominations(self) -> list[Nomination]:
        """Last touched first."""
        return queries.of_units(by=self.by)

    def state_of(self, nomination: Nomination) -> State:
        """Word and tone of a dossier's state."""
        return NOMINATION.state_of(nomination)

    def next_step(self, nomination: Nomination) -> str:
        """What happens next and who does it."""
        return str(NEXT.get(nomination.state, ""))


class BeginPage(Page):
    """Choose whom to nominate."""

    template = "nominations/begin.html"

    def __init__(self, form: BeginForm, *, by: Any) -> None:
        super().__init__(by=by)
        self.form = form


@dataclass(frozen=True)
class Task:
    """One row of the task list."""

    label: Any
    href: str
    status: str
    tone: str
    hint: Any


class DraftPage(DossierPage):
    """The task list of an open dossier."""

    template = "nominations/draft.html"

    @cached_property
    def tasks(self) -> list[Task]:
        """One row a step; what is done is plain, so that colour draws the eye to what is left."""
        return [self._task(step) for step in STEPS]

    def _task(self, step: Step) -> Task:
        nomination = self.nomination
        href = url_for("nominations.step", ref=nomination.ref, step=step.code)
        remarked = any(answer.remarks for part, answers in self.parts if part == step for answer in answers)
        if remarked:
            return Task(step.title, href, _("Cần bổ sung"), "warn", step.hint)
        if unanswered(nomination, step.code):
            begun = is_begun(nomination, step.code)
            return Task(step.title, href, _("Đang làm") if begun else _("Chưa làm"), "info", step.hint)
        if step.code == "hinh-anh" and (waiting := undescribed(nomination)):
            return Task(step.title, href, _("%(count)d ảnh chưa mô tả", count=waiting), "info", step.hint)
        optional = not is_begun(nomination, step.code)
        return Task(step.title, href, _("Không bắt buộc") if optional else _("Đã xong"), "", step.hint)

    @property
    def takes_word(self) -> bool:
        """Whether anything may be answered now that is read from a Word file."""
        return any(is_changeable(self.nomination, name) for name in TEXTS)

    @property
    def progress(self) -> str:
        """How much of what must be written is written."""
        left = [str(step.title) for step in STEPS if unanswered(self.nomination, step.code)]
        if left:
            return _("Còn %(count)d phần phải làm: %(parts)s.", count=len(left), parts=", ".join(left))
        if not self.ready:
            return str(is_complete(self.nomination))
        return _("Đã đủ phần bắt buộc. Ảnh và tài liệu giúp hội đồng hiểu rõ hơn.")

    @property
    def next_task(self) -> str:
        """The address of the first step that still has to be answered."""
        codes = [step.code for step in STEPS if unanswered(self.nomination, step.code)]
        if not codes and undescribed(self.nomination):
            codes = ["hinh-anh"]
        return url_for("nominations.step", ref=self.nomination.ref, step=(codes or [STEPS[0].code])[0])

    @property
    def return_note(self) -> str:
        """Why the dossier came back."""
        entries = timeline_of(self.nomination)
        return next((entry.note for entry in reversed(entries) if entry.kind == "nomination.return"), "")

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return is_complete(self.nomination) is None


class CheckPage(DossierPage):
    """The whole dossier before it is sent, each part with its way back."""

    template = "nominations/check.html"

    def __init__(
        self,
        nomination: Nomination,
        *,
        by: Any,
        error: str = "",
        declared: bool = False,
        unconfirmed: bool = False,
    ) -> None:
        super().__init__(nomination, by=by)
        self.error = error
        self.declared = declared
        self.unconfirmed = unconfirmed

    @property
    def to_confirm(self) -> list[Warning]:
        """What in public answers whoever sends must say to have looked at."""
        return [each for each in self.warnings if each.confirm]

    @property
    def lacks(self) -> str:
        """The sentence that says what is missing; empty when the dossier can go."""
        return str(is_complete(self.nomination) or "")

    def rows(self, step: Step, answers: list[Answer]) -> list[dict[str, Any]]:
        """Question, answer, whether it still has to be given, and the way back to change it."""
        href = url_for("nominations.step", ref=self.nomination.ref, step=step.code)
        return [
            {
                "name": answer.name,
                "key": answer.key,
                "value": answer.value,
                "change_href": f"{href}?ve=kiem-tra#{answer.name}"
                if is_changeable(self.nomination, answer.name)
                else "",
                "long": answer.long,
                "missing": answer.missing,
            }
            for answer in answers
        ]


class SentPage(DossierPage):
    """The receipt after sending; it stays reachable. `site` is the address that people know this site by."""

    template = "nominations/sent.html"

    def __init__(self, nomination: Nomination, *, site: str, by: Any) -> None:
        super().__init__(nomination, by=by)
        self.site = site.rstrip("/")

    @property
    def lookup(self) -> str:
        """Where anybody who has the code reads how far the dossier is."""
        return f"/tra-cuu/{self.nomination.ref}"

    @property
    def qr(self) -> Markup:
        """The same address to be scanned from a screen or from paper."""
        return drawn(self.site + self.lookup, _l("Mã QR để tra cứu hồ sơ"))

    @property
    def days(self) -> int:
        """Working days that the appraisal may take, by the norm of the day on which it was sent."""
        sent_on = clock.local(self.nomination.submitted_at or clock.now()).date()
        return int(norm("appraisal.days", on=self.nomination.norms_on or sent_on))

    @property
    def returns(self) -> int:
        """How often a supplement may be asked for in all."""
        return self.nomination.returns + returns_left(self.nomination)


class SamplePage(Page):
    """A whole dossier as an example; nobody in it is real."""

    template = "nominations/sample.html"


class ReadPage(DossierPage):
    """A dossier that is no longer open, as its unit reads it."""

    template = "nominations/read.html"
