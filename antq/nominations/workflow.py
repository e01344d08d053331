"""Which state follows which (DOMAIN 3.4; words of the national portal, SCREENS 7.1)."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.workflow import Move, Note, State, Workflow
from . import policy as policy
from .models import Nomination
from .needs import (
    has_enough_reviews,
    is_complete,
    is_not_held,
    is_not_waited_for,
    may_still_be_returned,
)

ENDED = ("released", "revoked", "rejected", "withdrawn")
"""States in which nobody has anything left to judge."""

NOMINATION = Workflow(
    "nomination",
    Nomination,
    noun=_l("Hồ sơ"),
    states=(
        State("draft", _l("Bản nháp"), "neutral", awaits=(("submit", _l("Bản nháp chưa gửi")),)),
        State("submitted", _l("Đã gửi"), "info", awaits=(("receive", _l("Hồ sơ mới, chờ tiếp nhận")),)),
        State("returned", _l("Yêu cầu bổ sung"), "warn", awaits=(("resubmit", _l("Hồ sơ cần bổ sung")),)),
        State(
            "received",
            _l("Đã tiếp nhận"),
            "info",
            awaits=(("open_appraisal", _l("Đã tiếp nhận, chờ chuyển hội đồng")),),
        ),
        State(
            "appraising",
            _l("Đang thẩm định"),
            "info",
            awaits=(("pass", _l("Hồ sơ chờ ghi kết quả hội đồng")),),
        ),
        State("proposed", _l("Trình quyết định"), "info", awaits=(("decide", _l("Chờ lập quyết định")),)),
        State("decided", _l("Chờ công khai"), "warn"),
        State("released", _l("Được công nhận"), "gold"),
        State("revoked", _l("Đã thu hồi"), "bad", final=True),
        State("rejected", _l("Không được công nhận"), "bad", final=True),
        State("withdrawn", _l("Đã rút"), "neutral", final=True),
    ),
    moves=(
        Move(
            "submit",
            ("draft",),
            "submitted",
            "nomination.submit",
            _l("Gửi hồ sơ đề cử"),
            needs=(is_complete,),
        ),
        Move(
            "resubmit",
            ("returned",),
            "submitted",
            "nomination.submit",
            _l("Gửi phần bổ sung"),
            needs=(is_complete,),
        ),
        Move(
            "withdraw",
            ("draft", "submitted", "returned"),
            "withdrawn",
            "nomination.withdraw",
            _l("Rút hồ sơ"),
            Note.OPTIONAL,
        ),
        Move(
            "return",
            ("submitted", "received"),
            "returned",
            "nomination.receive",
            _l("Yêu cầu bổ sung"),
            Note.REQUIRED,
            needs=(is_not_held, may_still_be_returned),
        ),
        Move(
            "receive",
            ("submitted",),
            "received",
            "nomination.receive",
            _l("Tiếp nhận hồ sơ"),
            Note.OPTIONAL,
            needs=(is_not_held,),
        ),
        Move(
            "refuse",
            ("submitted", "returned", "received"),
            "rejected",
            "nomination.receive",
            _l("Không đủ điều kiện"),
            Note.REQUIRED,
            needs=(is_not_held, is_not_waited_for),
        ),
        Move(
            "open_appraisal",
            ("received",),
            "appraising",
            "nomination.receive",
            _l("Chuyển hội đồng thẩm định"),
            needs=(is_not_held,),
        ),
        Move(
            "pass",
            ("appraising",),
            "proposed",
            "nomination.conclude",
            _l("Đề nghị khen thưởng"),
            Note.OPTIONAL,
            needs=(is_not_held, has_enough_reviews),
            waits=lambda: Nomination.scheduled == "",  # the others are decided by their session
        ),
        Move(
            "fail",
            ("appraising",),
            "rejected",
            "nomination.conclude",
            _l("Không đề nghị khen thưởng"),
            Note.REQUIRED,
            needs=(is_not_held, has_enough_reviews),
        ),
        Move(
            "decide",
            ("proposed",),
            "decided",
            "nomination.decide",
            _l("Lập quyết định"),
            needs=(is_not_held,),
        ),
        Move("undecide", ("decided",), "proposed", "nomination.decide", _l("Đưa ra khỏi dự thảo quyết định")),
        Move("release", ("decided",), "released", "nomination.release", _l("Công khai")),
        Move("revoke", ("released",), "revoked", "nomination.release", _l("Thu hồi khen thưởng")),
    ),
)
