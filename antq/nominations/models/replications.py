"""Which replications of its initiative a dossier rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ...kit.database import Base
from ...replications.models import Replication

if TYPE_CHECKING:
    from .dossier import Nomination


class ChosenReplication(Base):
    """A điểm nhân rộng that a dossier rests on. `said` is how it stood when it was chosen, and again when the dossier
    was first sent in: what became of it later is no change of the dossier."""

    __tablename__ = "nomination_replication"

    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"), primary_key=True)
    replication_id: Mapped[int] = mapped_column(ForeignKey("replication.id"), primary_key=True, index=True)
    said: Mapped[str] = mapped_column(Text)

    nomination: Mapped[Nomination] = relationship(back_populates="replications")
    replication: Mapped[Replication] = relationship(lazy="joined", innerjoin=True)
