"""What people do to the law that the register knows."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.journal import event

event("holiday.write", keys={"kind"}, says=_l("{actor} ghi lịch nghỉ: {subject}"))
