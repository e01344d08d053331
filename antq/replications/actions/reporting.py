"""What a point achieved: figures on an album of its own, never overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from ...evidence import actions as evidence
from ...kit.database import db
from ...kit.database.version import stamp_at_commit
from ...kit.journal import record
from ...kit.refusals import Invalid
from ..models import Replication
from .holding import hold

MOST_FIGURES = 60


def report(replication: Replication, rows: Sequence[dict[str, Any]], *, by: Any) -> None:
    """Add figures as `evidence.actions.add_figure` takes them.

    Refuses (Invalid): none, more than an album takes, a replication that only was registered.
    """
    if not rows:
        raise Invalid({"": _l("Nhập ít nhất một số liệu.")})
    hold([replication])  # two first reports at once open one album
    if replication.accepted_at is None:
        raise Invalid({"": _l("Điểm chưa vào sổ, chưa nhận số liệu.")})
    if replication.album is None:
        replication.album = evidence.open_album(
            unit_id=replication.unit_id,
            province_id=replication.province_id,
            public=True,
            under=replication.initiative.album,
        )
    db.session.expire(replication.album, ["figures"])
    if len(replication.album.figures) + len(rows) > MOST_FIGURES:
        raise Invalid({"": _l("Điểm đã có quá nhiều số liệu.")})
    for row in rows:
        evidence.add_figure(replication.album, said_by=replication.unit, **row)
    stamp_at_commit(replication)
    record("replication.report", replication, by=by, count=len(rows))
