"""What happens to a round."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.journal import event

event("round.open", says=_l("{actor} mở đợt xét “{subject}”"))
event("round.change", says=_l("{actor} sửa đợt xét “{subject}”; trước đó ghi:"), keys=("note",))
