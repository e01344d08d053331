"""Static files under addresses that change with their content, and the one inlined style sheet."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from flask import Flask, Response, abort, send_from_directory
from markupsafe import Markup

YEAR = 31_536_000
SHEET = "site.css"
"""The inlined style sheet as a file, for long pages of people who come back to them all day: kept by the browser."""
FILE_POLICY = "default-src 'none'; frame-ancestors 'none'"
"""A file opened by itself loads nothing. Short, since a page asks for a dozen files."""
STAMP = re.compile(r"v-[0-9a-f]{12}/")


def init_app(app: Flask) -> None:
    """Serve static/ at /static/v-<hash of the tree>/…, so that relative imports keep the hash."""
    folder = Path(app.static_folder or "")
    stamp = f"v-{_digest_of(folder)}"
    css = _style_sheet(folder, stamp)
    app.extensions["antq_css"] = css
    app.jinja_env.globals["asset"] = lambda name: f"/static/{stamp}/{name}"
    app.jinja_env.globals["inline_css"] = Markup(css)  # noqa: S704 (our own files)

    @app.get("/static/<path:name>")
    def static(name: str) -> Response:
        bare = STAMP.sub("", name, count=1) if name.startswith("v-") else name
        if any(part.startswith(".") for part in bare.split("/")):
            abort(404)
        if bare == SHEET:
            response = Response(css, mimetype="text/css")
        else:
            response = send_from_directory(folder, bare, conditional=True)
        response.headers["Content-Security-Policy"] = FILE_POLICY
        if name.startswith(f"{stamp}/"):
            response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        else:
            response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
        return response


def style_hash(app: Flask) -> str:
    """The base64 sha256 of the inlined style sheet, as the CSP wants it."""
    return base64.b64encode(hashlib.sha256(app.extensions["antq_css"].encode()).digest()).decode()


def _digest_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(folder)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _style_sheet(folder: Path, stamp: str) -> str:
    """All of static/css in name order, without comments and spare space."""
    text = "\n".join(path.read_text("utf-8") for path in sorted((folder / "css").glob("*.css")))
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s*([{};,>])\s*", r"\1", text).replace(";}", "}")
    return text.replace("/static/", f"/static/{stamp}/").strip()
