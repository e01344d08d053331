"""The measured application: antq, and for each measured page a bare route that answers with the same bytes.

The bare route passes everything that a page passes (session, headers, ETag, compression), but no loader, rule, query or
template: what a page costs above it is what our own code costs. The product knows nothing of these routes.
"""

from __future__ import annotations

import json
import os

from flask import Flask, Response

from antq import create_app

PAGES = "ANTQ_BENCH_PAGES"
"""Environment variable: a JSON object of name → address."""


def with_bare_routes() -> Flask:
    """What granian's `--factory` runs."""
    pages = json.loads(os.environ[PAGES])
    visitor, app = create_app().test_client(), create_app()
    for name, address in pages.items():
        answer = visitor.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
        _add(app, name, answer.get_data(), answer.mimetype or "", answer.headers["Cache-Control"])
    return app


def _add(app: Flask, name: str, body: bytes, mimetype: str, kept: str) -> None:
    """The bare twin of one page, at /bare/<name>; a photo has its own Cache-Control, a page gets its from the kit."""

    def bare() -> Response:
        response = Response(body, mimetype=mimetype)
        if "immutable" in kept:
            response.headers["Cache-Control"] = kept
        return response

    app.add_url_rule(f"/bare/{name}", f"bare_{name}", bare)
