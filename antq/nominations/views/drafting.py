"""A unit's way: begin, answer step by step, add photos and files, check, send, follow."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from flask_babel import gettext as _

from ...evidence import actions as evidence
from ...evidence.models import File, Photo
from ...evidence.uploads import FileForm, PhotoForm
from ...kit.database import db
from ...kit.policy import must
from ...kit.refusals import Invalid, Missing, Stale
from ...kit.web import actor, see_other, slow_work
from ...units.queries import by_ref as unit_by_ref
from .. import actions, queries
from ..forms import STEP_FORMS, BasicsForm, BeginForm, MoveForm
from ..forms.drafting import StepForm, filled_from
from ..models import Nomination
from ..pages.drafting import (
    BasicsPage,
    BeginPage,
    CheckPage,
    DraftPage,
    FilesPage,
    PhotosPage,
    ReadPage,
    SentPage,
    StepPage,
    UnitPage,
)
from ..policy import is_open
from ..report import STEP, STEPS
from ..warnings import to_confirm
from .door import door


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
        return see_other("nominations.appraise", ref=nomination.ref)
    return _unit_page(nomination).respond()


def _unit_page(nomination: Nomination, form: MoveForm | None = None) -> DraftPage | ReadPage:
    """The dossier as its unit has it; `form` is the one for taking it back, with what is wrong in it."""
    page = DraftPage if is_open(actor(), nomination) else ReadPage
    return page(nomination, by=actor(), withdraw_form=form)


@door.get("/de-cu/<ref>/hoan-thanh", rule="nomination.see", of=queries.find)
def sent(nomination: Nomination) -> Any:
    if nomination.submitted_at is None:
        raise Missing(_("Hồ sơ này chưa được gửi."))
    return SentPage(nomination, by=actor()).respond()


@door.get("/de-cu/<ref>/kiem-tra", rule="nomination.edit", of=queries.find)
def check(nomination: Nomination) -> Any:
    return CheckPage(nomination, by=actor()).respond()


@door.get("/de-cu/<ref>/<step>", rule="nomination.edit", of=queries.find)
def step(nomination: Nomination, step: str) -> Any:
    if step not in STEP:
        raise Missing(_("Không có phần này trong hồ sơ."))
    page = _step_page(nomination, step, _empty_form(nomination, step))
    if isinstance(page, BasicsPage):
        page.typed = request.args
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


@door.post("/de-cu/<ref>/hinh-anh", rule="nomination.edit", of=queries.find, upload=True)
def add_photo(nomination: Nomination) -> Any:
    """Decode the photo with no transaction open, then hang it on the dossier."""
    form, ref = PhotoForm(), nomination.ref
    with slow_work():
        kept = form.received()
    nomination = _again(ref)
    if kept is None:
        return PhotosPage(nomination, form, by=actor()).respond(422)
    try:
        evidence.add_photo(nomination.album, kept, **form.words(), by=actor())
    except Invalid as invalid:
        form.refuse(invalid.errors)
        return PhotosPage(nomination, form, by=actor()).respond(422)
    return see_other("nominations.step", ref=ref, step="hinh-anh")


@door.post("/de-cu/<ref>/hinh-anh/<photo>/<act>", rule="nomination.edit", of=queries.find)
def change_photo(nomination: Nomination, photo: str, act: str) -> Any:
    """Up, down or away with one photo."""
    chosen = _own(Photo, nomination, photo)
    if act == "bo":
        evidence.drop_photo(chosen, by=actor())
    elif act in ("len", "xuong"):
        evidence.move_photo(chosen, -1 if act == "len" else 1, by=actor())
    else:
        raise Missing(_("Không có thao tác này."))
    return see_other("nominations.step", ref=nomination.ref, step="hinh-anh")


@door.post("/de-cu/<ref>/tai-lieu", rule="nomination.edit", of=queries.find, upload=True)
def add_file(nomination: Nomination) -> Any:
    form, ref = FileForm(), nomination.ref
    with slow_work():
        kept = form.received()
    nomination = _again(ref)
    if kept is None:
        return FilesPage(nomination, form, by=actor()).respond(422)
    try:
        evidence.add_file(nomination.album, **kept, by=actor())
    except Invalid as invalid:
        form.refuse(invalid.errors)
        return FilesPage(nomination, form, by=actor()).respond(422)
    return see_other("nominations.step", ref=ref, step="tai-lieu")


@door.post("/de-cu/<ref>/tai-lieu/<file>/bo", rule="nomination.edit", of=queries.find)
def drop_file(nomination: Nomination, file: str) -> Any:
    evidence.drop_file(_own(File, nomination, file), by=actor())
    return see_other("nominations.step", ref=nomination.ref, step="tai-lieu")


@door.post("/de-cu/<ref>/<step>", rule="nomination.edit", of=queries.find)
def save(nomination: Nomination, step: str) -> Any:
    """Save a written step; a draft put away may be unfinished, one that goes on may not."""
    if step not in STEP_FORMS:
        raise Missing(_("Không có phần này trong hồ sơ."))
    form = _form(nomination, step)
    leaving = "thoat" in request.form
    if not form.validate() and not (leaving and form.forgive_blanks()):
        return _step_page(nomination, step, form).respond(422)
    try:
        actions.write(nomination, form.answers(), seen=form.seen, by=actor())
        if hasattr(form, "rows"):
            actions.write_figures(nomination, form.rows(), by=actor())
    except Stale as stale:
        db.session.rollback()
        nomination = queries.find(nomination.ref, by=actor())
        form.phien_ban.data = str(nomination.version)
        return _step_page(nomination, step, form, stale=str(stale.says)).respond(409)
    return redirect(_after(nomination, step, leaving=leaving), 303)


def _after(nomination: Nomination, step: str, *, leaving: bool) -> str:
    """The task list, the check page that sent us here, or the next step."""
    if leaving:
        return url_for("nominations.show", ref=nomination.ref)
    codes = [each.code for each in STEPS]
    following = codes[codes.index(step) + 1 :]
    if request.args.get("ve") == "kiem-tra" or not following:
        return url_for("nominations.check", ref=nomination.ref)
    return url_for("nominations.step", ref=nomination.ref, step=following[0])


def _form(nomination: Nomination, step: str, **kwargs: Any) -> StepForm:
    if step == "thong-tin":
        return BasicsForm(nomination, actor(), **kwargs)
    return STEP_FORMS[step](nomination, **kwargs)


def _empty_form(nomination: Nomination, step: str) -> Any:
    """The form of a step with the answers so far."""
    if step == "hinh-anh":
        return PhotoForm(formdata=None)
    if step == "tai-lieu":
        return FileForm(formdata=None)
    return _form(nomination, step, formdata=None, data=filled_from(nomination)[step])


def _step_page(nomination: Nomination, step: str, form: Any, *, stale: str = "") -> StepPage:
    if step == "hinh-anh":
        return PhotosPage(nomination, form, by=actor())
    if step == "tai-lieu":
        return FilesPage(nomination, form, by=actor())
    page = BasicsPage if step == "thong-tin" else StepPage
    return page(nomination, step, form, by=actor(), back=_back(), stale=stale)


def _back() -> str:
    """Keeps "back to the check page" in the form's address."""
    return "?ve=kiem-tra" if request.args.get("ve") == "kiem-tra" else ""


def _again(ref: str) -> Nomination:
    """The dossier as it is after slow work outside the transaction, with the rule asked once more."""
    nomination = queries.find(ref, by=actor())
    must(actor(), "nomination.edit", nomination)
    return nomination


def _own(model: Any, nomination: Nomination, ref: str) -> Any:
    """A photo or file of this very dossier. Raises Missing for any other."""
    found = db.session.query(model).filter_by(ref=ref, album_id=nomination.album_id).one_or_none()
    if found is None:
        raise Missing(_("Không có mục này trong hồ sơ."))
    return found
