"""What is asked before initiatives are merged, split, or brought into families: why, and after which plan."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField, TextAreaField

from ..kit.web import Form
from ..kit.web.forms import Long
from .merging import LONGEST_REASON


class PlanForm(Form):
    """The reason, and the stamp of the plan that was read."""

    note = TextAreaField(_l("Lý do"), [Long(5, LONGEST_REASON, _l("Lý do"))])
    dau = HiddenField()


class MergeForm(PlanForm):
    """Into which other one, or with which other one."""

    voi = HiddenField()


class FamilyForm(MergeForm):
    """Also what a new family is to be called."""

    name = StringField(_l("Tên họ mô hình"), [Long(3, 200, _l("Tên họ"))])
