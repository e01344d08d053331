"""What the standing office writes: campaigns, results of targets, choices for quotas."""

from __future__ import annotations

from typing import Any

from flask import flash, request, url_for
from flask_babel import gettext as _
from werkzeug.utils import redirect

from ...kit.database import db
from ...kit.numbers import write_day
from ...kit.web import actor
from ...law.queries import by_ref
from ...places.models import Place
from ...places.queries import by_key, provinces
from .. import actions, queries
from ..actions import CampaignFacts, Result
from ..forms import CampaignForm, ChoiceForm, ResultForm
from ..models import Campaign, Quota, Target, TargetResult
from ..pages import PATH, ChoosePage, FormPage, ReportPage
from ..pages.keeping import offered
from .answering import attempt, documents, page_of
from .door import door


@door.get(f"{PATH}/moi", rule="campaign.begin")
def new() -> Any:
    return FormPage("campaign", _campaign_form(formdata=None), by=actor()).respond()


@door.post(f"{PATH}/moi", rule="campaign.begin")
def open_campaign() -> Any:
    form = _campaign_form()

    def act() -> str:
        made = actions.open_campaign(_campaign(form), province=by_key(form.province.data), by=actor())
        return page_of(made)

    return attempt(form, act, lambda: FormPage("campaign", form, by=actor()), _("Đã mở đợt thi đua."))


@door.get(f"{PATH}/<ref>/sua", rule="campaign.keep", of=queries.find)
def edit(campaign: Campaign) -> Any:
    typed = {
        "name": campaign.name,
        "kind": campaign.kind,
        "note": campaign.note,
        "starts_on": write_day(campaign.starts_on) if campaign.starts_on else "",
        "ends_on": write_day(campaign.ends_on) if campaign.ends_on else "",
        "document": campaign.document.ref if campaign.document else "",
        "version": str(campaign.version),
    }
    form = _campaign_form(formdata=None, data=typed)
    del form.province  # it stays what it is
    return FormPage("campaign", form, campaign, by=actor()).respond()


@door.post(f"{PATH}/<ref>/sua", rule="campaign.keep", of=queries.find)
def change(campaign: Campaign) -> Any:
    form = _campaign_form()
    del form.province

    def act() -> str:
        actions.change(campaign, _campaign(form), seen=form.seen, by=actor())
        return page_of(campaign)

    return attempt(form, act, lambda: FormPage("campaign", form, campaign, by=actor()), _("Đã lưu."))


def _campaign_form(**kwargs: Any) -> CampaignForm:
    form = CampaignForm(**kwargs)
    mine = actor().provinces_as("standing_office")
    form.province.choices = [(each.code, each.name) for each in provinces() if each.id in mine]
    form.document.choices = documents(_("Chưa có trong sổ văn bản"))
    return form


def _campaign(form: CampaignForm) -> CampaignFacts:
    return CampaignFacts(
        form.name.data or "",
        form.kind.data,
        form.starts_on.day,
        form.ends_on.day,
        by_ref(form.document.data),
        form.note.data or "",
    )


@door.get(f"{PATH}/<ref>/chi-tieu/<key>", rule="campaign.keep", of=queries.find_target)
def target(target: Target) -> Any:
    return ReportPage(target, _result_form(target, formdata=None), by=actor()).respond()


@door.post(f"{PATH}/<ref>/chi-tieu/<key>", rule="campaign.keep", of=queries.find_target)
def report(target: Target) -> Any:
    form = _result_form(target)

    def act() -> str:
        actions.report(target, _result(form, target), by=actor())
        return page_of(target.campaign)

    return attempt(form, act, lambda: ReportPage(target, form, by=actor()), _("Đã ghi kết quả."))


def _result_form(target: Target, **kwargs: Any) -> ResultForm:
    form = ResultForm(data={"period_year": target.period_year}, **kwargs)
    named = [(queries.key_of(each), each.name) for each in _places(target)]
    form.place.choices = [("", _("Chung của toàn bộ")), *named]
    form.document.choices = documents(_("Chưa có trong sổ văn bản"))
    form.corrects.choices = [("", _("Không đính chính")), *((row.ref, row.ref) for row in target.results)]
    return form


def _places(target: Target) -> list[Place]:
    """The places that a result may be of: those chosen in the campaign."""
    quotas = queries.quotas_of(target.campaign) if target.campaign else ()
    found = {choice.place for quota in quotas for choice in quota.choices}
    return sorted(found, key=lambda place: place.sort_key)


def _result(form: ResultForm, target: Target) -> Result:
    corrects: TargetResult | None = next(
        (row for row in target.results if row.ref == form.corrects.data), None
    )
    return Result(
        figure=form.value.figure,
        part=form.part.number,
        whole=form.whole.number,
        place=next((each for each in _places(target) if queries.key_of(each) == form.place.data), None),
        period_year=form.period_year.data,
        document=by_ref(form.document.data),
        source=form.source.data or "",
        corrects=corrects,
    )


@door.get(f"{PATH}/<ref>/chon/<key>", rule="campaign.keep", of=queries.find_quota)
def choosing(quota: Quota) -> Any:
    return _choose_page(quota, formdata=None).respond()


@door.post(f"{PATH}/<ref>/chon/<key>", rule="campaign.keep", of=queries.find_quota)
def choose(quota: Quota) -> Any:
    page = _choose_page(quota)
    form: Any = page.form

    def act() -> str:
        spot = next(each for each in page.ground.spots.values() if each.key == form.place.data)
        place = db.session.get_one(Place, spot.id)
        actions.choose(quota, place, source=form.source.data or "", by=actor())
        return _choosing(quota)

    return attempt(form, act, lambda: page, _("Đã ghi nơi được chọn."))


@door.post(f"{PATH}/<ref>/chon/<key>/bo/<place>", rule="campaign.keep", of=queries.find_quota)
def unchoose(quota: Quota, place: str) -> Any:
    actions.unchoose(queries.choice_of(quota, place), by=actor())
    flash(_("Đã bỏ chọn."), "ok")
    return redirect(_choosing(quota), 303)


def _choosing(quota: Quota) -> str:
    """The page of the same chooser."""
    ref = quota.campaign.ref if quota.campaign else ""
    return url_for("campaigns.choosing", ref=ref, key=quota.key, noi=request.args.get("noi") or None)


def _choose_page(quota: Quota, **kwargs: Any) -> ChoosePage:
    ground = queries.ground_of(quota.campaign, queries.day_of(quota))
    key = request.args.get("noi", "")
    form = ChoiceForm(**kwargs)
    form.place.choices = [(spot.key, spot.name) for spot in offered(quota, ground, key)]
    return ChoosePage(quota, ground, key, form, by=actor())
