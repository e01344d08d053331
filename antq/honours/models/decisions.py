"""Decisions and commendations."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...catalogue.models import Initiative
from ...kit.database import Base, UTCDateTime
from ...law.models import AwardForm
from ...places.models import Place
from ...units.models import Unit

if TYPE_CHECKING:
    from .amendments import Amendment
    from .certificates import Certificate

PUBLICITY = ("full", "initials", "unit_only", "hidden")
RECIPIENTS = ("initiative", "collective", "person")


SHOWN = ("released", "revoked")
"""States in which everybody may read a decision."""


class Decision(Base):
    """A quyết định khen thưởng: drawn up by one person, released to the public by another.

    `taken` is the number as numbers are compared, kept from others of the issuer that year; None once it was dropped.
    """

    __tablename__ = "decision"
    __public__ = True
    __table_args__ = (
        CheckConstraint("state IN ('drawn', 'released', 'revoked', 'dropped')", name="state"),
        UniqueConstraint("issuer_id", "taken", "year"),
    )
    __subject__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    number: Mapped[str] = mapped_column(String(20))
    taken: Mapped[str | None] = mapped_column(String(20))
    symbol: Mapped[str] = mapped_column(String(40))
    issued_on: Mapped[date] = mapped_column(Date)
    year: Mapped[int] = mapped_column(index=True)
    about: Mapped[str] = mapped_column(String(300))
    bases: Mapped[str] = mapped_column(Text, default="")
    signer_name: Mapped[str] = mapped_column(String(120))
    signer_title: Mapped[str] = mapped_column(String(160))
    issuer_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    province_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    state: Mapped[str] = mapped_column(String(10), default="drawn")
    version: Mapped[int] = mapped_column(default=1)
    moved_at: Mapped[datetime] = mapped_column(UTCDateTime)
    drawn_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    released_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    issuer: Mapped[Unit] = relationship()
    province: Mapped[Place | None] = relationship()
    commendations: Mapped[list[Commendation]] = relationship(
        back_populates="decision", order_by="Commendation.position, Commendation.id"
    )
    closed_to: Mapped[list[DecisionClosing]] = relationship(order_by="DecisionClosing.person_id")

    def shown_publicly(self) -> bool:
        """Only once a second person has released it: drawing it up must not show in any mark of a public page."""
        return self.state in ("released", "revoked")

    @property
    def full_number(self) -> str:
        """Number and symbol as printed: 1234/QĐ-UBND."""
        return f"{self.number}/{self.symbol}"

    @property
    def title(self) -> str:
        """What events call it."""
        return f"Quyết định số {self.full_number}"


class DecisionClosing(Base):
    """Somebody of the desk who does not see a decision, or a draft that amends it, before it is public: the conflict
    of interest that rooms above know of."""

    __tablename__ = "decision_closing"

    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)


class Commendation(Base):
    """What one decision confers on one recipient; `publicity` says how the public may read the name.

    `revoked_by` is the released amendment that took it back: pages and counts leave it out from then on.
    """

    __tablename__ = "commendation"
    __public__ = True
    __table_args__ = (
        CheckConstraint("publicity IN ('full', 'initials', 'unit_only', 'hidden')", name="publicity"),
        CheckConstraint("recipient IN ('initiative', 'collective', 'person')", name="recipient"),
        Index("ix_commendation_roll", "year", "form_id"),
    )
    __subject__ = "commendation"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), index=True)
    form_id: Mapped[int] = mapped_column(ForeignKey("award_form.id"))
    recipient: Mapped[str] = mapped_column(String(12))
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(200), default="")
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    initiative_id: Mapped[int | None] = mapped_column(ForeignKey("initiative.id"), index=True)
    citation: Mapped[str] = mapped_column(String(400))
    publicity: Mapped[str] = mapped_column(String(10), default="full")
    year: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)
    revoked_by_id: Mapped[int | None] = mapped_column(ForeignKey("amendment.id"))

    decision: Mapped[Decision] = relationship(back_populates="commendations")
    form: Mapped[AwardForm] = relationship()
    unit: Mapped[Unit] = relationship()
    initiative: Mapped[Initiative | None] = relationship()
    revoked_by: Mapped[Amendment | None] = relationship(foreign_keys=revoked_by_id)
    certificates: Mapped[list[Certificate]] = relationship(
        back_populates="commendation", order_by="Certificate.id"
    )

    def shown_publicly(self) -> bool:
        """As its decision is."""
        return self.decision.shown_publicly()

    @property
    def title(self) -> str:
        """What events call it."""
        return self.name
