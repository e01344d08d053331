"""Photos and files of a dossier: added, described, moved, dropped."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_babel import gettext as _

from ...evidence import actions as evidence
from ...evidence.models import File, Photo
from ...evidence.uploads import FileForm, PhotoForm
from ...kit.database import db
from ...kit.policy import must
from ...kit.refusals import Invalid, Missing, Refused
from ...kit.web import actor, see_other, slow_work
from .. import queries
from ..forms.photos import PhotoWordsForm
from ..models import Nomination
from ..pages.steps import FilesPage, PhotosPage
from ..report import is_changeable
from .door import door


@door.post("/de-cu/<ref>/hinh-anh", rule="nomination.edit", of=queries.find, upload=True)
def add_photo(nomination: Nomination) -> Any:
    """Decode the photo with no transaction open, then hang it on the dossier."""
    _open(nomination, "photos")
    form, ref = PhotoForm(), nomination.ref
    if "tu_luu" in request.form:
        return _add_first(ref, form)
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


def _add_first(ref: str, form: PhotoForm) -> Any:
    """One of many photos that a machine sends by itself, perhaps again: described later, hung once.

    Its one-time key is the photo's own: sent again, it leads where it led. The sentence of an Invalid is the answer.
    """
    with slow_work():
        kept = form.received_first()
    nomination = _again(ref)
    evidence.add_undescribed(nomination.album, kept, taken_on=form.taken_on.data, by=actor())
    return see_other("nominations.step", ref=ref, step="hinh-anh")


@door.post("/de-cu/<ref>/hinh-anh/<photo>/loi", rule="nomination.edit", of=queries.find, carries=True)
def describe_photo(nomination: Nomination, photo: str) -> Any:
    """Say what a photo shows and who agreed to it; what a colleague wrote meanwhile is shown first."""
    _open(nomination, "photos")
    chosen, form = _own(Photo, nomination, photo), PhotoWordsForm()
    if not form.validate():
        return PhotosPage(nomination, PhotoForm(formdata=None), words={photo: form}, by=actor()).respond(422)
    if said := form.said_meanwhile(chosen):
        form.refuse({"alt": said})
        return PhotosPage(nomination, PhotoForm(formdata=None), words={photo: form}, by=actor()).respond(409)
    evidence.write_words(chosen, **form.words(), by=actor())
    return see_other("nominations.step", ref=nomination.ref, step="hinh-anh")


@door.post("/de-cu/<ref>/hinh-anh/<photo>/<act>", rule="nomination.edit", of=queries.find)
def change_photo(nomination: Nomination, photo: str, act: str) -> Any:
    """Up, down or away with one photo."""
    _open(nomination, "photos")
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
    _open(nomination, "files")
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
    _open(nomination, "files")
    evidence.drop_file(_own(File, nomination, file), by=actor())
    return see_other("nominations.step", ref=nomination.ref, step="tai-lieu")


def _again(ref: str) -> Nomination:
    """The dossier as it is after slow work outside the transaction, with the rule asked once more."""
    nomination = queries.find(ref, by=actor())
    must(actor(), "nomination.edit", nomination)
    return nomination


def _open(nomination: Nomination, what: str) -> None:
    """Raise Refused when the dossier came back for other things than its photos or files."""
    if not is_changeable(nomination, what):
        raise Refused(
            _("Cơ quan thường trực không yêu cầu bổ sung phần này; phần này giữ nguyên như đã gửi.")
        )


def _own(model: Any, nomination: Nomination, ref: str) -> Any:
    """A photo or file of this very dossier. Raises Missing for any other."""
    found = db.session.query(model).filter_by(ref=ref, album_id=nomination.album_id).one_or_none()
    if found is None:
        raise Missing(_("Không có mục này trong hồ sơ."))
    return found
