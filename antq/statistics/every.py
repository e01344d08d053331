"""All statistics by their keys, remembered as long as the data and the day stand."""

from __future__ import annotations

from collections.abc import Callable

from ..kit import clock
from ..kit.memory import Memory
from ..replications.counting import Three
from . import of_ledger, of_others
from .filters import Filter
from .ledger import Ledger
from .statistic import Statistic

MAKERS: dict[str, Callable[[Filter], Statistic]] = {
    "dia-ban": of_ledger.where,
    "mo-hinh-nhan-rong": of_ledger.most_replicated,
    "nam-bat-dau": of_ledger.years,
    "tinh-trang": of_ledger.lives,
    "ly-do-ket-thuc": of_ledger.reasons,
    "linh-vuc": of_ledger.fields,
    "loai-hinh": of_ledger.kinds,
    "khen-thuong": of_others.commendations,
    "ho-so": of_others.dossiers,
    "phan-loai": of_others.classes,
}
"""In the order of the page."""

_remembered: Memory[Statistic] = Memory(512)


def statistic(key: str, wanted: Filter) -> Statistic:
    """One of them; a key that is none is a KeyError. The day stands for the quarter and yesterday's journal too."""
    return _remembered.get((key, wanted, clock.today()), lambda: MAKERS[key](wanted))


_threes: Memory[Three] = Memory(64)


def three(wanted: Filter) -> Three:
    """The three counts of a filter."""
    return _threes.get((wanted, clock.today()), lambda: Ledger(wanted).three)


def statistics(wanted: Filter) -> list[Statistic]:
    """All of them, in the order of the page."""
    return [statistic(key, wanted) for key in MAKERS]
