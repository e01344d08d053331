"""The standing office writes targets and quotas down, and mends them."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from ...kit.numbers import write_day, write_number
from ...kit.refusals import Invalid
from ...kit.web import actor
from ...law.queries import by_ref
from .. import actions, queries
from ..actions import QuotaFacts, TargetFacts
from ..choosers import chooser_of
from ..forms import QuotaForm, TargetForm
from ..models import Campaign, Quota, Target
from ..pages import PATH, FormPage
from .answering import attempt, documents, page_of
from .door import door


@door.get(f"{PATH}/<ref>/chi-tieu/moi", rule="campaign.keep", of=queries.find)
def new_target(campaign: Campaign) -> Any:
    form = _target_form(campaign, formdata=None)
    return FormPage("target", form, campaign, by=actor()).respond()


@door.post(f"{PATH}/<ref>/chi-tieu/moi", rule="campaign.keep", of=queries.find)
def set_target(campaign: Campaign) -> Any:
    form = _target_form(campaign)

    def act() -> str:
        actions.set_target(campaign, _target(form), by=actor())
        return page_of(campaign)

    return attempt(form, act, lambda: FormPage("target", form, campaign, by=actor()), _("Đã ghi chỉ tiêu."))


@door.get(f"{PATH}/<ref>/chi-tieu/<key>/sua", rule="campaign.keep", of=queries.find_target)
def edit_target(target: Target) -> Any:
    return _target_page(target, formdata=None).respond()


@door.post(f"{PATH}/<ref>/chi-tieu/<key>/sua", rule="campaign.keep", of=queries.find_target)
def change_target(target: Target) -> Any:
    page = _target_page(target)
    form: Any = page.form

    def act() -> str:
        actions.change_target(target, _target(form), seen=form.seen, by=actor())
        return page_of(target.campaign)

    return attempt(form, act, lambda: page, _("Đã sửa chỉ tiêu."))


def _target_page(target: Target, **kwargs: Any) -> FormPage:
    """The target as it stands, or what was typed over it."""
    names = ("indicator", "measures", "comparator", "unit", "scope", "selected_only", "classes", "subjects",
             "period_year", "base")  # fmt: skip
    said = {name: getattr(target, name) for name in names} | {
        "document": target.document.ref,
        "value": write_number(target.value),
        "high": "" if target.high is None else write_number(target.high),
        "down": target.direction == "down",
        "version": str(target.version),
    }
    form = TargetForm(data=said, **kwargs)
    form.document.choices = documents(_("Chọn văn bản"))
    return FormPage("target", form, target.campaign, key=target.key, by=actor())


def _target_form(campaign: Campaign, **kwargs: Any) -> TargetForm:
    first = campaign.document.ref if campaign.document else ""
    day = campaign.ends_on or campaign.starts_on
    year = day.year if day else None
    form = TargetForm(data={"document": first, "period_year": year, "unit": "%"}, **kwargs)
    form.document.choices = documents(_("Chọn văn bản"))
    return form


def _target(form: TargetForm) -> TargetFacts:
    document, value = by_ref(form.document.data), form.value.number
    if document is None or value is None:
        raise Invalid({"value": _("Nhập mức phải đạt.")})
    return TargetFacts(
        document=document,
        indicator=form.indicator.data or "",
        measures=form.measures.data,
        comparator=form.comparator.data,
        value=value,
        high=form.high.number,
        unit=form.unit.data or "%",
        scope=form.scope.data or "",
        down=form.down.data,
        selected_only=form.selected_only.data,
        classes=tuple(form.classes.data or ()),
        subjects=tuple(form.subjects.data or ()),
        period_year=form.period_year.data,
        base=form.base.data or "",
    )


@door.get(f"{PATH}/<ref>/chon/moi", rule="campaign.keep", of=queries.find)
def new_quota(campaign: Campaign) -> Any:
    form = _quota_form(campaign, formdata=None)
    return FormPage("quota", form, campaign, by=actor()).respond()


@door.post(f"{PATH}/<ref>/chon/moi", rule="campaign.keep", of=queries.find)
def set_quota(campaign: Campaign) -> Any:
    form = _quota_form(campaign)

    def act() -> str:
        actions.set_quota(campaign, _quota(form), by=actor())
        return page_of(campaign)

    return attempt(form, act, lambda: FormPage("quota", form, campaign, by=actor()), _("Đã ghi quy định."))


@door.get(f"{PATH}/<ref>/chon/<key>/sua", rule="campaign.keep", of=queries.find_quota)
def edit_quota(quota: Quota) -> Any:
    return _quota_page(quota, formdata=None).respond()


@door.post(f"{PATH}/<ref>/chon/<key>/sua", rule="campaign.keep", of=queries.find_quota)
def change_quota(quota: Quota) -> Any:
    page = _quota_page(quota)
    form: Any = page.form

    def act() -> str:
        actions.change_quota(quota, _quota(form), seen=form.seen, by=actor())
        return page_of(quota.campaign)

    return attempt(form, act, lambda: page, _("Đã sửa quy định."))


def _quota_page(quota: Quota, **kwargs: Any) -> FormPage:
    """The quota as it stands, or what was typed over it."""
    said: dict[str, Any] = {
        "document": quota.document.ref,
        "chooser": chooser_of(quota),
        "purpose": quota.purpose,
        "says": quota.says,
        "on": write_day(queries.day_of(quota)),
        "version": str(quota.version),
    }
    for number, term in enumerate(quota.terms, start=1):
        said |= {f"term{number}_{name}": term[name] for name in ("types", "comparator")}
        said[f"term{number}_count"] = str(term["count"])
    form: Any = QuotaForm.made(len(quota.terms), data=said, **kwargs)
    form.document.choices = documents(_("Chọn văn bản"))
    if not chooser_of(quota):  # whom a plan names in words of its own is not lost
        form.chooser.choices = [("", quota.actor), *form.chooser.choices]
    if not quota.purpose:
        form.purpose.choices = [("", _("Không nêu")), *form.purpose.choices]
    return FormPage("quota", form, quota.campaign, key=quota.key, by=actor())


def _quota_form(campaign: Campaign, **kwargs: Any) -> QuotaForm:
    first = campaign.document.ref if campaign.document else ""
    on = write_day(campaign.starts_on) if campaign.starts_on else ""
    form = QuotaForm.made(data={"document": first, "on": on}, **kwargs)
    form.document.choices = documents(_("Chọn văn bản"))
    return form


def _quota(form: QuotaForm) -> QuotaFacts:
    document, day = by_ref(form.document.data), form.on.day
    if document is None or day is None:
        raise Invalid({"on": _("Nhập ngày mà loại đơn vị được tính.")})
    chooser = form.chooser.data or None
    return QuotaFacts(document, chooser, form.says.data or "", day, form.terms(), form.purpose.data)
