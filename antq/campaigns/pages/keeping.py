"""The standing office's pages: a campaign, a target, a quota, a result, a choice."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from flask_babel import gettext as _

from ...kit.web import Form, Page
from .. import queries
from ..models import Campaign, Quota, Target
from ..quotas import ActorResult, Ground, Spot
from ..quotas import evaluate as evaluate_quota
from ..words import aimed_at, types_of
from .reading import Judged, judged


class FormPage(Page):
    """A new campaign, target or quota, or a change of one (`key`, for a target or quota): which one says `what`."""

    template = "campaigns/form.html"

    def __init__(
        self, what: str, form: Form, campaign: Campaign | None = None, *, key: str = "", by: Any
    ) -> None:
        super().__init__(by=by)
        self.what, self.form, self.campaign, self.key = what, form, campaign, key

    @property
    def title(self) -> str:
        """What is done."""
        if self.what == "target":
            return _("Sửa chỉ tiêu") if self.key else _("Thêm chỉ tiêu")
        if self.what == "quota":
            return _("Sửa quy định chọn điểm") if self.key else _("Thêm quy định chọn điểm")
        return _("Sửa đợt thi đua") if self.campaign else _("Mở đợt thi đua")


class ReportPage(Page):
    """/phong-trao/<ref>/chi-tieu/<key>: what was reported of a target, and adding to it."""

    template = "campaigns/report.html"

    def __init__(self, target: Target, form: Form, *, by: Any) -> None:
        super().__init__(by=by)
        self.target, self.form = target, form

    @property
    def aimed(self) -> str:
        """What is to be reached."""
        return aimed_at(self.target)

    @cached_property
    def judged(self) -> Judged:
        """What it comes to so far."""
        campaign = self.target.campaign
        return judged(self.target, queries.chosen_places(campaign) if campaign else set())


class ChoosePage(Page):
    """/phong-trao/<ref>/chon/<key>: choose places for a quota, for one of its choosers where it is named."""

    template = "campaigns/choose.html"
    types_of = staticmethod(types_of)

    def __init__(self, quota: Quota, ground: Ground, actor_key: str, form: Form, *, by: Any) -> None:
        super().__init__(by=by)
        self.quota, self.ground, self.form, self.actor_key = quota, ground, form, actor_key

    @cached_property
    def chooser(self) -> ActorResult | None:
        """The district that chooses, with its terms; the committee for a quota of the province."""
        result = evaluate_quota(self.quota, self.ground, {each.place_id for each in self.quota.choices})
        if not self.quota.chooser_types:
            return result.actors[0]
        return next((each for each in result.actors if each.spot and each.spot.key == self.actor_key), None)

    @property
    def chosen(self) -> list[Any]:
        """What was chosen so far, by this chooser where it is named."""
        places = self.ground.spots
        within = self.chooser.spot.id if self.chooser and self.chooser.spot else None
        return [
            each
            for each in self.quota.choices
            if within is None or (each.place_id in places and places[each.place_id].parent_id == within)
        ]

    key_of = staticmethod(queries.key_of)


def offered(quota: Quota, ground: Ground, actor_key: str) -> list[Spot]:
    """The places that may be chosen: of the types asked for, within the district where one is named."""
    within = next((spot.id for spot in ground.spots.values() if spot.key == actor_key), None)
    types = {kind for term in quota.terms for kind in term["types"]}
    taken = {each.place_id for each in quota.choices}
    return [each for each in ground.of_types(types, within) if each.id not in taken]
