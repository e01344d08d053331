"""Albums, photos with renditions, files, figures."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Date, ForeignKey, Numeric, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..kit.database import Base, UTCDateTime
from ..law.models import Document
from ..places.models import Place

QUALIFIERS = ("exact", "nearly", "more", "over", "about", "at_least", "range")
"""gần · hơn · trên · khoảng · ít nhất · from–to; exact has no word."""


class Album(Base):
    """The evidence of one thing. Whose it is says who may see it: everybody, or a unit and its office."""

    __tablename__ = "album"

    id: Mapped[int] = mapped_column(primary_key=True)
    public: Mapped[bool] = mapped_column(default=False)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    province_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    submitted: Mapped[bool] = mapped_column(default=False)

    photos: Mapped[list["Photo"]] = relationship(order_by="Photo.position, Photo.id", back_populates="album")
    files: Mapped[list["File"]] = relationship(order_by="File.id", back_populates="album")
    figures: Mapped[list["Figure"]] = relationship(order_by="Figure.position, Figure.id")


class Photo(Base):
    """A photo: the re-encoded master under `key`, the words about it, and who agreed to it."""

    __tablename__ = "photo"
    __table_args__ = (UniqueConstraint("album_id", "key"),)
    __subject__ = "photo"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    album_id: Mapped[int] = mapped_column(ForeignKey("album.id"), index=True)
    key: Mapped[str] = mapped_column(String(64), index=True)
    width: Mapped[int]
    height: Mapped[int]
    colour: Mapped[str] = mapped_column(String(20), default="paper")
    alt: Mapped[str] = mapped_column(String(300))
    caption: Mapped[str] = mapped_column(String(300), default="")
    credit: Mapped[str] = mapped_column(String(120), default="")
    taken_on: Mapped[date | None] = mapped_column(Date)
    consent: Mapped[str] = mapped_column(String(20))
    illustration: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime] = mapped_column(UTCDateTime)

    album: Mapped[Album] = relationship(back_populates="photos")
    renditions: Mapped[list["Rendition"]] = relationship(order_by="Rendition.width", lazy="selectin")

    @property
    def title(self) -> str:
        """What events call it."""
        return self.alt


class Rendition(Base):
    """One size of a photo in one format."""

    __tablename__ = "rendition"
    __table_args__ = (UniqueConstraint("photo_id", "width", "format"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    photo_id: Mapped[int] = mapped_column(ForeignKey("photo.id", ondelete="CASCADE"), index=True)
    width: Mapped[int]
    height: Mapped[int]
    format: Mapped[str] = mapped_column(String(8))
    key: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int]


class File(Base):
    """A PDF or DOCX given as evidence; never public, always sent as an attachment."""

    __tablename__ = "file"
    __subject__ = "file"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    album_id: Mapped[int] = mapped_column(ForeignKey("album.id"), index=True)
    key: Mapped[str] = mapped_column(String(64), index=True)
    name: Mapped[str] = mapped_column(String(150))
    mime: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    about: Mapped[str] = mapped_column(String(300), default="")
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime] = mapped_column(UTCDateTime)

    album: Mapped[Album] = relationship(back_populates="files")

    @property
    def title(self) -> str:
        """What events call it."""
        return self.name


class Figure(Base):
    """A measured result: value, qualifier, unit, scope, period, source; never overwritten.

    With `before` it compares two periods. A figure of an initiative hangs on its album; one of a
    whole province hangs on the place; both name the document that says so, or who said so.
    """

    __tablename__ = "figure"
    __table_args__ = (
        CheckConstraint(
            "qualifier IN ('exact', 'nearly', 'more', 'over', 'about', 'at_least', 'range')", name="qualifier"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(20), default="")
    album_id: Mapped[int | None] = mapped_column(ForeignKey("album.id"), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    what: Mapped[str] = mapped_column(String(300))
    value: Mapped[Decimal] = mapped_column(Numeric(18, 3))
    high: Mapped[Decimal | None] = mapped_column(Numeric(18, 3))
    before: Mapped[Decimal | None] = mapped_column(Numeric(18, 3))
    qualifier: Mapped[str] = mapped_column(String(10), default="exact")
    unit: Mapped[str] = mapped_column(String(60), default="")
    scope: Mapped[str] = mapped_column(String(200), default="")
    period: Mapped[str] = mapped_column(String(100), default="")
    period_before: Mapped[str] = mapped_column(String(100), default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), index=True)
    source: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)

    document: Mapped[Document | None] = relationship()
    place: Mapped[Place | None] = relationship()
