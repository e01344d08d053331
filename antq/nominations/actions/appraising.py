"""The council's result is written down: by its chair after a meeting on paper, by a session that published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.policy import must
from ...kit.refusals import Invalid, Stale
from ...kit.text import clean
from ...law.sets import day_that_counts
from .. import events as events
from ..models import Nomination, Outcome
from ..voting import Vote, check, rule_on
from ..workflow import NOMINATION
from .scheduling import locked


@dataclass(frozen=True)
class Conclusion:
    """What the council decided about one dossier. `chair_id` presided over the vote, where that is not the one who
    writes it down."""

    vote: Vote
    passed: bool
    met_on: date
    note: str = ""
    chair_id: int | None = None


def conclude(nomination: Nomination, conclusion: Conclusion, *, by: Any) -> None:
    """Record the council's result. A pass must have carried by the rule of the day of the session,
    or by the one before a change that leaves received dossiers to the old rules."""
    must(by, "nomination.conclude", nomination)
    nomination = locked(nomination)  # the agenda of a session raises no version
    if nomination.scheduled:
        raise Stale(
            _l("Hồ sơ ở chương trình phiên họp %(ref)s: ghi kết quả ở phiên ấy.", ref=nomination.scheduled)
        )
    _check_day(conclusion.met_on, nomination)
    level = nomination.form.level if nomination.form else None
    on = day_that_counts(nomination.norms_on, conclusion.met_on)
    vote, rule = conclusion.vote, rule_on(on, level, nomination.province)
    check(vote, rule)
    result = rule.result(vote)
    if conclusion.passed and not result.carried:
        by_chair = (rule.chair == "must_agree" and not vote.chair_for) or (
            rule.chair == "casting" and result.verdict == "tied"
        )
        raise Invalid({"chair_vote" if by_chair else "votes_for": result.says})
    _write_down(nomination, conclusion, by=by)


def conclude_session(nomination: Nomination, conclusion: Conclusion, *, by: Any) -> None:
    """Write the result of a session down, which counted its votes itself, and go on; only now anybody outside the
    council learns of it. Raises Refused and Stale."""
    must(by, "nomination.conclude", nomination)
    _write_down(nomination, conclusion, by=by)


def _write_down(nomination: Nomination, conclusion: Conclusion, *, by: Any) -> None:
    vote = conclusion.vote
    NOMINATION.move(
        nomination,
        "pass" if conclusion.passed else "fail",
        by=by,
        note=conclusion.note,
        votes_for=vote.votes_for,
        present=vote.took_part,
    )
    nomination.outcome = Outcome(
        members=vote.members,
        present=vote.present,
        written=vote.written,
        votes_for=vote.votes_for,
        votes_against=vote.votes_against,
        votes_blank=vote.blank,
        met_on=conclusion.met_on,
        passed=conclusion.passed,
        note=clean(conclusion.note, multiline=True),
        chair_id=conclusion.chair_id or by.person_id,
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
