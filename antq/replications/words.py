"""What the ledger's states, reasons and scopes are called."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from .liveness import Life

LIVES = {
    Life.PLANNED: (_l("Chưa ra mắt"), "neutral"),
    Life.FRESH: (_l("Còn hoạt động"), "ok"),
    Life.OVERDUE: (_l("Quá kỳ xác nhận"), "warn"),
    Life.GREY: (_l("Lâu chưa xác nhận, không tính"), "neutral"),
    Life.CLOSED: (_l("Đã kết thúc"), "neutral"),
}
"""Word and tone of the tag."""

CLOSE_REASONS = {
    "done": _l("Đã đạt mục đích, không còn cần"),
    "no-people": _l("Không đủ người tham gia"),
    "no-money": _l("Thiếu kinh phí, phương tiện"),
    "no-lead": _l("Người phụ trách chuyển công tác, không ai thay"),
    "no-effect": _l("Không hiệu quả"),
    "unfit": _l("Không hợp với địa bàn"),
    "merged-area": _l("Sắp xếp đơn vị, nhập với điểm khác"),
    "replaced": _l("Thay bằng mô hình khác"),
    "mistake": _l("Đăng ký nhầm hoặc trùng"),
    "other": _l("Lý do khác"),
}
"""Why a replication ended (thanh loại, giải thể and the like): code to words."""

SAYS_NOTHING = frozenset({"mistake"})
"""Reasons that say nothing about the initiative: they are left out when others ask why copies were closed."""

SCOPES = {
    "commune": _l("Trong xã, phường"),
    "cluster": _l("Liên xã, cụm địa bàn"),
    "province": _l("Toàn tỉnh"),
    "emulation": _l("Cụm thi đua"),
    "nation": _l("Toàn quốc"),
}
"""How widely an initiative was announced as worth copying."""

VERDICT_WORDS = {
    "good": (_l("Nhập được"), "ok"),
    "doubtful": (_l("Nhập được, chữ bảng mã cũ"), "warn"),
    "known": (_l("Đã có"), "neutral"),
    "wrong": (_l("Phải sửa"), "bad"),
}
"""What becomes of a line of a sheet: the word and the tone of its tag."""
