"""One's own second factor: turning it on with a telephone in hand, and off again."""

from __future__ import annotations

from flask import current_app, flash
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as BaseResponse

from ...kit.database import outside_transaction
from ...kit.refusals import Invalid
from ...kit.web import actor, limits, see_other
from .. import actions, queries
from ..forms import SecondFactorForm
from ..pages import SecondFactorPage
from ..pending import seal, unseal
from ..second_factor import new_secret
from .door import door
from .throttle import Attempt, attempts_of, too_often

HERE = "/tai-khoan/xac-thuc"

TOO_OLD = _l(
    "Trang đã mở quá 15 phút nên khóa cũ không dùng được nữa. Xóa mục cũ trong ứng dụng, thêm khóa mới ở trang này "
    "rồi nhập mã 6 số."
)


@door.get(HERE, rule="person.account")
def second_factor() -> BaseResponse:
    if queries.own(by=actor()).second_factor:
        return SecondFactorPage(SecondFactorForm(formdata=None), by=actor()).respond()
    return _offer(SecondFactorForm(formdata=None)).respond()


def _offer(form: SecondFactorForm) -> SecondFactorPage:
    """The page with a new secret to put into a telephone."""
    secret = new_secret()
    form.pending.data = seal(secret, owner=actor().ref, key=current_app.config["SECRET_KEY"])
    return SecondFactorPage(form, secret, by=actor())


@door.post(HERE, rule="person.account")
def turn_on_second_factor() -> BaseResponse:
    form, who = SecondFactorForm(), actor()
    secret = unseal(form.pending.data or "", owner=who.ref, key=current_app.config["SECRET_KEY"])
    if secret is None:
        form.refuse({"code": TOO_OLD})
        return _offer(form).respond(422)
    page = SecondFactorPage(form, secret, by=who)  # the same secret: it is in the telephone by now
    if not form.validate():
        return page.respond(422)
    if over := _count_try():
        return too_often(page, over)
    try:
        actions.turn_on_second_factor(secret, form.password.data, form.code.data, by=who)
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return page.respond(422)
    flash(_("Đã bật xác thực hai bước. Các phiên đăng nhập khác đã kết thúc."), "ok")
    return see_other("people.account")


@door.post(f"{HERE}/tat", rule="person.account")
def turn_off_second_factor() -> BaseResponse:
    form, who = SecondFactorForm(), actor()
    page = SecondFactorPage(form, by=who)
    if not form.validate():
        return page.respond(422)
    if over := _count_try():
        return too_often(page, over)
    try:
        actions.turn_off_second_factor(form.password.data, form.code.data, by=who)
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return page.respond(422)
    flash(_("Đã tắt xác thực hai bước. Các phiên đăng nhập khác đã kết thúc."), "ok")
    return see_other("people.account")


def _count_try() -> list[Attempt]:
    """Count a try against the person's name before it is made; the limit that it is over, if any.

    Successes count too: nobody turns this on or off ten times in a quarter of an hour.
    """
    attempts = attempts_of(actor().username)[:1]
    with outside_transaction():
        return [each for each in attempts if not limits.hit(*each)]
