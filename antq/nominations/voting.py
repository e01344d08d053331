"""The council's vote: whether the counts can be, and whether they carry. Pure.

The rule (quorum, share, base) is a dated norm: the pass share changed three times in two years
(DOMAIN 3.4), so no number stands here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.refusals import Invalid
from ..law.norms import norm


@dataclass(frozen=True)
class Vote:
    """The counts of one vote."""

    members: int
    present: int
    votes_for: int
    votes_against: int


@dataclass(frozen=True)
class VoteRule:
    """Shares as exact fractions; `base` is what the pass share is counted on: all members,
    present, or ballots (votes for and against)."""

    quorum: Fraction
    pass_share: Fraction
    base: str

    def carries(self, vote: Vote) -> bool:
        """Whether enough voted for."""
        base = {
            "members": vote.members,
            "present": vote.present,
            "ballots": vote.votes_for + vote.votes_against,
        }[self.base]
        return base > 0 and Fraction(vote.votes_for, base) >= self.pass_share


def rule_on(day: date) -> VoteRule:
    """The rule in force on a day."""
    return VoteRule(
        Fraction(str(norm("council.quorum", on=day))),
        Fraction(str(norm("council.pass_share", on=day))),
        norm("council.pass_base", on=day),
    )


def check(vote: Vote, rule: VoteRule) -> None:
    """Raise Invalid when the counts cannot be, or the quorum was not met."""
    errors: dict[str, Any] = {}
    if vote.members < 1:
        errors["members"] = _l("Nhập số thành viên hội đồng, từ 1 trở lên.")
    elif vote.present > vote.members:
        errors["present"] = _l("Số người dự không thể nhiều hơn số thành viên hội đồng.")
    elif Fraction(vote.present, vote.members) < rule.quorum:
        errors["present"] = _l(
            "Cần ít nhất %(share)s số thành viên dự họp mới được biểu quyết.", share=str(rule.quorum)
        )
    if min(vote.votes_for, vote.votes_against) < 0:
        errors["votes_for"] = _l("Số phiếu là số từ 0 trở lên.")
    elif vote.votes_for + vote.votes_against > vote.present:
        errors["votes_for"] = _l("Tổng số phiếu không thể nhiều hơn số người dự.")
    if errors:
        raise Invalid(errors)
