"""Sending a paper: never kept by anybody on the way, named as people call it (RFC 6266), run by no browser."""

from __future__ import annotations

from flask import Response, send_file

from .. import storage
from ..documents.ledger import NO_PAPER, TYPES
from ..documents.records import IssuedPaper
from ..refusals import Missing
from ..text import slug

SANDBOX = "sandbox; default-src 'none'"


def sent(paper: IssuedPaper, ending: str) -> Response:
    """One file of an issue; raises Missing for an ending that it has not. Ask the rule first."""
    file = paper.file(ending)
    if file is None:
        raise Missing(NO_PAPER)
    name = f"{slug(paper.title) or 'van-ban'}-{paper.ref}.{ending}"
    response = send_file(
        storage.store().open(file.key), mimetype=TYPES[ending], as_attachment=True, download_name=name
    )
    response.content_length = file.size
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response
