"""The one colour a card shows before its photo arrives: a class name, since pages carry no inline style."""

from __future__ import annotations

from PIL import Image

PLACEHOLDERS = {
    "night": "#1f2937",
    "slate": "#64748b",
    "cloud": "#cbd5e1",
    "snow": "#f1f5f9",
    "earth": "#7c5a3a",
    "sand": "#d9c29a",
    "brick": "#b4533c",
    "sun": "#e0b040",
    "leaf": "#5d8a4a",
    "forest": "#2f5b3c",
    "water": "#4a88a8",
    "sky": "#9cc3e0",
}
"""Name -> colour; the style sheet has one class `.ph-<name>` for each."""

_NAMES = tuple(PLACEHOLDERS)


def dominant(image: Image.Image) -> str:
    """The placeholder name that most of an RGB picture is nearest to."""
    palette = Image.new("P", (1, 1))
    palette.putpalette(b"".join(bytes.fromhex(colour[1:]) for colour in PLACEHOLDERS.values()))
    small = image.resize((32, 32), Image.Resampling.BOX)
    indices = small.quantize(palette=palette, dither=Image.Dither.NONE)
    return _NAMES[indices.histogram().index(max(indices.histogram()))]
