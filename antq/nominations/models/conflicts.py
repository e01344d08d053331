"""Who does not judge which dossier because they said so: a conflict with one dossier, a recusal from a unit."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...kit.database import Base, UTCDateTime
from ...people.models import Person
from ...rounds.models import Round
from ...units.models import Unit

if TYPE_CHECKING:
    from .dossier import Nomination

CONFLICTS = ("declared", "recused")
"""declared: for this dossier · recused: it is of a unit that the person judges nothing of."""


class Conflict(Base):
    """A person who said that they have a conflict of interest with one dossier. What can be derived (own unit,
    author) stands nowhere: `policy.conflicted` asks both."""

    __tablename__ = "conflict"
    __table_args__ = (
        UniqueConstraint("nomination_id", "person_id"),
        CheckConstraint("kind IN ('declared', 'recused')", name="kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10), default="declared")
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    nomination: Mapped[Nomination] = relationship(back_populates="conflicts")
    person: Mapped[Person] = relationship(foreign_keys=person_id)


class Recusal(Base):
    """A person who judges no dossier of a unit: those that are there got a `Conflict`, later ones get theirs when
    they are sent. With a round: only those of the round."""

    __tablename__ = "recusal"
    __table_args__ = (UniqueConstraint("person_id", "unit_id", "round_id"),)
    __subject__ = "recusal"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UTCDateTime)

    person: Mapped[Person] = relationship()
    unit: Mapped[Unit] = relationship()
    round: Mapped[Round | None] = relationship()

    @property
    def title(self) -> str:
        """What events call it."""
        return self.unit.name
