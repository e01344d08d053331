"""Photos and files of a dossier: added, described, moved, dropped."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_babel import gettext as _

from ...evidence import actions as evidence
from ...evidence.models import File, Photo
from ...evidence.uploads import FileForm, PhotoForm
from ...kit.refusals import Invalid, Missing
from ...kit.web import actor, see_other, slow_work
from .. import actions, queries
from ..forms.photos import PhotoWordsForm
from ..models import Nomination
from ..pages.steps import FilesPage, PhotosPage
from .door import door


@door.post("/de-cu/<ref>/hinh-anh", rule="nomination.edit", of=queries.find, upload=True)
def add_photo(nomination: Nomination) -> Any:
    """Decode the photo with no transaction open, then hang it on the dossier."""
    actions.opened(nomination, "photos", by=actor())
    form, ref = PhotoForm(), nomination.ref
    if "tu_luu" in request.form:
        return _add_first(ref, form)
    with slow_work():
        kept = form.received()
    nomination = actions.opened(queries.find(ref, by=actor()), "photos", by=actor())
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
    nomination = actions.opened(queries.find(ref, by=actor()), "photos", by=actor())
    evidence.add_undescribed(nomination.album, kept, taken_on=form.taken_on.data, by=actor())
    return see_other("nominations.step", ref=ref, step="hinh-anh")


@door.post("/de-cu/<ref>/hinh-anh/<photo>/loi", rule="nomination.edit", of=queries.find, carries=True)
def describe_photo(nomination: Nomination, photo: str) -> Any:
    """Say what a photo shows and who agreed to it; what a colleague wrote meanwhile is shown first."""
    actions.opened(nomination, "photos", by=actor())
    chosen, form = queries.own_part(Photo, nomination, photo), PhotoWordsForm()
    if not form.validate():
        return PhotosPage(nomination, PhotoForm(formdata=None), words={photo: form}, by=actor()).respond(422)
    if said := form.said_meanwhile(chosen):
        form.refuse(said)
        return PhotosPage(nomination, PhotoForm(formdata=None), words={photo: form}, by=actor()).respond(409)
    evidence.write_words(chosen, **form.words(), by=actor())
    return see_other("nominations.step", ref=nomination.ref, step="hinh-anh")


@door.post("/de-cu/<ref>/hinh-anh/<photo>/<act>", rule="nomination.edit", of=queries.find)
def change_photo(nomination: Nomination, photo: str, act: str) -> Any:
    """Up, down, to the front or away with one photo; up and down only from where the page showed it."""
    actions.opened(nomination, "photos", by=actor())
    chosen = queries.own_part(Photo, nomination, photo)
    if act == "bo":
        evidence.drop_photo(chosen, by=actor())
        return see_other("nominations.step", ref=nomination.ref, step="hinh-anh")
    if act == "bia":
        evidence.make_cover(chosen, by=actor())
    elif act not in ("len", "xuong"):
        raise Missing(_("Không có thao tác này."))
    elif _moved_meanwhile(chosen):
        says = _("Người khác vừa xếp lại ảnh. Đây là thứ tự mới; bấm lại nếu vẫn muốn chuyển.")
        return PhotosPage(nomination, PhotoForm(formdata=None), problem=says, by=actor()).respond(409)
    else:
        evidence.move_photo(chosen, -1 if act == "len" else 1, by=actor())
    return see_other("nominations.step", ref=nomination.ref, step="hinh-anh", _anchor=f"anh-{photo}")


def _moved_meanwhile(photo: Photo) -> bool:
    """Whether the photo stands elsewhere than where the page said, if it said so."""
    return request.form.get("cho", "") not in ("", str(photo.album.photos.index(photo) + 1))


@door.post("/de-cu/<ref>/tai-lieu", rule="nomination.edit", of=queries.find, upload=True)
def add_file(nomination: Nomination) -> Any:
    actions.opened(nomination, "files", by=actor())
    form, ref = FileForm(), nomination.ref
    with slow_work():
        kept = form.received()
    nomination = actions.opened(queries.find(ref, by=actor()), "files", by=actor())
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
    actions.opened(nomination, "files", by=actor())
    evidence.drop_file(queries.own_part(File, nomination, file), by=actor())
    return see_other("nominations.step", ref=nomination.ref, step="tai-lieu")
