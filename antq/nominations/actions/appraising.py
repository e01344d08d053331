"""The office receives, the council reviews, its chair writes the result down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit import clock
from ...kit.policy import must
from ...kit.refusals import Invalid, Stale
from ...kit.text import clean
from .. import events as events
from ..models import Nomination, Outcome, Remark
from ..report import QUESTION
from ..voting import Vote, check, rule_on
from ..workflow import NOMINATION


def send_back(nomination: Nomination, note: str, remarks: Mapping[str, str], *, by: Any) -> None:
    """Ask for a supplement: why, and one note on each named field. Raises Invalid without a field."""
    named = {name: says for name, text in remarks.items() if (says := clean(text, multiline=True))}
    unknown = named.keys() - QUESTION.keys()
    if unknown:
        raise KeyError(sorted(unknown)[0])
    if not named:
        raise Invalid({"fields": _l("Chọn ít nhất một mục cần bổ sung và ghi rõ cần bổ sung gì.")})
    NOMINATION.move(nomination, "return", by=by, note=note, fields=sorted(named))
    nomination.returns += 1
    for name, says in named.items():
        nomination.remarks.append(
            Remark(
                round=nomination.returns, field=name, note=says, author_id=by.person_id, made_at=clock.now()
            )
        )


def receive(nomination: Nomination, note: str = "", *, by: Any) -> None:
    """Take the dossier in; from here on the norms of this day count for it."""
    NOMINATION.move(nomination, "receive", by=by, note=note)
    nomination.norms_on = clock.today()


def refuse(nomination: Nomination, note: str, *, by: Any) -> None:
    """Turn the dossier down with a reason."""
    NOMINATION.move(nomination, "refuse", by=by, note=note)


def open_appraisal(nomination: Nomination, *, by: Any) -> None:
    """Hand the dossier to the council."""
    NOMINATION.move(nomination, "open_appraisal", by=by)


@dataclass(frozen=True)
class Conclusion:
    """What the chair writes down after the session."""

    vote: Vote
    passed: bool
    met_on: date
    note: str = ""


def conclude(nomination: Nomination, conclusion: Conclusion, *, by: Any) -> None:
    """Record the council's result. A pass must have carried by the rule of the day of the session."""
    must(by, "nomination.conclude", nomination)
    if nomination.scheduled:
        raise Stale(
            _l("Hồ sơ ở chương trình phiên họp %(ref)s: ghi kết quả ở phiên ấy.", ref=nomination.scheduled)
        )
    _check_day(conclusion.met_on, nomination)
    level = nomination.form.level if nomination.form else None
    vote, rule = conclusion.vote, rule_on(conclusion.met_on, level, nomination.province)
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
