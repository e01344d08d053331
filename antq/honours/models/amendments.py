"""What is decided later about a released decision: commendations revoked, or what was printed of them corrected."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...kit.database import Base, UTCDateTime
from .decisions import Commendation, Decision


class Amendment(Base):
    """A decision about a decision: drawn up by one person, released by another, as the first one was."""

    __tablename__ = "amendment"
    __public__ = True
    __table_args__ = (
        CheckConstraint("kind IN ('revoke', 'correct')", name="kind"),
        CheckConstraint("state IN ('drawn', 'released', 'dropped')", name="state"),
    )
    __subject__ = "amendment"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    kind: Mapped[str] = mapped_column(String(8))
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), index=True)
    province_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    number: Mapped[str] = mapped_column(String(20))
    symbol: Mapped[str] = mapped_column(String(40))
    issued_on: Mapped[date] = mapped_column(Date)
    signer_name: Mapped[str] = mapped_column(String(120))
    signer_title: Mapped[str] = mapped_column(String(160))
    bases: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10), default="drawn")
    version: Mapped[int] = mapped_column(default=1)
    moved_at: Mapped[datetime] = mapped_column(UTCDateTime)
    drawn_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    released_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    decision: Mapped[Decision] = relationship()
    items: Mapped[list[AmendmentItem]] = relationship(back_populates="amendment", order_by="AmendmentItem.id")

    def shown_publicly(self) -> bool:
        """Only once a second person has released it."""
        return self.state == "released"

    @property
    def full_number(self) -> str:
        """Number and symbol as printed."""
        return f"{self.number}/{self.symbol}"

    @property
    def title(self) -> str:
        """What events call it."""
        return f"Quyết định số {self.full_number}"


class AmendmentItem(Base):
    """One commendation that an amendment is about; a correction says the new name and role, and keeps the old."""

    __tablename__ = "amendment_item"
    __public__ = True
    __table_args__ = (UniqueConstraint("amendment_id", "commendation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    amendment_id: Mapped[int] = mapped_column(ForeignKey("amendment.id"))
    commendation_id: Mapped[int] = mapped_column(ForeignKey("commendation.id"), index=True)
    name_before: Mapped[str] = mapped_column(String(200), default="")
    name: Mapped[str] = mapped_column(String(200), default="")
    role: Mapped[str] = mapped_column(String(200), default="")

    amendment: Mapped[Amendment] = relationship(back_populates="items")
    commendation: Mapped[Commendation] = relationship()

    def shown_publicly(self) -> bool:
        """As its amendment is."""
        return self.amendment.shown_publicly()
