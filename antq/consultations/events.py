"""What happens when others are asked about a dossier."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.journal import event
from ..nominations.told import office, unit

event(
    "nomination.consult", says=_l("{actor} lấy ý kiến {asked} về “{subject}”"), keys=("asked",), tier="office"
)
event(
    "nomination.consulted",
    says=_l("{asked} đã trả lời về “{subject}”"),
    keys=("asked",),
    tells=office,
    tier="office",
    tone="ok",
)
event(
    "nomination.unconsult",
    says=_l("{actor} thôi hỏi ý kiến {asked} về “{subject}”"),
    keys=("asked",),
    tier="office",
)
event(
    "nomination.publish_consultation",
    says=_l("{actor} đưa “{subject}” ra lấy ý kiến Nhân dân"),
    keys=("closes",),
    tells=unit,
)
