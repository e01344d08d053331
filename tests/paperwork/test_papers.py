"""What each paper of a dossier says, in the words that ship."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from antq.kit import clock
from antq.kit.documents.blocks import Paragraph, Table
from antq.kit.documents.templates import load
from antq.law.days import working_days_after
from antq.nominations import actions
from antq.nominations.models import Nomination
from antq.paperwork import papers
from antq.paperwork.appointment import appointed
from antq.paperwork.papers import KIND
from antq.paperwork.papers.bundle import TEMPLATES as OF_SETS
from antq.paperwork.papers.kinds import HERE, TEMPLATES
from tests.cast import a_complete_draft, appraising, received, score, submitted, who
from tests.making import an_initiative
from tests.nominations.sending import ODD
from tests.replications.points import running

MONDAY = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)


def said(kind: str, nomination: Nomination, by: str) -> str:
    """Everything that a paper says, as one text."""
    made = papers.made_of(KIND[kind], nomination, by=who(by))
    texts: list[str] = []
    for block in made.paper.blocks:
        texts += [str(value) for value in vars(block).values()]
    return "\n".join(texts)


@pytest.mark.parametrize("name", sorted({*TEMPLATES, *OF_SETS}))
def test_every_wording_that_ships_is_good(name: str) -> None:
    assert load(HERE / f"{name}.toml", {**TEMPLATES, **OF_SETS}[name]).blocks


def test_no_wording_is_forgotten() -> None:
    assert {path.stem for path in HERE.glob("*.toml")} == {*TEMPLATES, *OF_SETS}


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [("2026-11-16", 1, "2026-11-17"), ("2026-11-20", 1, "2026-11-23"), ("2026-11-21", 1, "2026-11-23"),
     ("2026-11-16", 10, "2026-11-30"), ("2026-11-16", 0, "2026-11-16")],
)  # fmt: skip
def test_working_days_after(day: str, count: int, then: str) -> None:
    read = datetime.fromisoformat
    assert working_days_after(read(day).date(), count) == read(then).date()


def test_the_receipt_names_the_day_of_the_appointment(session: Any) -> None:
    with clock.stopped(MONDAY):
        nomination = received()
    text = said("giay-tiep-nhan", nomination, "donvi")
    assert appointed(nomination) == (datetime(2026, 12, 1).date(), 10)
    for each in (nomination.ref, "16/11/2026", "01/12/2026", "10 ngày làm việc", "Nguyễn Minh Khôi"):
        assert each in text
    assert "Lào Cai, ngày 16 tháng 11 năm 2026" in text


@pytest.mark.parametrize(
    ("recipient", "parts"),
    [
        ("collective", ("I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH", "II. THÀNH TÍCH ĐẠT ĐƯỢC", "Tên tập thể")),
        ("person", ("I. SƠ LƯỢC LÝ LỊCH", "II. THÀNH TÍCH CÁ NHÂN", "Nguyễn Văn An", "Trưởng thôn")),
        ("initiative", ("II. THÀNH TÍCH ĐẠT ĐƯỢC", "1. Cách làm", "Tên mô hình: Tiếng loa an ninh")),
    ],
)
def test_the_report_has_the_parts_of_its_form(session: Any, recipient: str, parts: tuple[str, ...]) -> None:
    text = said("bao-cao", submitted(recipient=recipient), "donvi")
    for part in (*parts, "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", "Họp thôn bàn cách làm."):
        assert part in text
    assert "Đặt loa ở ba ngõ" in text


def test_figures_stand_in_a_table_of_the_report(session: Any) -> None:
    nomination = a_complete_draft()
    row = {
        "what": "Vụ trộm",
        "unit": "vụ",
        "before": 12,
        "value": 3,
        "period": "2025",
        "source": "Công an xã",
    }
    actions.write_figures(nomination, [row], by=who("donvi"))
    made = papers.made_of(KIND["bao-cao"], nomination, by=who("donvi"))
    tables = [block for block in made.paper.blocks if isinstance(block, Table)]
    assert tables[0].rows == (("1", "Vụ trộm", "vụ", "12", "3", "2025; Công an xã"),)


@pytest.mark.parametrize("recipient", ["initiative", "collective", "person"])
def test_the_report_names_the_replications_that_it_rests_on(session: Any, recipient: str) -> None:
    initiative = an_initiative("Loa an ninh thôn bản")
    points = [running(initiative, neighbourhood=name) for name in ("Thôn Nà Mùng", "Bản Pom")]
    text = said("bao-cao", submitted(recipient=recipient, initiative=initiative), "donvi")
    assert "Điểm nhân rộng làm căn cứ (2):" in text
    for point in points:
        assert (
            f"{point.neighbourhood}, xã Mường Lai, Lào Cai ({point.ref}; đang hoạt động; từ 19/08/2025"
            in text
        )
    assert "Điểm nhân rộng" not in said("bao-cao", submitted(recipient=recipient, name="Tổ khác"), "donvi")


def test_what_was_typed_stays_text(session: Any) -> None:
    odd = ODD + " {{ 7*7 }} #panic() {% if %}"
    nomination = submitted(name=odd[:200], how=odd * 3)
    made = papers.made_of(KIND["bao-cao"], nomination, by=who("donvi"))
    assert any(isinstance(block, Paragraph) and block.text == odd * 3 for block in made.paper.blocks)
    assert "49" not in said("bao-cao", nomination, "donvi").replace(nomination.ref, "")


def test_a_sheet_tells_one_members_points_only(session: Any) -> None:
    nomination = appraising()
    score(nomination, "thamdinh1", "thamdinh2")
    text = said("phieu-cham", nomination, "thamdinh1")
    assert "Trần Thu Hà" in text
    assert "Lê Quốc Bảo" not in text
    assert "Cách làm rõ, dễ làm theo." in text
    assert "94/100" in text


def test_the_sheet_of_an_abstention_gives_no_points(session: Any) -> None:
    nomination = appraising()
    actions.review(nomination, {}, verdict="abstain", comment="", by=who("thamdinh2"))
    text = said("phieu-cham", nomination, "thamdinh2")
    assert "không cho điểm" in text
    assert "None/" not in text
