"""People, their dated postings, and their sessions."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..kit.database import Base, UTCDateTime
from ..units.models import Unit

ROLES = (
    "officer",
    "staff",
    "standing_office",
    "council_member",
    "council_chair",
    "releaser",
    "administrator",
)
"""officer: writes dossiers of the unit · staff: belongs to the unit · standing_office: receives and
appraises · council_member, council_chair · releaser: second person, makes public · administrator."""


class Person(Base):
    """Someone with an account. `username` is folded, so that capitals and spaces do not matter. Without `single_keys`
    no single key is a shortcut for them (WCAG 2.1.4)."""

    __tablename__ = "person"
    __subject__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    username: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(254), default="")
    password_hash: Mapped[str] = mapped_column(String(200), default="")
    password_expires_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    second_factor: Mapped[str] = mapped_column(String(64), default="")
    second_factor_step: Mapped[int] = mapped_column(default=0)
    disabled_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    single_keys: Mapped[bool] = mapped_column(default=True)

    postings: Mapped[list["Posting"]] = relationship(back_populates="person", order_by="Posting.id")

    @property
    def title(self) -> str:
        """What events call the person."""
        return self.name


class Posting(Base):
    """A role of a person in a unit from one day to another: all rights come from postings."""

    __tablename__ = "posting"
    __table_args__ = (
        CheckConstraint("role IN ({})".format(", ".join(f"'{role}'" for role in ROLES)), name="role"),
        Index("ix_posting_unit_role", "unit_id", "role"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    role: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)

    person: Mapped[Person] = relationship(back_populates="postings")
    unit: Mapped[Unit] = relationship()


class SignIn(Base):
    """A session: only the hash of its token is kept; revoked sessions are dead at the next request."""

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    started_at: Mapped[datetime] = mapped_column(UTCDateTime)
    seen_at: Mapped[datetime] = mapped_column(UTCDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    device: Mapped[str] = mapped_column(String(200), default="")
    address: Mapped[str] = mapped_column(String(60), default="")

    person: Mapped[Person] = relationship()

    @property
    def ref(self) -> str:
        """Its public name: 64 bits of the hash, which open nothing."""
        return self.token_hash[:16]
