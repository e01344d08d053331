"""The steps of a nomination: three that are written, photos, files; and what came of saving one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ...evidence.consent import CONSENTS
from ...evidence.models import Photo
from ...evidence.pictures import Picture, picture
from ...evidence.uploads import FileForm, PhotoForm
from ...kit import clock
from ...kit.text import clean
from ...kit.web.app import lines, moment
from ..dossier import DossierPage
from ..filled import filled_from
from ..forms.drafting import BasicsForm, place_of
from ..forms.photos import PhotoWordsForm
from ..forms.replications import Replications
from ..forms.steps import StepForm
from ..models import Nomination
from ..report import QUESTION, STEP, STEPS, Step, asked, is_begun, is_changeable, unanswered, undescribed
from ..similar import Known, known_like
from ..warnings.fields import TEXTS

LONGEST = 300
"""Characters of a field that are compared with the catalogue while it is typed."""

COMPARED = ("name", "place", "summary")
"""The fields that are compared with the catalogue."""

ROW = ("what", "before", "value", "unit", "period_before", "period", "source", "base")
"""What of a figure stands in the line that spells it."""


@dataclass(frozen=True)
class Saved:
    """What came of saving a step."""

    done: bool = False
    clashes: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    """How the clashes would be settled so far."""
    elsewhere: tuple[str, ...] = ()
    waits: tuple[str, ...] = ()
    """What cannot be kept as it stands."""
    pressed: bool = False
    """A person pressed a button; the page did not save itself."""


@dataclass(frozen=True)
class Clash:
    """One answer that was changed here and elsewhere."""

    name: str
    label: Any
    theirs: list[str]
    mine: list[str]
    choice: str
    """Which text the person chose: blank while they have not, for neither is taken unseen."""
    is_unanswered: bool
    """They went on without choosing."""


class StepPage(DossierPage):
    """One written step."""

    template = "nominations/step.html"

    def __init__(
        self,
        nomination: Nomination,
        step: str,
        form: StepForm,
        *,
        by: Any,
        back: str = "",
        saved: Saved | None = None,
    ) -> None:
        super().__init__(nomination, by=by)
        self.back = back
        self.step = STEP[step]
        self.number = STEPS.index(self.step) + 1
        self.count = len(STEPS)
        self.form = form
        self.saved = saved or Saved()

    @property
    def is_closed(self) -> bool:
        """Whether nothing of this step may be changed: the dossier came back for other things."""
        return not any(
            is_changeable(self.nomination, each.name) for each in asked(self.nomination, self.step.code)
        )

    @property
    def read_for_words(self) -> list[str]:
        """The fields of this step whose words are read for what should not stand in them."""
        return [name for name in TEXTS if name in self.form]

    @property
    def clashes(self) -> list[Clash]:
        """Both texts of each answer that two people changed."""
        held = filled_from(self.nomination, self.step.code)
        said, choices = self.form.said(), self.saved.choices
        return [
            Clash(
                name,
                QUESTION[name].label,
                _spelled(self.form[name], held[name]),
                _spelled(self.form[name], said[name]),
                choices.get(name, ""),
                self.saved.pressed and choices.get(name) == "",
            )
            for name in self.saved.clashes
        ]

    @property
    def saved_line(self) -> str:
        """When what is kept was saved, by whom if it was another, and what was not taken along."""
        said = [_("Đã lưu nháp lúc %(time)s", time=_short(self.nomination.saved_at))]
        if self.saved_by_another:
            said[0] += _(" (%(name)s lưu)", name=self.saved_by_another)
        if self.saved.clashes:
            said.append(
                _("Có hai bản khác nhau ở: %(what)s; chọn ở đầu trang", what=_labels(self.saved.clashes))
            )
        if self.saved.elsewhere:
            said.append(
                _("Người khác vừa sửa: %(what)s; tải lại trang để xem", what=_labels(self.saved.elsewhere))
            )
        if self.saved.waits:
            said.append(_("Chưa lưu được, cần sửa: %(what)s", what=_labels(self.saved.waits)))
        return ". ".join(said) + "."

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


def _short(instant: datetime) -> str:
    """10:42 of today; with the day, of any other."""
    same = clock.local(instant).date() == clock.today()
    return f"{clock.local(instant):%H:%M}" if same else moment(instant)


def _labels(names: Iterable[str]) -> str:
    return ", ".join(str(QUESTION[name].label) for name in names)


def _spelled(field: Any, answer: Any) -> list[str]:
    """An answer in lines, as people read it."""
    if isinstance(answer, list):
        rows = [[row[name] for name in ROW if row.get(name)] for row in answer if row.get("what")]
        return [" · ".join(row) for row in rows]
    if isinstance(field, Replications):
        return field.spelled(answer)
    words = dict(getattr(field, "choices", None) or ())
    return lines(str(words.get(answer, answer) or ""))


class BasicsPage(StepPage):
    """Step 1, with what the catalogue has already under a name like the one that is typed."""

    template = "nominations/basics.html"
    form: BasicsForm
    typed: Mapping[str, str] = MappingProxyType({})
    """What stands in fields just now, where that is not what the form holds."""

    @cached_property
    def similar(self) -> list[Known]:
        """By what stands in the fields, saved or not."""
        held = filled_from(self.nomination, self.step.code) | self.form.data
        said = {key: clean((held | dict(self.typed))[key] or "")[:LONGEST] for key in COMPARED}
        place = place_of(said["place"], self.nomination)
        return known_like(
            self.nomination, name=said["name"], place=place, summary=said["summary"], by=self.by
        )


class PhotosPage(StepPage):
    """Step 4: photos. `words` are the forms of photos whose description was sent back."""

    template = "nominations/photos.html"
    form: Any

    def __init__(
        self,
        nomination: Nomination,
        form: PhotoForm,
        *,
        words: Mapping[str, PhotoWordsForm] | None = None,
        problem: str = "",
        by: Any,
    ) -> None:
        super().__init__(nomination, "hinh-anh", form, by=by)
        self.problem = problem
        self.sent_back = dict(words or {})

    @property
    def hung(self) -> list[tuple[Photo, Picture | None]]:
        """Each photo with its view."""
        return [(photo, picture(photo)) for photo in self.nomination.album.photos]

    def words_of(self, photo: Photo) -> PhotoWordsForm:
        """The form that describes a photo."""
        form = self.sent_back.get(photo.ref) or PhotoWordsForm.of(photo)
        for each in form:
            each.id = f"{each.name}-{photo.ref}"
        return form

    @staticmethod
    def consent_of(photo: Photo) -> Any:
        """What was said of who agreed to it."""
        return CONSENTS.get(photo.consent, "")

    @property
    def waiting(self) -> int:
        """How many photos have no description yet."""
        return undescribed(self.nomination)


class FilesPage(StepPage):
    """Step 5: PDF and DOCX evidence."""

    template = "nominations/files.html"
    form: Any

    def __init__(self, nomination: Nomination, form: FileForm, *, by: Any) -> None:
        super().__init__(nomination, "tai-lieu", form, by=by)
