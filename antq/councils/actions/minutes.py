"""The chair's closing words of the minutes; all else in them is the record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit.database import db
from ...kit.documents import ledger
from ...kit.documents.ledger import Facts, Kept
from ...kit.documents.records import IssuedPaper
from ...kit.journal import record
from ...kit.policy import may, must
from ...kit.refusals import Stale
from ...kit.text import clean
from .. import events as events
from .. import queries
from ..models import CouncilSession, SessionNote, mark_of
from .items import locked

LONGEST = 10_000


def write_minutes(session: CouncilSession, text: str, *, seen: int, by: Any) -> None:
    """Keep what was discussed, in words. Whoever has an interest in a dossier of the agenda, which the words may name,
    writes beside them without reading them: no refusal tells them of it. Raises Refused, Stale when somebody wrote
    meanwhile, when the session was cancelled, or when the results are published: what was published rests on it."""
    must(by, "session.write", session)
    row = locked(session)
    if row.state == "cancelled":
        raise Stale(_l("Phiên họp đã hủy, không ghi nội dung thảo luận."))
    if row.state == "published":
        raise Stale(_l("Phiên họp đã công bố kết quả, nội dung thảo luận không sửa được nữa."))
    reads = may(by, "session.discussion", row)
    note = None if reads else row.note_of(by.person_id)
    before = row.minutes if reads else (note.text if note else "")
    if mark_of(before) != seen:
        raise Stale(_l("Phiên họp vừa được sửa. Điều vừa nhập còn ở dưới; tải lại trang để xem bản mới."))
    text = clean(text, multiline=True)[:LONGEST]
    if text == before:
        return
    if reads:
        row.minutes = text
    elif note is None:
        row.notes.append(SessionNote(person_id=by.person_id, text=text))
    else:
        note.text = text
    db.session.flush()
    record("session.write", row, by=by)


def issue_minutes(session: CouncilSession, facts: Facts, files: Iterable[Kept], *, by: Any) -> IssuedPaper:
    """Enter the minutes in the ledger; the same content again is the same issue. Raises Refused, Stale (not
    closed, or resumed meanwhile)."""
    if not session.is_over:
        raise Stale(queries.NOT_CLOSED)
    must(by, "session.minutes", session)
    paper, new = ledger.issue(facts, [session], files, by=by)
    if new:
        record("session.minutes", session, by=by, paper=paper.ref)
    return paper
