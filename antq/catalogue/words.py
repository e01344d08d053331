"""Lĩnh vực, loại hình, trạng thái: the codes kept in rows and addresses, and what people read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l


@dataclass(frozen=True)
class Field:
    """A lĩnh vực: its word, a sentence about it, the icon of its card."""

    label: Any
    about: Any
    icon: str


FIELDS = {
    "tu-quan": Field(
        _l("Tự quản cộng đồng"), _l("Người dân tự bàn, tự giữ trật tự ở thôn, tổ, khu phố."), "users"
    ),
    "pctp": Field(
        _l("Phòng, chống tội phạm"),
        _l("Phòng ngừa, cam kết, tố giác tội phạm và tệ nạn xã hội."),
        "shield",
    ),
    "pcmt": Field(
        _l("Phòng, chống ma túy"), _l("Tuyên truyền, phòng ngừa, giúp đỡ để rời xa ma túy."), "badge-check"
    ),
    "tai-hoa-nhap": Field(
        _l("Tái hòa nhập cộng đồng"), _l("Giúp người trở về có việc làm, chỗ dựa và niềm tin."), "house"
    ),
    "hoa-giai": Field(_l("Hòa giải ở cơ sở"), _l("Giải quyết mâu thuẫn từ trong nhà, trong xóm."), "scale"),
    "ky-thuat": Field(
        _l("Kỹ thuật, công nghệ"), _l("Camera, tin nhắn, phần mềm giúp giữ an ninh, trật tự."), "camera"
    ),
    "dan-van": Field(_l("Dân vận khéo"), _l("Cán bộ gần dân, cùng làm để được dân tin."), "message"),
    "ton-giao-dan-toc": Field(
        _l("Vùng đồng bào dân tộc, tôn giáo"),
        _l("Cộng đồng tín đồ, dòng họ, người có uy tín cùng tham gia."),
        "landmark",
    ),
    "truong-hoc-giao-thong": Field(
        _l("Trường học, an toàn giao thông"),
        _l("Cổng trường an toàn, học sinh và phụ huynh cùng giữ nền nếp."),
        "book-open",
    ),
}
"""Code to field, in the order in which they are offered."""

KINDS = {
    "mo-hinh": _l("Mô hình chung"),
    "to-tu-quan": _l("Tổ tự quản"),
    "to-dan-pho": _l("Tổ dân phố tự quản"),
    "to-an-ninh": _l("Tổ an ninh nhân dân"),
    "to-hoa-giai": _l("Tổ hòa giải"),
    "hoi-dong-antt": _l("Hội đồng an ninh, trật tự"),
    "thanh-nien": _l("Đội thanh niên"),
    "clb": _l("Câu lạc bộ"),
    "hoi-quan": _l("Hội quán"),
    "quy": _l("Quỹ hỗ trợ"),
    "khu-dan-cu": _l("Khu dân cư không có tội phạm"),
    "cam-ket": _l("Phong trào ký cam kết"),
    "camera": _l("Camera, giải pháp kỹ thuật"),
    "tieng-keng": _l("Tiếng kẻng, tiếng loa an ninh"),
    "ho-tro": _l("Nhóm giúp đỡ"),
    "day-nghe": _l("Dạy nghề, tạo việc làm"),
    "dan-van-kheo": _l("Dân vận khéo"),
    "ton-giao": _l("Cộng đồng tôn giáo cùng giữ trật tự"),
    "truong-hoc": _l("Cổng trường an toàn"),
    "khac": _l("Hình thức khác"),
}
"""Code to loại hình."""


@dataclass(frozen=True)
class Status:
    """How far an initiative has spread: the code in rows, in addresses, the word, the tone of its tag."""

    code: str
    slug: str
    label: Any
    tone: str
    about: Any


REPLICATION = {
    status.code: status
    for status in (
        Status(
            "nationwide",
            "toan-quoc",
            _l("Nhân rộng toàn quốc"),
            "ok",
            _l("Bộ, ngành trung ương đã thông báo nhân rộng."),
        ),
        Status(
            "spreading",
            "nhan-rong",
            _l("Điển hình nhân rộng"),
            "ok",
            _l("Nguồn ghi đã hoặc đang nhân rộng ra nơi khác."),
        ),
        Status("built", "xay-dung", _l("Đã xây dựng"), "info", _l("Đang chạy tại nơi khởi đầu.")),
        Status(
            "proposed",
            "de-xuat",
            _l("Đề xuất, định hướng"),
            "neutral",
            _l("Mới nêu trong kế hoạch hoặc đề xuất."),
        ),
    )
}
"""Trạng thái nhân rộng, the widest first."""

REPLICATION_OF_SLUG = {status.slug: status for status in REPLICATION.values()}

ACTIVITY = {
    "active": (_l("Đang hoạt động"), "ok"),
    "paused": (_l("Tạm dừng"), "warn"),
    "ended": (_l("Đã kết thúc"), "neutral"),
    "unknown": (_l("Chưa rõ tình trạng"), "neutral"),
}
"""Whether it still runs, as far as the sources say; unknown is said openly."""

ACTIVITY_SLUGS = {
    "active": "dang-hoat-dong",
    "paused": "tam-dung",
    "ended": "da-ket-thuc",
    "unknown": "chua-ro",
}
"""The same in addresses."""

ACTIVITY_OF_SLUG = {slug: code for code, slug in ACTIVITY_SLUGS.items()}


def field_label(code: str) -> str:
    """The word of a field; an unknown code is shown as it is."""
    return str(FIELDS[code].label) if code in FIELDS else code


def kind_label(code: str) -> str:
    """The word of a kind; an unknown code is shown as it is."""
    return str(KINDS.get(code, code))
