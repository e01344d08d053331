"""A council member reviews: a draft of one's own, points with a verdict and a comment, put aside, changed in time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ...kit import clock
from ...kit.database import db
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Invalid, Stale
from ...kit.text import clean
from ...rounds.phases import is_ahead, is_over
from .. import events as events
from ..merging import mark
from ..models import Nomination, Review, ReviewDraft
from ..queries import draft_by
from ..scoring import VERDICTS, criteria, total_of

LONGEST = 4000


def reviews_open(nomination: Nomination) -> Any:
    """None while reviews may be given and changed, else the sentence that says why not any more."""
    if nomination.state != "appraising":
        return _l("Hồ sơ không còn ở bước thẩm định, phiếu không gửi được nữa.")
    if nomination.reviews_closed_at is not None:
        return _l("Phiên họp hội đồng đã mở, phiếu chấm đã chốt.")
    if nomination.round is not None and is_over(nomination.round, "reviewing", clock.today()):
        return _l("Đợt “%(name)s” đã hết thời gian chấm.", name=nomination.round.name)
    if nomination.round is not None and is_ahead(nomination.round, "reviewing", clock.today()):
        return _l("Đợt “%(name)s” chưa đến thời gian chấm.", name=nomination.round.name)
    return None


def review(
    nomination: Nomination,
    points: Mapping[str, int],
    *,
    verdict: str,
    comment: str,
    seen: int = 0,
    drafted: str | None = None,
    by: Any,
) -> Review:
    """Give one's points and comment, or change them: `seen` is the version that was changed, 0 for none yet; of the
    draft, which goes, `drafted` is the mark that was on the screen (None: nobody looked at one).

    An abstention gives no points. Raises Refused (own unit), Stale (closed, or given meanwhile), Invalid.
    """
    locked = _locked(nomination, by)
    if verdict not in VERDICTS:
        raise Invalid({"verdict": _l("Chọn một ý kiến.")})
    mine = db.session.scalar(
        select(Review).where(Review.nomination_id == nomination.id, Review.reviewer_id == by.person_id)
    )
    if (mine.version if mine else 0) != seen:
        raise Stale(_l("Phiếu của đồng chí cho hồ sơ này đã được gửi."))
    _is_as_drafted(draft_by(locked, by=by), drafted)
    abstains = verdict == "abstain"
    total = None if abstains else total_of(points, criteria(locked.norms_on or clock.today()))
    before = mine.total if mine else None
    if mine is None:
        mine = Review(nomination=locked, reviewer_id=by.person_id, version=0)
    mine.points = {} if abstains else dict(points)
    mine.total, mine.verdict, mine.given_at = total, verdict, clock.now()
    mine.comment, mine.version = clean(comment, multiline=True), mine.version + 1
    db.session.add(mine)
    _drop_draft(locked, by)
    db.session.flush()
    if seen:
        record("nomination.review_change", locked, by=by, before=before)
    else:
        record("nomination.review", locked, by=by)
    return mine


def save_draft(
    nomination: Nomination,
    points: Mapping[str, str],
    *,
    verdict: str,
    comment: str,
    drafted: str | None = None,
    by: Any,
) -> ReviewDraft:
    """Keep what has been typed so far, whatever it is; only its writer reads it. Raises Refused, Stale (closed; or it
    was saved elsewhere since the page was made that bore the mark `drafted`), Invalid (a comment that is too long:
    nothing of it is cut off unseen)."""
    comment = clean(comment, multiline=True)
    if len(comment) > LONGEST:
        says = _l("Nhận xét dài nhất %(most)d ký tự, hiện có %(count)d.", most=LONGEST, count=len(comment))
        raise Invalid({"comment": says})
    typed = {code: text[:20] for code, text in points.items() if text}
    verdict = verdict if verdict in VERDICTS else ""
    _is_as_drafted(draft_by(_locked(nomination, by), by=by), drafted, also=_mark(typed, verdict, comment))
    draft = _draft(nomination, by)
    draft.points, draft.verdict, draft.comment = typed, verdict, comment
    draft.skipped_at = None
    return draft


def mark_of(draft: ReviewDraft | None) -> str:
    """What stands on a page for the draft that it shows; blank for none."""
    return _mark(draft.points, draft.verdict, draft.comment) if draft else ""


def _mark(points: Mapping[str, Any], verdict: str, comment: str) -> str:
    return mark("\n".join([verdict, *(f"{code} {points[code]}" for code in sorted(points)), comment]))


def _is_as_drafted(draft: ReviewDraft | None, shown: str | None, also: str = "") -> None:
    """Raise Stale, with what was written, when a page that knew less would put another draft in its place."""
    now = mark_of(draft)
    if draft is None or shown is None or now in (shown, also):
        return
    raise Stale(
        _l(
            "Phiếu này vừa được lưu nháp ở nơi khác, nhận xét: “%(comment)s”. Xem lại, bấm lần nữa để thay.",
            comment=draft.comment or "–",
        )
    )


def skip(nomination: Nomination, *, by: Any) -> None:
    """Put the dossier aside: it leaves one's queue and says nothing. Raises Refused, Stale (given already)."""
    draft = _draft(nomination, by)
    if any(review.reviewer_id == by.person_id for review in nomination.reviews):
        raise Stale(_l("Phiếu của đồng chí cho hồ sơ này đã được gửi."))
    draft.skipped_at = clock.now()


def _draft(nomination: Nomination, by: Any) -> ReviewDraft:
    _locked(nomination, by)
    draft = draft_by(nomination, by=by)
    if draft is None:
        draft = ReviewDraft(nomination_id=nomination.id, reviewer_id=by.person_id, points={})
        db.session.add(draft)
    draft.saved_at = clock.now()
    return draft


def _drop_draft(nomination: Nomination, by: Any) -> None:
    if (draft := draft_by(nomination, by=by)) is not None:
        db.session.delete(draft)


def _locked(nomination: Nomination, by: Any) -> Nomination:
    must(by, "nomination.score", nomination)
    locked = db.session.get(Nomination, nomination.id, with_for_update=True, populate_existing=True)
    closed = _l("Không có hồ sơ này.") if locked is None else reviews_open(locked)
    if locked is None or closed:
        raise Stale(closed)
    return locked
