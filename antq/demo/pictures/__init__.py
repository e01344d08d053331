"""Illustrations for the sample data, drawn by this code alone: no photograph, no font, no file.

Each kind of initiative has scenes of its own. A seed varies the hour of the day, the people and the layout; the same
arguments always give the same picture.
"""

from __future__ import annotations

import random

from PIL import Image

from . import calls, care, circles, hamlets, lanes, meetings, pledges, pond, school, watch, workshop
from .canvas import Canvas
from .colours import palette
from .stage import Scene, Stage

_GROUPS = (lanes, hamlets, pond, workshop, school, meetings, circles, care, pledges, watch, calls)
_SCENES: dict[str, tuple[Scene, ...]] = {
    kind: scenes for group in _GROUPS for kind, scenes in group.SCENES.items()
}

KINDS: tuple[str, ...] = (
    "hoi-quan",
    "to-tu-quan",
    "to-dan-pho",
    "to-hoa-giai",
    "hoi-dong-antt",
    "to-an-ninh",
    "thanh-nien",
    "quy",
    "camera",
    "ho-tro",
    "ton-giao",
    "khu-dan-cu",
    "clb",
    "cam-ket",
    "dan-van-kheo",
    "day-nghe",
    "tieng-keng",
    "truong-hoc",
)


def draw(kind: str, seed: str, *, variant: int = 0, size: tuple[int, int] = (1600, 1067)) -> Image.Image:
    """An RGB illustration of `size` pixels for a kind of initiative.

    `variant` picks the scene, counted round the scenes the kind has; `seed` picks everything that varies within it.
    A size of another shape than 3:2 shows the middle of the scene. Raises KeyError for a kind not in `KINDS` and
    ValueError for a side under 16 pixels.
    """
    scenes = _SCENES[kind]
    if min(size) < 16:
        raise ValueError(f"an illustration needs sides of at least 16 pixels, not {size}")
    number = variant % len(scenes)
    # a picture must be the same every time, so this generator is seeded and guards no secret
    rng = random.Random(f"{kind}/{number}/{seed}")
    colours = palette(rng, scenes[number].hours)
    mirrored = rng.random() < 0.5
    canvas = Canvas(size, colours.sky[1])
    scenes[number].paint(Stage(canvas, colours, rng))
    return canvas.finish(rng, mirrored=mirrored)


def describe(kind: str, variant: int = 0) -> str:
    """Alternative text in Vietnamese for what `draw` shows, true for every seed. KeyError for an unknown kind."""
    scenes = _SCENES[kind]
    return f"Tranh minh họa: {scenes[variant % len(scenes)].alt}"
