"""Who asks others about a dossier, who answers, who reads what was answered."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.policy import anyone, predicate, rule, signed_in
from ..nominations.policy import conflicted, in_standing_office, reads_office_side

rule(
    "consultation.answer",
    anyone,
    _l("Đường dẫn lấy ý kiến mở cho người được hỏi."),
    public=True,
)
rule(
    "consultation.read",
    signed_in & predicate(lambda a, c: reads_office_side(a, c.nomination)),
    _l("Chỉ cơ quan thường trực và hội đồng đọc ý kiến, không cho hồ sơ của đơn vị mình."),
)
rule(
    "consultation.keep",
    signed_in & predicate(lambda a, c: (in_standing_office & ~conflicted)(a, c.nomination)),
    _l("Chỉ cơ quan thường trực ghi ý kiến, không cho hồ sơ của đơn vị mình."),
)
rule("consultation.browse", anyone, _l("Ai cũng xem được hồ sơ đang lấy ý kiến Nhân dân."), public=True)
