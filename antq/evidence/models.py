"""Albums, photos with renditions, files, figures."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Date, ForeignKey, Numeric, String, Text, UniqueConstraint, inspect
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..kit.database import Base, UTCDateTime, db
from ..law.models import Document
from ..places.models import Place
from ..units.models import Unit

QUALIFIERS = ("exact", "nearly", "more", "over", "about", "at_least", "range")
"""gần · hơn · trên · khoảng · ít nhất · from–to; exact has no word."""

LABELS = ("self_reported", "evidenced", "appraised", "no_effect")
"""tự báo cáo · có minh chứng · đã thẩm định · không hiệu quả: how far an outcome may be trusted."""

DIRECTIONS = ("up", "down", "none")
"""Which way is good; none where nobody said."""


class Album(Base):
    """The evidence of one thing. Whose it is says who may see it: everybody, or a unit and its office.

    Of a public album unit and province say who looks after its figures: the office of the province, never
    anybody of the unit itself. An album `under` another is open to everybody only while that one is public:
    what a point shows goes when its initiative goes. What is not public the office of the province sees once it is
    `submitted`, the members of its council once it is `with_council`.
    """

    __tablename__ = "album"
    __public__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    public: Mapped[bool] = mapped_column(default=False)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    province_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    submitted: Mapped[bool] = mapped_column(default=False)
    with_council: Mapped[bool] = mapped_column(default=False)
    under_id: Mapped[int | None] = mapped_column(ForeignKey("album.id"), index=True)

    unit: Mapped[Unit | None] = relationship()
    closed_to: Mapped[list["AlbumClosing"]] = relationship(order_by="AlbumClosing.person_id")
    under: Mapped["Album | None"] = relationship(remote_side=id)
    photos: Mapped[list["Photo"]] = relationship(order_by="Photo.position, Photo.id", back_populates="album")
    files: Mapped[list["File"]] = relationship(order_by="File.id", back_populates="album")
    figures: Mapped[list["Figure"]] = relationship(
        order_by="Figure.position, Figure.id", back_populates="album"
    )

    def shown_publicly(self) -> bool:
        """Public, or public until now; whatever lies in other albums is on no public page."""
        return any(inspect(self).attrs.public.history.sum())


class AlbumClosing(Base):
    """Somebody of the office who does not see an album that is not public: the conflict of interest that rooms
    above know of."""

    __tablename__ = "album_closing"

    album_id: Mapped[int] = mapped_column(ForeignKey("album.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)


def _is_in_public(album_id: int | None) -> bool:
    """Whether what hangs on this album is public; what hangs on none is."""
    album = db.session.get(Album, album_id) if album_id else None
    return album is None or album.public


class Photo(Base):
    """A photo: the re-encoded master under `key`, the words about it, and who agreed to it.

    `likeness` is the print of how it looks (`kit/media/likeness.py`): "" when the picture shows too little
    to be compared, None until it was computed.
    """

    __tablename__ = "photo"
    __public__ = True
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
    likeness: Mapped[str | None] = mapped_column(String(16))
    position: Mapped[int] = mapped_column(default=0)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime] = mapped_column(UTCDateTime)

    album: Mapped[Album] = relationship(back_populates="photos")
    renditions: Mapped[list["Rendition"]] = relationship(order_by="Rendition.width", lazy="selectin")

    @property
    def title(self) -> str:
        """What events call it."""
        return self.alt or "ảnh chưa có mô tả"

    @property
    def described(self) -> bool:
        """Whether somebody said what it shows and who agreed: a photo of a draft may wait for that."""
        return bool(self.alt and self.consent)

    def shown_publicly(self) -> bool:
        """As its album is."""
        return _is_in_public(self.album_id)


class PhotoBand(Base):
    """One band of a photo's print: where photos that look alike are looked up without reading all."""

    __tablename__ = "photo_band"

    slot: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    photo_id: Mapped[int] = mapped_column(
        ForeignKey("photo.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class Rendition(Base):
    """One size of a photo in one format."""

    __tablename__ = "rendition"
    __public__ = True
    __table_args__ = (UniqueConstraint("photo_id", "width", "format"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    photo_id: Mapped[int] = mapped_column(ForeignKey("photo.id", ondelete="CASCADE"), index=True)
    width: Mapped[int]
    height: Mapped[int]
    format: Mapped[str] = mapped_column(String(8))
    key: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int]

    def shown_publicly(self) -> bool:
        """As its photo is."""
        photo = db.session.get(Photo, self.photo_id) if self.photo_id else None
        return photo is None or photo.shown_publicly()


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

    With `before` it compares two periods, with `base` it is counted over so many (people, households). A figure
    of an initiative hangs on its album; one of a whole province hangs on the place; both name the document that
    says so, or who said so. A correction is a row of its own that names the old one and why.
    """

    __tablename__ = "figure"
    __public__ = True
    __table_args__ = (
        CheckConstraint(
            "qualifier IN ('exact', 'nearly', 'more', 'over', 'about', 'at_least', 'range')", name="qualifier"
        ),
        CheckConstraint("label IN ('self_reported', 'evidenced', 'appraised', 'no_effect')", name="label"),
        CheckConstraint("better IN ('up', 'down', 'none')", name="better"),
        CheckConstraint("base > 0", name="base"),
    )
    __subject__ = "figure"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    key: Mapped[str] = mapped_column(String(20), default="")
    album_id: Mapped[int | None] = mapped_column(ForeignKey("album.id"), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    what: Mapped[str] = mapped_column(String(300))
    value: Mapped[Decimal] = mapped_column(Numeric(18, 3))
    high: Mapped[Decimal | None] = mapped_column(Numeric(18, 3))
    before: Mapped[Decimal | None] = mapped_column(Numeric(18, 3))
    qualifier: Mapped[str] = mapped_column(String(10), default="exact")
    unit: Mapped[str] = mapped_column(String(60), default="")
    better: Mapped[str] = mapped_column(String(4), default="none")
    base: Mapped[Decimal | None] = mapped_column(Numeric(18, 3))
    base_unit: Mapped[str] = mapped_column(String(60), default="")
    scope: Mapped[str] = mapped_column(String(200), default="")
    period: Mapped[str] = mapped_column(String(100), default="")
    period_before: Mapped[str] = mapped_column(String(100), default="")
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), index=True)
    source: Mapped[str] = mapped_column(Text, default="")
    said_by_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    label: Mapped[str] = mapped_column(String(14), default="self_reported")
    labelled_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    labelled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("figure.id"), unique=True)
    reason: Mapped[str] = mapped_column(String(500), default="")
    position: Mapped[int] = mapped_column(default=0)

    album: Mapped[Album | None] = relationship(back_populates="figures")
    document: Mapped[Document | None] = relationship()
    place: Mapped[Place | None] = relationship()
    said_by: Mapped[Unit | None] = relationship()
    corrects: Mapped["Figure | None"] = relationship(remote_side=id, back_populates="corrected_by")
    corrected_by: Mapped["Figure | None"] = relationship(back_populates="corrects", uselist=False)

    @property
    def title(self) -> str:
        """What events call it."""
        return self.what

    def shown_publicly(self) -> bool:
        """As its album is; a figure of a place always."""
        return _is_in_public(self.album_id)
