"""Campaigns with their targets and quotas, what was reported of targets, and what was chosen for quotas."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Numeric, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..kit.database import Base, UTCDateTime
from ..law.models import Document
from ..places.models import Place

FIGURE = Numeric(16, 4)


class Campaign(Base):
    """A phong trào, đợt thi đua, cao điểm or ngày hội. A yearly one has `month` and `day`, no year.

    `place` is the area as it was then, none for the whole country; `province` the one of today that looks after
    it. `document` is what issued it; `sources` only name it.
    """

    __tablename__ = "campaign"
    __public__ = True
    __table_args__ = (CheckConstraint("kind IN ('standing', 'thematic', 'peak', 'festival')", name="kind"),)
    __subject__ = "campaign"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(300))
    kind: Mapped[str] = mapped_column(String(10))
    month: Mapped[int | None]
    day: Mapped[int | None]
    starts_on: Mapped[date | None] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)
    since: Mapped[int | None]
    precision: Mapped[str] = mapped_column(String(10), default="day")
    linked: Mapped[bool] = mapped_column(default=False)
    sample: Mapped[bool] = mapped_column(default=False)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    province_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), index=True)
    mark: Mapped[str] = mapped_column(String(2), default="V")
    note: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)

    place: Mapped[Place | None] = relationship(foreign_keys=place_id)
    province: Mapped[Place | None] = relationship(foreign_keys=province_id)
    document: Mapped[Document | None] = relationship()
    sources: Mapped[list[Document]] = relationship(secondary="campaign_source", order_by="Document.ref")
    targets: Mapped[list["Target"]] = relationship(order_by="Target.key", back_populates="campaign")
    quotas: Mapped[list["Quota"]] = relationship(order_by="Quota.key", back_populates="campaign")

    @property
    def title(self) -> str:
        """What events call it."""
        return self.name


class CampaignSource(Base):
    """A document that names a campaign."""

    __tablename__ = "campaign_source"
    __public__ = True

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)


class Target(Base):
    """A chỉ tiêu: comparator, value or range, base, for selected units or the whole province.

    `high` is the upper end of a range: of an aim to be reached from its lower end on (">="), or of the two ends
    to stay between ("in").

    `measures` says what a result is: a `share` in per cent, a `count`, or a `reduction` in per cent against the
    base. `classes` are the classes of `subjects` whose union counts; `group` joins those of one sentence.
    """

    __tablename__ = "target"
    __public__ = True
    __table_args__ = (
        CheckConstraint("comparator IN ('>=', '>', '=', '<=', '<', 'in')", name="comparator"),
        CheckConstraint("comparator <> 'in' OR high IS NOT NULL", name="between"),
        CheckConstraint("direction IN ('up', 'down', 'down-rate')", name="direction"),
        CheckConstraint("measures IN ('share', 'count', 'reduction')", name="measures"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(20), unique=True)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"), index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    indicator: Mapped[str] = mapped_column(Text)
    scope: Mapped[str] = mapped_column(String(200))
    selected_only: Mapped[bool] = mapped_column(default=False)
    measures: Mapped[str] = mapped_column(String(10), default="share")
    comparator: Mapped[str] = mapped_column(String(2))
    value: Mapped[Decimal] = mapped_column(Numeric(12, 3))
    high: Mapped[Decimal | None] = mapped_column(Numeric(12, 3))
    unit: Mapped[str] = mapped_column(String(60))
    direction: Mapped[str] = mapped_column(String(10))
    classes: Mapped[list[str]] = mapped_column(JSON, default=list)
    subjects: Mapped[list[str]] = mapped_column(JSON, default=list)
    period: Mapped[str] = mapped_column(String(60), default="")
    period_year: Mapped[int | None]
    base: Mapped[str] = mapped_column(String(100), default="")
    group: Mapped[str] = mapped_column(String(20), default="")
    mark: Mapped[str] = mapped_column(String(2), default="V")
    note: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)

    document: Mapped[Document] = relationship()
    campaign: Mapped[Campaign | None] = relationship(back_populates="targets")
    results: Mapped[list["TargetResult"]] = relationship(
        order_by="TargetResult.id", back_populates="target", foreign_keys="TargetResult.target_id"
    )


class TargetResult(Base):
    """One figure that somebody reported of a target, for a place or (no place) for the whole. Never overwritten.

    Either `value` (with `qualifier`, `high`), or `part` of `whole`: so many of so many; for a reduction the whole
    is the base's number and the part this period's. A mistaken one is corrected by a later one that names it.
    """

    __tablename__ = "target_result"
    __public__ = True
    __table_args__ = (
        CheckConstraint("(value IS NULL) = (part IS NOT NULL)", name="given"),
        CheckConstraint("(part IS NULL) = (whole IS NULL)", name="pair"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    target_id: Mapped[int] = mapped_column(ForeignKey("target.id"), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    value: Mapped[Decimal | None] = mapped_column(FIGURE)
    high: Mapped[Decimal | None] = mapped_column(FIGURE)
    qualifier: Mapped[str] = mapped_column(String(10), default="exact")
    part: Mapped[Decimal | None] = mapped_column(FIGURE)
    whole: Mapped[Decimal | None] = mapped_column(FIGURE)
    period_year: Mapped[int | None]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    source: Mapped[str] = mapped_column(String(300), default="")
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("target_result.id"))
    reported_at: Mapped[datetime] = mapped_column(UTCDateTime)
    reporter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    target: Mapped[Target] = relationship(back_populates="results")
    place: Mapped[Place | None] = relationship()
    document: Mapped[Document | None] = relationship()


class Quota(Base):
    """How many units of which types (valid on the campaign's date) must be chosen for what.

    `chooser_types` are the types of district that choose, each for itself; none: the committee chooses.
    """

    __tablename__ = "quota"
    __public__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(20), unique=True)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"), index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    actor: Mapped[str] = mapped_column(String(200))
    chooser_types: Mapped[list[str]] = mapped_column(JSON, default=list)
    says: Mapped[str] = mapped_column(Text)
    terms: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    purpose: Mapped[str] = mapped_column(String(30), default="")
    additional: Mapped[bool] = mapped_column(default=False)
    on: Mapped[date | None] = mapped_column(Date)
    mark: Mapped[str] = mapped_column(String(2), default="V")
    note: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)

    document: Mapped[Document] = relationship()
    campaign: Mapped[Campaign | None] = relationship(back_populates="quotas")
    choices: Mapped[list["QuotaChoice"]] = relationship(order_by="QuotaChoice.id", back_populates="quota")


class QuotaChoice(Base):
    """A place that was chosen for a quota, on whose word, by whom, when."""

    __tablename__ = "quota_choice"
    __public__ = True
    __table_args__ = (UniqueConstraint("quota_id", "place_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    quota_id: Mapped[int] = mapped_column(ForeignKey("quota.id"))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    source: Mapped[str] = mapped_column(String(300), default="")
    chosen_at: Mapped[datetime] = mapped_column(UTCDateTime)
    chooser_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    quota: Mapped[Quota] = relationship(back_populates="choices")
    place: Mapped[Place] = relationship()
