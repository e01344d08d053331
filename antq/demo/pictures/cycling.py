"""Someone on a bicycle."""

from __future__ import annotations

from .colours import darker
from .outdoors import bicycle
from .people import Body, Look
from .stage import Stage


def rider(
    s: Stage, look: Look, x: float, y: float, wheel: float, tone: tuple[int, int, int], *, face: int = 1
) -> None:
    """Someone cycling; `x` the middle of the bicycle, `wheel` the radius of a wheel."""
    c = s.canvas
    bicycle(s, x, y, wheel, tone, face=face)
    height = wheel * 4.7
    body = Body(s, look, x - face * wheel * 0.5, y - wheel * 2.05 + 0.27 * height, height, face=face)
    with c.sheet(8):
        body.limb([(0.0, 0.3), (0.17, 0.24), (0.13, 0.06)], [0.13, 0.11, 0.08], look.trousers)
        c.disc(*body.at(0.15, 0.04), height * 0.05, height * 0.022, darker(look.skin, 0.25))
        body.lean = 0.14
        body.torso(0.64, length=0.38, flare=0.11)
        body.arm(1, 0.64, (0.235, 0.36))
        body.head(0.64, tilt=0.02)
