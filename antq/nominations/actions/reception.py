"""The standing office takes a dossier in, sends it back, turns it down, hands it on, puts it on hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select, update

from ...evidence import actions as evidence
from ...kit import clock
from ...kit.database import db
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Invalid, Stale
from ...kit.text import clean
from .. import events as events
from ..answers import answers_of
from ..desk import completeness_of, flags_of, sought_of, written
from ..models import Nomination, Pause, Remark, Submission
from ..report import QUESTION
from ..timing import due_of, is_open, supplement_due
from ..workflow import NOMINATION
from .choosing import say_again

MAY_BE_HELD = ("submitted", "received", "appraising", "proposed")
"""States in which the office or the council has the dossier, so that stopping its clock means something."""


def send_back(
    nomination: Nomination,
    note: str,
    remarks: Mapping[str, str],
    until: date | None = None,
    *,
    by: Any,
) -> None:
    """Ask for a supplement: why, one note on each named field, and until when (by norm unless said).

    Everything goes out in this one act: a second request counts as late. Raises Invalid without a field and for a
    day that has passed, Stale when somebody was quicker.
    """
    named = {name: says for name, text in remarks.items() if (says := clean(text, multiline=True))}
    unknown = named.keys() - QUESTION.keys()
    if unknown:
        raise KeyError(sorted(unknown)[0])
    if not named:
        raise Invalid({"fields": _l("Chọn ít nhất một mục cần bổ sung và ghi rõ cần bổ sung gì.")})
    today = clock.today()
    due = until or supplement_due(today)
    if due <= today:
        raise Invalid({"until": _l("Hạn bổ sung phải sau hôm nay.")})
    NOMINATION.move(nomination, "return", by=by, note=note, fields=sorted(named), due=due.isoformat())
    nomination.returns += 1
    for name, says in named.items():
        nomination.remarks.append(
            Remark(
                round=nomination.returns, field=name, note=says, author_id=by.person_id, made_at=clock.now()
            )
        )
    _begin(nomination, "return", clean(note, multiline=True), due, by)
    nomination.due_on = due_of(nomination)


def receive(nomination: Nomination, note: str = "", *, by: Any) -> None:
    """Take the dossier in; from here on the norms of this day count for it, and so do the days.

    After a supplement that was asked for later, the first day still counts.
    """
    NOMINATION.move(nomination, "receive", by=by, note=note)
    nomination.norms_on = nomination.norms_on or clock.today()
    nomination.due_on = due_of(nomination)


def refuse(nomination: Nomination, note: str, *, by: Any) -> None:
    """Turn the dossier down with a reason; one that waits for a supplement only when its days are over."""
    NOMINATION.move(nomination, "refuse", by=by, note=note)
    end_pauses(nomination, "return", by=by)
    nomination.due_on = due_of(nomination)


def open_appraisal(nomination: Nomination, *, by: Any) -> None:
    """Hand the dossier to the council."""
    NOMINATION.move(nomination, "open_appraisal", by=by)
    evidence.give_to_council(nomination.album)


def hold(nomination: Nomination, note: str, *, by: Any) -> None:
    """Stop the clock of a dossier, with a reason (a complaint, an inspection): nothing moves until it is resumed.

    Source: NĐ 152/2025 (chưa khen khi đang xem xét kỷ luật, điều tra, thanh tra). The reason is the office's, it is
    not told to the unit. Raises Refused, Stale (held already, moved on, somebody was quicker), Invalid (no reason).
    """
    must(by, "nomination.receive", nomination)
    reason = _reason(note)
    if nomination.state not in MAY_BE_HELD:
        raise Stale(_l("Hồ sơ ở bước này không tạm dừng được."))
    _turn(nomination, held=True)
    _begin(nomination, "hold", reason, None, by)
    nomination.due_on = due_of(nomination)
    record("nomination.hold", nomination, by=by, note=reason)


def resume(nomination: Nomination, note: str, *, by: Any) -> None:
    """Let a dossier go on; the days of the hold are taken out. Raises as `hold`."""
    must(by, "nomination.receive", nomination)
    reason = _reason(note)
    _turn(nomination, held=False)
    end_pauses(nomination, "hold", by=by)
    nomination.due_on = due_of(nomination)
    record("nomination.resume", nomination, by=by, note=reason)


def file_in(nomination: Nomination, *, by: Any) -> None:
    """What follows from sending in: the answers are kept as they are now, the wait for a supplement ends, the
    desk's columns are written. `submit` calls it after its move."""
    last = db.session.scalar(
        select(func.max(Submission.number)).where(Submission.nomination_id == nomination.id)
    )
    if not last:
        say_again(nomination)
    nomination.submissions.append(
        Submission(
            number=(last or 0) + 1,
            answers=answers_of(nomination),
            sent_at=clock.now(),
            sent_by_id=by.person_id,
        )
    )
    end_pauses(nomination, "return", by=by)
    show_at_desk(nomination)


def show_at_desk(nomination: Nomination) -> None:
    """Write what a row of the desk shows; for dossiers of before an upgrade `flask antq reindex` does it."""
    nomination.sought = sought_of(nomination)
    nomination.answered, nomination.questions = completeness_of(nomination)
    nomination.flags = written(flags_of(nomination))
    nomination.due_on = due_of(nomination)


def end_pauses(nomination: Nomination, *kinds: str, by: Any) -> None:
    """End what lasts of these kinds of pauses today."""
    for pause in nomination.pauses:
        if any(is_open(pause, kind) for kind in kinds):
            pause.ended_on, pause.ended_at, pause.ended_by_id = clock.today(), clock.now(), by.person_id


def _begin(nomination: Nomination, kind: str, reason: str, due: date | None, by: Any) -> None:
    nomination.pauses.append(
        Pause(
            kind=kind,
            reason=reason,
            due_on=due,
            began_on=clock.today(),
            began_at=clock.now(),
            began_by_id=by.person_id,
        )
    )


def _reason(note: str) -> str:
    reason = clean(note, multiline=True)
    if not reason:
        raise Invalid({"reason": _l("Nhập lý do hoặc nội dung cần trao đổi.")})
    return reason


def _turn(nomination: Nomination, *, held: bool) -> None:
    """Compare and swap: of two who stop or start the clock, or move the dossier meanwhile, one does."""
    db.session.flush()
    as_it_was = Nomination.held_at.is_(None) if held else Nomination.held_at.is_not(None)
    done = db.session.execute(
        update(Nomination)
        .where(Nomination.id == nomination.id, Nomination.version == nomination.version, as_it_was)
        .values(held_at=clock.now() if held else None, version=Nomination.version + 1)
        .execution_options(synchronize_session=False)
    )
    if done.rowcount != 1:  # type: ignore[attr-defined]
        raise Stale(_l("Hồ sơ vừa được người khác xử lý. Tải lại trang để xem kết quả."))
    db.session.refresh(nomination)
