"""Documents (issuer apart from symbol), norms and award forms: all dated, sourced and marked."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..kit.database import Base
from ..places.models import Place

MARKS = ("V", "V2", "R", "I")
"""How sure we are: read in a source, read at second hand, recalled, inferred."""


PARTY_BODIES = ("TW", "TU", "HU", "ĐU")
"""Last part of the symbol of documents of the Party (Hướng dẫn 36-HD/VPTW, 2018)."""


class Document(Base):
    """A legal or policy document, a plan, a report, an article: whatever facts are taken from.

    `issuer` and `symbol` are separate: a plan may carry the symbol of one body and be attributed
    to another (Kế hoạch 121/KH-UBND, attributed to Ban Chỉ đạo 138).
    """

    __tablename__ = "document"
    __public__ = True
    __subject__ = "document"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(60), unique=True)
    kind: Mapped[str] = mapped_column(String(30))
    number: Mapped[str] = mapped_column(String(60), default="")
    symbol: Mapped[str] = mapped_column(String(60), default="")
    issuer: Mapped[str] = mapped_column(String(200), default="")
    title: Mapped[str] = mapped_column(Text)
    issued_on: Mapped[date | None] = mapped_column(Date)
    issued_precision: Mapped[str] = mapped_column(String(10), default="day")
    in_force_from: Mapped[date | None] = mapped_column(Date)
    in_force_to: Mapped[date | None] = mapped_column(Date)
    province_text: Mapped[str] = mapped_column(String(120), default="")
    certainty: Mapped[str] = mapped_column(String(10), default="stated")
    mark: Mapped[str] = mapped_column(String(2), default="V")
    note: Mapped[str] = mapped_column(Text, default="")
    seed: Mapped[bool] = mapped_column(default=False)

    cites: Mapped[list["Document"]] = relationship(
        secondary="document_citation",
        primaryjoin="Document.id == DocumentCitation.citing_id",
        secondaryjoin="Document.id == DocumentCitation.cited_id",
        back_populates="cited_by",
        order_by="Document.issued_on",
    )
    cited_by: Mapped[list["Document"]] = relationship(
        secondary="document_citation",
        primaryjoin="Document.id == DocumentCitation.cited_id",
        secondaryjoin="Document.id == DocumentCitation.citing_id",
        back_populates="cites",
        order_by="Document.issued_on",
    )

    @property
    def full_number(self) -> str:
        """Number and symbol as they are printed: 121/KH-UBND, but 09-CT/TW as the Party writes it."""
        joint = "-" if "/" in self.symbol else "/"
        return joint.join(part for part in (self.number, self.symbol) if part)


class DocumentCitation(Base):
    """One document cites another."""

    __tablename__ = "document_citation"
    __public__ = True

    citing_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)
    cited_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)


class Norm(Base):
    """One value that the law or a regulation sets, from one day to another; for one place and what lies in it
    where `place` says so, else everywhere."""

    __tablename__ = "norm"
    __public__ = True
    __table_args__ = (
        CheckConstraint("mark IN ('V', 'V2', 'R', 'I')", name="mark"),
        Index("ix_norm_key_from", "key", "valid_from"),
        Index("ix_norm_place", "place_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(80))
    value: Mapped[Any] = mapped_column(JSON)
    valid_from: Mapped[date] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    article: Mapped[str] = mapped_column(String(120), default="")
    mark: Mapped[str] = mapped_column(String(2))
    note: Mapped[str] = mapped_column(Text, default="")

    place: Mapped[Place | None] = relationship()
    document: Mapped[Document | None] = relationship()


class Holiday(Base):
    """A day off beside weekends (`off`), or a day of a weekend that is worked in exchange for one (`work`).

    `kept`: an administrator wrote it, so that the shipped list does not bring its own word back.
    """

    __tablename__ = "holiday"
    __public__ = True
    __table_args__ = (
        CheckConstraint("kind IN ('off', 'work')", name="kind"),
        CheckConstraint("mark IN ('V', 'V2', 'R', 'I')", name="mark"),
    )
    __subject__ = "holiday"

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(Date, unique=True)
    kind: Mapped[str] = mapped_column(String(4))
    label: Mapped[str] = mapped_column(String(120))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    mark: Mapped[str] = mapped_column(String(2))
    note: Mapped[str] = mapped_column(Text, default="")
    kept: Mapped[bool] = mapped_column(default=False)

    document: Mapped[Document | None] = relationship()

    @property
    def ref(self) -> str:
        """The day itself."""
        return self.day.isoformat()

    @property
    def title(self) -> str:
        """What events call it."""
        return f"{self.label} ({self.day:%d/%m/%Y})"


class RuleSet(Base):
    """The instruments that together ruled commendations from one day to another.

    `keeps_received`: who was received before its first day stays under the set before it.
    """

    __tablename__ = "rule_set"
    __public__ = True
    __table_args__ = (CheckConstraint("mark IN ('V', 'V2', 'R', 'I')", name="mark"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    label: Mapped[str] = mapped_column(String(200))
    valid_from: Mapped[date] = mapped_column(Date, unique=True)
    valid_to: Mapped[date | None] = mapped_column(Date)
    instruments: Mapped[list[str]] = mapped_column(JSON, default=list)
    keeps_received: Mapped[bool] = mapped_column(default=False)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    mark: Mapped[str] = mapped_column(String(2))
    note: Mapped[str] = mapped_column(Text, default="")

    document: Mapped[Document | None] = relationship()


class AwardForm(Base):
    """A form of commendation: its name, level, who decides it, and whom it honours (`subjects`:
    initiative, collective, person, household), with the verification mark.

    `legal` is False for what the law does not know as a form of award (thư khen, biểu dương); `once_only` for
    what nobody is given twice in a life.
    """

    __tablename__ = "award_form"
    __public__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    label: Mapped[str] = mapped_column(String(200))
    level: Mapped[str] = mapped_column(String(20))
    authority: Mapped[str] = mapped_column(String(200))
    subjects: Mapped[list[str]] = mapped_column(JSON, default=list)
    valid_from: Mapped[date | None] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    mark: Mapped[str] = mapped_column(String(2))
    note: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)
    category: Mapped[str] = mapped_column(String(30), default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    article: Mapped[str] = mapped_column(String(120), default="")
    once_only: Mapped[bool] = mapped_column(default=False)
    legal: Mapped[bool] = mapped_column(default=True)

    document: Mapped[Document | None] = relationship()
