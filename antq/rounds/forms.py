"""What the standing office types of a round."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    HiddenField,
    RadioField,
    SelectField,
    StringField,
)
from wtforms.fields.choices import SelectChoice

from ..kit.numbers import write_day
from ..kit.web import Form
from ..kit.web.forms import Day, Filled, Long, Ticks
from ..law.words import LEVELS
from .models import PHASES, Round
from .phases import LATE


class RoundForm(Form):
    """A round: its name, what it takes, and first and last day of each phase."""

    version = HiddenField()
    province = SelectField(_l("Tỉnh"))
    name = StringField(_l("Tên đợt xét"), [Filled(_l("Nhập tên đợt xét.")), Long(5, 200, _l("Tên đợt xét"))])
    campaign = SelectField(_l("Phong trào, đợt thi đua"))
    levels = Ticks(
        _l("Cấp khen thưởng được nhận"),
        choices=[SelectChoice(*each) for each in LEVELS.items()],
        description=_l("Không chọn cấp nào: nhận mọi cấp."),
    )
    nominating_opens = Day(_l("Từ ngày"))
    nominating_closes = Day(_l("Đến hết ngày"))
    supplementing_opens = Day(_l("Từ ngày"))
    supplementing_closes = Day(_l("Đến hết ngày"))
    reviewing_opens = Day(_l("Từ ngày"))
    reviewing_closes = Day(_l("Đến hết ngày"))
    session_opens = Day(_l("Từ ngày"))
    session_closes = Day(_l("Đến hết ngày"))
    publishing_opens = Day(_l("Từ ngày"))
    publishing_closes = Day(_l("Đến hết ngày"))
    late = RadioField(
        _l("Hồ sơ gửi sau ngày cuối"),
        choices=[SelectChoice(*each) for each in LATE.items()],
        default="refuse",
        validate_choice=False,
    )

    @property
    def seen(self) -> int:
        """The version that was on the screen."""
        typed = self.version.data or ""
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else -1

    def days(self) -> dict[str, tuple[date | None, date | None]]:
        """First and last day by kind of phase; call it on a valid form."""
        return {kind: (self[f"{kind}_opens"].day, self[f"{kind}_closes"].day) for kind in PHASES}

    @staticmethod
    def typed_of(round: Round) -> dict[str, Any]:
        """What the form shows of a round."""
        said: dict[str, Any] = {
            "name": round.name,
            "campaign": round.campaign.ref if round.campaign else "",
            "levels": round.levels,
            "late": round.late,
            "version": str(round.version),
        }
        for each in round.phases:
            said[f"{each.kind}_opens"] = write_day(each.opens_on)
            said[f"{each.kind}_closes"] = write_day(each.closes_on)
        return said
