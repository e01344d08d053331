"""htmx 4's words through htmx-flask, which speaks those of htmx 1 and 2.

htmx 4 sends `HX-Target: tag#id` (percent-encoded) and `HX-Request-Type: partial|full`; a history
restore asks for the full page.
"""

from __future__ import annotations

from urllib.parse import unquote

from flask import request

VARY = ("HX-Request", "HX-Request-Type", "HX-Target")


def wanted_region() -> str | None:
    """The block name of the region that the request wants swapped; None for a whole page."""
    htmx = request.htmx  # type: ignore[attr-defined]
    if not htmx or htmx.history_restore_request or request.headers.get("HX-Request-Type") != "partial":
        return None
    target = unquote(htmx.target or "").rpartition("#")[2]
    return target.replace("-", "_") or None
