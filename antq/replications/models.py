"""The ledger: replications, sheets that were imported, and recognised scopes."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Date, ForeignKey, Index, String, Text, inspect
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..catalogue.models import Initiative
from ..evidence.models import Album
from ..kit.database import Base, UTCDateTime
from ..law.models import Document
from ..places.models import Place
from ..units.models import Unit


class Replication(Base):
    """A điểm mô hình: one area that applies an initiative, with `team_count` tổ (HD 22/HD-BCA-V05 18/11/2022 and
    the provinces' guidance: as many điểm as areas to which it was replicated from one original).

    `place` is the area as it was then; `settled_place` the successor that a person named where the area went to
    several; `commune` and `province` are today's, derived from them. `divided` waits for such a person.
    `confirmed_quarter` (year * 4 + quarter - 1) is the last quarter in which somebody said that it still runs:
    with the state it says whether the replication is alive (`liveness`). Public from `accepted_at` on; who
    answers for it is read by its unit and the office alone. `stamp` is the data version of its last change.
    """

    __tablename__ = "replication"
    __public__ = True
    __subject__ = "replication"
    __table_args__ = (
        CheckConstraint(
            "state IN ('registered', 'accepted', 'launched', 'running', 'weak', 'sustained', 'closed')",
            name="state",
        ),
        CheckConstraint("state <> 'closed' OR close_reason <> ''", name="closed"),
        CheckConstraint("team_count >= 0 AND member_count >= 0", name="counts"),
        Index("ix_replication_of_initiative", "initiative_id", "id"),
        Index("ix_replication_of_unit", "unit_id", "state"),
        Index("ix_replication_in_province", "province_id", "state"),
        Index("ix_replication_in_commune", "commune_id", "initiative_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    settled_place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    commune_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    province_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    divided: Mapped[bool] = mapped_column(default=False)
    neighbourhood: Mapped[str] = mapped_column(String(200), default="")
    started_on: Mapped[date | None] = mapped_column(Date)
    started_precision: Mapped[str] = mapped_column(String(10), default="day")
    copied_from_id: Mapped[int | None] = mapped_column(ForeignKey("replication.id"), index=True)
    adapted: Mapped[str] = mapped_column(Text, default="")
    team_count: Mapped[int] = mapped_column(default=0)
    member_count: Mapped[int] = mapped_column(default=0)
    answerable: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    state: Mapped[str] = mapped_column(String(10), default="registered")
    version: Mapped[int] = mapped_column(default=1)
    moved_at: Mapped[datetime] = mapped_column(UTCDateTime)
    registered_at: Mapped[datetime] = mapped_column(UTCDateTime)
    accepted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    launched_on: Mapped[date | None] = mapped_column(Date)
    closed_on: Mapped[date | None] = mapped_column(Date)
    close_reason: Mapped[str] = mapped_column(String(20), default="")
    close_note: Mapped[str] = mapped_column(Text, default="")
    confirmed_quarter: Mapped[int | None]
    album_id: Mapped[int | None] = mapped_column(ForeignKey("album.id"), index=True)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("replication_batch.id"), index=True)
    stamp: Mapped[int] = mapped_column(BigInteger, default=0, index=True)

    initiative: Mapped[Initiative] = relationship()
    unit: Mapped[Unit] = relationship()
    place: Mapped[Place] = relationship(foreign_keys=place_id)
    settled_place: Mapped[Place | None] = relationship(foreign_keys=settled_place_id)
    commune: Mapped[Place | None] = relationship(foreign_keys=commune_id)
    province: Mapped[Place | None] = relationship(foreign_keys=province_id)
    copied_from: Mapped["Replication | None"] = relationship(remote_side=id)
    album: Mapped[Album | None] = relationship()

    @property
    def title(self) -> str:
        """What events call it: the initiative and where."""
        return f"{self.initiative.name} – {self.place.name}"

    def shown_publicly(self) -> bool:
        """Once it was accepted; until then nobody outside of its unit and office reads it."""
        return any(inspect(self).attrs.accepted_at.history.sum())


class Batch(Base):
    """A table of replications that somebody sent: first answered line by line, then imported whole or not.

    `answer` is the key of the stored report (CSV, a line for each line); the counts repeat what it says.
    """

    __tablename__ = "replication_batch"
    __subject__ = "replication_batch"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'answered', 'refused', 'importing', 'imported')", name="state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(150))
    key: Mapped[str] = mapped_column(String(64))
    answer: Mapped[str] = mapped_column(String(64), default="")
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    refused: Mapped[str] = mapped_column(Text, default="")
    line_count: Mapped[int] = mapped_column(default=0)
    good_count: Mapped[int] = mapped_column(default=0)
    known_count: Mapped[int] = mapped_column(default=0)
    wrong_count: Mapped[int] = mapped_column(default=0)
    doubtful_count: Mapped[int] = mapped_column(default=0)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    sent_at: Mapped[datetime] = mapped_column(UTCDateTime)
    imported_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    @property
    def title(self) -> str:
        """What events call it."""
        return self.name


class Recognition(Base):
    """How widely an initiative was announced as worth copying, by which document."""

    __tablename__ = "recognition"
    __public__ = True
    __table_args__ = (
        CheckConstraint("scope IN ('commune', 'cluster', 'province', 'emulation', 'nation')", name="scope"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"), index=True)
    scope: Mapped[str] = mapped_column(String(10))
    where: Mapped[str] = mapped_column(String(200), default="")
    announced_on: Mapped[date | None] = mapped_column(Date)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    document_text: Mapped[str] = mapped_column(String(300), default="")
    province_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))

    initiative: Mapped[Initiative] = relationship()
    document: Mapped[Document | None] = relationship()
