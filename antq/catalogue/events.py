"""What can happen to an initiative in the catalogue."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.journal import event

event("initiative.publish", says=_l("{actor} đưa mô hình “{subject}” vào sổ"), tone="ok")
event("initiative.edit", says=_l("{actor} cập nhật mô hình “{subject}”"))
event(
    "initiative.withdraw",
    keys={"note"},
    says=_l("{actor} rút mô hình “{subject}” khỏi sổ: {note}"),
    tone="warn",
)
