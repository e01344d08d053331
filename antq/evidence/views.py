"""Photos and files by address: the policy is asked each time, the bytes come from the store. And figures."""

from __future__ import annotations

from typing import Any

from flask import Response, flash, send_file
from flask_babel import gettext as _

from ..kit import storage
from ..kit.refusals import Invalid
from ..kit.web import Door, actor, see_other
from . import actions, queries
from .forms import CorrectionForm, LabelForm
from .models import Figure
from .pages import FigurePage
from .policy import is_open

door = Door("evidence", __name__)

SANDBOX = "sandbox; default-src 'none'"
FOR_EVER = "public, max-age=31536000, immutable"


@door.get("/anh/<ref>/<name>", rule="photo.see", of=queries.find_photo)
def photo(photo, name):
    key, mime = queries.stored_under(photo, name)
    response = send_file(storage.store().open(key), mimetype=mime)
    response.content_length = storage.store().size(key)
    return _guarded(response, FOR_EVER if is_open(photo.album) else "no-store")


@door.get("/tep/<ref>", rule="file.see", of=queries.find_file)
def file(file):
    response = send_file(
        storage.store().open(file.key), mimetype=file.mime, as_attachment=True, download_name=file.name
    )
    response.content_length = file.size
    return _guarded(response, "no-store")


@door.get("/so-lieu/<ref>", rule="figure.see", of=queries.find_figure, shows="figure")
def figure(figure: Figure) -> Any:
    return FigurePage(figure, by=actor()).respond()


@door.post("/so-lieu/<ref>/nhan", rule="figure.keep", of=queries.find_figure)
def label(figure: Figure) -> Any:
    form = LabelForm()
    try:
        actions.label_figure(figure, form.label.data or "", note=form.note.data or "", by=actor())
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return FigurePage(figure, form, by=actor()).respond(422)
    flash(_("Đã đổi nhãn số liệu."), "ok")
    return see_other("evidence.figure", ref=figure.ref)


@door.post("/so-lieu/<ref>/dinh-chinh", rule="figure.keep", of=queries.find_figure)
def correct(figure: Figure) -> Any:
    form = CorrectionForm()
    if form.validate():
        try:
            made = actions.correct_figure(figure, form.read(), by=actor())
        except Invalid as wrong:
            form.refuse(wrong.errors)
        else:
            flash(_("Đã đính chính. Số cũ vẫn còn, được gạch đi cùng lý do."), "ok")
            return see_other("evidence.figure", ref=made.ref)
    return FigurePage(figure, correction=form, by=actor()).respond(422)


def _guarded(response: Response, kept: str) -> Response:
    """Whatever the bytes are, a browser runs nothing of them; only what is public is ever kept."""
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = kept
    return response
