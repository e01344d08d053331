"""Charts: what they draw is kept beside this file; what they say is read here."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from antq.kit import charts
from antq.kit.charts import Node, Panel, Point, Slope
from tests.browser import Page, words

GOLDEN = Path(__file__).parent / "golden"
YEARS = [Point("2022", 19), Point("2023", Decimal("12.5")), Point("2024", None), Point("2025", 8)]
MONTHS = [Point(f"Tháng {n}", 1000 + 37 * n % 90) for n in range(1, 13)]
PLACES = [Slope("Xã Mường Lai", 19, 8), Slope("Xã Mù Cang Chải", 14, 15), Slope("Phường Sa Pa", 9, 9)]
HAMLETS = tuple(Node(f"Tổ {n}", f"#to-{n}", "info", "Đang làm") for n in range(1, 4))
ORIGIN = Node(
    "Tiếng kẻng an ninh", "#goc", "gold", "Nơi khởi đầu", (
        Node("Xã Mường Lai", "#ml", "ok", "Có kết quả", HAMLETS),
        Node("Xã Mù Cang Chải có tên rất dài", "", "bad", "Đã dừng"),
        Node("Xã Tân Ninh", "#tn", "neutral", "Đăng ký"),
    ),
)  # fmt: skip
DRAWN = {
    "columns": lambda: charts.columns(
        "c", "Trộm cắp giảm mỗi năm", YEARS, target=10, unit="vụ", source="Công an"
    ),
    "months": lambda: charts.columns("m", "Mỗi tháng hơn 1.000 lượt", MONTHS),
    "line": lambda: charts.line("l", "Giảm đều", YEARS, unit="vụ", csv="/so-lieu.csv"),
    "slope": lambda: charts.slope("s", "Hai nơi đỡ hơn", PLACES, better="down", before="2022", after="2025"),
    "multiples": lambda: charts.multiples(
        "p", "Nơi nào cũng giảm", [Panel("Xã Mường Lai", YEARS), Panel("Xã Tân Ninh", YEARS[:2])]
    ),
    "spread": lambda: charts.spread(
        "w", "Sau bốn năm có 9 nơi", [(2021, 1), (2022, 3), (2024, 5)], unit="nơi"
    ),
    "tree": lambda: charts.tree("t", "Ba xã làm theo", [ORIGIN]),
}


def page(*drawn: Markup) -> Page:
    """The charts on a page, strictly read."""
    said = "".join(drawn)
    read = Page(
        "<!doctype html><html lang=vi><head><meta charset=utf-8><title>Biểu đồ</title>"
        '<meta name="viewport" content="width=device-width"></head>'
        f"<body><main><h1>Biểu đồ</h1><h2>Hình</h2>{said}"
        + "".join(f'<p id="{name}">Đích</p>' for name in ("goc", "ml", "tn", "to-1", "to-2", "to-3"))
        + "</main></body></html>"
    )
    assert read.errors == []
    return read


def svg_of(drawn: Markup) -> str:
    found = re.search(r"<svg.*</svg>", drawn, re.DOTALL)
    assert found
    return found.group(0).replace("><", ">\n<") + "\n"


@pytest.mark.parametrize("name", DRAWN)
def test_the_drawing_is_the_one_that_was_looked_at(name: str, request: pytest.FixtureRequest) -> None:
    """After a change that was meant: delete the file, run this once, look at the drawing."""
    kept, drawn = GOLDEN / f"{name}.svg", svg_of(DRAWN[name]())
    if not kept.exists():
        kept.write_text(drawn, "utf-8")
        pytest.fail(f"{kept.name} was not there; it has been written: look at it")
    assert drawn == kept.read_text("utf-8")


def test_all_of_them_may_stand_on_one_strict_page_without_styles() -> None:
    read = page(*(draw() for draw in DRAWN.values()))
    assert len(list(read.all("figure"))) == len(DRAWN)
    assert not re.search(r'\sstyle=|<style|<script|\son[a-z]+="', "".join(draw() for draw in DRAWN.values()))


@pytest.mark.parametrize("name", [name for name in DRAWN if name != "tree"])
def test_the_finding_is_the_title_and_every_number_is_in_the_table(name: str) -> None:
    drawn = DRAWN[name]()
    read = page(drawn)
    assert re.findall(r"<title[^>]*>([^<]*)", drawn) == [words(next(iter(read.all("h3"))))]
    for number in re.findall(r'class="strong"[^>]*>([0-9.,]+)</text>', drawn):
        assert number in words(next(iter(read.all("table"))))
    assert len(list(read.all("tr"))) > 2
    assert "Xem bảng số liệu" in read


def test_words_are_escaped() -> None:
    evil = '<script>alert("x")</script>'
    said = charts.columns("e", evil, [Point(evil, 1)], unit=evil, source=evil, csv=evil)
    said += charts.slope("f", evil, [Slope(evil, 1, 2)]) + charts.tree("g", evil, [Node(evil, note=evil)])
    assert "<script>" not in said
    assert '"x"' not in said


def test_what_is_not_known_is_a_gap_and_a_dash() -> None:
    said = DRAWN["line"]()
    assert said.count("<polyline") == 1
    assert said.count("<circle") == 3
    assert "2024: –." in said
    assert '<a href="/so-lieu.csv" class="btn quiet small">Tải CSV</a>' in said


@pytest.mark.parametrize("points", [[], [Point("2025", None)], [Point("2025", 0)], [Point("2025", -4)]])
def test_little_or_nothing_known_is_no_mistake(points: list[Point]) -> None:
    for draw in (charts.columns, charts.line):
        page(draw("a", "Không có gì", points, target=3))
    page(charts.multiples("b", "Không có gì", [Panel("Xã", points)]), charts.spread("c", "Không nơi nào", []))
    page(charts.slope("d", "Không có gì", []), charts.tree("e", "Không có gì", []))


def test_labels_that_do_not_fit_are_left_to_the_table() -> None:
    drawn = DRAWN["months"]()
    labels = re.findall(r'<text[^>]*class="strong"[^>]*>([0-9.]+)</text>', drawn)
    assert 2 <= len(labels) <= 4
    assert labels[-1] == "1.084"
    assert "Tháng 6" in words(next(iter(page(drawn).all("table"))))


def test_what_went_the_wrong_way_is_dashed_and_hollow() -> None:
    lines = re.findall(r"<line[^>]*>", DRAWN["slope"]())
    assert ["stroke-dasharray" in each for each in lines] == [False, True, False]
    upwards = charts.slope("u", "Tăng là tốt", PLACES, better="up")
    assert ["stroke-dasharray" in each for each in re.findall(r"<line[^>]*>", upwards)] == [
        True,
        False,
        False,
    ]
    assert DRAWN["slope"]().count("hole") == 1


def test_many_places_are_drawn_in_part_and_tabled_in_full() -> None:
    drawn = charts.slope("s", "Nhiều nơi", [Slope(f"Xã {n}", n, n + 1) for n in range(30)])
    assert "Vẽ 12 trong 30 nơi" in drawn
    assert drawn.count("<line") == 12
    assert drawn.count("<tr>") == 31


def test_words_beside_a_slope_never_stand_on_each_other() -> None:
    drawn = charts.slope("s", "Gần nhau", [Slope(f"Xã {n}", 5, 5) for n in range(12)])
    heights = sorted(float(y) for y in re.findall(r'<text x="150" y="([0-9.]+)"', drawn))
    assert len(heights) == 12
    assert min(b - a for a, b in pairwise(heights)) >= 18
    box = re.search(r'viewBox="0 0 320 (\d+)"', drawn)
    assert box
    assert heights[-1] < float(box.group(1))


def test_spreading_adds_up() -> None:
    rows = [words(each) for each in page(DRAWN["spread"]()).all("tr")]
    assert rows == ["Năm Thêm Tổng", "2021 1 1", "2022 3 4", "2023 0 4", "2024 5 9"]
    assert DRAWN["spread"]().count("<circle") == 3
    long_ago = charts.spread("x", "Lâu rồi", [(1000, 2), (2020, 1)])
    assert long_ago.count("<tr>") == 61
    assert "2020: 3." in long_ago


def test_the_tree_is_a_nested_list_too() -> None:
    read = page(DRAWN["tree"]())
    (outer,) = [each for each in read.all("ul") if len(list(each.iter("ul"))) == 3]
    assert words(outer).startswith("Tiếng kẻng an ninh – Nơi khởi đầu Xã Mường Lai – Có kết quả Tổ 1")
    assert "Xã Mù Cang Chải có tên rất dài – Đã dừng" in words(outer)
    assert DRAWN["tree"]().count('href="#ml"') == 2


def test_no_two_nodes_of_a_tree_stand_in_one_place() -> None:
    deep = Node("Đáy")
    for n in range(10):
        deep = Node(f"Bậc {n}", children=(deep, Node(f"Bên {n}")))
    spots: Any = charts.trees._laid([deep, ORIGIN])
    assert len(spots) == len({(spot.x, spot.y) for spot in spots}) == 28
    for spot in spots:
        assert spot.parent is None or spot.parent.x < spot.x
