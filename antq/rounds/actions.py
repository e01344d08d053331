"""The standing office opens rounds and changes their days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from ..campaigns.models import Campaign
from ..kit import clock
from ..kit.database import db, one_at_a_time
from ..kit.journal import record
from ..kit.numbers import write_day
from ..kit.policy import must
from ..kit.refusals import Invalid, Stale
from ..kit.text import clean
from ..law.words import LEVELS
from ..places.models import Place
from . import events as events
from .models import PHASES, Phase, Round
from .phases import LATE, WORDS, wrong

Days = Mapping[str, tuple[date | None, date | None]]


@dataclass(frozen=True)
class RoundFacts:
    """What the office says of a round; `days` are first and last day by kind of phase."""

    name: str
    days: Days
    levels: tuple[str, ...] = ()
    late: str = "refuse"
    campaign: Campaign | None = None


def open_round(facts: RoundFacts, *, province: Place, by: Any) -> Round:
    """Open a round of a province. Refuses: another's province, no name, days that do not follow (Invalid)."""
    must(by, "round.begin")
    if province.id not in by.provinces_as("standing_office"):
        raise Invalid({"province": _l("Chỉ mở đợt xét cho tỉnh mình.")})
    _check(facts)
    one_at_a_time("round.ref")  # its numbers run over all provinces
    db.session.get(Place, province.id, with_for_update={"key_share": True})
    opens = facts.days["nominating"][0] or clock.today()
    made = Round(ref=_next_ref(opens.year), province=province, made_at=clock.now(), version=1)
    db.session.add(made)
    _say(made, facts)
    record("round.open", made, by=by)
    return made


def change(round: Round, facts: RoundFacts, *, seen: int, by: Any) -> None:
    """Renew what is said of a round; the record keeps what was said before.

    Refuses as `open_round` does; somebody else changed it meanwhile (Stale).
    """
    must(by, "round.keep", round)
    locked = db.session.get(Round, round.id, with_for_update=True, populate_existing=True)
    if locked is None or locked.version != seen:
        raise Stale(
            _l("Người khác vừa sửa đợt xét này. Điều vừa nhập còn ở dưới; tải lại trang để xem bản mới.")
        )
    _check(facts)
    before = said(locked)
    _say(locked, facts)
    locked.version += 1
    record("round.change", locked, by=by, note=before)


def said(round: Round) -> str:
    """As the record keeps it: "Đợt 1, Nhận hồ sơ đề cử 01/03/2026–30/04/2026"."""
    days = [
        f"{WORDS[each.kind]} {write_day(each.opens_on)}–{write_day(each.closes_on)}" for each in round.phases
    ]
    return ", ".join([round.name, *days, str(LATE[round.late])])


def _say(round: Round, facts: RoundFacts) -> None:
    round.name, round.late, round.campaign = clean(facts.name), facts.late, facts.campaign
    round.levels = list(facts.levels)
    db.session.flush()
    known = {each.kind: each for each in round.phases}
    for kind in PHASES:
        opens, closes = facts.days.get(kind, (None, None))
        if opens is None or closes is None:
            if kind in known:
                db.session.delete(known[kind])
        elif kind in known:
            known[kind].opens_on, known[kind].closes_on = opens, closes
        else:
            db.session.add(Phase(round_id=round.id, kind=kind, opens_on=opens, closes_on=closes))
    db.session.flush()
    db.session.expire(round, ["phases"])


def _check(facts: RoundFacts) -> None:
    errors = wrong(dict(facts.days))
    if not clean(facts.name):
        errors["name"] = _l("Nhập tên đợt xét.")
    if set(facts.levels) - set(LEVELS):
        errors["levels"] = _l("Chọn cấp khen thưởng trong danh sách.")
    if facts.late not in LATE:
        errors["late"] = _l("Chọn cách xử lý hồ sơ gửi muộn.")
    if errors:
        raise Invalid(errors)


def _next_ref(year: int) -> str:
    start = f"DX-{year}-"
    known = select(Round.ref).where(Round.ref.startswith(start, autoescape=True))
    last = db.session.scalar(known.order_by(func.length(Round.ref).desc(), Round.ref.desc()).limit(1))
    return f"{start}{int(last.rsplit('-', 1)[1]) + 1 if last else 1:02d}"
