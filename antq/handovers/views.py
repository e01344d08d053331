"""The addresses of handovers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..kit.refusals import Invalid
from ..kit.web import Door, actor, see_other
from ..units.models import Unit
from ..units.queries import meant
from . import actions, queries
from .forms import AnswerForm, ProposalForm
from .models import Handover
from .pages import HandoverPage, ProposalPage, WorklistPage
from .policy import province_of

door = Door("handovers", __name__)

PATH = "/quan-tri/ban-giao"
OF_UNIT = f"{PATH}/don-vi/<ref>"
ONE = f"{PATH}/<ref>"

NO_UNIT = _l("Không thấy đơn vị nào đang hoạt động trong tỉnh có tên hoặc mã này.")
TWO_UNITS = _l("Nhiều đơn vị có tên này. Chọn một dòng trong danh sách gợi ý hoặc nhập mã đơn vị.")


@door.get(PATH, rule="handover.browse")
def worklist():
    return WorklistPage(request.args, by=actor()).respond()


@door.get(OF_UNIT, rule="handover.propose", of=queries.find_unit)
def new(unit):
    return ProposalPage(unit, ProposalForm(formdata=None), by=actor()).respond()


@door.post(OF_UNIT, rule="handover.propose", of=queries.find_unit)
def propose(unit):
    form = ProposalForm()
    try:
        successor = _meant(form.successor.data or "", unit)
        handover = actions.propose(unit, successor, form.note.data or "", by=actor())
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return ProposalPage(unit, form, by=actor()).respond(422)
    flash(_("Đã gửi đề nghị tới %(name)s.", name=successor.name), "ok")
    return see_other("handovers.show", ref=handover.ref)


def _meant(typed: str, unit: Unit) -> Unit:
    if not typed:
        raise Invalid({"successor": _l("Nhập tên hoặc mã đơn vị tiếp nhận.")})
    units = meant(typed, Unit.province_id == province_of(unit))
    if len(units) != 1:
        raise Invalid({"successor": TWO_UNITS if units else NO_UNIT})
    return units[0]


@door.get(ONE, rule="handover.see", of=queries.find, shows="handover")
def show(handover):
    return HandoverPage(handover, AnswerForm(formdata=None), by=actor()).respond()


@door.post(f"{ONE}/tiep-nhan", rule="handover.answer", of=queries.find)
def accept(handover):
    return _answered(handover, actions.accept, _("Đã tiếp nhận."))


@door.post(f"{ONE}/tu-choi", rule="handover.answer", of=queries.find)
def decline(handover):
    return _answered(handover, actions.decline, _("Đã trả lời không tiếp nhận."))


@door.post(f"{ONE}/rut", rule="handover.withdraw", of=queries.find)
def withdraw(handover):
    return _answered(handover, actions.withdraw, _("Đã rút đề nghị."))


def _answered(handover: Handover, act: Callable[..., None], done: str) -> Any:
    form = AnswerForm()
    try:
        act(handover, form.note.data or "", by=actor())
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return HandoverPage(handover, form, by=actor()).respond(422)
    flash(done, "ok")
    return see_other("handovers.show", ref=handover.ref)
