"""A dossier: who is nominated for what, the report, and where it stands."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...catalogue.models import Initiative
from ...evidence.models import Album
from ...honours.models import Commendation
from ...kit.database import Base, UTCDateTime
from ...law.models import AwardForm
from ...people.models import Person
from ...places.models import Place
from ...rounds.models import Round
from ...units.models import Unit

if TYPE_CHECKING:
    from .conflicts import Conflict
    from .council import Assignment, Outcome, Review, ReviewDraft
    from .reception import Pause, Remark, Submission
    from .replications import ChosenReplication

STATES = (
    "draft",
    "submitted",
    "returned",
    "received",
    "appraising",
    "proposed",
    "rejected",
    "decided",
    "released",
    "revoked",
    "withdrawn",
)


class Nomination(Base):
    """A dossier: who is nominated for what, the report, and where it stands.

    `round` is the dated round it came into, none for one outside of rounds (đột xuất); `late`: sent after the round's
    nominating had closed. `scheduled` is the ref of the council's session on whose agenda it stands; the room of
    councils sets it.
    """

    __tablename__ = "nomination"
    __table_args__ = (
        CheckConstraint("state IN ({})".format(", ".join(f"'{state}'" for state in STATES)), name="state"),
        CheckConstraint("recipient IN ('initiative', 'collective', 'person')", name="recipient"),
        Index("ix_nomination_queue", "province_id", "state", "moved_at"),
        Index("ix_nomination_unit", "unit_id", "state"),
        Index("ix_nomination_due", "province_id", "due_on"),
    )
    __subject__ = "nomination"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True)
    recipient: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(12), default="draft")
    version: Mapped[int] = mapped_column(default=1)
    moved_at: Mapped[datetime] = mapped_column(UTCDateTime)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    saved_at: Mapped[datetime] = mapped_column(UTCDateTime)
    saved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    submitted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    province_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    returns: Mapped[int] = mapped_column(default=0)
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"), index=True)
    late: Mapped[bool] = mapped_column(default=False)
    reviews_closed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    scheduled: Mapped[str] = mapped_column(String(40), default="")
    presider_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    norms_on: Mapped[date | None] = mapped_column(Date)

    due_on: Mapped[date | None] = mapped_column(Date)
    """Who has it must have done with it by the end of this day: the unit while it supplements, else the office."""
    held_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    claimed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    tag: Mapped[str] = mapped_column(String(40), default="")
    sought: Mapped[str] = mapped_column(Text, default="")
    """Code, name, unit and place as they are looked for at the desk: folded. With the two below, as last sent in."""
    answered: Mapped[int] = mapped_column(default=0)
    questions: Mapped[int] = mapped_column(default=0)
    flags: Mapped[str] = mapped_column(String(80), default="")
    """What struck the register when it was sent in: codes of `desk.FLAGS`, each between bars, as |figures|alike|."""

    name: Mapped[str] = mapped_column(String(200), default="")
    role: Mapped[str] = mapped_column(String(200), default="")
    form_id: Mapped[int | None] = mapped_column(ForeignKey("award_form.id"))
    initiative_id: Mapped[int | None] = mapped_column(ForeignKey("initiative.id"))
    field: Mapped[str] = mapped_column(String(30), default="")
    kind: Mapped[str] = mapped_column(String(30), default="")
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    started: Mapped[str] = mapped_column(String(40), default="")
    summary: Mapped[str] = mapped_column(String(300), default="")
    publicity: Mapped[str] = mapped_column(String(10), default="full")
    background: Mapped[str] = mapped_column(Text, default="")
    how: Mapped[str] = mapped_column(Text, default="")
    resources: Mapped[str] = mapped_column(Text, default="")
    results: Mapped[str] = mapped_column(Text, default="")
    lessons: Mapped[str] = mapped_column(Text, default="")
    album_id: Mapped[int] = mapped_column(ForeignKey("album.id"))
    commendation_id: Mapped[int | None] = mapped_column(ForeignKey("commendation.id"))
    passed_on_from_id: Mapped[int | None] = mapped_column(ForeignKey("nomination.id"), index=True)

    unit: Mapped[Unit] = relationship()
    province: Mapped[Place] = relationship(foreign_keys=province_id)
    author: Mapped[Person] = relationship(foreign_keys=author_id)
    assignee: Mapped[Person | None] = relationship(foreign_keys=assignee_id)
    saved_by: Mapped[Person | None] = relationship(foreign_keys=saved_by_id)
    form: Mapped[AwardForm | None] = relationship()
    initiative: Mapped[Initiative | None] = relationship()
    place: Mapped[Place | None] = relationship(foreign_keys=place_id)
    album: Mapped[Album] = relationship()
    commendation: Mapped[Commendation | None] = relationship()
    passed_on_from: Mapped[Nomination | None] = relationship(remote_side=id, back_populates="passed_on_to")
    passed_on_to: Mapped[list[Nomination]] = relationship(
        back_populates="passed_on_from", order_by="Nomination.id"
    )
    remarks: Mapped[list[Remark]] = relationship(order_by="Remark.id", back_populates="nomination")
    pauses: Mapped[list[Pause]] = relationship(order_by="Pause.id", back_populates="nomination")
    submissions: Mapped[list[Submission]] = relationship(
        order_by="Submission.number", back_populates="nomination"
    )
    reviews: Mapped[list[Review]] = relationship(order_by="Review.id", back_populates="nomination")
    review_drafts: Mapped[list[ReviewDraft]] = relationship(back_populates="nomination")
    assignments: Mapped[list[Assignment]] = relationship(
        order_by="Assignment.id", back_populates="nomination"
    )
    conflicts: Mapped[list[Conflict]] = relationship(order_by="Conflict.id", back_populates="nomination")
    replications: Mapped[list[ChosenReplication]] = relationship(
        order_by="ChosenReplication.replication_id", back_populates="nomination", cascade="all, delete-orphan"
    )
    round: Mapped[Round | None] = relationship()
    outcome: Mapped[Outcome | None] = relationship(back_populates="nomination")

    @property
    def title(self) -> str:
        """What events and lists call it."""
        return self.name or "Hồ sơ chưa đặt tên"
