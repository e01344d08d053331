"""Names of kinds of documents, marks and levels, as people read them."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

KINDS = {
    "luat": _l("Luật"),
    "nghi-dinh": _l("Nghị định"),
    "thong-tu": _l("Thông tư"),
    "quyet-dinh": _l("Quyết định"),
    "chi-thi": _l("Chỉ thị"),
    "ket-luan": _l("Kết luận"),
    "nghi-quyet": _l("Nghị quyết"),
    "huong-dan": _l("Hướng dẫn"),
    "quy-che": _l("Quy chế"),
    "ke-hoach": _l("Kế hoạch"),
    "chuong-trinh": _l("Chương trình"),
    "de-an": _l("Đề án"),
    "tthc": _l("Thủ tục hành chính"),
    "bao-cao": _l("Báo cáo"),
    "bai-viet": _l("Bài viết, tin"),
}
"""Code of a kind to its name, in the order of lists: from law down to articles."""

MARKS = {
    "V": (_l("Đã đối chiếu"), "ok", _l("Đã đọc và đối chiếu với nguồn gốc.")),
    "V2": (
        _l("Qua nguồn thứ hai"),
        "info",
        _l("Chỉ đối chiếu được qua một nguồn dẫn lại, chưa đọc bản gốc."),
    ),
    "R": (
        _l("Chưa kiểm chứng"),
        "warn",
        _l("Ghi theo hiểu biết chung, chưa kiểm chứng; cần người phụ trách xác nhận."),
    ),
    "I": (_l("Suy ra từ nội dung"), "warn", _l("Nguồn không nói thẳng; suy ra từ nội dung văn bản.")),
}
"""Mark to its word, the tone of its tag, and what it means."""

WEEKDAYS = (
    _l("thứ hai"),
    _l("thứ ba"),
    _l("thứ tư"),
    _l("thứ năm"),
    _l("thứ sáu"),
    _l("thứ bảy"),
    _l("chủ nhật"),
)

CERTAINTY = {
    "stated": _l("nguồn nêu rõ"),
    "inferred": _l("suy ra từ nội dung"),
    "unknown": _l("chưa xác định"),
}

LEVELS = {
    "unit": _l("Cơ quan, đơn vị"),
    "commune": _l("Cấp xã"),
    "district": _l("Cấp huyện (đến 30/6/2025)"),
    "province": _l("Cấp tỉnh"),
    "ministry": _l("Bộ, ngành"),
    "state": _l("Nhà nước"),
}
"""Levels of award forms, low to high."""


def kind_label(kind: str) -> str:
    """The name of a kind; a code that the list does not know is shown as it is."""
    return str(KINDS.get(kind, kind))


def conferring(label: str) -> str:
    """What is done with a form of award, inside a sentence: "tặng Bằng khen …", but "công nhận mô hình điển hình"."""
    return label[0].lower() + label[1:] if label.startswith("Công nhận") else f"tặng {label}"
