"""Who may have which paper of a dossier, and who puts several together; never one of one's own unit at a desk."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.policy import rule, signed_in
from ..nominations.policy import (
    conflicted,
    has_reviewed,
    in_some_standing_office,
    in_standing_office,
    on_council,
    reads_office_side,
    sees,
    sent,
    taken_in,
    with_council,
    writes_for_unit,
)

rule(
    "nomination.receipt",
    signed_in & taken_in & (writes_for_unit | (in_standing_office & ~conflicted)),
    _l("Giấy tiếp nhận có từ khi hồ sơ được tiếp nhận, cho đơn vị đề cử và cơ quan thường trực."),
)
rule(
    "nomination.report",
    signed_in & writes_for_unit,
    _l("Chỉ cán bộ của đơn vị đề cử lập báo cáo thành tích."),
)
rule(
    "nomination.report_at_desk",
    signed_in & sent & sees & reads_office_side,
    _l("Chỉ cơ quan thường trực và hội đồng lập bản báo cáo này, không cho hồ sơ của đơn vị mình."),
)
rule(
    "nomination.sheet",
    signed_in & on_council & with_council & has_reviewed & ~conflicted,
    _l("Phiếu chấm in ra có sau khi thành viên hội đồng gửi phiếu của mình."),
)
rule(
    "nomination.sets",
    signed_in & in_some_standing_office,
    _l("Chỉ cơ quan thường trực lập tờ trình, danh sách."),
)
rule(
    "nomination.in_set",
    signed_in & sent & in_standing_office & ~conflicted,
    _l("Cơ quan thường trực không lập tờ trình, danh sách có hồ sơ của đơn vị mình."),
)
