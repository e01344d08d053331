"""Who chooses by a quota: what they are called, and the types of district that choose, each for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l

if TYPE_CHECKING:
    from .models import Quota

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


def chooser_of(quota: Quota) -> str:
    """The code of a quota's chooser; "" for one whom a plan names in words of its own."""
    return next(
        (
            code
            for code, word in CHOOSERS.items()
            if (str(word), CHOOSER_TYPES[code]) == (quota.actor, quota.chooser_types)
        ),
        "",
    )
