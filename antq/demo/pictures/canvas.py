"""The sheet a picture is cut and pasted on: flat paper shapes, soft shadows between them, light and grain.

Everything is measured in units of a 1600 × 1067 picture, whatever its real size. Shapes are drawn at two or three
times the final size and brought down at the end, which is what makes their edges smooth.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .colours import Colour, lighter
from .shapes import Point, Points, oval, smooth

WIDTH, HEIGHT = 1600, 1067
COARSE = (
    6  # shadows are blurred on a sheet this many times smaller: nobody can tell, and it is 36 times less work
)


@dataclass(frozen=True)
class Cut:
    """One cut-out: an outline filled with one colour, or with a gradient from `fill` down to `foot`."""

    outline: list[tuple[float, float]]
    fill: Colour
    alpha: int = 255
    foot: Colour | None = None


class Canvas:
    """A picture in the making."""

    def __init__(self, size: tuple[int, int], background: Colour) -> None:
        self.size = size
        self.over = 2 if max(size) > 900 else 3
        width, height = size[0] * self.over, size[1] * self.over
        self.scale = max(width / WIDTH, height / HEIGHT)
        self.left = (width - WIDTH * self.scale) / 2
        self.top = (height - HEIGHT * self.scale) / 2
        self.image = Image.new("RGB", (width, height), background)
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.held: list[Cut] | None = None
        self.shade: Colour = (20, 44, 40)  # what shadows are made of; `scenery.sky` sets it to suit the hour

    def place(self, points: Points) -> list[tuple[float, float]]:
        """Picture units to pixels of the large sheet."""
        return [(x * self.scale + self.left, y * self.scale + self.top) for x, y in points]

    def poly(self, points: Points, fill: Colour, alpha: int = 255, foot: Colour | None = None) -> None:
        """A shape with straight edges; with `foot`, shaded from `fill` at its top to `foot` at its bottom."""
        cut = Cut(self.place(points), fill, alpha, foot)
        if self.held is not None:
            self.held.append(cut)
        else:
            self._paste(cut)

    def blob(self, points: Points, fill: Colour, alpha: int = 255, foot: Colour | None = None) -> None:
        """A shape whose edge runs smoothly through the points."""
        self.poly(smooth(points), fill, alpha, foot)

    def disc(self, x: float, y: float, rx: float, ry: float, fill: Colour, alpha: int = 255) -> None:
        self.poly(oval(x, y, rx, ry), fill, alpha)

    def rect(self, x: float, y: float, width: float, height: float, fill: Colour, alpha: int = 255) -> None:
        self.poly([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], fill, alpha)

    def line(self, points: Points, width: float, fill: Colour, alpha: int = 255) -> None:
        """A line of even width with round ends."""
        self.limb(points, [width] * len(points), fill, alpha)

    def limb(self, points: Points, widths: Sequence[float], fill: Colour, alpha: int = 255) -> None:
        """A line that grows thicker or thinner: an arm, a trunk, a trouser leg."""
        for (a, b), (wide, thin) in zip(pairwise(points), pairwise(widths), strict=True):
            dx, dy = b[0] - a[0], b[1] - a[1]
            length = (dx * dx + dy * dy) ** 0.5 or 1.0
            nx, ny = -dy / length / 2, dx / length / 2
            self.poly(
                [
                    (a[0] + nx * wide, a[1] + ny * wide),
                    (b[0] + nx * thin, b[1] + ny * thin),
                    (b[0] - nx * thin, b[1] - ny * thin),
                    (a[0] - nx * wide, a[1] - ny * wide),
                ],
                fill,
                alpha,
            )
        if alpha == 255 and max(widths) * self.scale > 3:
            for (x, y), wide in zip(points, widths, strict=True):
                self.disc(x, y, wide / 2, wide / 2, fill)

    def layer(
        self, skyline: Points, fill: Colour, foot: Colour, *, shadow: float = 26, lip: float = 0.3
    ) -> None:
        """A sheet of paper from the skyline down to the bottom edge, its cut edge catching the light."""
        outline = [*skyline, (skyline[-1][0], HEIGHT + 60), (skyline[0][0], HEIGHT + 60)]
        with self.sheet(shadow, drop=-0.35):
            self.poly(outline, lighter(fill, lip))
            self.poly([(x, y + 4) for x, y in outline], fill, foot=foot)

    @contextmanager
    def sheet(self, shadow: float = 12, *, drop: float = 0.5, strength: float = 0.42) -> Iterator[None]:
        """What is drawn inside lies above the rest as one piece and throws one soft shadow.

        `shadow` is the softness in units; `drop` moves the shadow down by that share of the softness.
        """
        if self.held is not None:
            yield
            return
        self.held = []
        try:
            yield
        finally:
            cuts, self.held = self.held, None
        self._throw([cut.outline for cut in cuts if cut.alpha > 120], shadow, drop, strength)
        for cut in cuts:
            self._paste(cut)

    @contextmanager
    def within(self, points: Points) -> Iterator[None]:
        """What is drawn inside shows only within the outline (patterns on a roof, cloth, water)."""
        outline = self.place(points)
        box = self._box(outline, 40 * self.scale)  # lines drawn inside may end a little outside
        if box is None:
            yield
            return
        before = self.image.crop(box)
        held, self.held = self.held, None
        if held is not None:
            raise RuntimeError("within() cannot be used inside sheet(): the sheet is not on the picture yet")
        yield
        mask = Image.new("L", before.size, 255)
        ImageDraw.Draw(mask).polygon([(x - box[0], y - box[1]) for x, y in outline], fill=0)
        self.image.paste(before, box, mask)

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float = 0.6) -> None:
        """Light that fades with distance."""
        ((cx, cy),) = self.place([(x, y)])
        reach = int(radius * self.scale)
        if reach < 2:
            return
        small = max(8, reach * 2 // COARSE)
        ramp = Image.radial_gradient("L").resize((small, small), Image.Resampling.BILINEAR)
        # the built-in gradient reaches 255 only in the corners: cut it to the inscribed circle and ease it out
        ramp = ramp.point([round(255 * strength * max(0.0, 1 - v / 180) ** 2) for v in range(256)])
        mask = ramp.resize((reach * 2, reach * 2), Image.Resampling.BICUBIC)
        self.image.paste(colour, (int(cx) - reach, int(cy) - reach), mask)

    def beam(self, points: Points, colour: Colour, strength: float = 0.4) -> None:
        """A cone of light: full at the top of the outline, nothing at its bottom."""
        outline = self.place(points)
        box = self._box(outline, 20)
        if box is None:
            return
        width, height = max(2, (box[2] - box[0]) // COARSE), max(2, (box[3] - box[1]) // COARSE)
        mask = Image.new("L", (width, height), 0)
        ImageDraw.Draw(mask).polygon(
            [((x - box[0]) / COARSE, (y - box[1]) / COARSE) for x, y in outline], fill=255
        )
        ramp = [round(255 * strength * (1 - (v / 255) ** 1.6)) for v in range(256)]
        fade = Image.linear_gradient("L").resize((width, height)).point(ramp)
        mask = ImageChops.multiply(mask.filter(ImageFilter.GaussianBlur(3)), fade)
        self.image.paste(
            colour, box, mask.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BICUBIC)
        )

    def wash(self, colours: Sequence[Colour]) -> None:
        """The whole sheet shaded evenly from the first colour at the top to the last at the bottom."""
        strip = Image.new("RGB", (1, len(colours)))
        strip.putdata(list(colours))
        tall = strip.resize((1, self.image.height), Image.Resampling.BICUBIC)
        self.image.paste(tall.resize(self.image.size, Image.Resampling.NEAREST))

    def finish(self, rng: random.Random, *, mirrored: bool) -> Image.Image:
        """The picture at its real size, turned left to right if asked, with the grain of paper on it."""
        image = self.image.resize(self.size, Image.Resampling.LANCZOS)
        if mirrored:
            image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        grain = self._noise(rng, 320, 3)
        mottle = self._noise(rng, 26, 3)
        both = ImageChops.add(grain, mottle, 1, -128)
        return ImageChops.add(image, Image.merge("RGB", (both, both, both)), 1, -128)

    def _noise(self, rng: random.Random, cells: int, swing: int) -> Image.Image:
        rows = max(2, cells * self.size[1] // self.size[0])
        noise = Image.frombytes("L", (cells, rows), rng.randbytes(cells * rows))
        flat = noise.point([128 + round((v - 128) * swing / 128) for v in range(256)])
        return flat.resize(self.size, Image.Resampling.BICUBIC)

    def _paste(self, cut: Cut) -> None:
        if cut.foot is None:
            self.pen.polygon(cut.outline, fill=(*cut.fill, cut.alpha))
            return
        box = self._box(cut.outline, 1)
        if box is None:
            return
        width, height = box[2] - box[0], box[3] - box[1]
        mask = Image.new("L", (width, height), 0)
        ImageDraw.Draw(mask).polygon([(x - box[0], y - box[1]) for x, y in cut.outline], fill=cut.alpha)
        strip = Image.new("RGB", (1, 2))
        strip.putdata([cut.fill, cut.foot])
        tall = strip.resize((1, height), Image.Resampling.BILINEAR)
        self.image.paste(tall.resize((width, height), Image.Resampling.NEAREST), box, mask)

    def _throw(self, outlines: list[list[Point]], shadow: float, drop: float, strength: float) -> None:
        soft = shadow * self.scale
        box = self._box([point for outline in outlines for point in outline], soft * 2)
        if box is None or soft < 1:
            return
        width, height = max(2, (box[2] - box[0]) // COARSE), max(2, (box[3] - box[1]) // COARSE)
        mask = Image.new("L", (width, height), 0)
        pen = ImageDraw.Draw(mask)
        for outline in outlines:
            pen.polygon(
                [((x - box[0]) / COARSE, (y - box[1] + soft * drop) / COARSE) for x, y in outline], fill=255
            )
        mask = mask.filter(ImageFilter.GaussianBlur(soft / COARSE / 2)).point(
            [round(v * strength) for v in range(256)]
        )
        self.image.paste(
            self.shade, box, mask.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BILINEAR)
        )

    def _box(self, outline: Points, margin: float) -> tuple[int, int, int, int] | None:
        if not outline:
            return None
        xs, ys = [x for x, _ in outline], [y for _, y in outline]
        left, top = max(0, int(min(xs) - margin)), max(0, int(min(ys) - margin))
        right = min(self.image.width, int(max(xs) + margin) + 1)
        bottom = min(self.image.height, int(max(ys) + margin) + 1)
        return (left, top, right, bottom) if right > left and bottom > top else None
