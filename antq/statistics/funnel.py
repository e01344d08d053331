"""The way of dossiers, from being sent to being recognised, as everybody may read it: small numbers are hidden."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from ..kit import hiding
from ..kit.hiding import Hidden, Shown
from .dossiers import ENDS, STEPS, Tally, Year


@dataclass(frozen=True)
class Line:
    """A year as everybody may read it."""

    year: int
    stages: dict[str, Shown]
    """By "sent", STEPS and ENDS."""
    in_time: int | Hidden | None
    """Per cent; None while nothing was answered, or no norm said how long that may take."""
    median: int | Hidden | None
    """Working days."""


def shown(years: dict[int, Year], provinces: Iterable[int], province: int | None, least: int) -> list[Line]:
    """The lines of the whole country, or of one province; `provinces` are all of today, those without any too.

    A small number cannot be worked out: neither within its line, nor from the country's and the other provinces'.
    """
    every = sorted({*provinces, 0})
    return [
        _of_country(number, year, least)
        if province is None
        else _of_province(number, year, province, {each: year.get(each, Tally()) for each in every}, least)
        for number, year in years.items()
    ]


def _of_country(number: int, year: Year, least: int) -> Line:
    whole = Tally()
    for tally in year.values():
        whole.add(tally)
    if not whole.is_telling(least):
        return _line(number, whole, rate=not whole.rate_is_telling(least))
    sent = hiding.alone(whole.counts["sent"], least)
    if isinstance(sent, Hidden):
        return _closed(number, sent)
    ends = hiding.of_sum([whole.counts[end] for end in ENDS], least)
    closed = _closed(number, sent)
    return Line(number, closed.stages | dict(zip(ENDS, ends, strict=True)), closed.in_time, closed.median)


def _of_province(number: int, year: Year, province: int, every: Mapping[int, Tally], least: int) -> Line:
    tally = year.get(province, Tally())
    if province not in every:  # a province of then: no sum of today's holds it
        every = {**every, province: tally}
    sent = dict(
        zip(every, hiding.of_sum([each.counts["sent"] for each in every.values()], least), strict=True)
    )
    shut = _with_another(
        {each for each, one in every.items() if one.is_telling(least) or isinstance(sent[each], Hidden)},
        every,
    )
    if province in shut:
        return _closed(number, sent[province])
    silent = {each for each, one in every.items() if each in shut or one.rate_is_telling(least)}
    return _line(number, tally, rate=province not in _with_another(silent, every))


def _with_another(shut: Collection[int], every: Mapping[int, Tally]) -> set[int]:
    """One line that is shut would be what the others lack to the country's: the next smallest is shut too."""
    has = {each: tally.counts["sent"] for each, tally in every.items() if tally.counts["sent"]}
    held = set(shut) & has.keys()
    if len(held) == 1:
        others = sorted(has.keys() - held, key=lambda each: (has[each], each))
        held.update(others[:1])
    return held


def _line(number: int, tally: Tally, *, rate: bool) -> Line:
    stages: dict[str, Shown] = {each: tally.counts[each] for each in ("sent", *STEPS, *ENDS)}
    if not tally.days:
        return Line(number, stages, None, None)
    in_time: Shown | None = None
    if tally.promised:
        in_time = round(100 * tally.in_time / tally.promised) if rate else Hidden.BACK
    return Line(number, stages, in_time, round(median(tally.days)))


def _closed(number: int, sent: Shown) -> Line:
    """Of which nothing is said but how many were sent."""
    stages: dict[str, Shown] = dict.fromkeys((*STEPS, *ENDS), Hidden.BACK)
    return Line(number, {"sent": sent} | stages, Hidden.BACK, Hidden.BACK)
