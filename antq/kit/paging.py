"""Long lists at the desk, a numbered page at a time: the database counts and cuts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func, select

from .database import db

T = TypeVar("T")

Address = Callable[[int], str | None]
"""The address of the page with this number."""

PER_PAGE = 50


@dataclass(frozen=True)
class Part(Generic[T]):
    """One page of a list: its rows, its number and the last one's (from 1), and how many rows the list has."""

    rows: Sequence[T]
    number: int
    last: int
    total: int

    def links(self, address: Address) -> list[dict[str, Any]]:
        """The pages, as `ui.pagination` shows them; none when one suffices."""
        return links(self.number, self.last, address)


def part_of(rows: Select[T], number: int, *, loading: Sequence[Any] = (), size: int = 0) -> Part[T]:
    """The page of an ordered list with this number, the last one where there are fewer.

    `loading` says what the rows are read with (`joinedload` and such); `size` is PER_PAGE unless said.
    One SELECT counts, one reads.
    """
    size = size or PER_PAGE
    total = db.session.scalar(select(func.count()).select_from(rows.order_by(None).subquery())) or 0
    last = max(1, -(-total // size))
    number = min(max(number, 1), last)
    cut = rows.options(*loading).limit(size).offset((number - 1) * size)
    found = db.session.scalars(cut).all() if total else ()
    return Part(found, number, last, total)


def number_of(typed: str) -> int:
    """The number of a page as an address says it; 1 for anything that is none."""
    return max(1, int(typed)) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1


def links(number: int, last: int, address: Address) -> list[dict[str, Any]]:
    """First, last and the neighbours of page `number`, by their addresses; none when there is but one."""
    if last < 2:
        return []
    return [
        {"number": each, "href": None if each is None else address(each), "current": each == number}
        for each in _numbers(number, last)
    ]


def _numbers(number: int, last: int) -> Iterator[int | None]:
    """The numbers to show; None where some are left out."""
    shown = 0
    for each in sorted({1, last, *range(max(1, number - 2), min(last, number + 2) + 1)}):
        if each - shown > 1:
            yield None
        yield each
        shown = each
