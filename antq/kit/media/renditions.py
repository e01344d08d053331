"""The sizes a photo is shown in, made once from its master."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from PIL import Image

SIZES = (320, 640, 1280, 1920)
"""Widths in pixels: a card, a phone, a page, the whole screen."""

FORMATS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("AVIF", "image/avif", {"quality": 55, "speed": 9}),
    ("JPEG", "image/jpeg", {"quality": 80, "optimize": True, "progressive": True}),
)
"""Name, MIME type and encoder settings, the one a browser should prefer first."""


@dataclass(frozen=True)
class Rendition:
    """One photo in one size and one format."""

    width: int
    height: int
    format: str
    mime: str
    data: bytes


def widths(master_width: int) -> tuple[int, ...]:
    """The widths made for a master so wide: those of `SIZES` it reaches, and its own below the largest.

    Nothing is ever enlarged, and a small photo is still shown as large as it is.
    """
    reached = {min(size, master_width) for size in SIZES}
    return tuple(sorted(reached))


def make_renditions(master: BinaryIO) -> Iterator[Rendition]:
    """A master as `intake.receive_photo` made it -> its renditions, the widest first.

    Each size is drawn from the one before: a quarter of the work of drawing each from the master.
    Takes up to a second; belongs in a job. A master that is not a whole JPEG raises OSError, since
    only our own files come here.
    """
    image: Image.Image = Image.open(master, formats=["JPEG"])
    full_width, full_height = image.size
    for width in reversed(widths(full_width)):
        height = max(1, round(full_height * width / full_width))
        image = _drawn(image, (width, height))
        for name, mime, settings in FORMATS:
            target = io.BytesIO()
            image.save(target, name, **settings)
            yield Rendition(width, height, name, mime, target.getvalue())


def _drawn(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """`image` in `size`, as a new image that carries nothing but pixels."""
    image.draft("RGB", size)
    pixels = image.convert("RGB").resize(size, Image.Resampling.LANCZOS, reducing_gap=1.0)
    fresh = Image.new("RGB", size)
    fresh.paste(pixels)
    return fresh
