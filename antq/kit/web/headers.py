"""The headers of every answer (TRUST: CSP, HSTS, nosniff, referrer, framing, caching)."""

from __future__ import annotations

from flask import Flask, Response, g, request, session
from flask_login import current_user

from .assets import style_hash
from .htmx import VARY
from .page_cache import has_taken_over

PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


def policy_for(style: str) -> str:
    """The Content-Security-Policy of a page; only the one inlined style sheet is let in, by its hash."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' 'sha256-{style}'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "object-src 'none'",
            "frame-ancestors 'none'",
        )
    )


def init_app(app: Flask) -> None:
    """Set the headers after each request; a view's own stricter choice stays."""
    page_policy = policy_for(style_hash(app))

    @app.after_request
    def protect(response: Response) -> Response:
        headers = response.headers
        headers.setdefault("Content-Security-Policy", page_policy)
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("X-Frame-Options", "DENY")
        headers.setdefault("Referrer-Policy", "same-origin")
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not app.config["PLAIN_HTTP"]:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        if "Cache-Control" not in headers:
            _cache(response)
        return response


def _cache(response: Response) -> None:
    """Nothing of a signed-in person is kept anywhere; public pages are asked for again each time."""
    response.vary.update(VARY)
    if request.method not in ("GET", "HEAD") or response.status_code >= 400 or _is_personal():
        response.headers["Cache-Control"] = "no-store"
        return
    response.vary.add("Cookie")
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    response.add_etag()
    if not has_taken_over():
        response.make_conditional(request)


def _is_personal() -> bool:
    """Whether the answer is for one browser only: somebody signed in, a form's token, a new cookie.

    The cookie itself cannot be looked for: Flask sets it after all of this.
    """
    return bool("csrf_token" in g or session.modified or current_user.signed_in)
