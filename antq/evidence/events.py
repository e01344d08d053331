"""What can happen to evidence. The album's owner reads it; the public reads what happened to its figures."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.journal import event
from ..people.queries import holders
from .models import Figure


def who_said_so(figure: Figure, payload: dict[str, Any]) -> list[int]:
    """Those who write for the unit that gave the figure, or whose work it shows."""
    units = {figure.said_by_unit_id, figure.album.unit_id if figure.album else None} - {None}
    return [person for unit in units for person in holders("officer", unit_id=unit)]


event("photo.add", says=_l("{actor} thêm ảnh: {subject}"), tier="unit")
event("photo.edit", says=_l("{actor} sửa lời của ảnh: {subject}"), tier="unit")
event("photo.drop", says=_l("{actor} bỏ ảnh: {subject}"), tier="unit")
event("file.add", says=_l("{actor} thêm tệp: {subject}"), tier="unit")
event("file.drop", says=_l("{actor} bỏ tệp: {subject}"), tier="unit")
event(
    "figure.label",
    says=_l("{actor} đổi nhãn số liệu “{subject}” từ “{before}” sang “{label}”"),
    keys={"label", "before", "note"},
    tells=who_said_so,
)
event(
    "figure.correct",
    says=_l("{actor} đính chính số liệu “{subject}”: {said} thành {instead}"),
    keys={"said", "instead", "note"},
    tells=who_said_so,
    tone="warn",
)
