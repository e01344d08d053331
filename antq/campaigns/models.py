"""Campaigns, targets and quotas as rows; evaluating them is a later matter."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Numeric, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..kit.database import Base
from ..law.models import Document


class Campaign(Base):
    """A phong trào, đợt thi đua, cao điểm or ngày hội. A yearly one has `month` and `day`, no year."""

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
    mark: Mapped[str] = mapped_column(String(2), default="V")
    note: Mapped[str] = mapped_column(Text, default="")

    sources: Mapped[list[Document]] = relationship(secondary="campaign_source", order_by="Document.ref")


class CampaignSource(Base):
    """A document that names a campaign."""

    __tablename__ = "campaign_source"
    __public__ = True

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)


class Target(Base):
    """A chỉ tiêu: comparator, value or range, base, for selected units or the whole province."""

    __tablename__ = "target"
    __public__ = True
    __table_args__ = (
        CheckConstraint("comparator IN ('>=', '>', '=')", name="comparator"),
        CheckConstraint("direction IN ('up', 'down', 'down-rate')", name="direction"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(20), unique=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    indicator: Mapped[str] = mapped_column(Text)
    scope: Mapped[str] = mapped_column(String(200))
    selected_only: Mapped[bool] = mapped_column(default=False)
    comparator: Mapped[str] = mapped_column(String(2))
    value: Mapped[Decimal] = mapped_column(Numeric(12, 3))
    high: Mapped[Decimal | None] = mapped_column(Numeric(12, 3))
    unit: Mapped[str] = mapped_column(String(60))
    direction: Mapped[str] = mapped_column(String(10))
    classes: Mapped[list[str]] = mapped_column(JSON, default=list)
    period: Mapped[str] = mapped_column(String(60), default="")
    base: Mapped[str] = mapped_column(String(100), default="")

    document: Mapped[Document] = relationship()


class Quota(Base):
    """How many units of which types (valid on the campaign's date) must be chosen for what."""

    __tablename__ = "quota"
    __public__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(20), unique=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    actor: Mapped[str] = mapped_column(String(200))
    says: Mapped[str] = mapped_column(Text)
    terms: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    on: Mapped[date | None] = mapped_column(Date)

    document: Mapped[Document] = relationship()
