"""Which rule is what: each with its sentence, and its twin in SQL where the list of things to do asks it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ...kit.policy import anyone, predicate, rule, signed_in
from ..models import Nomination
from .predicates import (
    at_desk,
    chairs_council,
    conflicted,
    in_some_office,
    in_standing_office,
    is_open,
    on_council,
    reads_office_side,
    sees,
    sees_at_desk,
    sees_some_review,
    stands_in,
    with_council,
    writes_for_some_unit,
    writes_for_unit,
)

rule("nomination.sample", anyone, _l("Hồ sơ mẫu ai cũng xem được."), public=True)
rule("nomination.see", signed_in & sees, _l("Không có hồ sơ này."))
rule(
    "nomination.appraise",
    signed_in & sees_at_desk,
    _l("Không có hồ sơ này."),
)
rule(
    "nomination.declare",
    signed_in & sees_at_desk,
    _l("Chỉ người đang xét hồ sơ khai xung đột lợi ích."),
)
rule(
    "nomination.lift",
    signed_in & in_standing_office & ~conflicted,
    _l("Chỉ cơ quan thường trực bỏ khai báo xung đột lợi ích của người khác."),
)
rule(
    "recusal.keep",
    signed_in & in_some_office,
    _l("Chỉ người xét hồ sơ khai xung đột lợi ích với một đơn vị."),
)
rule(
    "recusal.end",
    signed_in
    & predicate(
        lambda a, r: a.holds("standing_office", province_id=r.unit.province_id) and r.person_id != a.person_id
    ),
    _l("Chỉ cơ quan thường trực bỏ khai báo xung đột lợi ích của người khác."),
)
rule(
    "nomination.assign",
    signed_in & in_standing_office & with_council & ~conflicted,
    _l("Chỉ cơ quan thường trực phân công thành viên chấm hồ sơ."),
)
rule("nomination.begin", signed_in & writes_for_some_unit, _l("Chỉ cán bộ được đơn vị phân công lập hồ sơ."))
rule(
    "nomination.edit",
    signed_in & writes_for_unit & is_open,
    _l("Chỉ cán bộ của đơn vị đề cử sửa hồ sơ, khi hồ sơ là bản nháp hoặc được yêu cầu bổ sung."),
)
rule(
    "nomination.submit",
    signed_in & writes_for_unit,
    _l("Chỉ cán bộ của đơn vị đề cử gửi hồ sơ."),
    among=lambda actor: Nomination.unit_id.in_(actor.units_as("officer")) if actor.holds("officer") else None,
)
rule(
    "nomination.pass_on",
    signed_in & writes_for_unit & predicate(lambda a, n: n.state in ("proposed", "released")),
    _l("Chỉ cán bộ của đơn vị đề cử đề nghị khen cao hơn, khi hội đồng đã đề nghị hoặc đã được khen."),
)
rule("nomination.withdraw", signed_in & writes_for_unit, _l("Chỉ cán bộ của đơn vị đề cử rút hồ sơ."))
rule(
    "nomination.queue",
    signed_in & in_some_office,
    _l("Bàn thẩm định dành cho cơ quan thường trực và hội đồng."),
)
rule(
    "nomination.read",
    signed_in & sees & reads_office_side,
    _l("Chỉ cơ quan thường trực và hội đồng đánh dấu phần đã xem, không cho hồ sơ của đơn vị mình."),
)
rule(
    "nomination.receive",
    signed_in & in_standing_office & ~conflicted,
    _l("Chỉ cơ quan thường trực của tỉnh tiếp nhận, và không xử lý hồ sơ của đơn vị mình."),
    among=lambda actor: at_desk(actor, "standing_office"),
)
rule(
    "nomination.score",
    signed_in & on_council & with_council & ~conflicted,
    _l("Thành viên hội đồng không chấm hồ sơ của đơn vị mình."),
)
rule(
    "nomination.reviews",
    signed_in & sees_some_review,
    _l("Phiếu của người khác mở sau khi gửi phiếu của mình."),
)
rule(
    "nomination.conclude",
    signed_in & (chairs_council | stands_in) & ~conflicted,
    _l("Chỉ chủ tịch hội đồng ghi kết quả, và không ghi cho hồ sơ của đơn vị mình."),
    # who stands in does so at a session, and its dossiers wait for the session, not for this move
    among=lambda actor: at_desk(actor, "council_chair"),
)
rule(
    "nomination.decide",
    signed_in & in_standing_office & ~conflicted,
    _l("Chỉ cơ quan thường trực lập quyết định, không cho hồ sơ của đơn vị mình."),
    among=lambda actor: at_desk(actor, "standing_office"),
)
rule(
    "nomination.release",
    signed_in & predicate(lambda a, n: a.holds("releaser", province_id=n.province_id)) & ~conflicted,
    _l("Chỉ người được giao công khai, không công khai hồ sơ của đơn vị mình."),
)
