"""The council reviews, its chair writes the result down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ...kit import clock
from ...kit.database import db
from ...kit.journal import record
from ...kit.policy import must
from ...kit.refusals import Invalid, Stale
from ...kit.text import clean
from ...law.sets import day_that_counts
from .. import events as events
from ..models import Nomination, Outcome, Review
from ..scoring import criteria, total_of
from ..voting import Vote, check, rule_on
from ..workflow import NOMINATION


def review(
    nomination: Nomination, points: Mapping[str, int], *, verdict: str, comment: str, by: Any
) -> Review:
    """Give one member's points and comment, once. Raises Refused (own unit), Stale, Invalid."""
    must(by, "nomination.score", nomination)
    locked = db.session.get(Nomination, nomination.id, with_for_update=True, populate_existing=True)
    if locked is None or locked.state != "appraising":
        raise Stale(_l("Hồ sơ không còn ở bước thẩm định, phiếu không gửi được nữa."))
    given = select(Review.id).where(Review.nomination_id == nomination.id, Review.reviewer_id == by.person_id)
    if db.session.scalar(given) is not None:
        raise Stale(_l("Phiếu của bạn cho hồ sơ này đã được gửi."))
    total = total_of(points, criteria(nomination.norms_on or clock.today()))
    made = Review(
        nomination=nomination,
        reviewer_id=by.person_id,
        points=dict(points),
        total=total,
        verdict=verdict,
        comment=clean(comment, multiline=True),
        given_at=clock.now(),
    )
    db.session.add(made)
    db.session.flush()
    record("nomination.review", nomination, by=by)
    return made


@dataclass(frozen=True)
class Conclusion:
    """What the chair writes down after the session."""

    vote: Vote
    passed: bool
    met_on: date
    note: str = ""


def conclude(nomination: Nomination, conclusion: Conclusion, *, by: Any) -> None:
    """Record the council's result. A pass must have carried by the rule of the day of the session,
    or by the one before a change that leaves received dossiers to the old rules."""
    must(by, "nomination.conclude", nomination)
    _check_day(conclusion.met_on, nomination)
    level = nomination.form.level if nomination.form else None
    on = day_that_counts(nomination.norms_on, conclusion.met_on)
    vote, rule = conclusion.vote, rule_on(on, level, nomination.province)
    check(vote, rule)
    if conclusion.passed and not rule.carries(vote):
        raise Invalid(
            {
                "votes_for": _l(
                    "Cần %(share)s số phiếu đồng ý mới được đề nghị khen thưởng.",
                    share=rule.wanted,
                )
            }
        )
    NOMINATION.move(
        nomination,
        "pass" if conclusion.passed else "fail",
        by=by,
        note=conclusion.note,
        votes_for=vote.votes_for,
        present=vote.present,
    )
    nomination.outcome = Outcome(
        members=vote.members,
        present=vote.present,
        votes_for=vote.votes_for,
        votes_against=vote.votes_against,
        met_on=conclusion.met_on,
        passed=conclusion.passed,
        note=clean(conclusion.note, multiline=True),
        chair_id=by.person_id,
        recorded_at=clock.now(),
    )


def _check_day(met_on: date, nomination: Nomination) -> None:
    """A council meets after the dossier was taken in, and its chair writes down what has been."""
    if nomination.norms_on is None:
        raise Stale(_l("Hồ sơ này chưa được tiếp nhận."))
    if met_on > clock.today():
        raise Invalid({"met_on": _l("Ngày họp không thể sau hôm nay.")})
    if met_on < nomination.norms_on:
        day = f"{nomination.norms_on:%d/%m/%Y}"
        raise Invalid({"met_on": _l("Ngày họp không thể trước ngày tiếp nhận hồ sơ, %(day)s.", day=day)})
