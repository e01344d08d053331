"""Initiatives, their other names, the places known to run them, their sources."""

from datetime import date, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
)
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
    from it by succession, and serve the facets. The counts, `own_points` and `own_teams` (what the ledger
    of replications counts as alive today), `own_awards` (code of form: how many public commendations) and
    `award_forms` (the codes, between spaces, those of merged initiatives included) belong to this room and
    are set by `catalogue.actions`; `flask antq check` recomputes them. `stamp` is the data version of the
    last change that lists show.
    """

    __tablename__ = "initiative"
    __public__ = True
    __table_args__ = (
        CheckConstraint(
            "replication IN ('proposed', 'built', 'spreading', 'nationwide')", name="replication"
        ),
        CheckConstraint("activity IN ('active', 'paused', 'ended', 'unknown')", name="activity"),
        CheckConstraint("state IN ('public', 'withdrawn', 'merged')", name="state"),
        CheckConstraint("(state = 'merged') = (merged_into_id IS NOT NULL)", name="merged"),
        Index("ix_initiative_newest", "state", "published_at", "id"),
        Index("ix_initiative_named", "state", "sort_key", "id"),
    )
    __subject__ = "initiative"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    slug: Mapped[str] = mapped_column(String(120))
    sort_key: Mapped[str] = mapped_column(String(700))
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
    album_id: Mapped[int] = mapped_column(ForeignKey("album.id"), index=True)
    own_awards: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    commendation_count: Mapped[int] = mapped_column(default=0)
    award_forms: Mapped[str] = mapped_column(String(400), default="")
    own_points: Mapped[int] = mapped_column(default=0)
    own_teams: Mapped[int] = mapped_column(default=0)
    replication_count: Mapped[int] = mapped_column(default=0)
    team_count: Mapped[int] = mapped_column(default=0)
    figure_count: Mapped[int] = mapped_column(default=0)
    stamp: Mapped[int] = mapped_column(BigInteger, default=0, index=True)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("initiative.id"), index=True)
    family_id: Mapped[int | None] = mapped_column(ForeignKey("initiative_family.id"), index=True)
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
    merged_into: Mapped["Initiative | None"] = relationship(remote_side=id, back_populates="taken_in")
    taken_in: Mapped[list["Initiative"]] = relationship(
        order_by="Initiative.id", back_populates="merged_into"
    )
    family: Mapped["Family | None"] = relationship(back_populates="initiatives")

    @property
    def title(self) -> str:
        """What events call it."""
        return self.name

    @property
    def address(self) -> str:
        """The last part of its address: ref and slug."""
        return f"{self.ref}-{self.slug}"


def members_of(initiative: Initiative) -> list[Initiative]:
    """The initiative itself, then all that were merged into it, over any number of steps.

    A merge moves nothing: what the page, search and counts say of an initiative is read from these.
    """
    found = [initiative]
    for each in found:  # grows while it is walked
        found += [taken for taken in each.taken_in if taken not in found]
    return found


def heir_of(initiative: Initiative) -> Initiative:
    """The initiative that speaks for this one: itself, or what it was merged into in the end."""
    passed = [initiative]
    while passed[-1].merged_into is not None:
        if passed[-1].merged_into in passed:
            raise RuntimeError(f"initiative {initiative.ref} was merged in a circle")
        passed.append(passed[-1].merged_into)
    return passed[-1]


class Family(Base):
    """Họ mô hình: different initiatives of one idea; none of them stands for another."""

    __tablename__ = "initiative_family"
    __public__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("initiative_family.id"))

    initiatives: Mapped[list[Initiative]] = relationship(
        order_by="Initiative.sort_key", back_populates="family"
    )
    merged_into: Mapped["Family | None"] = relationship(remote_side=id)


class Alias(Base):
    """Another name, or another spelling, of the same idea."""

    __tablename__ = "initiative_alias"
    __public__ = True
    __table_args__ = (UniqueConstraint("initiative_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    name: Mapped[str] = mapped_column(String(200))


class KnownPlace(Base):
    """A place of which a document says that the initiative runs there, in the place's name of then."""

    __tablename__ = "known_place"
    __public__ = True
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
    __public__ = True
    __table_args__ = (UniqueConstraint("initiative_id", "document_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    initiative_id: Mapped[int] = mapped_column(ForeignKey("initiative.id"))
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    verbatim: Mapped[str] = mapped_column(String(300), default="")

    document: Mapped[Document] = relationship()
