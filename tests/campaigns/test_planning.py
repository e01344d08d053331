"""Targets and quotas are mended: nothing is lost, two at once are told, the record keeps what was said before."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from antq.campaigns import actions, coverage, queries
from antq.campaigns.actions import QuotaFacts, Result, TargetFacts
from antq.campaigns.models import Campaign, Quota, Target
from antq.kit import clock
from antq.kit.journal import timeline_of
from antq.kit.numbers import read_quantity
from antq.kit.refusals import Invalid, Refused, Stale
from antq.law.queries import by_ref
from antq.places.queries import by_key
from tests.campaigns.planned import DOCUMENT, aim
from tests.cast import PEOPLE, who
from tests.client import Client, page_of

OFFICE = ("thuongtruc", "thuongtruc2", "kiemnhiem", "nguoinha")


def the_target(campaign: Campaign) -> Target:
    return queries.targets_of(campaign)[0]


def the_quota(campaign: Campaign) -> Quota:
    return queries.quotas_of(campaign)[0]


def facts(**changes: Any) -> TargetFacts:
    return aim(by_ref(DOCUMENT), **changes)


def rule(**changes: Any) -> QuotaFacts:
    usual: dict[str, Any] = {
        "document": by_ref(DOCUMENT),
        "chooser": "committee",
        "says": "Chọn ba xã để chỉ đạo điểm.",
        "on": clock.today(),
        "terms": ((("xa",), ">=", 3),),
    }
    return QuotaFacts(**usual | changes)


def test_a_target_is_mended_at_the_door(campaign: Campaign, session: Any, client: Client) -> None:
    client.sign_in("thuongtruc")
    page = client.get_page(f"/phong-trao/{campaign.ref}")
    page = client.get_page(page.link(f"/phong-trao/{campaign.ref}/chi-tieu/CT-0001/sua").href)
    assert page.form("chi-tieu").fields["value"] == "80"
    wrong = page_of(client.submit(page, "chi-tieu", value="101", indicator="Số vụ trộm cắp"), status=422)
    assert "Tỷ lệ không quá 100." in wrong
    assert wrong.form("chi-tieu").fields["indicator"] == "Số vụ trộm cắp"
    typed = {
        "comparator": "<=",
        "value": "12,5",
        "measures": "count",
        "unit": "vụ",
        "indicator": "Số vụ trộm cắp",
    }
    shown = client.follow(client.submit(page, "chi-tieu", **typed))
    assert "không quá 12,5 vụ" in shown
    assert "trên 80 %" not in shown
    target = the_target(campaign)
    assert (target.direction, target.version, target.key) == ("down", 2, "CT-0001")
    last = timeline_of(campaign)[-1]
    assert last.kind == "campaign.change_target"
    assert "trước ghi: Khu dân cư tổ chức Ngày hội: > 80 %" in str(last.says)


def test_a_quota_is_mended_at_the_door(campaign: Campaign, session: Any, client: Client) -> None:
    client.sign_in("thuongtruc")
    page = client.get_page(f"/phong-trao/{campaign.ref}")
    page = client.get_page(page.link(f"/phong-trao/{campaign.ref}/chon/QD-0001/sua").href)
    wrong = page_of(client.submit(page, "quy-dinh", term1_count="0", says="Chọn đúng một xã."), status=422)
    assert "Nhập một số nguyên từ 1 đến 500." in wrong
    assert wrong.form("quy-dinh").fields["says"] == "Chọn đúng một xã."
    typed = {"term1_count": "1", "term1_comparator": "=", "says": "Chọn đúng một xã."}
    shown = client.follow(client.submit(page, "quy-dinh", **typed))
    assert "Chọn đúng một xã." in shown
    assert "Còn thiếu: 1" in shown
    assert the_quota(campaign).version == 2
    assert "trước ghi: Chọn hai xã để chỉ đạo điểm." in str(timeline_of(campaign)[-1].says)


@pytest.mark.parametrize(
    ("end", "form", "typed"),
    [("chi-tieu/CT-0001", "chi-tieu", {"value": "85"}), ("chon/QD-0001", "quy-dinh", {"term1_count": "1"})],
)
def test_the_later_of_two_is_told(
    campaign: Campaign,
    client: Client,
    another_client: Callable[[], Client],
    end: str,
    form: str,
    typed: dict[str, str],
) -> None:
    other = another_client()
    client.sign_in("thuongtruc")
    other.sign_in("thuongtruc2")
    address = f"/phong-trao/{campaign.ref}/{end}/sua"
    mine, theirs = client.get_page(address), other.get_page(address)
    other.follow(other.submit(theirs, form, **typed))
    late = page_of(client.submit(mine, form, **typed | {next(iter(typed)): "7"}), status=409)
    assert "Người khác vừa sửa nội dung này." in late
    assert late.form(form).fields[next(iter(typed))] == "7"
    assert (
        client.post(address, data={**late.form(form).fields, "version": "x", "mot_lan": "b"}).status_code
        == 409
    )


def test_a_campaign_is_mended_once_of_two(
    campaign: Campaign, session: Any, client: Client, another_client: Callable[[], Client]
) -> None:
    other = another_client()
    client.sign_in("thuongtruc")
    other.sign_in("thuongtruc2")
    address = f"/phong-trao/{campaign.ref}/sua"
    mine, theirs = client.get_page(address), other.get_page(address)
    other.follow(other.submit(theirs, "dot-thi-dua", name="Đợt thi đua của người kia"))
    late = page_of(client.submit(mine, "dot-thi-dua", name="Đợt thi đua của tôi"), status=409)
    assert late.form("dot-thi-dua").fields["name"] == "Đợt thi đua của tôi"
    session.expire_all()
    assert campaign.name == "Đợt thi đua của người kia"
    assert "Đợt thi đua cao điểm mùa khô" in timeline_of(campaign)[-1].note


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"down": True, "comparator": ">="}, "down"),
        ({"measures": "reduction", "classes": ("tot",), "subjects": ("commune",)}, "classes"),
    ],
)
def test_what_says_two_things_at_once_is_refused(
    campaign: Campaign, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        actions.set_target(campaign, facts(**changes), by=who("thuongtruc"))
    assert set(refusal.value.errors) == {field}


def test_a_result_is_corrected_once(campaign: Campaign, session: Any) -> None:
    target, office = the_target(campaign), who("thuongtruc")
    first = actions.report(target, Result(read_quantity("70"), source="Công an xã"), by=office)
    actions.report(target, Result(read_quantity("72"), source="Công an xã", corrects=first), by=office)
    session.refresh(target)
    with pytest.raises(Invalid) as refusal:
        actions.report(target, Result(read_quantity("75"), source="Công an xã", corrects=first), by=office)
    assert set(refusal.value.errors) == {"corrects"}


@pytest.mark.parametrize("name", [*PEOPLE, ""])
def test_who_may_add_may_mend(campaign: Campaign, name: str) -> None:
    by, target, quota = who(name), the_target(campaign), the_quota(campaign)
    for act in (
        lambda: actions.change_target(target, facts(value=Decimal(70)), seen=target.version, by=by),
        lambda: actions.change_quota(quota, rule(), seen=quota.version, by=by),
    ):
        if name in OFFICE:
            act()
        else:
            with pytest.raises(Refused):
                act()


def test_opening_and_saving_again_loses_nothing(campaign: Campaign, session: Any, client: Client) -> None:
    """What a plan says in words of its own, or in more rows than usual, stands after the form was saved."""
    target, quota = the_target(campaign), the_quota(campaign)
    target.comparator, target.high, target.value = "in", Decimal(90), Decimal("80.125")
    target.period, target.group, target.note, target.mark = "quý IV", "c1", "Ghi chú", "R"
    target.base, target.scope, target.selected_only, target.direction = "năm 2024", "hộ dân", True, "down"
    target.classes, target.subjects = ["tot", "kha"], ["commune", "agency"]
    quota.actor, quota.chooser_types, quota.purpose = "Mỗi huyện, thị xã", ["huyen", "thi-xa"], ""
    quota.terms = [{"types": [kind], "comparator": comparator, "count": number}
                   for number, (kind, comparator) in enumerate(
                       (("xa", "="), ("phuong", ">="), ("thi-tran", "="), ("huyen", ">=")), start=1)]  # fmt: skip
    quota.additional, quota.note, quota.mark = True, "Ghi chú", "R"
    session.commit()

    def everything() -> list[dict[str, Any]]:
        session.expire_all()
        return [
            {
                column.key: getattr(row, column.key)
                for column in type(row).__table__.columns
                if column.key != "version"
            }
            for row in (the_target(campaign), the_quota(campaign))
        ]

    before = everything()
    client.sign_in("thuongtruc")
    for end, form in (("chi-tieu/CT-0001", "chi-tieu"), ("chon/QD-0001", "quy-dinh")):
        client.follow(client.submit(client.get_page(f"/phong-trao/{campaign.ref}/{end}/sua"), form))
    assert everything() == before
    assert (the_target(campaign).version, the_quota(campaign).version) == (2, 2)


def test_results_stay_and_are_judged_anew(campaign: Campaign, session: Any) -> None:
    by, target = who("thuongtruc"), the_target(campaign)
    actions.report(target, Result(figure=read_quantity("82"), source="Báo cáo"), by=by)
    session.flush()

    def board() -> tuple[str, int]:
        province = campaign.province
        assert province is not None
        lack = coverage.lack(campaign, coverage.parts(campaign, province), on=clock.today())
        return coverage.evaluation_of(target, set(), on=clock.today()).verdict, lack.targets

    assert board() == ("reached", 0)
    for said, wanted in (
        ({"comparator": "<=", "value": Decimal(80)}, ("missed", 1)),
        ({"comparator": "<=", "value": Decimal(82)}, ("reached", 0)),
        ({"comparator": "<", "value": Decimal(82)}, ("missed", 1)),
        ({"comparator": "in", "value": Decimal(80), "high": Decimal(85)}, ("reached", 0)),
        ({"comparator": "in", "value": Decimal(83), "high": Decimal(85)}, ("missed", 1)),
        ({"comparator": "in", "value": Decimal(70), "high": Decimal(75)}, ("over", 0)),
        ({"comparator": ">=", "value": Decimal(80), "high": Decimal(85)}, ("reached", 0)),
    ):
        actions.change_target(target, facts(**said), seen=target.version, by=by)
        assert board() == wanted, said
    with pytest.raises(Invalid) as wrong:
        actions.change_target(target, facts(measures="count"), seen=target.version, by=by)
    assert set(wrong.value.errors) == {"measures"}
    with pytest.raises(Stale):
        actions.change_target(target, facts(), seen=target.version - 1, by=by)


def test_a_place_that_was_chosen_stays_choosable(campaign: Campaign) -> None:
    by, quota = who("thuongtruc"), the_quota(campaign)
    actions.choose(quota, by_key("04345"), by=by)
    with pytest.raises(Invalid, match="Xã Mường Lai đã được chọn"):
        actions.change_quota(quota, rule(terms=((("phuong",), ">=", 1),)), seen=quota.version, by=by)
    actions.change_quota(quota, rule(terms=((("xa", "phuong"), "=", 1),)), seen=quota.version, by=by)
    assert [choice.place.code for choice in quota.choices] == ["04345"]
