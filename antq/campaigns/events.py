"""What happens to a campaign."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.journal import event

event("campaign.open", says=_l("{actor} mở đợt thi đua “{subject}”"))
event("campaign.change", says=_l("{actor} sửa đợt thi đua “{subject}”; trước đó ghi:"), keys=("note",))
event("campaign.target", says=_l("{actor} ghi chỉ tiêu {target} của “{subject}”"), keys=("target",))
event("campaign.quota", says=_l("{actor} ghi quy định chọn điểm {quota} của “{subject}”"), keys=("quota",))
event(
    "campaign.change_target",
    says=_l("{actor} sửa chỉ tiêu {target} của “{subject}”; trước ghi: {before}"),
    keys=("target", "before"),
)
event(
    "campaign.change_quota",
    says=_l("{actor} sửa quy định chọn điểm {quota} của “{subject}”; trước ghi: {before}"),
    keys=("quota", "before"),
)
event(
    "campaign.report",
    says=_l("{actor} ghi kết quả {result} cho chỉ tiêu {target} của “{subject}”"),
    keys=("target", "result"),
)
event(
    "campaign.choose",
    says=_l("{actor} chọn {place} theo quy định {quota} của “{subject}”"),
    keys=("quota", "place"),
)
event(
    "campaign.unchoose",
    says=_l("{actor} bỏ chọn {place} theo quy định {quota} của “{subject}”"),
    keys=("quota", "place"),
)
