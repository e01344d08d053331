"""A replication as pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...kit.numbers import DatedPrecision, Precision, write_day
from ...kit.workflow import State
from ...places import lineage
from ..counting import grace, this_quarter
from ..liveness import Life, due, life, named
from ..models import Replication
from ..policy import is_public
from ..words import CLOSE_REASONS, LIVES
from ..workflow import REPLICATION


@dataclass(frozen=True)
class Shown:
    """One line of a list: where, who, since when, is it alive."""

    replication: Replication

    @property
    def ref(self) -> str:
        """Its public name."""
        return self.replication.ref

    @property
    def href(self) -> str:
        """Its page."""
        return f"/diem/{self.replication.ref}"

    @property
    def where(self) -> str:
        """The area as it was then, and what it is now."""
        then = self.replication.place
        place = lineage.described(then, then.heir)
        return f"{self.replication.neighbourhood}, {place}" if self.replication.neighbourhood else place

    @property
    def label(self) -> str:
        """The shortest name of the area: today's commune where it is known."""
        return (self.replication.commune or self.replication.place).name

    @property
    def source(self) -> Replication | None:
        """What it was copied from, where everybody reads that too."""
        source = self.replication.copied_from
        return source if source is not None and is_public(None, source) else None

    @property
    def started(self) -> str:
        """When it began, as exactly as it is known."""
        day = self.replication.started_on
        if day is None:
            return ""
        return write_day(DatedPrecision(day, Precision(self.replication.started_precision)))

    @property
    def state(self) -> State:
        """Word and tone of its state."""
        return REPLICATION.state_of(self.replication)

    @property
    def life(self) -> Life:
        """Whether it is alive."""
        return life(self.replication.state, self.replication.confirmed_quarter, this_quarter(), grace())

    @property
    def tag(self) -> tuple[Any, str]:
        """The word of its life and the tone; the state's own word while it is fresh."""
        if self.life is Life.FRESH or self.life is Life.PLANNED:
            return self.state.label, self.state.tone
        return LIVES[self.life]

    @property
    def is_due(self) -> bool:
        """Whether its unit is asked to confirm it this quarter."""
        return due(self.replication.state, self.replication.confirmed_quarter, this_quarter())

    @property
    def confirmed(self) -> str:
        """The quarter of the last confirmation."""
        quarter = self.replication.confirmed_quarter
        return named(quarter) if quarter is not None else ""

    @property
    def why_closed(self) -> Any:
        """The reason of the list."""
        return CLOSE_REASONS.get(self.replication.close_reason, "")


def shown(rows: Any) -> list[Shown]:
    """Each as it is shown."""
    return [Shown(row) for row in rows]
