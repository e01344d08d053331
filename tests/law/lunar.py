"""The Vietnamese lunar calendar by astronomy, to check the shipped days: new moons after J. Meeus, Astronomical
Algorithms (1998), chapter 49; a month begins on the day of its new moon at 105° E, and the eleventh holds the
winter solstice. Leap months are not needed: the days asked for lie in months before any leap month of 2024-2027."""

from __future__ import annotations

from datetime import date, timedelta
from math import radians, sin

EPOCH = date(2000, 1, 1)
"""Julian day 2451544.5 at 0 h UT."""


def new_moon(k: int) -> float:
    """The Julian day (TT) of the k-th new moon after that of 6 January 2000; good to a few minutes."""
    t = k / 1236.85
    mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
    sun = radians(2.5534 + 29.1053567 * k - 0.0000014 * t * t)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    node = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    return (
        mean
        - 0.40720 * sin(moon)
        + 0.17241 * sin(sun)
        + 0.01608 * sin(2 * moon)
        + 0.01039 * sin(2 * node)
        + 0.00739 * sin(moon - sun)
        - 0.00514 * sin(moon + sun)
        + 0.00208 * sin(2 * sun)
        - 0.00111 * sin(moon - 2 * node)
        - 0.00057 * sin(moon + 2 * node)
        + 0.00056 * sin(2 * moon + sun)
        - 0.00042 * sin(3 * moon)
    )


def day_of(k: int) -> date:
    """The Vietnamese day of the k-th new moon (UTC+7; TT is about 70 s ahead of UT)."""
    local = new_moon(k) - 70 / 86400 + 7 / 24
    return EPOCH + timedelta(days=int(local - 2451544.5))


def month(year: int, number: int) -> date:
    """The first day of a lunar month of the year that begins in `year`; months 1 to 5.

    Month 1 is the second new moon after the one on or before the winter solstice (21 December here), as long as
    no leap month stands between, which is so in 2024-2027.
    """
    k = round((year - 2000) * 12.3685) - 3
    while day_of(k + 1) <= date(year - 1, 12, 21):
        k += 1
    return day_of(k + 1 + number)
