"""Who chooses by a quota: what they are called, and the types of district that choose, each for itself."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

CHOOSERS = {
    "district": _l("Mỗi đơn vị cấp huyện"),
    "city": _l("Mỗi thị xã, thành phố"),
    "committee": _l("Ban Chỉ đạo 138 tỉnh"),
}
CHOOSER_TYPES = {
    "district": ["huyen", "quan", "thi-xa", "thanh-pho"],
    "city": ["thi-xa", "thanh-pho"],
    "committee": [],
}
