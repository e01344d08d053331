"""Campaigns as people meet them: read by everybody, kept by the standing office of the province."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from antq.campaigns import actions, queries
from antq.campaigns.actions import CampaignFacts, Result
from antq.campaigns.models import Campaign, Quota, QuotaChoice, Target, TargetResult
from antq.kit import clock
from antq.kit.numbers import read_quantity
from antq.kit.refusals import Invalid, Refused
from antq.law.queries import by_ref
from antq.places.queries import by_key
from antq.scoresheets.models import Sheet
from tests.campaigns.planned import DOCUMENT, aim
from tests.cast import unit_of, who
from tests.client import Client, page_of
from tests.making import an_initiative


def test_everybody_reads_nobody_else_writes(campaign: Campaign, client: Client) -> None:
    page = client.get_page("/phong-trao")
    page = client.get_page(page.link("Đợt thi đua cao điểm mùa khô").href)
    for sentence in ("trên 80 %", "Chưa có kết quả", "Còn thiếu: 2", "Tỉnh mẫu"):
        assert sentence in page
    assert "Ghi kết quả" not in page
    writing = [
        f"/phong-trao/{campaign.ref}/{end}" for end in ("sua", "chi-tieu/moi", "chon/moi", "chi-tieu/CT-0001")
    ]
    writing += ["/phong-trao/moi", f"/phong-trao/{campaign.ref}/chon/QD-0001"]
    for address in writing:
        assert client.get(address).status_code == 303
    for name in ("donvi", "camau"):
        client.sign_out()
        client.sign_in(name)
        for address in writing[:4]:
            assert client.get(address).status_code == 403
    facts = CampaignFacts("Đợt thi đua khác", "peak", None, None)
    with pytest.raises(Refused):
        actions.change(campaign, facts, seen=1, by=who("camau"))
    with pytest.raises(Invalid):
        actions.open_campaign(facts, province=by_key("15"), by=who("camau"))


def test_a_campaign_is_opened_and_changed(session: Any, client: Client) -> None:
    client.sign_in("thuongtruc")
    page = client.get_page("/phong-trao/moi")
    typed = {"name": "Đợt thi đua chào mừng Ngày hội", "starts_on": "1/6/2026", "ends_on": "1/5/2026"}
    answer = client.submit(page, "dot-thi-dua", **typed)
    page = page_of(answer, status=422)
    assert "Ngày kết thúc phải từ ngày bắt đầu trở đi." in page
    assert "Đợt thi đua chào mừng" in answer.text
    answer = client.submit(page, "dot-thi-dua", **typed | {"starts_on": "hôm qua"})
    assert answer.status_code == 422
    assert "Không hiểu ngày “hôm qua”" in answer.text
    first = client.submit(page, "dot-thi-dua", **typed | {"ends_on": "19/8/2026"})
    again = client.submit(page, "dot-thi-dua", **typed | {"ends_on": "19/8/2026"})
    assert (first.status_code, again.status_code, again.location) == (303, 303, first.location)
    made = session.scalars(select(Campaign)).one()
    assert (made.ref, made.province.code, made.ends_on) == ("PT-2026-0001", "15", date(2026, 8, 19))
    page = client.get_page(f"/phong-trao/{made.ref}/sua")
    assert client.submit(page, "dot-thi-dua", name="Đợt thi đua mừng Ngày hội").status_code == 303
    assert made.name == "Đợt thi đua mừng Ngày hội"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"value": ""}, "Nhập mức phải đạt."),
        ({"value": "nhiều"}, "không phải là một số"),
        ({"value": "101"}, "Tỷ lệ không quá 100."),
        ({"value": "-1"}, "Mức phải từ 0 trở lên."),
        ({"value": "7", "high": "5"}, "Đầu trên phải lớn hơn đầu dưới."),
        (
            {"value": "5", "high": "7", "comparator": ">"},
            "Chỉ mức “ít nhất” và “trong khoảng” mới có đầu trên.",
        ),
        ({"value": "5", "high": "7", "comparator": "<="}, "mới có đầu trên."),
        ({"value": "5", "comparator": "in"}, "Ghi đầu trên của khoảng."),
        ({"value": "7", "high": "5", "comparator": "in"}, "Đầu trên phải lớn hơn đầu dưới."),
        ({"value": "5", "indicator": ""}, "Ghi chỉ tiêu đo điều gì."),
        ({"value": "5", "classes": ["tot"]}, "Chọn loại đối tượng được xếp loại."),
        ({"value": "5", "document": ""}, "Chọn văn bản."),
        ({"value": "5", "period_year": "1900"}, "Nhập năm từ 1945 đến 2100."),
    ],
)
def test_a_wrong_target_comes_back(
    campaign: Campaign, client: Client, typed: dict[str, Any], says: str
) -> None:
    client.sign_in("thuongtruc")
    page = client.get_page(f"/phong-trao/{campaign.ref}/chi-tieu/moi")
    usual = {"indicator": "Khu dân cư đạt chuẩn an toàn", "scope": "khu dân cư"}
    answer = client.submit(page, "chi-tieu-moi", **usual | typed)
    assert says in page_of(answer, status=422)
    assert "khu dân cư" in answer.text
    assert len(queries.targets_of(campaign)) == 1


def test_a_target_and_a_quota_are_written_down(campaign: Campaign, session: Any, client: Client) -> None:
    client.sign_in("thuongtruc")
    page = client.get_page(f"/phong-trao/{campaign.ref}/chi-tieu/moi")
    typed = {"indicator": "Giảm tai nạn giao thông", "measures": "reduction", "value": "5", "high": "7"}
    client.follow(client.submit(page, "chi-tieu-moi", **typed))
    made = session.scalars(select(Target).order_by(Target.id.desc())).first()
    assert (made.key, made.direction, made.high, made.period_year) == (
        "CT-0002",
        "down-rate",
        7,
        (clock.today() + timedelta(days=30)).year,
    )
    page = client.get_page(f"/phong-trao/{campaign.ref}/chon/moi")
    says: dict[str, Any] = {"says": "Chọn một xã hoặc đặc khu.", "term1_types": ["xa", "dac-khu"]}
    for count, wrong in (
        ("", "Ghi ít nhất một loại"),
        ("nhiều", "không phải là một số"),
        ("0", "từ 1 đến 500"),
    ):
        answer = client.submit(page, "quy-dinh-moi", **says, term1_count=count)
        assert answer.status_code == 422
        assert wrong in answer.text or "hoặc để trống cả hai" in answer.text
    client.follow(client.submit(page, "quy-dinh-moi", **says, term1_count="1", term1_comparator="="))
    quota = session.scalars(select(Quota).order_by(Quota.id.desc())).first()
    assert quota.terms == [{"types": ["xa", "dac-khu"], "comparator": "=", "count": 1}]


def test_results_are_added_and_never_overwritten(campaign: Campaign, session: Any, client: Client) -> None:
    client.sign_in("thuongtruc")
    address = f"/phong-trao/{campaign.ref}/chi-tieu/CT-0001"
    for typed, says in (
        ({"source": "Báo cáo"}, "Nhập kết quả, hoặc nhập cả hai số"),
        ({"value": "gần đủ", "source": "Báo cáo"}, "không phải là một số"),
        ({"value": "120", "source": "Báo cáo"}, "Tỷ lệ từ 0 đến 100."),
        ({"value": "90"}, "ghi ai báo con số này"),
        ({"part": "5", "whole": "0", "source": "Báo cáo"}, "Mẫu số phải lớn hơn 0."),
        ({"part": "6", "whole": "5", "source": "Báo cáo"}, "Tử số không lớn hơn mẫu số."),
        ({"part": "6", "source": "Báo cáo"}, "nhập cả hai số"),
        ({"value": "80", "part": "4", "whole": "5", "source": "Báo cáo"}, "không nhập cả hai cách"),
    ):
        answer = client.submit(client.get_page(address), "ket-qua", **typed)
        assert says in page_of(answer, status=422)
    assert session.scalar(select(func.count()).select_from(TargetResult)) == 0
    page = client.get_page(address)
    first = client.submit(page, "ket-qua", part="9", whole="10", source="Báo cáo của xã")
    client.submit(page, "ket-qua", part="9", whole="10", source="Báo cáo của xã")
    page = client.follow(first)
    assert "90 % (9/10)" in page
    client.follow(client.submit(client.get_page(address), "ket-qua", value="gần 80", document=DOCUMENT))
    client.sign_out()
    page = client.get_page(f"/phong-trao/{campaign.ref}")
    for sentence in ("Số liệu trái nhau", "90 % (9/10)", "gần 80 %", "Báo cáo của xã", "tất cả được giữ lại"):
        assert sentence in page
    client.sign_in("thuongtruc")
    typed = {"value": "85", "source": "Đính chính", "corrects": "KQ-00002"}
    page = client.follow(client.submit(client.get_page(address), "ket-qua", **typed))
    assert "Đã đính chính" in page
    assert "Số liệu trái nhau" not in page
    assert session.scalar(select(func.count()).select_from(TargetResult)) == 3


def test_choosing_and_taking_back(campaign: Campaign, session: Any, client: Client) -> None:
    client.sign_in("thuongtruc")
    address = f"/phong-trao/{campaign.ref}/chon/QD-0001"
    page = client.get_page(address)
    first = client.submit(page, "chon-noi", place="04345", source="Thông báo số 5")
    client.submit(page, "chon-noi", place="04345", source="Thông báo số 5")
    page = client.follow(first)
    assert "đã chọn 1" in page
    assert "Thông báo số 5" in page
    token = page.form("chon-noi").fields
    wrong = client.post(address, data={**token, "place": "32244", "mot_lan": "a"})
    assert wrong.status_code == 422, "a commune of another province"
    page = client.follow(client.submit(page, "bo-04345"))
    assert session.scalar(select(func.count()).select_from(QuotaChoice)) == 0
    assert client.get(f"{address}/bo/04345").status_code == 405
    assert client.get(f"/phong-trao/{campaign.ref}/chon/QD-9999").status_code == 404


def test_the_day_of_the_quotas(campaign: Campaign, client: Client) -> None:
    address = f"/phong-trao/{campaign.ref}"
    assert "Không hiểu ngày “mai”" in client.get_page(f"{address}?ngay=mai")
    assert "(xét theo ngày 24/05/2021)" in client.get_page(f"{address}?ngay=24/5/2021")


@pytest.mark.parametrize(
    ("typed", "said", "day"),
    [
        ("2025", "năm 2025", "01/01/2025"),
        ("7/2025", "tháng 7/2025", "01/07/2025"),
        ("Quý III/2025", "quý III/2025", "01/07/2025"),
        ("24/5/2021", "24/05/2021", ""),
    ],
)
def test_a_year_or_month_asked_for_is_said_back_with_the_day_that_was_taken(
    campaign: Campaign, client: Client, typed: str, said: str, day: str
) -> None:
    page = client.get_page(f"/phong-trao/{campaign.ref}?ngay={typed}")
    assert page.one(id="ngay").get("value") == said
    assert (f"“{said}” không nêu một ngày: xét theo ngày {day}." in page) == bool(day)
    assert f"(xét theo ngày {day or said})" in page
    again = client.get_page(f"/phong-trao/{campaign.ref}?ngay={said}")
    assert again.one(id="ngay").get("value") == said


def test_the_board_of_coverage(campaign: Campaign, session: Any, client: Client) -> None:
    board = f"/phong-trao/{campaign.ref}/bao-phu"
    page = client.get_page(board)
    assert "Chưa làm 2" in page
    an_initiative("Loa thôn Đông", place=by_key("04345"))
    target, (quota,) = queries.targets_of(campaign)[0], queries.quotas_of(campaign)
    actions.choose(quota, by_key("04345"), by=who("thuongtruc"))
    told = Result(figure=read_quantity("95"), place=by_key("04345"), source="Báo cáo")
    actions.report(target, told, by=who("thuongtruc"))
    session.commit()
    page = client.get_page(board)
    assert "Đã làm 1" in page
    page = client.get_page(page.link("Chưa làm 1").href)
    assert "Xã Mù Cang Chải" in page
    assert "Xã Mường Lai" not in page
    answer = client.get(f"{board}.csv")
    assert "04345,Xã Mường Lai,có,1,1,1," in answer.text
    assert "04456,Xã Mù Cang Chải,không,0,0,0," in answer.text
    assert client.get(f"{board}?xem=x&tinh=zz").status_code == 200


def test_a_campaign_of_the_whole_country_asks_where(session: Any, client: Client) -> None:
    session.add(Campaign(ref="ngay-19-8", name="Ngày hội", kind="festival", month=8, day=19))
    session.commit()
    page = client.get_page("/phong-trao/ngay-19-8/bao-phu")
    page = client.get_page(page.link("Lào Cai").href)
    assert "Xã Mường Lai" in page
    assert client.get("/phong-trao/ngay-19-8/bao-phu.csv?tinh=15").text.count("\r\n") == 3
    client.sign_in("thuongtruc")
    assert client.get("/phong-trao/ngay-19-8/sua").status_code == 403


def test_the_calendar_and_its_file(campaign: Campaign, client: Client) -> None:
    page = client.get_page("/phong-trao/lich")
    assert "còn 30 ngày" in page
    assert "quá hạn" in page
    answer = client.get("/phong-trao/lich.ics")
    assert answer.mimetype == "text/calendar"
    assert answer.text.count("BEGIN:VEVENT") == 6
    with clock.stopped(clock.now() + timedelta(days=31)):
        assert "Đợt thi đua" not in client.get_page("/phong-trao/lich").text_of("noi-dung")


def test_classes_of_the_year_are_what_a_target_is_judged_by(
    campaign: Campaign, session: Any, client: Client
) -> None:
    from antq.ground import lay_scoresheets
    from tests.scoresheets.scored import confirmed

    lay_scoresheets()
    assert session.scalar(select(func.count()).select_from(Sheet)) == 5
    score = confirmed()
    document = by_ref(DOCUMENT)
    actions.set_target(
        campaign,
        aim(document, classes=("tot", "kha"), subjects=("commune",), period_year=score.year),
        by=who("thuongtruc"),
    )
    session.commit()
    page = client.get_page(f"/phong-trao/{campaign.ref}")
    assert "Theo phiếu đã xác nhận: 100 % (1 đơn vị đã xếp loại)." in page
    assert unit_of("donvi").name not in page
