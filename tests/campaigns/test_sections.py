"""What a document's page shows of campaigns, and loading them twice."""

from __future__ import annotations

from typing import Any

import pytest

from antq.campaigns import actions
from antq.campaigns.models import Campaign, Quota, Target
from antq.kit.refusals import Missing
from antq.law import actions as law
from tests.client import Client

DATA: dict[str, list[dict[str, Any]]] = {
    "campaign": [
        {"key": "ngay-19-8", "name": "Ngày hội", "kind": "festival", "month": 8, "day": 19, "sources": ["kh"]}
    ],
    "target": [
        {
            "key": "T-1",
            "document": "kh",
            "indicator": "Giảm số vụ phạm pháp",
            "comparator": ">",
            "low": "10",
            "unit": "%",
            "of": "số vụ",
            "direction": "up",
            "measures": "reduction",
            "holds_for": "selected",
            "base": "năm 2020",
            "period": "năm 2021",
        },
        {
            "key": "T-2",
            "document": "kh",
            "indicator": "Phân loại khá, tốt",
            "comparator": ">=",
            "low": "5",
            "high": "7",
            "unit": "%",
            "direction": "up",
            "measures": "share",
            "holds_for": "province",
            "classes": ["khá", "tốt"],
        },
    ],
    "quota": [
        {
            "key": "Q-1",
            "document": "kh",
            "chooser": "district",
            "counts": [{"types": ["xa"], "comparator": ">=", "count": 1}],
            "says": "Mỗi nơi chọn một xã.",
        }
    ],
}


@pytest.fixture
def plan(session: Any) -> None:
    """A plan that sets targets and a quota and names a day."""
    law.add_document("kh", kind="ke-hoach", number="121", symbol="KH-UBND", title="Kế hoạch")
    law.add_document("khac", kind="ke-hoach", title="Kế hoạch khác")
    actions.load(DATA)


def test_loading_twice_changes_nothing(plan: None, session: Any) -> None:
    actions.load(DATA)
    assert [session.query(model).count() for model in (Campaign, Target, Quota)] == [1, 2, 1]
    target = session.query(Target).filter_by(key="T-1").one()
    assert (target.direction, target.selected_only, target.base) == ("down-rate", True, "năm 2020")


def test_the_document_shows_what_it_sets(plan: None, client: Client) -> None:
    page = client.get_page("/van-ban/kh")
    for sentence in ("trên 10 %", "chỉ nơi được chọn", "so với năm 2020", "ít nhất 5–7 %", "(khá, tốt)"):
        assert sentence in page
    assert "Mỗi đơn vị cấp huyện: Mỗi nơi chọn một xã." in page
    assert "19/8 hằng năm" in page


def test_another_document_shows_nothing_of_it(plan: None, client: Client) -> None:
    page = client.get_page("/van-ban/khac")
    assert "trên 10 %" not in page
    assert "19/8" not in page


def test_a_target_of_an_unknown_document_is_refused(session: Any) -> None:
    with pytest.raises(Missing):
        actions.load({"target": [DATA["target"][0]]})
