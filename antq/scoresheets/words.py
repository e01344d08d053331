"""What classes, kinds of sheet and those who are scored are called."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

KINDS = {
    "phan-loai-phong-trao": _l("Phân loại phong trào"),
    "an-toan-antt": _l("An toàn về an ninh, trật tự"),
}
SUBJECTS = {
    "commune": _l("Xã, phường, đặc khu"),
    "neighbourhood": _l("Khu dân cư"),
    "agency": _l("Cơ quan, doanh nghiệp, cơ sở giáo dục"),
}
GRADES = {
    "tot": _l("Tốt"),
    "kha": _l("Khá"),
    "trung-binh": _l("Trung bình"),
    "yeu": _l("Yếu"),
    "dat": _l("Đạt"),
    "khong-dat": _l("Không đạt"),
}
TONES = {
    "tot": "ok",
    "kha": "ok",
    "trung-binh": "warn",
    "yeu": "bad",
    "dat": "ok",
    "khong-dat": "neutral",
}
"""Class to the tone of its tag; the word is always there too."""
