"""Holding points: the first step of every act of the ledger (`catalogue.holding` says in which order acts lock)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from ...catalogue.holding import hold as hold_initiatives
from ...kit.database import db
from ..models import Replication
from ..queries import WHOLE

AT_ONCE = 500


def hold(replications: Iterable[Replication]) -> None:
    """Nobody else writes these points, nor what is counted of their initiatives, until this transaction ends; all
    are read anew."""
    wanted = list(replications)
    hold_initiatives(dict.fromkeys(each.initiative for each in wanted))
    ids = sorted({each.id for each in wanted})
    for start in range(0, len(ids), AT_ONCE):
        rows = select(Replication).where(Replication.id.in_(ids[start : start + AT_ONCE]))
        locked = rows.order_by(Replication.id).with_for_update(key_share=True, of=Replication)
        db.session.scalars(locked.options(*WHOLE).execution_options(populate_existing=True)).all()
