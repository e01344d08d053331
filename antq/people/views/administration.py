"""The administrator's pages: accounts and postings within the reach of the administrator's own posting."""

from __future__ import annotations

from flask import Response, flash, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as BaseResponse

from ...kit.refusals import Invalid, Refused
from ...kit.text import clean
from ...kit.web import actor, see_other
from ...units.queries import meant
from .. import actions, queries
from ..forms import PersonForm, PostingForm
from ..models import Person, Posting
from ..pages import InitialPasswordPage, NewPersonPage, PeoplePage, PersonPage
from ..policy import reached_by
from .door import door

LIST = "/quan-tri/nguoi-dung"
PERSON = f"{LIST}/<ref>"


@door.get(LIST, rule="person.browse")
def browse() -> Response:
    words = clean(request.args.get("q", ""))[:200]
    found = queries.browse(words, request.args.get("trang", 1, _page_number), by=actor())
    return PeoplePage(words, found, by=actor()).respond()


def _page_number(typed: str) -> int:
    return int(typed[:6])


@door.get(f"{LIST}/them", rule="person.create")
def new() -> Response:
    return NewPersonPage(PersonForm(formdata=None), by=actor()).respond()


@door.post(f"{LIST}/them", rule="person.create")
def create() -> Response:
    form = PersonForm()
    if not form.validate():
        return NewPersonPage(form, by=actor()).respond(422)
    try:
        person, initial = actions.create_person(
            form.username.data, form.name.data, email=form.email.data or "", by=actor()
        )
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return NewPersonPage(form, by=actor()).respond(422)
    return _initial(person, initial)


def _initial(person: Person, initial: str) -> Response:
    """The password on the screen, this once: sent again, the form leads to the person's page."""
    response = InitialPasswordPage(person, initial, by=actor()).respond(201)
    response.headers["Location"] = url_for("people.show", ref=person.ref)
    return response


@door.get(PERSON, rule="person.see", of=queries.find, shows="person")
def show(person: Person) -> Response:
    return PersonPage(person, PostingForm(formdata=None), by=actor()).respond()


@door.post(f"{PERSON}/nhiem-vu", rule="person.administer", of=queries.find)
def post(person: Person) -> BaseResponse:
    form = PostingForm()
    try:
        if not form.validate():
            raise Invalid({})
        units = meant(form.unit.data, reached_by(actor()))
        if len(units) != 1:
            raise Invalid({"unit": TWO_UNITS if units else NO_UNIT})
        first, last = form.starts_on.data, form.ends_on.data
        actions.post(person, units[0], form.role.data, first, last, by=actor())
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return PersonPage(person, form, by=actor()).respond(422)
    flash(_("Đã giao nhiệm vụ."), "ok")
    return see_other("people.show", ref=person.ref)


NO_UNIT = _l("Không thấy đơn vị nào có tên hoặc mã này trong phạm vi quản trị của đồng chí.")
TWO_UNITS = _l("Nhiều đơn vị có tên này. Chọn một dòng trong danh sách gợi ý hoặc nhập mã đơn vị.")


@door.post(f"{PERSON}/nhiem-vu/<int(max=999):number>/ket-thuc", rule="posting.end", of=queries.find_posting)
def end_posting(posting: Posting) -> BaseResponse:
    actions.end_posting(posting, by=actor())
    flash(_("Đã kết thúc nhiệm vụ."), "ok")
    return see_other("people.show", ref=posting.person.ref)


@door.post(f"{PERSON}/khoa", rule="person.administer", of=queries.find)
def disable(person: Person) -> BaseResponse:
    actions.disable(person, by=actor())
    flash(_("Đã khóa tài khoản."), "ok")
    return see_other("people.show", ref=person.ref)


@door.post(f"{PERSON}/mo-khoa", rule="person.administer", of=queries.find)
def enable(person: Person) -> BaseResponse:
    actions.enable(person, by=actor())
    flash(_("Đã mở lại tài khoản."), "ok")
    return see_other("people.show", ref=person.ref)


@door.post(f"{PERSON}/xac-thuc", rule="person.administer", of=queries.find)
def drop_second_factor(person: Person) -> BaseResponse:
    actions.drop_second_factor(person, by=actor())
    flash(_("Đã bỏ xác thực hai bước."), "ok")
    return see_other("people.show", ref=person.ref)


@door.post(f"{PERSON}/mat-khau", rule="person.administer", of=queries.find)
def reset_password(person: Person) -> BaseResponse:
    if person.disabled_at is not None:
        raise Refused(_l("Mở lại tài khoản trước khi đặt lại mật khẩu."))
    return _initial(person, actions.reset_password(person, by=actor()))
