"""Signing in and out, one's own account and notices."""

from __future__ import annotations

import logging

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as BaseResponse

from ...kit.database import db, outside_transaction
from ...kit.notices import read_all
from ...kit.refusals import Invalid
from ...kit.web import actor, limits, see_other
from ...kit.web.app import login
from ...kit.web.carrying import Pairs, SendAgainPage, carried, unpacked
from ...kit.web.door import address_that_carries
from .. import actions, cookies, queries
from ..actor import actor_of
from ..devices import device_of, network_of
from ..forms import PasswordForm, SignInForm
from ..landing import local_path
from ..models import Person, SignIn
from ..pages import AccountPage, NoticesPage, PasswordPage, SignInPage
from .door import door
from .throttle import attempts_of, too_often

log = logging.getLogger(__name__)

REFUSED = _l("Tên đăng nhập hoặc mật khẩu chưa đúng. Quên mật khẩu thì liên hệ người quản trị.")
"""The one sentence for every reason: an unknown name must not be told from a wrong password."""


@door.get("/dang-nhap", rule="person.sign_in")
def sign_in() -> BaseResponse:
    wanted = request.args.get("tiep", "")
    if actor().signed_in:
        return redirect(cookies.landing(wanted), 303)
    form = SignInForm(formdata=None, tiep=local_path(wanted) or "")
    return SignInPage(form, by=actor()).respond()


@door.post("/dang-nhap", rule="person.sign_in")
def enter() -> BaseResponse:
    form = SignInForm()
    page = SignInPage(form, by=actor())
    if not form.validate():
        return page.respond(422)
    attempts, address = attempts_of(form.username.data), request.remote_addr or ""
    try:
        with outside_transaction():
            over = [each for each in attempts if not limits.hit(*each)]
            proof = None if over else _prove(form, address)
            if proof:
                for each in attempts:
                    limits.give_back(*each)
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return page.respond(422)
    if over or proof is None:
        log.warning("too many sign-ins from %s", network_of(address))
        return too_often(page, over)
    actions.sign_out(by=actor())
    device = device_of(request.user_agent.string)
    token = actions.open_session(proof, device=device, address=address)
    cookies.remember(actor_of(db.session.get_one(Person, proof.person_id), token))
    return _go_on(form.tiep.data or "", unpacked(form.giu.data or ""))


def _go_on(wanted: str, typed: Pairs) -> BaseResponse:
    """To where the person wanted; or, when a form was on its way there, to what had been typed into it."""
    path = local_path(wanted)
    if typed and path and address_that_carries(path):
        return SendAgainPage(path, typed, by=actor()).respond()
    return redirect(cookies.landing(wanted), 303)


@login.unauthorized_handler
def sign_in_again() -> BaseResponse:
    """The session ended under somebody who was typing."""
    address = request.full_path.rstrip("?")
    form = SignInForm(formdata=None, tiep=local_path(address) or "", giu=carried())
    return SignInPage(form, by=actor()).respond(401)


def _prove(form: SignInForm, address: str) -> actions.Proof:
    """Who it is that signs in; Invalid, with the sentence of the field, when nobody or not yet."""
    typed = (form.username.data, form.password.data, form.code.data)
    proof = actions.prove(*typed, address=address)
    if proof is None:
        raise Invalid({"username": REFUSED})
    return proof


@door.post("/dang-xuat", rule="person.account")
def sign_out() -> BaseResponse:
    actions.sign_out(by=actor())
    cookies.forget()
    return redirect("/", 303)


@door.get("/tai-khoan", rule="person.account")
def account() -> BaseResponse:
    return AccountPage(queries.own(by=actor()), by=actor()).respond()


@door.post("/tai-khoan/phim-tat", rule="person.account")
def switch_single_keys() -> BaseResponse:
    """Whoever speaks to their computer, or types with a stick, has no use for keys that act by themselves."""
    on = request.form.get("mot-phim") == "1"
    actions.switch_single_keys(on, by=actor())
    flash(_("Đã bật phím tắt một phím.") if on else _("Đã tắt phím tắt một phím."), "ok")
    return see_other("people.account")


@door.get("/tai-khoan/mat-khau", rule="person.account")
def password() -> BaseResponse:
    return PasswordPage(PasswordForm(formdata=None), by=actor()).respond()


@door.post("/tai-khoan/mat-khau", rule="person.account")
def change_password() -> BaseResponse:
    form, who = PasswordForm(), actor()
    page = PasswordPage(form, by=who)
    if not form.validate():
        return page.respond(422)
    attempts = attempts_of(who.username)[:1]
    if limits.reached(*attempts[0]):
        return too_often(page, attempts)
    try:
        actions.change_password(form.present.data, form.new.data, by=who)
    except Invalid as wrong:
        if "present" in wrong.errors:
            with outside_transaction():
                limits.hit(*attempts[0])
        form.refuse(wrong.errors)
        return page.respond(422)
    flash(_("Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc."), "ok")
    return see_other("people.account")


@door.post("/tai-khoan/phien/<ref>/ket-thuc", rule="person.end_session", of=queries.find_session)
def end_session(session: SignIn) -> BaseResponse:
    actions.end_session(session, by=actor())
    flash(_("Đã kết thúc phiên đăng nhập."), "ok")
    return see_other("people.account")


@door.post("/tai-khoan/dang-xuat-moi-noi", rule="person.account")
def sign_out_everywhere() -> BaseResponse:
    actions.sign_out_everywhere(by=actor())
    cookies.forget()
    return see_other("people.sign_in")


@door.get("/thong-bao", rule="person.account")
def notices() -> BaseResponse:
    return NoticesPage(by=actor()).respond()


@door.post("/thong-bao/da-doc", rule="person.account")
def read_notices() -> BaseResponse:
    read_all(by=actor())
    return see_other("people.notices")
