"""Units that ended: whom to ask, and what one's own unit was asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _

from ..kit.duties import Duty, duty
from ..kit.web.addresses import path_to
from . import queries
from .workflow import HANDOVER


@duty
def handovers(*, by: Any) -> Iterator[Duty]:
    """What was proposed to one's unit; for the office, units nobody carries on for."""
    for one in HANDOVER.waiting(by=by):
        alone = path_to("handovers.show", ref=one.first)
        yield Duty(str(one.says), one.count, alone if one.count == 1 else path_to("handovers.worklist"))
    if unclaimed := queries.how_many_unclaimed(by=by):
        yield Duty(
            _("Đơn vị cũ chưa có nơi tiếp nhận"),
            unclaimed,
            path_to("handovers.worklist"),
            _("Đề nghị đơn vị kế tục"),
        )
