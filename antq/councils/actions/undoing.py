"""A vote is taken back, or a dossier left to another session."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit.journal import record
from ...kit.refusals import Invalid
from ...kit.text import clean
from .. import events as events
from ..models import AgendaItem
from .items import BEGUN, clear, leave, locked_item, turn

LEAST, MOST = 5, 1000


def undo(item: AgendaItem, reason: str, *, by: Any) -> None:
    """Take a result, or a vote that goes on, back until it is published: it is voted again, at another session where
    this one has published the others. The reason stands in the record: whoever ends votes early and takes them back
    says why. Raises Refused, Stale, Invalid (no reason)."""
    reason = clean(reason)
    if not LEAST <= len(reason) <= MOST:
        raise Invalid(
            {"reason": _l("Ghi lý do hoàn tác, từ %(least)d đến %(most)d ký tự.", least=LEAST, most=MOST)}
        )
    row = locked_item(item, ("voting", "decided"), sessions=BEGUN, by=by)
    record("session.undo", row.session, by=by, dossier=row.nomination.ref, result=row.result, note=reason)
    clear(row)
    row.undone = "\n".join(filter(None, (row.undone, reason)))
    row.result, row.note, row.manner, row.decided_at, row.decided_by_id = "", "", "", None, None
    row.votes_for = row.votes_against = row.votes_blank = 0
    row.met_on, row.rule, row.roll = None, {}, []
    if row.session.state == "published":
        leave(row)
    else:
        turn(row, "waiting")


def defer(item: AgendaItem, *, by: Any) -> None:
    """Leave the dossier to another session. Raises Refused, Stale."""
    row = locked_item(item, ("waiting", "voting"), sessions=BEGUN, by=by)
    leave(row)
    row.met_on, row.rule, row.roll = None, {}, []
    record("session.defer", row.session, by=by, dossier=row.nomination.ref)
