"""The facets of the catalogue as parameters of the API: what values each takes, and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from flask_babel import lazy_gettext as _l
from pydantic import Field

from ..catalogue.words import ACTIVITY_OF_SLUG, FIELDS, KINDS, REPLICATION_OF_SLUG
from .records import Says


@dataclass(frozen=True)
class Facet:
    """One parameter: the type of its values, its words, and what stands for nothing chosen."""

    values: Any
    says: Says
    none: Any = ""


def _one_of(values: Any) -> Any:
    return list[Literal[tuple(values)]]  # type: ignore[misc]


CODE = Annotated[str, Field(pattern="^[a-z0-9][a-z0-9-]{0,59}$")]

FACETS = {
    "linh-vuc": Facet(
        _one_of(FIELDS),
        Says(_l("Lĩnh vực"), _l("Mã lĩnh vực; viết nhiều lần là lấy bất kỳ."), ["tu-quan"]),
        [],
    ),
    "loai-hinh": Facet(
        _one_of(KINDS),
        Says(_l("Loại hình"), _l("Mã loại hình; viết nhiều lần là lấy bất kỳ."), ["hoi-quan"]),
        [],
    ),
    "tinh": Facet(
        Annotated[str, Field(pattern="^[0-9]{2}$")], Says(_l("Tỉnh"), _l("Mã tỉnh ngày nay, 2 số."), "15")
    ),
    "xa": Facet(
        Annotated[str, Field(pattern="^[0-9]{5}$")], Says(_l("Xã"), _l("Mã xã ngày nay, 5 số."), "04456")
    ),
    "don-vi": Facet(CODE, Says(_l("Đơn vị chủ trì"), _l("Mã đơn vị."), "ubnd-xa-mu-cang-chai")),
    "trang-thai": Facet(
        _one_of(REPLICATION_OF_SLUG),
        Says(_l("Mức nhân rộng"), _l("Mô hình đã lan tới đâu; viết nhiều lần là lấy bất kỳ."), ["xay-dung"]),
        [],
    ),
    "hoat-dong": Facet(
        _one_of(ACTIVITY_OF_SLUG),
        Says(
            _l("Tình trạng hoạt động"),
            _l("Mô hình còn chạy hay đã thôi; viết nhiều lần là lấy bất kỳ."),
            ["dang-hoat-dong"],
        ),
        [],
    ),
    "nhan-rong-tu": Facet(
        Annotated[str, Field(pattern="^[1-9][0-9]{0,5}$")],
        Says(_l("Nhân rộng từ"), _l("Ít nhất từng ấy điểm đang tính trong sổ nhân rộng."), "1"),
    ),
    "nam": Facet(
        list[Annotated[str, Field(pattern="^(19|20)[0-9]{2}$")]],
        Says(_l("Năm"), _l("Năm bắt đầu; viết nhiều lần là lấy bất kỳ."), ["2023"]),
        [],
    ),
    "khen": Facet(
        list[CODE],
        Says(
            _l("Hình thức khen"),
            _l("Mã hình thức khen; viết nhiều lần là lấy bất kỳ."),
            ["cong-nhan-dien-hinh"],
        ),
        [],
    ),
    "so-lieu": Facet(
        Literal["", "co"],
        Says(_l("Có số liệu"), _l("co: chỉ mô hình có số liệu; để trống: mọi mô hình."), "co"),
    ),
}
"""Every facet of the catalogue by its argument; a test compares them with the catalogue's own."""
