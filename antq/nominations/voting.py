"""The council's vote: whether the counts can be, and what they come to by the rule of the day. Pure.

The rule is a dated norm of the form's level and of the place: the pass share changed three times in two years
(DOMAIN 3.4), so no number stands here. Shares are exact fractions, and none is ever rounded up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l

from ..kit.refusals import Invalid
from ..law.norms import values
from ..places.models import Place

BASES = {
    "members": _l("tổng số thành viên"),
    "present": _l("số người tham gia biểu quyết"),
    "ballots": _l("số phiếu hợp lệ"),
}
"""What a pass share is counted on: all members; those who sat there or wrote; votes for and against."""

ABSENT = ("written_opinion", "excluded")
"""Whether whoever is absent is asked in writing, or has no vote."""

CHAIR = ("none", "must_agree", "casting")
"""What the chair's own vote means: one of many; nothing passes against it; it breaks a tie."""

VERDICTS = ("carried", "failed", "tied", "no_quorum")


@dataclass(frozen=True)
class Vote:
    """The counts of one vote. `blank` are blank and spoilt ballots; `written` of the absent sent their opinion,
    and their votes are among the counts. `chair_for` is how the chair voted, where that is known."""

    members: int
    present: int
    votes_for: int
    votes_against: int
    blank: int = 0
    written: int = 0
    chair_for: bool | None = None

    @property
    def took_part(self) -> int:
        """Who could vote: those present, and those who wrote."""
        return self.present + self.written


class Result(NamedTuple):
    """What a vote came to (one of VERDICTS), and the sentence that says why."""

    verdict: str
    says: Any

    @property
    def carried(self) -> bool:
        """Whether the proposal goes on."""
        return self.verdict == "carried"


@dataclass(frozen=True)
class VoteRule:
    """How a council votes. `quorum`: the least share of the members who must be present; `pass_share`: the share
    of the votes for, on `base`, that is enough, or that must be exceeded where it is `strict` ("trên 50 %")."""

    quorum: Fraction
    pass_share: Fraction
    base: str = "members"
    secret: bool = True
    absent: str = "written_opinion"
    chair: str = "none"
    strict: bool = False

    def base_of(self, vote: Vote) -> int:
        """The number that the share is counted on."""
        return {
            "members": vote.members,
            "present": vote.took_part,
            "ballots": vote.votes_for + vote.votes_against,
        }[self.base]

    def has_quorum(self, vote: Vote) -> bool:
        """Whether enough members sat there; who only wrote was not present."""
        return vote.members > 0 and Fraction(vote.present, vote.members) >= self.quorum

    def carries(self, vote: Vote) -> bool:
        """Whether enough voted for, of those who had to be there."""
        return self.result(vote).carried

    def result(self, vote: Vote) -> Result:
        """What the counts come to; they must be possible (`check`)."""
        if not self.has_quorum(vote):
            return Result("no_quorum", self._no_quorum(vote))
        if self.chair == "must_agree" and not vote.chair_for:
            return Result("failed", _l("Không thông qua: quy chế đòi hỏi Chủ tịch hội đồng đồng ý."))
        base = self.base_of(vote)
        reached = Fraction(vote.votes_for, base) if base else None
        if reached is not None and (
            reached > self.pass_share or (reached == self.pass_share and not self.strict)
        ):
            return Result("carried", self._counted(vote, _l("Thông qua")))
        if reached == self.pass_share and vote.votes_for == vote.votes_against:
            return self._tie(vote)
        return Result("failed", self._counted(vote, _l("Không thông qua")))

    def _tie(self, vote: Vote) -> Result:
        """As many for as against, and just one more would have been enough."""
        if self.chair != "casting":
            return Result("tied", self._counted(vote, _l("Số phiếu ngang nhau")))
        if vote.chair_for is None:
            return Result("tied", _l("Số phiếu ngang nhau, Chủ tịch hội đồng chưa có ý kiến quyết định."))
        if vote.chair_for:
            return Result("carried", _l("Thông qua: số phiếu ngang nhau, theo ý kiến của Chủ tịch hội đồng."))
        return Result(
            "failed", _l("Không thông qua: số phiếu ngang nhau, theo ý kiến của Chủ tịch hội đồng.")
        )

    @property
    def wanted(self) -> Any:
        """The pass share in words: "trên 50 %", "từ 80 % trở lên"."""
        share = threshold(self.pass_share)
        return _l("trên %(share)s", share=share) if self.strict else _l("từ %(share)s trở lên", share=share)

    def _no_quorum(self, vote: Vote) -> Any:
        return _l(
            "Không đủ người dự họp: %(present)d/%(members)d thành viên có mặt, cần ít nhất %(share)s.",
            present=vote.present,
            members=vote.members,
            share=threshold(self.quorum),
        )

    def _counted(self, vote: Vote, word: Any) -> Any:
        base = self.base_of(vote)
        return _l(
            "%(word)s: %(votes)d phiếu đồng ý trên %(base)s là %(all)d (%(reached)s); cần %(wanted)s.",
            word=word,
            votes=vote.votes_for,
            base=BASES[self.base],
            all=base,
            reached=percent(Fraction(vote.votes_for, base) if base else Fraction(0)),
            wanted=self.wanted,
        )


def percent(share: Fraction) -> str:
    """A share in per cent, cut after one decimal: 79,99 never reads as 80."""
    tenths = share * 1000 // 1
    whole, tenth = divmod(int(tenths), 10)
    said = f"{whole},{tenth}" if tenth else str(whole)
    return f"{said}\N{NO-BREAK SPACE}%"


def threshold(share: Fraction) -> str:
    """A share that a rule sets, exactly: in per cent where that is a whole number or one decimal, else "2/3"."""
    return percent(share) if share * 1000 % 1 == 0 else str(share)


PARTS = ("quorum", "pass_share", "pass_base", "secret_ballot", "absent", "chair", "strict")
"""The norms of a rule, each `council.<part>`, or `council.<part>.<level>` for the forms of one level."""


def rule_on(day: date, level: str | None = None, scope: Place | None = None) -> VoteRule:
    """The rule in force on a day, for the award forms of a level, in a place. Raises LookupError without one.

    What is set for a level wins over what is set for all, and then the narrower place: a province may not lower
    what the law asks of a state title by a rule of its own for everything.
    """
    keys = [f"council.{part}" for part in PARTS]
    found = values([*keys, *(f"{key}.{level}" for key in keys if level)], on=day, scope=scope)
    said: dict[str, Any] = {}
    for part in PARTS:
        for key in (f"council.{part}", f"council.{part}.{level}"):
            if key in found:
                said[part] = found[key]
    for part in ("quorum", "pass_share", "pass_base"):
        if part not in said:
            raise LookupError(f"no norm council.{part} on {day:%d/%m/%Y}: add one with law.actions.add_norm")
    return VoteRule(
        Fraction(str(said["quorum"])),
        Fraction(str(said["pass_share"])),
        said["pass_base"],
        secret=said.get("secret_ballot", True),
        absent=said.get("absent", "written_opinion"),
        chair=said.get("chair", "none"),
        strict=said.get("strict", False),
    )


def check(vote: Vote, rule: VoteRule) -> None:
    """Raise Invalid when the counts cannot be, or the quorum was not met."""
    errors = faults(vote, rule)
    if not errors.keys() & {"members", "present"} and not rule.has_quorum(vote):
        errors["present"] = _l(
            "Cần ít nhất %(share)s số thành viên dự họp mới được biểu quyết.", share=threshold(rule.quorum)
        )
    if errors:
        raise Invalid(errors)


def faults(vote: Vote, rule: VoteRule) -> dict[str, Any]:
    """What cannot be in the counts of a vote: field to sentence; empty when all can."""
    errors: dict[str, Any] = {}
    if vote.members < 1:
        errors["members"] = _l("Nhập số thành viên hội đồng, từ 1 trở lên.")
    elif vote.present < 0:
        errors["present"] = _l("Số người dự là số từ 0 trở lên.")
    elif vote.present > vote.members:
        errors["present"] = _l("Số người dự không thể nhiều hơn số thành viên hội đồng.")
    elif says := _wrong_written(vote, rule):
        errors["written"] = says
    if min(vote.votes_for, vote.votes_against, vote.blank) < 0:
        errors["votes_for"] = _l("Số phiếu là số từ 0 trở lên.")
    elif vote.votes_for + vote.votes_against + vote.blank > vote.took_part:
        errors["votes_for"] = (
            _l("Tổng số phiếu không thể nhiều hơn số người dự và số ý kiến bằng văn bản.")
            if vote.written
            else _l("Tổng số phiếu không thể nhiều hơn số người dự.")
        )
    return errors


def _wrong_written(vote: Vote, rule: VoteRule) -> Any:
    if rule.absent == "excluded" and vote.written:
        return _l("Quy chế không lấy ý kiến bằng văn bản của người vắng mặt.")
    if not 0 <= vote.written <= vote.members - vote.present:
        return _l("Số ý kiến bằng văn bản từ 0 đến số người vắng mặt.")
    return None
