"""Which state follows which (DOMAIN 3.4; words of the national portal, SCREENS 7.1)."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.workflow import Move, Note, State, Workflow
from . import policy as policy
from .models import Nomination
from .needs import has_enough_reviews, is_complete, may_still_be_returned

NOMINATION = Workflow(
    "nomination",
    Nomination,
    states=(
        State("draft", _l("Bản nháp"), "neutral"),
        State("submitted", _l("Đã gửi"), "info"),
        State("returned", _l("Yêu cầu bổ sung"), "warn"),
        State("received", _l("Đã tiếp nhận"), "info"),
        State("appraising", _l("Đang thẩm định"), "info"),
        State("proposed", _l("Trình quyết định"), "info"),
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
            ("submitted",),
            "returned",
            "nomination.receive",
            _l("Yêu cầu bổ sung"),
            Note.REQUIRED,
            needs=(may_still_be_returned,),
        ),
        Move(
            "receive", ("submitted",), "received", "nomination.receive", _l("Tiếp nhận hồ sơ"), Note.OPTIONAL
        ),
        Move(
            "refuse",
            ("submitted", "received"),
            "rejected",
            "nomination.receive",
            _l("Không đủ điều kiện"),
            Note.REQUIRED,
        ),
        Move(
            "open_appraisal",
            ("received",),
            "appraising",
            "nomination.receive",
            _l("Chuyển hội đồng thẩm định"),
        ),
        Move(
            "pass",
            ("appraising",),
            "proposed",
            "nomination.conclude",
            _l("Đề nghị khen thưởng"),
            Note.OPTIONAL,
            needs=(has_enough_reviews,),
        ),
        Move(
            "fail",
            ("appraising",),
            "rejected",
            "nomination.conclude",
            _l("Không đề nghị khen thưởng"),
            Note.REQUIRED,
            needs=(has_enough_reviews,),
        ),
        Move("decide", ("proposed",), "decided", "nomination.decide", _l("Lập quyết định")),
        Move("release", ("decided",), "released", "nomination.release", _l("Công khai")),
        Move("revoke", ("released",), "revoked", "nomination.release", _l("Thu hồi khen thưởng")),
    ),
)
