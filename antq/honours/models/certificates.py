"""The paper that whoever was honoured takes home: its code, what was signed, and with which key."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...kit.database import Base, UTCDateTime
from .decisions import Commendation, Decision


class SigningKey(Base):
    """The public half of a key that signed certificates. It stays published when another key signs; the private
    half is never in the database."""

    __tablename__ = "signing_key"
    __public__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    public_pem: Mapped[str] = mapped_column(Text)
    first_used_at: Mapped[datetime] = mapped_column(UTCDateTime)


class Certificate(Base):
    """One printed paper of a commendation. Whoever holds it has the `code` and may ask about it; `name`, `role`
    (with the unit) and `citation` are printed on it, whatever becomes of the commendation; `text` is what was signed,
    word for word. A paper whose name was corrected is `replaced_at`, and its commendation has a newer one.

    Not public: only who names a code is told of it, and no page that strangers share is made from it.
    """

    __tablename__ = "certificate"
    __subject__ = "certificate"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(24), unique=True)
    commendation_id: Mapped[int] = mapped_column(ForeignKey("commendation.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(Text, default="")
    citation: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text)
    signature: Mapped[str] = mapped_column(String(88))
    key_id: Mapped[int] = mapped_column(ForeignKey("signing_key.id"))
    issued_at: Mapped[datetime] = mapped_column(UTCDateTime)
    replaced_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    commendation: Mapped[Commendation] = relationship(back_populates="certificates")
    key: Mapped[SigningKey] = relationship()


class CertificateBatch(Base):
    """The certificates of one decision in one file to be printed, made by a job; `done` of `total` are drawn. The file
    is a PDF, or several of them in an archive: its `ending` says which."""

    __tablename__ = "certificate_batch"
    __table_args__ = (CheckConstraint("state IN ('queued', 'done', 'failed')", name="state"),)
    __subject__ = "certificate_batch"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), index=True)
    site: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(8), default="queued")
    total: Mapped[int]
    done: Mapped[int] = mapped_column(default=0)
    key: Mapped[str] = mapped_column(String(64), default="")
    ending: Mapped[str] = mapped_column(String(4), default="pdf")
    size: Mapped[int] = mapped_column(default=0)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(UTCDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    decision: Mapped[Decision] = relationship()
