"""Made-up numbers for the charts of the patterns page."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..evidence.comparing import Place, Series, compare
from ..evidence.models import Figure
from ..kit.charts import Node, Panel, Point, Slope

POINTS = [Point("2021", 26), Point("2022", 19), Point("2023", 14), Point("2024", 9), Point("2025", 6)]
MONTHS = [
    Point(f"Tháng {n}", value) for n, value in enumerate((31, 28, 30, 24, 22, 25, 19, 17, 18, 14, 12, 9), 1)
]
SLOPES = [
    Slope("Xã Đông", 19, 6),
    Slope("Xã Tây", 14, 9),
    Slope("Xã Nam", 13, 10),
    Slope("Phường Bắc", 7, 11),
]
PANELS = [
    Panel("Xã Đông", [Point("2023", 19), Point("2024", 11), Point("2025", 6)]),
    Panel("Xã Tây", [Point("2023", 14), Point("2024", 12), Point("2025", 9)]),
    Panel("Xã Nam", [Point("2023", 13), Point("2024", None), Point("2025", 10)]),
    Panel("Phường Bắc", [Point("2023", 7), Point("2024", 8), Point("2025", 11)]),
]
SPREAD = [(2019, 1), (2021, 4), (2022, 9), (2023, 21), (2025, 40)]


def _place(name: str, tone: str, note: Any, *below: Node) -> Node:
    return Node(name, "#cay", tone, str(note), below)


def small_tree() -> list[Node]:
    """Where the initiative began, communes that do it, groups within them."""
    groups = [_place(f"Tổ tự quản số {n}", "info", "Đang làm") for n in (1, 2)]
    return [
        _place(
            "Tiếng kẻng an ninh",
            "gold",
            "Nơi khởi đầu: xã Đông",
            _place("Xã Tây", "ok", "Có kết quả", *groups),
            _place("Xã Nam", "neutral", "Đăng ký"),
            _place("Phường Bắc", "bad", "Đã dừng"),
            _place("Xã Thượng", "warn", "Quá hạn báo cáo"),
        )
    ]


def series() -> Series:
    """Three communes compared per head."""
    told = (
        ("Xã Đông", 6, 3200, "appraised"),
        ("Xã Tây", 9, 8100, "evidenced"),
        ("Xã Nam", 10, 2900, "no_effect"),
    )
    (made,) = compare(
        (Place(name), [_figure(Decimal(value), Decimal(base), label)]) for name, value, base, label in told
    )
    return made


def _figure(value: Decimal, base: Decimal, label: str) -> Figure:
    words = {"what": "Vụ trộm cắp", "unit": "vụ", "scope": "", "period": "năm 2025", "source": "Công an xã"}
    return Figure(
        value=value, qualifier="exact", better="down", base=base, base_unit="dân", label=label, **words
    )
