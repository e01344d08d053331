"""Charts as inline SVG, drawn on the server: pure functions from plain values to `Markup`.

Each is a whole <figure>: the finding as heading and <title>, the numbers as <desc>, values written on the marks, a
second cue beside every colour, the table behind a <details>, a link to the CSV where one is given. Nothing carries a
style attribute; colours come from the classes of 36-ui-media.css, so print and dark mode follow the page.
`around` of each: unit, source, csv (an address), level (of the heading).
"""

from __future__ import annotations

from .series import Panel, Point, columns, line, multiples, spread
from .slopes import Slope, slope
from .trees import MOST_DRAWN, Node, tree

__all__ = [
    "MOST_DRAWN",
    "Node",
    "Panel",
    "Point",
    "Slope",
    "columns",
    "line",
    "multiples",
    "slope",
    "spread",
    "tree",
]
