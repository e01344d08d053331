"""What waits in the ledger: points to confirm, to accept, to settle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _

from ..kit.duties import Duty, duty
from ..kit.web.addresses import path_to
from . import worklists


@duty
def points(*, by: Any) -> Iterator[Duty]:
    """As the worklists count them."""
    words = {
        "due": (_("Điểm mô hình chờ xác nhận còn hoạt động"), _("Một lần mỗi quý")),
        "new": (_("Điểm mới đăng ký, chờ nhận vào sổ"), ""),
        "divided": (_("Điểm có địa bàn cũ đã chia tách"), _("Chọn nơi nay thuộc về")),
    }
    for code, count in worklists.waiting(by=by).items():
        yield Duty(words[code][0], count, path_to("replications.desk"), words[code][1])
