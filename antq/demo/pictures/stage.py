"""What every part of a scene is handed: the sheet, the colours, and the generator that varies them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from .canvas import Canvas
from .colours import Colour, Palette


@dataclass
class Stage:
    """One picture being made."""

    canvas: Canvas
    palette: Palette
    rng: random.Random

    def named(self, name: str, warmth: float = 0.0) -> Colour:
        return self.palette.named(name, warmth)

    def about(self, value: float, swing: float) -> float:
        """A number near `value`: at most `swing` away."""
        return self.rng.uniform(value - swing, value + swing)


@dataclass(frozen=True)
class Scene:
    """One illustration: how it is drawn, the hours it may be set in, and its alternative text in Vietnamese."""

    paint: Callable[[Stage], None]
    hours: tuple[str, ...]
    alt: str
