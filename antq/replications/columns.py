"""The ledger as columns of numbers: what counts and statistics are made of."""

from __future__ import annotations

import numpy as np
from sqlalchemy import BigInteger, Table, cast, extract

from ..kit import columns as kit
from ..kit.memory import Memory
from .hidden import hidden_initiatives
from .liveness import IN_THE_FIELD, Grace
from .models import Replication

TABLE: Table = Replication.__table__  # type: ignore[assignment]

NUMBERS = {
    "initiative": TABLE.c.initiative_id,
    "unit": TABLE.c.unit_id,
    "province": TABLE.c.province_id,
    "commune": TABLE.c.commune_id,
    "copied_from": TABLE.c.copied_from_id,
    "year": extract("year", TABLE.c.started_on),
    "accepted": cast(extract("epoch", TABLE.c.accepted_at), BigInteger),
    "quarter": TABLE.c.confirmed_quarter,
    "teams": TABLE.c.team_count,
    "members": TABLE.c.member_count,
}
ALL = slice(None)
CODES = {"state": TABLE.c.state, "reason": TABLE.c.close_reason}


class Columns(kit.Columns):
    """The replications that the ledger has taken in."""

    def in_state(self, *states: str, among: np.ndarray | slice = ALL) -> np.ndarray:
        """Which stand in one of these states; of the positions `among` where they are given."""
        words = KEPT.words["state"]
        chosen = [words.number(state) for state in states]
        # Seven states: to look each up in a short table costs a tenth of `np.isin`.
        wanted = np.zeros(len(words.words), dtype=bool)
        wanted[chosen] = True
        return wanted[self.of["state"][among]]

    def alive(self, now: int, grace: Grace, *, among: np.ndarray | slice = ALL) -> np.ndarray:
        """Which count as running in quarter `now`: the twin of `liveness.alive`."""
        confirmed = self.of["quarter"][among] >= max(1, now - grace.counted)
        return self.in_state(*IN_THE_FIELD, among=among) & confirmed


KEPT = kit.Kept(
    Columns,
    TABLE,
    shown=TABLE.c.accepted_at.is_not(None),
    numbers=NUMBERS,
    codes=CODES,
    long=frozenset({"accepted"}),
)
WORDS = KEPT.words
_standing: Memory[Columns] = Memory(1)


def now() -> Columns:
    """The columns as this transaction sees the ledger, without points of withdrawn initiatives."""
    hidden = hidden_initiatives()
    if not hidden:
        return KEPT.now()
    return _standing.get(None, lambda: _without(KEPT.now(), hidden))


def _without(columns: Columns, hidden: frozenset[int]) -> Columns:
    keep = ~np.isin(columns.of["initiative"], sorted(hidden))
    return Columns(columns.ids[keep], {name: values[keep] for name, values in columns.of.items()})
