"""Score sheets of the movement, the thresholds of its classes, and what units scored themselves."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Numeric, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..kit.database import Base, UTCDateTime
from ..law.models import Document
from ..places.models import Place
from ..units.models import Unit

POINTS = Numeric(6, 2)


class Sheet(Base):
    """A phiếu chấm: what is scored, for whom, by which document, from which day to which.

    `whole`: there are no classes; the standard is met when every criterion has all its points.
    """

    __tablename__ = "sheet"
    __public__ = True
    __table_args__ = (
        CheckConstraint("kind IN ('phan-loai-phong-trao', 'an-toan-antt')", name="kind"),
        CheckConstraint("subject IN ('neighbourhood', 'commune', 'agency')", name="subject"),
        CheckConstraint("mark IN ('V', 'V2', 'R', 'I')", name="mark"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(24))
    subject: Mapped[str] = mapped_column(String(16))
    whole: Mapped[bool] = mapped_column(default=False)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), index=True)
    valid_from: Mapped[date] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    mark: Mapped[str] = mapped_column(String(2))
    note: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)

    document: Mapped[Document | None] = relationship()
    criteria: Mapped[list["Criterion"]] = relationship(order_by="Criterion.position", back_populates="sheet")


class Criterion(Base):
    """One line of a sheet: its most points, and whether a score needs evidence."""

    __tablename__ = "criterion"
    __public__ = True
    __table_args__ = (UniqueConstraint("sheet_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id"))
    code: Mapped[str] = mapped_column(String(40))
    label: Mapped[str] = mapped_column(String(300))
    hint: Mapped[str] = mapped_column(Text, default="")
    most: Mapped[Decimal] = mapped_column(POINTS)
    needs_evidence: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)

    sheet: Mapped[Sheet] = relationship(back_populates="criteria")


class Thresholds(Base):
    """From how many points on the classes of a sheet begin, from a day on; below `average` is yếu.

    Those of a province go before those of the whole country (no province). They are that province's for ever: when
    another takes it over, its scores of then are still classed by them.
    """

    __tablename__ = "class_thresholds"
    __public__ = True
    __table_args__ = (
        CheckConstraint("good > fair AND fair > average AND average > 0", name="falling"),
        CheckConstraint("mark IN ('V', 'V2', 'R', 'I')", name="mark"),
        Index("ix_class_thresholds_sheet", "sheet_id", "province_id", "valid_from"),
    )
    __subject__ = "thresholds"

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id"))
    province_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    valid_from: Mapped[date] = mapped_column(Date)
    good: Mapped[Decimal] = mapped_column(POINTS)
    fair: Mapped[Decimal] = mapped_column(POINTS)
    average: Mapped[Decimal] = mapped_column(POINTS)
    mark: Mapped[str] = mapped_column(String(2))
    note: Mapped[str] = mapped_column(Text, default="")

    sheet: Mapped[Sheet] = relationship()

    @property
    def ref(self) -> str:
        """The sheet that they belong to: they have no page of their own."""
        return self.sheet.ref

    @property
    def title(self) -> str:
        """What events call them."""
        return self.sheet.name


class Score(Base):
    """What a unit scored itself for one year on one sheet, and what the standing office confirmed.

    `commune` is the commune of then that is scored, or in which the neighbourhood lay; none for an agency. It stays
    when another takes it over, as does `province_then`, by whose thresholds the score is classed; `province` is
    today's, whose office looks after it. `grade` is the class, set when it is confirmed (`scoresheets.actions`), by
    the thresholds of the year's last day.
    """

    __tablename__ = "score"
    __public__ = True
    __table_args__ = (
        CheckConstraint("state IN ('draft', 'submitted', 'returned', 'confirmed')", name="state"),
        CheckConstraint("grade IN ('', 'tot', 'kha', 'trung-binh', 'yeu', 'dat', 'khong-dat')", name="grade"),
        UniqueConstraint("sheet_id", "unit_id", "year", "neighbourhood"),
        UniqueConstraint("sheet_id", "commune_id", "year", "neighbourhood"),
        Index("ix_score_queue", "province_id", "state", "moved_at"),
        Index("ix_score_year", "year", "state", "sheet_id"),
    )
    __subject__ = "score"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    province_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    province_then_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    commune_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    year: Mapped[int]
    neighbourhood: Mapped[str] = mapped_column(String(120), default="")
    state: Mapped[str] = mapped_column(String(10), default="draft")
    version: Mapped[int] = mapped_column(default=1)
    moved_at: Mapped[datetime] = mapped_column(UTCDateTime)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    submitted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    self_total: Mapped[Decimal | None] = mapped_column(POINTS)
    total: Mapped[Decimal | None] = mapped_column(POINTS)
    grade: Mapped[str] = mapped_column(String(12), default="")
    confirmed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    sheet: Mapped[Sheet] = relationship()
    unit: Mapped[Unit] = relationship()
    province: Mapped[Place] = relationship(foreign_keys=province_id)
    commune: Mapped[Place | None] = relationship(foreign_keys=commune_id)
    lines: Mapped[list["ScoreLine"]] = relationship(back_populates="score")

    @property
    def about(self) -> str:
        """Who is scored: the neighbourhood with its commune, or the unit."""
        return (
            f"{self.neighbourhood}, {self.commune.name}"
            if self.neighbourhood and self.commune
            else self.unit.name
        )

    @property
    def title(self) -> str:
        """What events call it."""
        return f"{self.sheet.name} năm {self.year}: {self.about}"


class ScoreLine(Base):
    """One criterion of a score: what the unit gave itself and what it shows for it; what the office confirmed."""

    __tablename__ = "score_line"
    __table_args__ = (UniqueConstraint("score_id", "criterion_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    score_id: Mapped[int] = mapped_column(ForeignKey("score.id"))
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criterion.id"))
    self_points: Mapped[Decimal | None] = mapped_column(POINTS)
    evidence: Mapped[str] = mapped_column(Text, default="")
    confirmed_points: Mapped[Decimal | None] = mapped_column(POINTS)
    note: Mapped[str] = mapped_column(Text, default="")

    score: Mapped[Score] = relationship(back_populates="lines")
    criterion: Mapped[Criterion] = relationship()
