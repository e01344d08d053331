"""A unit that ended, and the one that is asked to take over."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..kit.database import Base, UTCDateTime
from ..people.models import Person
from ..units.models import Unit


class Handover(Base):
    """The proposal that `successor` takes over what `unit` had begun, and its answer.

    `claimed_id` is the unit as long as the proposal waits or stands: the database keeps it the only one.
    `province_id` is the province of today whose office looks after it.
    """

    __tablename__ = "handover"
    __table_args__ = (
        CheckConstraint("state IN ('proposed', 'accepted', 'declined', 'withdrawn')", name="state"),
        CheckConstraint("unit_id <> successor_id", name="another"),
    )
    __subject__ = "handover"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    successor_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    claimed_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), unique=True)
    province_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    state: Mapped[str] = mapped_column(String(20), default="proposed")
    version: Mapped[int] = mapped_column(default=1)
    note: Mapped[str] = mapped_column(Text, default="")
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[datetime] = mapped_column(UTCDateTime)
    moved_at: Mapped[datetime] = mapped_column(UTCDateTime)

    unit: Mapped[Unit] = relationship(foreign_keys=unit_id)
    successor: Mapped[Unit] = relationship(foreign_keys=successor_id)
    proposed_by: Mapped[Person | None] = relationship()

    @property
    def title(self) -> str:
        """What events call it."""
        return self.unit.name
