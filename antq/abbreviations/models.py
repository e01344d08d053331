"""A short form and what it stands for."""

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..kit.database import Base


class Abbreviation(Base):
    """One way to write a short form out: CLB, câu lạc bộ. A short form with two meanings has two rows.

    The keys are the folded words, by which search knows them and by which nothing is kept twice.
    """

    __tablename__ = "abbreviation"
    __public__ = True
    __table_args__ = (UniqueConstraint("short_key", "long_key"),)
    __subject__ = "abbreviation"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    short: Mapped[str] = mapped_column(String(20))
    long: Mapped[str] = mapped_column(String(120))
    short_key: Mapped[str] = mapped_column(String(400))
    long_key: Mapped[str] = mapped_column(String(2400))

    @property
    def title(self) -> str:
        """What events call it."""
        return f"{self.short} – {self.long}"
