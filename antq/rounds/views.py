"""The addresses of rounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash
from flask_babel import gettext as _

from ..campaigns import queries as campaigns
from ..kit.refusals import Invalid, Stale
from ..kit.web import Door, actor, see_other
from ..places.queries import by_key, provinces
from . import actions, queries
from .actions import RoundFacts
from .forms import RoundForm
from .models import Round
from .pages import BrowsePage, FormPage, RoundPage

door = Door("rounds", __name__)

PATH = "/dot-xet"


@door.get(PATH, rule="round.see")
def browse():
    return BrowsePage(by=actor()).respond()


@door.get(f"{PATH}/moi", rule="round.begin")
def new():
    return FormPage(_form(formdata=None), by=actor()).respond()


@door.post(f"{PATH}/moi", rule="round.begin")
def begin():
    form = _form()
    return _attempt(
        form,
        lambda: actions.open_round(_facts(form), province=by_key(form.province.data), by=actor()),
        None,
        _("Đã mở đợt xét."),
    )


@door.get(f"{PATH}/<ref>", rule="round.see", of=queries.find, shows="round")
def show(round):
    return RoundPage(round, by=actor()).respond()


@door.get(f"{PATH}/<ref>/sua", rule="round.keep", of=queries.find)
def edit(round):
    form = _form(formdata=None, data=RoundForm.typed_of(round))
    del form.province
    return FormPage(form, round, by=actor()).respond()


@door.post(f"{PATH}/<ref>/sua", rule="round.keep", of=queries.find)
def change(round):
    form = _form()
    del form.province
    return _attempt(
        form,
        lambda: actions.change(round, _facts(form), seen=form.seen, by=actor()),
        round,
        _("Đã lưu đợt xét."),
    )


def _attempt(form: RoundForm, act: Callable[[], Round | None], round: Round | None, says: str) -> Any:
    """Act on a valid form; what is wrong, or comes too late, comes back with all that was typed."""
    if not form.validate():
        return FormPage(form, round, by=actor()).respond(422)
    try:
        made = act() or round
    except (Invalid, Stale) as refusal:
        form.refuse(refusal.errors if isinstance(refusal, Invalid) else {"": refusal.says})
        return FormPage(form, round, by=actor()).respond(refusal.status)
    flash(says, "ok")
    return see_other("rounds.show", ref=made.ref if made else "")


def _form(**kwargs: Any) -> RoundForm:
    form = RoundForm(**kwargs)
    mine = actor().provinces_as("standing_office")
    form.province.choices = [(each.code, each.name) for each in provinces() if each.id in mine]
    form.campaign.choices = [("", _("Không thuộc phong trào nào"))] + [
        (each.ref, each.name[:120]) for each in campaigns.campaigns() if each.province_id in (None, *mine)
    ]
    return form


def _facts(form: RoundForm) -> RoundFacts:
    ref = form.campaign.data
    return RoundFacts(
        name=form.name.data or "",
        days=form.days(),
        levels=tuple(form.levels.data or ()),
        late=form.late.data or "",
        campaign=campaigns.find(ref, by=actor()) if ref else None,
    )
