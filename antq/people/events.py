"""What can happen to an account. The person concerned is told of what others did to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.journal import event
from .models import Person


def the_person(person: Person, payload: dict[str, Any]) -> Iterable[int]:
    """Tell the one whose account it is."""
    return (person.id,)


event("person.sign_in", says=_l("{subject} đăng nhập"), keys={"address", "device"}, tier="account")
event(
    "person.sign_in_failed",
    says=_l("Đăng nhập không thành công: {subject}"),
    keys={"address"},
    tier="account",
)
event("person.sign_out", says=_l("{subject} đăng xuất"), tier="account")
event(
    "person.sessions_ended",
    says=_l("{actor} kết thúc {count} phiên của {subject}"),
    keys={"count"},
    tier="account",
)
event("person.password", says=_l("{subject} đổi mật khẩu"), tier="account")
event("person.created", says=_l("{actor} mở tài khoản cho {subject}"), keys={"username"}, tier="account")
event(
    "person.password_reset",
    says=_l("{actor} đặt lại mật khẩu của {subject}"),
    tells=the_person,
    tier="account",
    tone="warn",
)
event("person.second_factor_on", says=_l("{subject} bật xác thực hai bước"), tier="account")
event("person.second_factor_off", says=_l("{subject} tắt xác thực hai bước"), tier="account", tone="warn")
event(
    "person.second_factor_dropped",
    says=_l("{actor} bỏ xác thực hai bước của {subject}"),
    tells=the_person,
    tier="account",
    tone="warn",
)
event("person.disabled", says=_l("{actor} khóa tài khoản {subject}"), tier="account", tone="bad")
event("person.enabled", says=_l("{actor} mở lại tài khoản {subject}"), tells=the_person, tier="account")
event(
    "posting.granted",
    says=_l("{actor} giao nhiệm vụ {role_name} tại {unit} cho {subject}"),
    keys={"role", "role_name", "unit", "unit_ref", "starts_on", "ends_on"},
    tells=the_person,
    tier="account",
)
event(
    "posting.ended",
    says=_l("{actor} kết thúc nhiệm vụ {role_name} tại {unit} của {subject}"),
    keys={"role", "role_name", "unit", "unit_ref"},
    tells=the_person,
    tier="account",
    tone="warn",
)
