"""How a picture looks, in 64 bits: two prints that differ in few bits belong to pictures that look alike.

A perceptual hash: the picture in grey at 32 × 32, its 64 slowest waves (a cosine transform), and for each
whether it goes up or down. Scaling, re-encoding, brightness and small marks turn few of them; cutting,
mirroring or turning the picture turns half. Written here on Pillow: `imagehash` brings scipy and
PyWavelets for this one transform; `dhash` compares neighbours only, so that plain skies and walls decide.
"""

from __future__ import annotations

import io
from math import cos, pi
from typing import BinaryIO

from PIL import Image

ALIKE = 7
"""Bits in which two prints of one picture may differ. Two random prints differ in 32; in 7 or fewer about
once in ten thousand million pairs."""

_SIDE = 32
_WAVES = range(1, 9)  # wave 0 is how bright the picture is
_WAVE = [[cos(pi * wave * (2 * at + 1) / (2 * _SIDE)) for at in range(_SIDE)] for wave in _WAVES]
_STRONG = 150.0  # of 32 × 32 × 255: a wave of one grey level in 255 has about 170
_FEWEST = 24


def print_of(picture: BinaryIO | bytes) -> str:
    """The print of an encoded picture as 16 hex digits; "" when it is too even to be compared.

    Even are a blank sheet, a plain sky, a slow shading: fewer than 24 of their waves are more than noise, noise
    decides the bits, and what little they show they share with all other such pictures.
    """
    stream = io.BytesIO(picture) if isinstance(picture, bytes) else picture
    with Image.open(stream) as image:
        image.draft("L", (_SIDE * 8, _SIDE * 8))  # a JPEG is decoded at an eighth of its size
        small = image.convert("L").resize((_SIDE, _SIDE), Image.Resampling.BOX)
    grey = small.tobytes()
    rows = [grey[start : start + _SIDE] for start in range(0, _SIDE * _SIDE, _SIDE)]
    across = [[_along(row, wave) for row in rows] for wave in _WAVE]
    heights = [_along(column, wave) for column in across for wave in _WAVE]
    if sum(abs(height) >= _STRONG for height in heights) < _FEWEST:
        return ""
    return f"{sum((height >= _STRONG) << bit for bit, height in enumerate(heights)):016x}"


def _along(values: bytes | list[float], wave: list[float]) -> float:
    """How much of a wave there is in a row of values."""
    return sum(value * height for value, height in zip(values, wave, strict=True))


def distance(one: str, other: str) -> int:
    """In how many of the 64 bits two prints differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


BANDS, _WIDTH = 4, 16
"""Four bands of 16 bits: of up to 7 differing bits some band holds at most one."""


def slots_of(mark: str) -> list[int]:
    """Where a print is filed: one number a band, holding which band and its bits."""
    return [band << _WIDTH | bits for band, bits in _bands(mark)]


def slots_near(mark: str) -> list[int]:
    """Where every print is filed that differs from this one in at most ALIKE bits, among others: the four
    slots of the print and those one bit beside them, 68 in all, however many prints there are."""
    found = []
    for band, bits in _bands(mark):
        found += [band << _WIDTH | bits, *(band << _WIDTH | bits ^ 1 << bit for bit in range(_WIDTH))]
    return found


def _bands(mark: str) -> list[tuple[int, int]]:
    whole = int(mark, 16)
    return [(band, whole >> band * _WIDTH & 0xFFFF) for band in range(BANDS)]
