"""A list that somebody keeps."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.database import Base, UTCDateTime


class SavedFilter(Base):
    """A filter of the catalogue under a name of one's own.

    `address` holds the arguments of the list's one address. With `told`, a notice says what was published after
    `told_until`.
    """

    __tablename__ = "saved_filter"
    __table_args__ = (UniqueConstraint("person_id", "name"),)
    __subject__ = "saved_filter"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str] = mapped_column(String(120))
    address: Mapped[str] = mapped_column(Text)
    told: Mapped[bool] = mapped_column(default=True)
    told_until: Mapped[datetime] = mapped_column(UTCDateTime)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    @property
    def title(self) -> str:
        """What events call it."""
        return self.name
