"""QR codes drawn in the page."""

from __future__ import annotations

from typing import Any

import segno
from markupsafe import Markup

PIXELS = 4
"""Width of one square of the QR code: about 212 px in all, which fits the narrowest telephone."""


def drawn(address: str, title: Any) -> Markup:
    """`address` as an <svg> to stand in a page. Black on white in the dark scheme too: cameras expect it."""
    svg = segno.make(address, error="m", micro=False).svg_inline(
        scale=PIXELS, dark="#000", light="#fff", title=str(title), svgclass=None, lineclass=None
    )
    return Markup(svg.replace("<svg ", '<svg role="img" ', 1))  # noqa: S704 (segno escapes the title)
