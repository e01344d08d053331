"""A round and its phases."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..campaigns.models import Campaign
from ..kit.database import Base, UTCDateTime
from ..places.models import Place

PHASES = ("nominating", "supplementing", "reviewing", "session", "publishing")


class Round(Base):
    """A round (đợt xét) of a province. `levels` are the levels of the award forms it takes, none: all.

    `late` says what becomes of a dossier sent after the nominating phase: refused, or taken in and flagged.
    """

    __tablename__ = "round"
    __table_args__ = (CheckConstraint("late IN ('refuse', 'flag')", name="late"),)
    __subject__ = "round"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    province_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"))
    levels: Mapped[list[str]] = mapped_column(JSON, default=list)
    late: Mapped[str] = mapped_column(String(10), default="refuse")
    version: Mapped[int] = mapped_column(default=1)
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)

    province: Mapped[Place] = relationship()
    campaign: Mapped[Campaign | None] = relationship()
    phases: Mapped[list[Phase]] = relationship(order_by="Phase.opens_on, Phase.kind", back_populates="round")

    @property
    def title(self) -> str:
        """What events call it."""
        return self.name


class Phase(Base):
    """One dated phase of a round: open from its first day to its last, by the clock and by nobody's hand."""

    __tablename__ = "round_phase"
    __table_args__ = (
        CheckConstraint("kind IN ({})".format(", ".join(f"'{kind}'" for kind in PHASES)), name="kind"),
        CheckConstraint("opens_on <= closes_on", name="days"),
    )

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(15), primary_key=True)
    opens_on: Mapped[date] = mapped_column(Date)
    closes_on: Mapped[date] = mapped_column(Date)

    round: Mapped[Round] = relationship(back_populates="phases")
