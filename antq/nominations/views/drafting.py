"""A unit's way: begin, answer step by step, add photos and files, check, send, follow."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_babel import gettext as _

from ...evidence.uploads import FileForm, PhotoForm
from ...kit.refusals import Invalid, Missing
from ...kit.web import actor, see_other
from ...kit.web.addresses import whole_address
from ...units.queries import by_ref as unit_by_ref
from .. import actions, queries
from ..filled import filled_from
from ..forms import STEP_FORMS, BasicsForm, BeginForm, ResultsForm
from ..forms.steps import StepForm
from ..models import Nomination
from ..move_form import MoveForm
from ..pages.drafting import BeginPage, CheckPage, DraftPage, ReadPage, SamplePage, SentPage, UnitPage
from ..pages.steps import BasicsPage, FilesPage, PhotosPage, StepPage
from ..policy import is_open
from ..report import STEP
from ..warnings import to_confirm
from .door import door


@door.get("/huong-dan/ho-so-mau", rule="nomination.sample")
def sample() -> Any:
    return SamplePage(by=actor()).respond()


@door.get("/don-vi", rule="nomination.begin")
def unit() -> Any:
    return UnitPage(by=actor()).respond()


@door.get("/de-cu", rule="nomination.begin")
def begin() -> Any:
    return BeginPage(BeginForm(actor(), formdata=None), by=actor()).respond()


@door.post("/de-cu", rule="nomination.begin")
def begin_one() -> Any:
    form = BeginForm(actor())
    if not form.validate():
        return BeginPage(form, by=actor()).respond(422)
    made = actions.begin(form.recipient.data, unit=unit_by_ref(form.unit.data), by=actor())
    return see_other("nominations.show", ref=made.ref)


@door.get("/de-cu/<ref>", rule="nomination.see", of=queries.find, shows="nomination")
def show(nomination: Nomination) -> Any:
    """The unit reads its task list or its dossier; the office reads it at its desk."""
    who = actor()
    if not who.holds("officer", unit_id=nomination.unit_id):
        return see_other("appraisal.appraise", ref=nomination.ref)
    return _unit_page(nomination).respond()


def _unit_page(nomination: Nomination, form: MoveForm | None = None) -> DraftPage | ReadPage:
    """The dossier as its unit has it; `form` is the one for taking it back, with what is wrong in it."""
    page = DraftPage if is_open(actor(), nomination) else ReadPage
    return page(nomination, by=actor(), withdraw_form=form)


@door.get("/de-cu/<ref>/hoan-thanh", rule="nomination.see", of=queries.find)
def sent(nomination: Nomination) -> Any:
    if nomination.submitted_at is None:
        raise Missing(_("Hồ sơ này chưa được gửi."))
    return SentPage(nomination, site=whole_address(""), by=actor()).respond()


@door.get("/de-cu/<ref>/kiem-tra", rule="nomination.edit", of=queries.find)
def check(nomination: Nomination) -> Any:
    return CheckPage(nomination, by=actor()).respond()


@door.get("/de-cu/<ref>/<step>", rule="nomination.edit", of=queries.find)
def step(nomination: Nomination, step: str) -> Any:
    if step not in STEP:
        raise Missing(_("Không có phần này trong hồ sơ."))
    page = step_page(nomination, step, _empty_form(nomination, step))
    if isinstance(page, BasicsPage):
        page.typed = request.args
    if isinstance(page.form, StepForm) and "ban" in request.args:
        # sent again by a machine that did not hear the answer: what it would have heard
        page.form.phien_ban.data, page.form.goc.data = request.args["ban"], request.args.get("goc", "")
    return page.respond()


@door.post("/de-cu/<ref>/buoc", rule="nomination.submit", of=queries.find)
def move(nomination: Nomination) -> Any:
    """Send in, send the supplement, or take back."""
    form = MoveForm()
    if form.move.data == "withdraw":
        if not form.validate():
            return _unit_page(nomination, form).respond(422)
        actions.withdraw(nomination, form.note.data or "", by=actor())
        return see_other("nominations.show", ref=nomination.ref)
    if form.move.data not in ("submit", "resubmit"):
        raise Missing(_("Không có bước này."))
    if is_open(actor(), nomination) and not declared():
        says = _("Đánh dấu vào lời cam kết trước khi gửi hồ sơ.")
        return CheckPage(nomination, by=actor(), error=says).respond(422)
    if is_open(actor(), nomination) and to_confirm(nomination) and not confirmed():
        says = _("Xem các chỗ có thể là thông tin cá nhân, sửa hoặc xác nhận đã xem, rồi gửi.")
        return CheckPage(nomination, by=actor(), error=says, declared=True, unconfirmed=True).respond(422)
    try:
        actions.submit(nomination, by=actor())
    except Invalid as invalid:
        says = next(iter(invalid.errors.values()))
        return CheckPage(nomination, by=actor(), error=str(says), declared=True).respond(422)
    return see_other("nominations.sent", ref=nomination.ref)


def declared() -> bool:
    """Whether the declaration (no state secret, consent obtained) was ticked."""
    return request.form.get("cam_ket") == "co"


def confirmed() -> bool:
    """Whether it was ticked that what stands out in public answers was looked at."""
    return request.form.get("da_xem") == "co"


def form_of(nomination: Nomination, step: str, **kwargs: Any) -> StepForm:
    """The form of a written step; without `formdata` it is what was sent."""
    if step == "thong-tin":
        return BasicsForm(nomination, actor(), **kwargs)
    if step == "ket-qua":
        return ResultsForm(nomination, actor(), **kwargs)
    return STEP_FORMS[step](nomination, **kwargs)


def _empty_form(nomination: Nomination, step: str) -> Any:
    """The form of a step with the answers so far."""
    if step == "hinh-anh":
        return PhotoForm(formdata=None)
    if step == "tai-lieu":
        return FileForm(formdata=None)
    return form_of(nomination, step, formdata=None, data=filled_from(nomination, step))


def step_page(nomination: Nomination, step: str, form: Any, **shown: Any) -> StepPage:
    """The page of a step; `shown` as StepPage takes it."""
    if step == "hinh-anh":
        return PhotosPage(nomination, form, by=actor())
    if step == "tai-lieu":
        return FilesPage(nomination, form, by=actor())
    page = BasicsPage if step == "thong-tin" else StepPage
    return page(nomination, step, form, by=actor(), back=_back(), **shown)


def _back() -> str:
    """Keeps "back to the check page" in the form's address."""
    return "?ve=kiem-tra" if request.args.get("ve") == "kiem-tra" else ""
