"""Who may vote on an item, by which rule, and what the ballots come to: the one place that asks the vote rule."""

from __future__ import annotations

from dataclasses import replace

from ..nominations.policy import in_conflict_with
from ..nominations.voting import Vote, VoteRule, rule_on
from .models import AgendaItem, Seat


def rule_for(item: AgendaItem) -> VoteRule:
    """The rule of the day of the session, for the level of the form, in the province."""
    nomination = item.nomination
    level = nomination.form.level if nomination.form else None
    return rule_on(item.session.meets_on, level, nomination.province)


def seats_for(item: AgendaItem) -> list[Seat]:
    """The seats that may vote on the item: without those in conflict, who count for nothing in its vote."""
    barred = in_conflict_with(item.nomination)
    return [seat for seat in item.session.seats if seat.person_id not in barred]


def voters(item: AgendaItem, rule: VoteRule) -> list[Seat]:
    """The seats that vote: those present and, where the rule asks the absent, those who wrote."""
    asked = ("present", "written") if rule.absent == "written_opinion" else ("present",)
    return [seat for seat in seats_for(item) if seat.attendance in asked]


def attended(item: AgendaItem, rule: VoteRule) -> Vote:
    """The vote before a ballot is cast: members, present, written."""
    seats = seats_for(item)
    present = sum(seat.attendance == "present" for seat in seats)
    written = sum(seat.attendance == "written" for seat in seats) if rule.absent == "written_opinion" else 0
    return Vote(len(seats), present, 0, 0, written=written)


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
