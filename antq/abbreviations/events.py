"""What can happen to an abbreviation."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.journal import event

event("abbreviation.add", says=_l("{actor} thêm chữ viết tắt {subject}"))
event("abbreviation.edit", keys={"before"}, says=_l("{actor} sửa chữ viết tắt {before} thành {subject}"))
event("abbreviation.remove", says=_l("{actor} bỏ chữ viết tắt {subject}"), tone="warn")
