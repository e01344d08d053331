"""Which communes have done their part in a campaign, and what is missing to reach its plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..kit import clock
from ..places.models import Place
from ..places.queries import communes_of, communes_out_of
from ..scoresheets import queries as scoresheets
from . import queries
from .doing import done_by_commune
from .evaluating import Evaluation, evaluate
from .models import Campaign, Quota, Target
from .quotas import Ground, QuotaResult
from .quotas import evaluate as evaluate_quota


@dataclass(frozen=True)
class Part:
    """What one commune has done: initiatives, results reported of it, times it was chosen, its class."""

    commune: Place
    done: int
    reported: int
    chosen: int
    grade: str

    @property
    def has_done(self) -> bool:
        """Whether anything of the campaign happened there. A class alone is the movement's, not the campaign's."""
        return bool(self.done or self.reported or self.chosen)


@dataclass(frozen=True)
class Lack:
    """What is missing to the plan, in numbers."""

    communes: int
    targets: int
    picks: int


def parts(campaign: Campaign, province: Place) -> list[Part]:
    """Every commune of today in the province, in Vietnamese order; what old places did counts for their heirs.

    Where the campaign's province was another then, only the communes that came out of that one.
    """
    done = done_by_commune(campaign, province.id)
    targets, quotas = queries.targets_of(campaign), queries.quotas_of(campaign)
    reported = _by_heir(row.place for target in targets for row in target.results if row.place)
    chosen = _by_heir(choice.place for quota in quotas for choice in quota.choices)
    grades = _grades(campaign, province)
    within = None
    if campaign.place is not None and campaign.place_id != province.id:
        within = communes_out_of(campaign.place)
    return [
        Part(each, done.get(each.id, 0), reported[each.id], chosen[each.id], grades.get(each.id, ""))
        for each in communes_of(province)
        if within is None or each.id in within
    ]


def _by_heir(places: Iterable[Place]) -> Counter[int]:
    return Counter(place.heir_id or place.id for place in places)


def _grades(campaign: Campaign, province: Place) -> dict[int, str]:
    """The class of each commune in the year that the campaign lies in. One that took others over since has its own
    class, else theirs where they all had the same."""
    day = campaign.ends_on or campaign.starts_on or clock.today()
    try:
        year = scoresheets.year_at("commune", day)
    except LookupError:
        return {}  # before any norm that is known: no class was given then
    rows = scoresheets.confirmed(
        year, kind="phan-loai-phong-trao", subject="commune", province_id=province.id
    )
    own = {row.place_id: row.grade for row in rows}
    taken_over: dict[int, set[str]] = {}
    for each in scoresheets.places_named(list(own)):
        taken_over.setdefault(each.heir_id or each.id, set()).add(own[each.id])
    return {
        heir: own.get(heir) or (grades.pop() if len(grades) == 1 else "")
        for heir, grades in taken_over.items()
    }


def evaluation_of(target: Target, chosen: set[int], *, on: date) -> Evaluation:
    """A target by all that is known of it: its results, the places chosen, confirmed classes of its year."""
    counts = None
    campaign = target.campaign
    if target.classes and target.period_year and campaign is not None:
        counts = scoresheets.class_counts(
            target.period_year,
            kind="phan-loai-phong-trao",
            subjects=target.subjects,
            province_id=campaign.province_id,
        )
    return evaluate(target, target.results, chosen=chosen, counts=counts, on=on)


def quota_results(campaign: Campaign, *, on: date) -> list[tuple[object, QuotaResult]]:
    """Each quota of a campaign with what it comes to on a day."""
    quotas = queries.quotas_of(campaign)
    if not quotas:
        return []  # the ground is every place of the province on that day: read for quotas alone
    ground = queries.ground_of(campaign, on)
    return [(quota, result_of(quota, ground)) for quota in quotas]


def result_of(quota: Quota, ground: Ground) -> QuotaResult:
    """What a quota comes to on the ground of a day: a chosen place that ended before it counts for its heir."""
    places = [choice.place for choice in quota.choices]
    chosen = {each.id if each.id in ground.spots else each.heir_id or each.id for each in places}
    return evaluate_quota(quota, ground, chosen)


def lack(campaign: Campaign, done: list[Part], *, on: date) -> Lack:
    """Communes without a part, targets not reached yet, picks still to be made on a day."""
    chosen = queries.chosen_places(campaign)
    verdicts = [evaluation_of(target, chosen, on=on).verdict for target in queries.targets_of(campaign)]
    return Lack(
        communes=sum(not part.has_done for part in done),
        targets=sum(verdict not in ("reached", "over") for verdict in verdicts),
        picks=sum(result.missing for _quota, result in quota_results(campaign, on=on)),
    )
