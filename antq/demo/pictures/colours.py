"""Colours of the illustrations: what a thing is painted in, and what the hour of the day does to it.

A scene asks for a colour by the name of the thing ("roof", "leaf"); the palette answers with that colour as it
looks at dawn, by day or by lamplight. So one scene gives several pictures, and no scene holds a hex value twice.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

Colour = tuple[int, int, int]


def rgb(text: str) -> Colour:
    """A colour from six hexadecimal digits, with or without the leading hash."""
    text = text.lstrip("#")
    return int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`share` (0 to 1) of the other colour mixed into the first."""
    r, g, b = (round(a + (z - a) * share) for a, z in zip(one, other, strict=True))
    return r, g, b


def lighter(colour: Colour, share: float = 0.2) -> Colour:
    return mix(colour, (255, 250, 238), share)


def darker(colour: Colour, share: float = 0.2) -> Colour:
    return mix(colour, (14, 30, 30), share)


LOCAL: dict[str, Colour] = {
    name: rgb(value)
    for name, value in {
        "leaf": "1F7A4A",
        "deep": "0B5D3B",
        "fresh": "6FA843",
        "lime": "A9BF4B",
        "field": "C3C455",
        "ripe": "E3BA45",
        "gold": "F2B705",
        "bronze": "8A5A00",
        "roof": "B9573A",
        "tile": "96432F",
        "thatch": "C79B52",
        "wall": "F4E3BF",
        "cream": "FBF3DF",
        "ochre": "EBC06A",
        "wood": "8C5A33",
        "dark": "5B3923",
        "trunk": "7A5236",
        "path": "EBCF9C",
        "earth": "C98E5A",
        "stone": "B9B6A2",
        "water": "8CC3BE",
        "hat": "F3DDA0",
        "ink": "24352F",
        "pink": "E88F8E",
        "blush": "F6C3B4",
        "terracotta": "D0714C",
        "indigo": "33517A",
        "sky": "6FA5B5",
        "plum": "7C4A63",
        "metal": "65757A",
    }.items()
}
CLOTH = ("D0714C", "0B5D3B", "E0A526", "33517A", "FBF3DF", "7C4A63", "4F8F86", "C4585A", "8FA63F", "A9683A")
SKIN = ("E3AD82", "D59A6E", "C98B60", "EBBB92")


@dataclass(frozen=True)
class Hour:
    """The light of an hour: sky from top to bottom, the lamp in it, hills from far to near, and its tint."""

    sky: tuple[str, str, str]
    sun: str
    hills: tuple[str, str, str, str]
    ambient: str
    amount: float
    lit: bool = False


HOURS: dict[str, tuple[Hour, ...]] = {
    "dawn": (
        Hour(
            ("F3C6A5", "FADDBB", "FDF0D6"), "F9C66B", ("E3B79C", "B7AD92", "7FA083", "4A8666"), "FFD9B0", 0.10
        ),
        Hour(
            ("9CC7C4", "D9DFC4", "FBE7C2"), "F7B267", ("B5C4B0", "8DB09A", "5E9A7C", "35805D"), "FFE6C0", 0.08
        ),
    ),
    "day": (
        Hour(
            ("A9D3CF", "D3E6D6", "F6F2DC"), "FFE08A", ("A8CDBB", "7DB593", "4F9A6E", "2A7F52"), "FFFFFF", 0.0
        ),
        Hour(
            ("BFDDDD", "E4ECD9", "FAF3DE"), "FCE7A6", ("BBD3B4", "97BF84", "69A562", "3C8A50"), "FFF8E4", 0.04
        ),
        Hour(
            ("8FC1CC", "C4DFDA", "F3F0DB"), "FFF0BE", ("93C0C1", "6BA9A0", "3F8F78", "1E7452"), "F4FBFF", 0.04
        ),
    ),
    "golden": (
        Hour(
            ("EDA862", "F6CB83", "FCE9B8"), "FFF0BF", ("DDA968", "B79B55", "7A8B47", "3F7445"), "FFC978", 0.14
        ),
        Hour(
            ("E7B35A", "F4D184", "FBEBC1"), "FFF3CC", ("C9B56A", "96A55A", "5F8F4F", "2C7447"), "FFD890", 0.11
        ),
    ),
    "dusk": (
        Hour(
            ("3E5F86", "A8849A", "F3B183"),
            "FFD49A",
            ("8A7C98", "63708D", "3F5F73", "274F55"),
            "5A5788",
            0.22,
            True,
        ),
        Hour(
            ("2F6173", "7FA09A", "F4C98C"),
            "FFDFA0",
            ("7E9C98", "527F83", "33656A", "1D4F4E"),
            "35617A",
            0.22,
            True,
        ),
    ),
    "night": (
        Hour(
            ("10293F", "1C4A60", "3F7F80"),
            "FBEBB8",
            ("356F77", "275A63", "1B4850", "12393C"),
            "123A56",
            0.42,
            True,
        ),
        Hour(
            ("1B2547", "32426F", "6C6F95"),
            "FBE6B0",
            ("525F8A", "3F4E76", "2C4060", "1C3347"),
            "23305E",
            0.40,
            True,
        ),
    ),
}


@dataclass
class Palette:
    """Every colour of one picture. `named("roof")` is tinted by the hour; `bare("lamp")` never is."""

    hour: str
    light: Hour
    sky: tuple[Colour, Colour, Colour]
    sun: Colour
    hills: tuple[Colour, ...]
    shadow: Colour
    cloth: list[Colour] = field(default_factory=list)
    skin: list[Colour] = field(default_factory=list)
    lamp: Colour = (255, 214, 120)

    @property
    def lit(self) -> bool:
        """Whether lamps burn at this hour."""
        return self.light.lit

    def tint(self, colour: Colour, warmth: float = 0.0) -> Colour:
        """The colour under this hour's light; `warmth` (0 to 1) is how near it stands to a lamp."""
        tinted = mix(colour, rgb(self.light.ambient), self.light.amount * (1 - 0.75 * warmth))
        return mix(tinted, self.lamp, 0.12 * warmth) if self.lit else tinted

    def named(self, name: str, warmth: float = 0.0) -> Colour:
        """The colour of a thing of `LOCAL` at this hour; KeyError for a name that is not there."""
        return self.tint(LOCAL[name], warmth)

    def far(self, colour: Colour, share: float) -> Colour:
        """The colour seen through haze: mixed towards the lower sky."""
        return mix(colour, self.sky[2], share)


def palette(rng: random.Random, hours: tuple[str, ...]) -> Palette:
    """A palette for one of the given hours, chosen by the generator."""
    hour = rng.choice(hours)
    light = rng.choice(HOURS[hour])
    top, middle, bottom = (rgb(text) for text in light.sky)
    made = Palette(
        hour=hour,
        light=light,
        sky=(top, middle, bottom),
        sun=rgb(light.sun),
        hills=tuple(rgb(text) for text in light.hills),
        shadow=mix(rgb(light.hills[3]), (10, 22, 26), 0.65),
    )
    made.cloth = [made.tint(rgb(text), 0.35) for text in CLOTH]
    made.skin = [made.tint(rgb(text), 0.5) for text in SKIN]
    rng.shuffle(made.cloth)
    return made
