"""The sheet to be filled in by hand; a dossier written in Word: the file, what it says beside what there is, then
what was chosen.

Between the two the file lies in the store without a row, like any upload that was not finished: if nobody
confirms, the sweep takes it away. The address carries its key under seal, so nobody can name another file.
"""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

from flask import flash
from flask_babel import gettext as _

from ..kit import seals, storage
from ..kit.database import db
from ..kit.refusals import Invalid, Missing, Stale
from ..kit.web import Door, actor, see_other, slow_work
from ..nominations.models import Nomination
from ..nominations.queries import find
from ..nominations.words import label_of
from . import actions
from .actions import Original
from .forms import TakeForm, WordForm, read_report
from .pages.paper_form import PaperFormPage
from .pages.word import TakePage, WordPage, asked_of
from .word import Report

door = Door("transcripts", __name__)

PURPOSE = "transcripts.word"


@door.get("/de-cu/<ref>/phieu-giay", rule="nomination.edit", of=find)
def paper_form(nomination: Nomination) -> Any:
    """The questions with lines to write on."""
    return PaperFormPage(nomination, by=actor()).respond()


@door.get("/de-cu/<ref>/tu-word", rule="nomination.edit", of=find)
def from_word(nomination: Nomination) -> Any:
    return WordPage(nomination, WordForm(formdata=None), by=actor()).respond()


@door.post("/de-cu/<ref>/tu-word", rule="nomination.edit", of=find, upload=True)
def send_word(nomination: Nomination) -> Any:
    """Check, read and put away the file with no transaction open; nothing of the dossier changes."""
    form, ref = WordForm(), nomination.ref
    with slow_work():
        document = form.received()
        key = storage.store().put(document.data) if document else ""
    nomination = find(ref, by=actor())
    if document is None:
        return WordPage(nomination, form, by=actor()).respond(422)
    original = Original(key, document.name, document.mime, document.size)
    return see_other("transcripts.read_word", ref=ref, token=seals.seal(PURPOSE, [ref, *astuple(original)]))


@door.get("/de-cu/<ref>/tu-word/<token>", rule="nomination.edit", of=find)
def read_word(nomination: Nomination, token: str) -> Any:
    original = _original(nomination, token)
    report = _report(original)
    form = _form(nomination, report, formdata=None)
    form.phien_ban.data = str(nomination.version)
    return _page(nomination, report, form, original, token).respond()


@door.post("/de-cu/<ref>/tu-word/<token>", rule="nomination.edit", of=find)
def take_word(nomination: Nomination, token: str) -> Any:
    """Write what was chosen, and keep the file."""
    original, ref = _original(nomination, token), nomination.ref
    report = _report(original)
    form = _form(nomination, report)
    texts = {each.name: each.text for each in asked_of(nomination, report)}
    answers = {name: texts[name] for name in form.taken() if name in texts}
    try:
        kept = actions.bring_in(nomination, answers, original, seen=form.seen, by=actor())
    except (Invalid, Stale) as refusal:
        db.session.rollback()
        nomination = find(ref, by=actor())
        form.phien_ban.data = str(nomination.version)
        says = next(iter(refusal.errors.values())) if isinstance(refusal, Invalid) else refusal.says
        page = _page(nomination, report, form, original, token, problem=str(says))
        return page.respond(refusal.status)
    told = _("Đã lấy %(count)d phần từ tệp Word.", count=len(answers))
    if kept:
        told += " " + _("Tệp gốc nằm ở phần Tài liệu.")
    flash(told, "ok")
    return see_other("nominations.show", ref=ref)


def _original(nomination: Nomination, token: str) -> Original:
    """The file that the address names, for this dossier; Missing when it was changed or swept away."""
    said = seals.unseal(PURPOSE, token)
    if said is None or said[0] != nomination.ref:
        raise Missing(_("Không có tệp này. Tải tệp Word lên lại."))
    original = Original(*said[1:])
    if not storage.store().exists(original.key):
        raise Missing(_("Tệp đã để quá lâu và không còn nữa. Tải tệp Word lên lại."))
    return original


def _report(original: Original) -> Report:
    with storage.store().open(original.key) as file:
        return read_report(file.read())


def _form(nomination: Nomination, report: Report, **kwargs: Any) -> TakeForm:
    names = {each.name: label_of(each.name, nomination.recipient) for each in asked_of(nomination, report)}
    made: TakeForm = TakeForm.of(names, {name: getattr(nomination, name) for name in names}, **kwargs)
    return made


def _page(
    nomination: Nomination, report: Report, form: TakeForm, original: Original, token: str, problem: str = ""
) -> TakePage:
    return TakePage(
        nomination, report, form, file_name=original.name, token=token, by=actor(), problem=problem
    )
