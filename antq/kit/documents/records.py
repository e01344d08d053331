"""The ledger's rows: a paper that was issued, what it is about, its files."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..database import Base, UTCDateTime


class IssuedPaper(Base):
    """One issue of a paper: numbered within its year; `content` is the SHA-256 of what was written, so that the same
    content is the same issue; `wording` that of the template. A paper without files is still being made."""

    __tablename__ = "issued_paper"
    __table_args__ = (UniqueConstraint("year", "number"), UniqueConstraint("kind", "content"))
    __subject__ = "paper"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    year: Mapped[int]
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(300))
    content: Mapped[str] = mapped_column(String(64))
    wording: Mapped[str] = mapped_column(String(64))
    issued_at: Mapped[datetime] = mapped_column(UTCDateTime)
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    issued_by_name: Mapped[str] = mapped_column(String(200))
    failed: Mapped[bool] = mapped_column(default=False)

    abouts: Mapped[list[PaperAbout]] = relationship(back_populates="paper", order_by="PaperAbout.position")
    files: Mapped[list[PaperFile]] = relationship(back_populates="paper", order_by="PaperFile.ending")

    @property
    def sums(self) -> dict[str, str]:
        """Ending to checksum: what the journal keeps of its files."""
        return {each.ending: each.key for each in self.files}

    def file(self, ending: str) -> PaperFile | None:
        """Its file of this ending."""
        return next((each for each in self.files if each.ending == ending), None)


class PaperAbout(Base):
    """What a paper is about: one row for each thing it names. Whoever may not see one of them gets no paper."""

    __tablename__ = "paper_about"
    __table_args__ = (Index("ix_paper_about_subject", "subject", "subject_id"),)

    paper_id: Mapped[int] = mapped_column(ForeignKey("issued_paper.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]

    paper: Mapped[IssuedPaper] = relationship(back_populates="abouts")


class PaperFile(Base):
    """One file of an issue; `key` is the SHA-256 of its bytes and where the store keeps them."""

    __tablename__ = "paper_file"

    paper_id: Mapped[int] = mapped_column(ForeignKey("issued_paper.id"), primary_key=True)
    ending: Mapped[str] = mapped_column(String(8), primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]

    paper: Mapped[IssuedPaper] = relationship(back_populates="files")
