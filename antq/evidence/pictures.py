"""A photo as templates show it: addresses of its sizes, words, the colour that stands in while it loads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .models import Photo

HUES = {
    "night": "night",
    "slate": "stone",
    "cloud": "stone",
    "snow": "stone",
    "earth": "earth",
    "sand": "gold",
    "brick": "brick",
    "sun": "gold",
    "leaf": "leaf",
    "forest": "leaf",
    "water": "sky",
    "sky": "sky",
}
"""Colour found in the photo (kit.media.colours) to the class of the style sheet (hue-…)."""

USUAL_WIDTH = 640
ENDINGS = {"avif": "avif", "jpeg": "jpg"}


@dataclass(frozen=True)
class Picture:
    """What the macros `ui.photo`, `ui.gallery` and `ui.caption_of` read."""

    ref: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int
    tone: str
    illustration: bool
    sizes: tuple[tuple[str, int], ...]
    """(format, width) of each rendition made so far; until the job has run there are none."""

    @property
    def src(self) -> str:
        """A JPEG of usual size, for browsers without srcset; the master until sizes are made."""
        made = [width for form, width in self.sizes if form == "jpeg"]
        return (
            self._address("jpeg", min(made, key=lambda width: abs(width - USUAL_WIDTH)))
            if made
            else self.master
        )

    @property
    def large(self) -> str:
        """The largest JPEG: what a picture links to."""
        made = [width for form, width in self.sizes if form == "jpeg"]
        return self._address("jpeg", max(made)) if made else self.master

    @property
    def large_size(self) -> tuple[int, int]:
        """Width and height of what `large` leads to."""
        made = [width for form, width in self.sizes if form == "jpeg"]
        width = max(made, default=self.width)
        return width, max(1, round(self.height * width / self.width))

    @property
    def master(self) -> str:
        """The photo as it was kept."""
        return f"/anh/{self.ref}/goc.jpg"

    def srcset(self, form: str, most: int | None = None) -> str:
        """The sizes of one format ("avif", "jpeg") for srcset, at most `most` wide; "" when none are made."""
        return ", ".join(
            f"{self._address(form, width)} {width}w"
            for made, width in self.sizes
            if made == form and (most is None or width <= most)
        )

    def _address(self, form: str, width: int) -> str:
        return f"/anh/{self.ref}/{width}.{ENDINGS[form]}"


PLAIN = ("ref", "alt", "caption", "credit", "width", "height", "colour", "illustration")
"""The columns of a photo that a picture shows."""


def picture(photo: Photo | None) -> Picture | None:
    """The view of a photo; None stays None."""
    if photo is None:
        return None
    return picture_of(photo, ((rendition.format, rendition.width) for rendition in photo.renditions))


def picture_of(photo: Any, sizes: Iterable[tuple[str, int]]) -> Picture:
    """The view of a photo or of a row with its PLAIN columns, in these (format, width)."""
    return Picture(
        ref=photo.ref,
        alt=photo.alt,
        caption=photo.caption,
        credit=photo.credit,
        width=photo.width,
        height=photo.height,
        tone=HUES.get(photo.colour, ""),
        illustration=photo.illustration,
        sizes=tuple(sizes),
    )


def pictures(photos: Iterable[Photo]) -> list[Picture]:
    """The views of several photos."""
    return [view for photo in photos if (view := picture(photo)) is not None]
