"""Why a vote cannot be opened, ended, taken back or published yet: sentences that name what is lacking, or None."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.numbers import write_day
from ..nominations.workflow import NOMINATION
from . import ballots, queries
from .models import AgendaItem
from .needs import somebody_is_there


def to_start(item: AgendaItem) -> Any:
    """A vote opens on a dossier that could be proposed when it carries: what that move needs is asked before the
    council votes, not when everything is published."""
    nomination = item.nomination
    if nomination.state != "appraising":
        return _l("Hồ sơ không còn ở bước thẩm định.")
    day = ballots.day_of(item)
    if nomination.norms_on is not None and day < nomination.norms_on:
        return _l("Ngày họp %(day)s trước ngày tiếp nhận hồ sơ.", day=write_day(day))
    if lacks := NOMINATION.lacks(nomination, "pass"):
        return lacks[0]
    if says := somebody_is_there(item.session):
        return says
    rule = ballots.rule_for(item)
    before = ballots.attended(ballots.roll_for(item, rule))
    return None if rule.has_quorum(before) else rule.result(before).says


def to_finish_together(item: AgendaItem) -> Any:
    """With others, a secret vote ends when everybody has cast; what asks for a word of the chair is ended by itself."""
    rule = ballots.rule_for(item)
    if rule.chair != "none":
        return _l("Quy chế tính ý kiến của chủ tịch hội đồng: kiểm phiếu riêng hồ sơ này.")
    if ballots.changed(item):
        return _l("Người được biểu quyết đã thay đổi từ lúc mở: hoàn tác rồi mở lại biểu quyết.")
    have = queries.have_cast([item])[item.id]
    if not have:
        return _l("Chưa có phiếu nào trên hệ thống.")
    silent = len(ballots.voters(item, rule)) - len(have)
    if rule.secret and silent:
        return _l("Còn %(count)d người chưa bỏ phiếu: chờ, hoặc kiểm phiếu riêng hồ sơ này.", count=silent)
    return None


def at_any_time(item: AgendaItem) -> Any:
    """Nothing more is asked than the state of the item."""
    return None
