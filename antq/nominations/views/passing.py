"""A unit proposes for more what was commended already."""

from __future__ import annotations

from typing import Any

from flask import flash
from flask_babel import gettext as _

from ...kit.web import actor, see_other
from .. import actions, queries
from ..models import Nomination
from .door import door


@door.post("/de-cu/<ref>/khen-cao", rule="nomination.pass_on", of=queries.find)
def pass_on(nomination: Nomination) -> Any:
    """Begin the dossier for the higher form."""
    made = actions.pass_on(nomination, by=actor())
    says = _(
        "Đã chép nội dung, ảnh, số liệu, tệp sang hồ sơ mới. Chọn hình thức cao hơn, bổ sung thành tích."
    )
    flash(says, "ok")
    return see_other("nominations.show", ref=made.ref)
