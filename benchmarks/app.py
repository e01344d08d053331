"""The measured application: antq, and for each measured answer a bare route that gives the same bytes.

The bare route passes everything that a page passes (session, headers, ETag, compression), but no loader, rule, query or
template: what a page costs above it is what our own code costs. The product knows nothing of these routes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from http import HTTPStatus
from pathlib import Path

from flask import Flask, Response

from antq import create_app

ANSWERS = "ANTQ_BENCH_ANSWERS"
"""Environment variable: the folder into which `keep_answers` put the bytes."""
KINDS = "kinds.json"

Question = tuple[str, str, dict[str, str]]
"""The code of an answer, its address, the headers to ask with."""


def is_there(app: Flask, address: str) -> bool:
    """Whether the application knows such a page."""
    return app.test_client().get(address).status_code != HTTPStatus.NOT_FOUND


def keep_answers(app: Flask, questions: Iterable[Question], folder: Path) -> None:
    """Ask the application once for each, and keep what it answers: body, media type, Cache-Control."""
    folder.mkdir(exist_ok=True)
    kinds = {}
    for code, address, headers in questions:
        answer = app.test_client().get(address, headers=headers)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
        (folder / code).write_bytes(answer.get_data())
        kinds[code] = (answer.mimetype, answer.headers.get("Cache-Control", ""))
    (folder / KINDS).write_text(json.dumps(kinds))


def with_bare_routes() -> Flask:
    """What granian's `--factory` runs."""
    app, folder = create_app(), Path(os.environ[ANSWERS])
    for code, (mimetype, kept) in json.loads((folder / KINDS).read_text()).items():
        _add(app, code, (folder / code).read_bytes(), mimetype, kept)
    return app


def _add(app: Flask, code: str, body: bytes, mimetype: str, kept: str) -> None:
    """The bare twin of one answer, at /bare/<code>; a photo has its own Cache-Control, a page gets its from the kit."""

    def bare() -> Response:
        response = Response(body, mimetype=mimetype)
        if "immutable" in kept:
            response.headers["Cache-Control"] = kept
        return response

    app.add_url_rule(f"/bare/{code}", f"bare_{code}", bare)
