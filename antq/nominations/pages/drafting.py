"""The unit's pages: its dossiers, the task list, the steps, the check, the confirmation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ...evidence.models import Photo
from ...evidence.pictures import Picture, picture
from ...evidence.uploads import FileForm, PhotoForm
from ...kit.journal import timeline_of
from ...kit.text import clean
from ...kit.web import Page
from ...kit.workflow import State
from .. import queries
from ..forms import BeginForm
from ..forms.drafting import BasicsForm, StepForm, place_of
from ..models import Nomination
from ..needs import is_complete
from ..report import STEP, STEPS, Step, is_begun, unanswered
from ..similar import Known, known_like
from ..warnings import Warning
from ..workflow import NOMINATION
from .dossier import Answer, DossierPage

LONGEST = 300
"""Characters of a field that are compared with the catalogue while it is typed."""

NEXT = {
    "draft": _l("Viết tiếp và gửi"),
    "returned": _l("Bổ sung và gửi lại"),
    "submitted": _l("Cơ quan thường trực kiểm tra"),
    "received": _l("Chuyển hội đồng thẩm định"),
    "appraising": _l("Hội đồng chấm và họp"),
    "proposed": _l("Lập quyết định"),
    "decided": _l("Công khai quyết định"),
    "released": _l("Đã xong"),
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
        optional = not is_begun(nomination, step.code)
        return Task(step.title, href, _("Không bắt buộc") if optional else _("Đã xong"), "", step.hint)

    @property
    def progress(self) -> str:
        """How much of what must be written is written."""
        left = [str(step.title) for step in STEPS if unanswered(self.nomination, step.code)]
        if left:
            return _("Còn %(count)d phần phải làm: %(parts)s.", count=len(left), parts=", ".join(left))
        return _("Đã đủ phần bắt buộc. Ảnh và tài liệu giúp hội đồng hiểu rõ hơn.")

    @property
    def next_task(self) -> str:
        """The address of the first step that still has to be answered."""
        codes = [step.code for step in STEPS if unanswered(self.nomination, step.code)]
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


class StepPage(DossierPage):
    """One written step."""

    template = "nominations/step.html"

    def __init__(
        self, nomination: Nomination, step: str, form: StepForm, *, by: Any, stale: str = "", back: str = ""
    ) -> None:
        super().__init__(nomination, by=by)
        self.back = back
        self.step = STEP[step]
        self.number = STEPS.index(self.step) + 1
        self.count = len(STEPS)
        self.form = form
        self.stale = stale

    @property
    def trail(self) -> list[tuple[Any, str | None, str]]:
        """All steps with their addresses: done, current (no link), or still open."""
        return [(step.title, self._address(step), self._reached(step)) for step in STEPS]

    def _address(self, step: Step) -> str | None:
        if step == self.step:
            return None
        return url_for("nominations.step", ref=self.nomination.ref, step=step.code)

    def _reached(self, step: Step) -> str:
        if step == self.step:
            return "current"
        done = is_begun(self.nomination, step.code) and not unanswered(self.nomination, step.code)
        return "done" if done else ""


class BasicsPage(StepPage):
    """Step 1, with what the catalogue has already under a name like the one that is typed."""

    template = "nominations/basics.html"
    form: BasicsForm
    typed: Mapping[str, str] = MappingProxyType({})
    """What stands in fields just now, where that is not what the form holds."""

    @cached_property
    def similar(self) -> list[Known]:
        """By what stands in the fields, saved or not."""
        form = self.form
        held = {"name": form.name.data, "place": form.place.data, "summary": form.summary.data}
        said = {key: clean((held | dict(self.typed))[key] or "")[:LONGEST] for key in held}
        place = place_of(said["place"], self.nomination)
        return known_like(
            self.nomination, name=said["name"], place=place, summary=said["summary"], by=self.by
        )


class PhotosPage(StepPage):
    """Step 4: photos."""

    template = "nominations/photos.html"
    form: Any

    def __init__(self, nomination: Nomination, form: PhotoForm, *, by: Any) -> None:
        super().__init__(nomination, "hinh-anh", form, by=by)

    @property
    def hung(self) -> list[tuple[Photo, Picture | None]]:
        """Each photo with its view."""
        return [(photo, picture(photo)) for photo in self.nomination.album.photos]


class FilesPage(StepPage):
    """Step 5: PDF and DOCX evidence."""

    template = "nominations/files.html"
    form: Any

    def __init__(self, nomination: Nomination, form: FileForm, *, by: Any) -> None:
        super().__init__(nomination, "tai-lieu", form, by=by)


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
                "key": answer.key,
                "value": answer.value,
                "change_href": f"{href}?ve=kiem-tra#{answer.name}",
                "long": answer.long,
                "missing": answer.missing,
            }
            for answer in answers
        ]


class SentPage(DossierPage):
    """The receipt after sending; it stays reachable."""

    template = "nominations/sent.html"


class ReadPage(DossierPage):
    """A dossier that is no longer open, as its unit reads it."""

    template = "nominations/read.html"
