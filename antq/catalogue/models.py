"""Initiatives, their other names, the places known to run them, their sources."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..evidence.models import Album
from ..kit.database import Base, UTCDateTime
from ..law.models import Document
from ..places.models import Place
from ..units.models import Unit

REPLICATION_STATES = ("proposed", "built", "spreading", "nationwide")
ACTIVITY_STATES = ("active", "paused", "ended", "unknown")


class Initiative(Base):
    """A mô hình: the idea with one origin. Its name is no identifier; its `ref` is.

    `place` is the place of origin as it was then; `province` and `commune` are today's, derived
    from it by succession, and serve the facets. `commendation_count` belongs to this room and is
    set by `catalogue.actions`; `flask antq check` recomputes it.
    """

    __tablename__ = "initiative"
    __table_args__ = (
        CheckConstraint(
            "replication IN ('proposed', 'built', 'spreading', 'nationwide')", name="replication"
        ),
        CheckConstraint("activity IN ('active', 'paused', 'ended', 'unknown')", name="activity"),
        CheckConstraint("state IN ('public', 'withdrawn')", name="state"),
        Index("ix_initiative_facets", "state", "field", "province_id", "commune_id", "replication", "year"),
        Index("ix_initiative_newest", "state", "published_at", "id"),
    )
    __subject__ = "initiative"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    slug: Mapped[str] = mapped_column(String(120))
    sort_key: Mapped[str] = mapped_column(String(700), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    field: Mapped[str] = mapped_column(String(30))
    summary: Mapped[str] = mapped_column(String(300))
    what: Mapped[str] = mapped_column(Text)
    how: Mapped[str] = mapped_column(Text, default="")
    resources: Mapped[str] = mapped_column(Text, default="")
    lessons: Mapped[str] = mapped_column(Text, default="")
    sponsor_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    sponsor_text: Mapped[str] = mapped_column(String(200), default="")
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    place_text: Mapped[str] = mapped_column(String(200), default="")
    province_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    commune_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    started_on: Mapped[date | None] = mapped_column(Date)
    started_precision: Mapped[str] = mapped_column(String(10), default="year")
    year: Mapped[int | None] = mapped_column(index=True)
    replication: Mapped[str] = mapped_column(String(12))
    activity: Mapped[str] = mapped_column(String(10), default="unknown")
    state: Mapped[str] = mapped_column(String(10), default="public")
    album_id: Mapped[int] = mapped_column(ForeignKey("album.id"))
    commendation_count: Mapped[int] = mapped_column(default=0)
    published_at: Mapped[datetime] = mapped_column(UTCDateTime)
    updated_at: Mapped[datetime] = mapped_column(UTCDateTime)

    sponsor: Mapped[Unit | None] = relationship()
    place: Mapped[Place | None] = relationship(foreign_keys=place_id)
    province: Mapped[Place | None] = relationship(foreign_keys=province_id)
    commune: Mapped[Place | None] = relationship(foreign_keys=commune_id)
    album: Mapped[Album] = relationship()
    aliases: Mapped[list["Alias"]] = relationship(order_by="Alias.id")
    known_places: Mapped[list["KnownPlace"]] = relationship(order_by="KnownPlace.id")
    sources: Mapped[list["Source"]] = relationship(order_by="Source.id")

    @property
    def title(self) -> str:
        """What events call it."""
        return self.name

    @property
    def address(self) -> str:
        """The last part of its address: ref and slug."""
        return f"{self.ref}-{self.slug}"


class Alias(Base):
    """Another name, or another spelling, of the same idea."""

    __tablename__ = "initiative_alias"
    __table_args__ = (UniqueConstraint("initiative_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    name: Mapped[str] = mapped_column(String(200))


class KnownPlace(Base):
    """A place of which a document says that the initiative runs there, in the place's name of then."""

    __tablename__ = "known_place"
    __table_args__ = (UniqueConstraint("initiative_id", "place_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    note: Mapped[str] = mapped_column(Text, default="")

    place: Mapped[Place] = relationship()
    document: Mapped[Document | None] = relationship()


class Source(Base):
    """A document that speaks of the initiative, and what it calls it."""

    __tablename__ = "initiative_source"
    __table_args__ = (UniqueConstraint("initiative_id", "document_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    verbatim: Mapped[str] = mapped_column(String(300), default="")

    document: Mapped[Document] = relationship()
