"""Who signs in, who looks after which accounts: an administrator's reach is the province of the posting."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, false, or_, true

from ..kit import clock
from ..kit.policy import anyone, predicate, rule, signed_in
from ..units.models import Unit
from .models import Person, Posting

ROLE_NAMES = {
    "officer": _l("Cán bộ lập hồ sơ"),
    "staff": _l("Cán bộ của đơn vị"),
    "standing_office": _l("Cơ quan thường trực"),
    "council_member": _l("Thành viên hội đồng"),
    "council_chair": _l("Chủ tịch hội đồng"),
    "releaser": _l("Người duyệt công khai"),
    "administrator": _l("Quản trị"),
}
"""What a role is called on screen, in the order in which it is offered."""

ROLE_HINTS = {
    "officer": _l("Viết và gửi hồ sơ đề cử của đơn vị."),
    "staff": _l("Thuộc đơn vị, không viết hồ sơ."),
    "standing_office": _l("Tiếp nhận, thẩm định, trả lại hồ sơ trong tỉnh."),
    "council_member": _l("Chấm hồ sơ, trừ hồ sơ của đơn vị mình."),
    "council_chair": _l("Kết luận của hội đồng."),
    "releaser": _l("Người thứ hai duyệt trước khi nội dung ra công khai."),
    "administrator": _l("Mở, khóa tài khoản và giao nhiệm vụ trong tỉnh."),
}


def not_ended() -> ColumnElement[bool]:
    """Postings that run today or begin later."""
    return or_(Posting.ends_on.is_(None), Posting.ends_on >= clock.today())


def reaches(actor: Any, unit: Unit) -> bool:
    """Whether the actor administers accounts of `unit`: same province, or an office of the whole country."""
    posts = [post for post in actor.posts if post.role == "administrator"]
    return any(post.province_id is None or post.province_id == unit.province_id for post in posts)


def reached_by(actor: Any) -> ColumnElement[bool]:
    """`reaches` as a condition on units."""
    provinces = [post.province_id for post in actor.posts if post.role == "administrator"]
    return true() if None in provinces else Unit.province_id.in_(provinces)


def sees(actor: Any, person: Person) -> bool:
    """Whether an administrator finds `person` in the list: some posting within reach, or none running."""
    if "administrator" not in actor.roles:
        return False
    within = any(reaches(actor, posting.unit) for posting in person.postings)
    return within or not any(_running(posting) for posting in person.postings)


def seen_by(actor: Any) -> ColumnElement[bool]:
    """`sees` as a condition on people."""
    if "administrator" not in actor.roles:
        return false()
    within = Person.postings.any(Posting.unit.has(reached_by(actor)))
    return or_(within, ~Person.postings.any(not_ended()))


def _running(posting: Posting) -> bool:
    return posting.ends_on is None or posting.ends_on >= clock.today()


@predicate
def is_administrator(actor: Any, thing: Any) -> bool:
    """An administrator of any province."""
    return "administrator" in actor.roles


@predicate
def in_charge(actor: Any, person: Person) -> bool:
    """An administrator within whose reach all running postings of the person lie.

    One outside it would make a province's administrator master of another province's account.
    """
    running = [posting for posting in person.postings if _running(posting)]
    return sees(actor, person) and all(reaches(actor, posting.unit) for posting in running)


@predicate
def administers_unit(actor: Any, posting: Posting) -> bool:
    """An administrator within whose reach the posting's unit lies."""
    return reaches(actor, posting.unit)


@predicate
def themself(actor: Any, thing: Any) -> bool:
    """The person's own account, posting or session."""
    owner = thing.id if isinstance(thing, Person) else thing.person_id
    return bool(owner == actor.person_id)


@predicate
def seen(actor: Any, person: Person) -> bool:
    """Stands in the administrator's list."""
    return sees(actor, person)


ADMINISTRATORS = _l("Việc này dành cho người quản trị.")
OTHERS = _l(
    "Người này đang giữ nhiệm vụ ngoài phạm vi quản trị của đồng chí, hoặc đây là tài khoản của chính đồng chí."
)

rule("person.sign_in", anyone, _l("Ai cũng đăng nhập được."), public=True)
rule("person.account", signed_in, _l("Đăng nhập để dùng trang này."))
rule("person.end_session", themself, _l("Chỉ kết thúc được phiên của chính mình."))
rule("person.browse", is_administrator, ADMINISTRATORS)
rule("person.create", is_administrator, ADMINISTRATORS)
rule("person.see", seen, ADMINISTRATORS)
rule("person.administer", in_charge & ~themself, OTHERS)
rule(
    "posting.end",
    administers_unit & ~themself,
    _l("Chỉ người quản trị của tỉnh đó, không phải chính người giữ nhiệm vụ, kết thúc được nhiệm vụ."),
)
