"""Places through time: a place, its dated versions, and which place followed which."""

from datetime import date

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..kit.database import Base

LEVELS = ("province", "district", "commune")


class Place(Base):
    """One area. A new area is a new place, even when it keeps the code of an old one.

    `name`, `kind` and `code` repeat the newest version, so that lists need no second table. `began_on` is its
    first day (None: it stood before any list that we have), `ended_on` the last day of a place that no longer
    exists; `heir` is the place of today that took over (the main part of) an ended one, over any number of
    steps: a province for a district. `folded` is what search looks in: the names of all versions and, after "~",
    those of the places above. `places.actions.settle` keeps both, `flask antq check` recomputes them.
    """

    __tablename__ = "place"
    __public__ = True
    __table_args__ = (
        CheckConstraint("level IN ('province', 'district', 'commune')", name="level"),
        Index("ix_place_code_ended", "code", "ended_on"),
    )
    __subject__ = "place"

    id: Mapped[int] = mapped_column(primary_key=True)
    level: Mapped[str] = mapped_column(String(10))
    code: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(30))
    sort_key: Mapped[str] = mapped_column(String(400), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    began_on: Mapped[date | None] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)
    heir_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    folded: Mapped[str] = mapped_column(Text, default="")

    parent: Mapped["Place | None"] = relationship(remote_side=id, foreign_keys=parent_id)
    heir: Mapped["Place | None"] = relationship(remote_side=id, foreign_keys=heir_id)
    versions: Mapped[list["PlaceVersion"]] = relationship(order_by="PlaceVersion.valid_from")

    @property
    def current(self) -> bool:
        """Whether the place still exists."""
        return self.ended_on is None


class PlaceVersion(Base):
    """The name, type and code of a place from one day to another, with the source of the change."""

    __tablename__ = "place_version"
    __public__ = True
    __table_args__ = (UniqueConstraint("place_id", "valid_from"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    code: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(30))
    valid_from: Mapped[date | None] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    source: Mapped[str] = mapped_column(Text)


class Succession(Base):
    """Which place came after which: `whole`, the `main` part, or another `part` of the old area."""

    __tablename__ = "succession"
    __public__ = True
    __table_args__ = (
        UniqueConstraint("old_id", "new_id"),
        CheckConstraint("kind IN ('whole', 'main', 'part')", name="kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    old_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    new_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    effective_on: Mapped[date] = mapped_column(Date)
    kind: Mapped[str] = mapped_column(String(10))
    decision: Mapped[str] = mapped_column(String(200), default="")

    old: Mapped[Place] = relationship(foreign_keys=old_id)
    new: Mapped[Place] = relationship(foreign_keys=new_id)
