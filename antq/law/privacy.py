"""Counts on public pages that might show who is meant, as everybody may read them."""

from __future__ import annotations

from flask_babel import gettext as _

from ..kit import clock, hiding
from ..kit.hiding import Hidden, Shown
from ..kit.memory import Memory
from ..kit.numbers import write_number
from .norms import convention

_least: Memory[int] = Memory(2)


def least() -> int:
    """The smallest count that is shown, by the norm of today."""
    today = clock.today()
    return _least.get(today, lambda: int(convention("privacy.smallest_cell", hiding.USUAL, on=today)))


def said(cell: Shown) -> str:
    """A count as it is read, or what stands in its place."""
    if isinstance(cell, Hidden):
        return _("dưới %(least)s", least=least()) if cell is Hidden.SMALL else _("không nêu")
    return write_number(cell)
