"""Units: UBND, Công an, MTTQ, Hội, council, school, enterprise; separate from places."""

from datetime import date

from sqlalchemy import Date, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..kit.database import Base
from ..places.models import Place


class Unit(Base):
    """A body that acts. `place` is its seat; `province_id` the province whose office it answers to.

    `successor` took over what a unit that ended had begun; the room of handovers sets it.
    """

    __tablename__ = "unit"
    __public__ = True
    __subject__ = "unit"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    short_name: Mapped[str] = mapped_column(String(120), default="")
    sort_key: Mapped[str] = mapped_column(String(700), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    province_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    ended_on: Mapped[date | None] = mapped_column(Date)
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)

    place: Mapped[Place | None] = relationship(foreign_keys=place_id)
    province: Mapped[Place | None] = relationship(foreign_keys=province_id)
    parent: Mapped["Unit | None"] = relationship(remote_side=id, foreign_keys=parent_id)
    successor: Mapped["Unit | None"] = relationship(remote_side=id, foreign_keys=successor_id)

    @property
    def title(self) -> str:
        """What events call it."""
        return self.name
