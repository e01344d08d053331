"""Who may vote on an item, by which rule, and what the ballots come to: the one place that asks the vote rule.

From the opening of a vote the rule and the roll are the item's own: what is changed meanwhile, in the law, on the roll
or among conflicts, does not change a vote that goes on; `changed` says that it must be held again.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, replace
from datetime import date
from fractions import Fraction
from typing import Any

from ..kit.memory import Memory
from ..law.sets import day_that_counts
from ..nominations.policy import in_conflict_with
from ..nominations.voting import Vote, VoteRule, rule_on
from .models import AgendaItem, Seat

FEWEST_SECRET = 3
"""A secret vote that not all have cast opens from here on: of one or two ballots each would be somebody's."""

_rules: Memory[VoteRule] = Memory(256)


def day_of(item: AgendaItem) -> date:
    """The day on which the item is, or was, voted."""
    session = item.session
    return item.met_on or session.sits_on or session.meets_on


def rule_for(item: AgendaItem) -> VoteRule:
    """The rule that its vote was opened under; before that the one of the day, for the level of the form, in the
    province: that of before a change which leaves received dossiers to the old rules."""
    if item.rule:
        shares = {name: Fraction(item.rule[name]) for name in ("quorum", "pass_share")}
        return VoteRule(**{**item.rule, **shares})
    nomination = item.nomination
    level = nomination.form.level if nomination.form else None
    day, province = day_that_counts(nomination.norms_on, day_of(item)), nomination.province
    return _rules.get((day, level, nomination.province_id), lambda: rule_on(day, level, province))


def written(rule: VoteRule) -> dict[str, Any]:
    """A rule as an item keeps it."""
    return {**asdict(rule), "quorum": str(rule.quorum), "pass_share": str(rule.pass_share)}


def seats_for(item: AgendaItem, barred: Collection[int] | None = None) -> list[Seat]:
    """The seats that may vote on the item: without those in conflict (`barred`, where known already), who count for
    nothing in its vote."""
    if barred is None:
        barred = in_conflict_with(item.nomination)
    return [seat for seat in item.session.seats if seat.person_id not in barred]


def voters(item: AgendaItem, rule: VoteRule, barred: Collection[int] | None = None) -> list[Seat]:
    """The seats that vote: those present and, where the rule asks the absent, those who wrote; once the vote is
    opened, those who were so then."""
    seats = seats_for(item, barred)
    if item.roll:
        asked = {person for person, _name, word in item.roll if word in ("present", "written")}
        return [seat for seat in seats if seat.person_id in asked]
    words = ("present", "written") if rule.absent == "written_opinion" else ("present",)
    return [seat for seat in seats if seat.attendance in words]


def roll_for(item: AgendaItem, rule: VoteRule) -> list[list[Any]]:
    """The roll that a vote opened now would keep: [person id, name, attendance] of each who may vote on the item."""
    voting = {seat.id for seat in voters(item, rule)}
    return [
        [seat.person_id, seat.name, seat.attendance if seat.id in voting else "absent"]
        for seat in seats_for(item)
    ]


def attended(roll: list[list[Any]]) -> Vote:
    """The vote before a ballot is cast: members, present, written."""
    words = [word for _person, _name, word in roll]
    return Vote(len(roll), words.count("present"), 0, 0, written=words.count("written"))


def changed(item: AgendaItem) -> bool:
    """Whether, while the vote goes on, others may vote on the item than when it was opened."""
    return bool(item.roll) and {seat.person_id for seat in seats_for(item)} != {row[0] for row in item.roll}


def tainted(item: AgendaItem, barred: Collection[int]) -> bool:
    """Whether somebody who took part has a conflict of interest by now (`barred`); whose conflict was lifted since was
    rightly kept out while it stood."""
    return any(person in barred for person, _name, _word in item.roll)


def counted(before: Vote, counts: dict[str, int], chair_for: bool | None = None) -> Vote:
    """The vote with its ballots."""
    return replace(
        before,
        votes_for=counts.get("for", 0),
        votes_against=counts.get("against", 0),
        blank=counts.get("blank", 0),
        chair_for=chair_for,
    )


def vote_of(item: AgendaItem) -> Vote:
    """The vote of a decided item, as it was."""
    return Vote(
        item.members, item.present, item.votes_for, item.votes_against, item.votes_blank, written=item.written
    )


def may_end_early(item: AgendaItem, rule: VoteRule, cast: int) -> bool:
    """Whether a secret vote may end with `cast` ballots although somebody has cast none: enough for a quorum, and so
    many that no ballot is anybody's."""
    return cast >= FEWEST_SECRET and Fraction(cast, item.members) >= rule.quorum
