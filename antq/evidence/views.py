"""Photos and files by address: the policy is asked each time, the bytes come from the store."""

from __future__ import annotations

from flask import Response, send_file

from ..kit import storage
from ..kit.web import Door
from . import queries

door = Door("evidence", __name__)

SANDBOX = "sandbox; default-src 'none'"
FOR_EVER = "public, max-age=31536000, immutable"


@door.get("/anh/<ref>/<name>", rule="photo.see", of=queries.find_photo)
def photo(photo, name):
    key, mime = queries.stored_under(photo, name)
    response = send_file(storage.store().open(key), mimetype=mime)
    response.content_length = storage.store().size(key)
    return _guarded(response, FOR_EVER if photo.album.public else "no-store")


@door.get("/tep/<ref>", rule="file.see", of=queries.find_file)
def file(file):
    response = send_file(
        storage.store().open(file.key), mimetype=file.mime, as_attachment=True, download_name=file.name
    )
    response.content_length = file.size
    return _guarded(response, "no-store")


def _guarded(response: Response, kept: str) -> Response:
    """Whatever the bytes are, a browser runs nothing of them; only what is public is ever kept."""
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = kept
    return response
