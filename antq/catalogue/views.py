"""The addresses of the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, request

from ..kit.database import db
from ..kit.refusals import Invalid, Stale
from ..kit.text import clean
from ..kit.web import Door, Page, actor, see_other
from ..kit.web.errors import show as show_error
from . import families, merging, queries
from .cards import PATH
from .family_pages import DividePage, FamilyPage, RelatePage
from .filters import Filter
from .initiative_page import InitiativePage
from .merging_forms import FamilyForm, MergeForm, PlanForm
from .merging_pages import MergePage, SplitPage
from .models import Family, Initiative, heir_of
from .pages import BrowsePage

door = Door("catalogue", __name__)

FAMILIES = "/ho-mo-hinh"


@door.get(PATH, rule="initiative.browse")
def browse():
    return BrowsePage(Filter.from_args(request.args), by=actor()).respond()


@door.get(f"{PATH}/<ref>", rule="initiative.see", of=queries.find, shows="initiative")
def show(initiative):
    if initiative.state == "withdrawn":
        return show_error(410, queries.why_withdrawn(initiative))
    address = f"{PATH}/{heir_of(initiative).address}"
    if request.path != address:
        return redirect(address, 301)
    return InitiativePage(initiative, by=actor()).respond()


@door.get(f"{PATH}/<ref>/gop", rule="initiative.merge", of=queries.find)
def merge(initiative: Initiative) -> Any:
    """Choose what to merge into, then read what would change."""
    other = _named(request.args.get("voi", ""))
    words = clean(request.args.get("tim", "")[:200])
    return MergePage(initiative, other, MergeForm(formdata=None), words=words, by=actor()).respond()


@door.post(f"{PATH}/<ref>/gop", rule="initiative.merge", of=queries.find)
def merge_one(initiative: Initiative) -> Any:
    form, ref = MergeForm(), initiative.ref
    other = _other(form)

    def act() -> None:
        merging.merge(initiative, other, note=form.note.data or "", seen=form.dau.data or "", by=actor())

    def again(problem: str) -> Page:
        chosen = _other(form)
        return MergePage(queries.find(ref, by=actor()), chosen, form, by=actor(), problem=problem)

    return _attempt(form, act, again) or see_other("catalogue.show", ref=other.address)


@door.get(f"{PATH}/<ref>/tach", rule="initiative.split", of=queries.find)
def split(initiative: Initiative) -> Any:
    """Read what taking it out again would change."""
    return SplitPage(initiative, PlanForm(formdata=None), by=actor()).respond()


@door.post(f"{PATH}/<ref>/tach", rule="initiative.split", of=queries.find)
def split_one(initiative: Initiative) -> Any:
    form, ref = PlanForm(), initiative.ref

    def act() -> None:
        merging.split(initiative, note=form.note.data or "", seen=form.dau.data or "", by=actor())

    def again(problem: str) -> Page:
        return SplitPage(queries.find(ref, by=actor()), form, by=actor(), problem=problem)

    return _attempt(form, act, again) or see_other("catalogue.show", ref=initiative.address)


@door.get(f"{PATH}/<ref>/ho", rule="initiative.relate", of=queries.find)
def relate(initiative: Initiative) -> Any:
    """Choose what it is kin to, then read what would change."""
    other, form = _named(request.args.get("voi", "")), FamilyForm(formdata=None)
    form.name.data = initiative.name
    words = clean(request.args.get("tim", "")[:200])
    return RelatePage(initiative, other, form, words=words, by=actor()).respond()


@door.post(f"{PATH}/<ref>/ho", rule="initiative.relate", of=queries.find)
def relate_one(initiative: Initiative) -> Any:
    form, ref = FamilyForm(), initiative.ref
    other = _other(form)

    def act() -> None:
        families.relate(
            initiative,
            other,
            name=form.name.data or "",
            note=form.note.data or "",
            seen=form.dau.data or "",
            by=actor(),
        )

    def again(problem: str) -> Page:
        chosen = _other(form)
        return RelatePage(queries.find(ref, by=actor()), chosen, form, by=actor(), problem=problem)

    return _attempt(form, act, again) or see_other("catalogue.show", ref=initiative.address)


@door.post(f"{PATH}/<ref>/ho/ra", rule="initiative.relate", of=queries.find)
def leave_family(initiative: Initiative) -> Any:
    form, ref = PlanForm(), initiative.ref

    def act() -> None:
        families.leave(initiative, note=form.note.data or "", by=actor())

    def again(problem: str) -> Page:
        page = FamilyForm(formdata=None)
        found = queries.find(ref, by=actor())
        return RelatePage(found, None, page, leave_form=form, by=actor(), problem=problem)

    return _attempt(form, act, again) or see_other("catalogue.show", ref=initiative.address)


@door.get(f"{FAMILIES}/<ref>", rule="family.see", of=families.find)
def family(family: Family) -> Any:
    if request.path != f"{FAMILIES}/{family.ref}":
        return redirect(f"{FAMILIES}/{family.ref}", 301)
    return FamilyPage(family, by=actor()).respond()


@door.get(f"{FAMILIES}/<ref>/tach", rule="family.split", of=families.find)
def divide(family: Family) -> Any:
    """Choose who leaves, then read what would change."""
    return DividePage(family, request.args.getlist("ra"), FamilyForm(formdata=None), by=actor()).respond()


@door.post(f"{FAMILIES}/<ref>/tach", rule="family.split", of=families.find)
def divide_one(family: Family) -> Any:
    form, ref, refs = FamilyForm(), family.ref, request.form.get("ra", "").split()
    made: list[Family] = []

    def act() -> None:
        leaving = [each for each in families.shown(family) if each.ref in refs]
        said = {"name": form.name.data or "", "note": form.note.data or "", "seen": form.dau.data or ""}
        made.append(families.divide(family, leaving, **said, by=actor()))

    def again(problem: str) -> Page:
        return DividePage(families.find(ref, by=actor()), refs, form, by=actor(), problem=problem)

    return _attempt(form, act, again) or see_other("catalogue.family", ref=made[0].ref)


def _named(ref: str) -> Initiative | None:
    """The initiative that an address names, if it names one. Raises Missing when there is none."""
    return queries.find(clean(ref), by=actor()) if ref else None


def _other(form: MergeForm | FamilyForm) -> Initiative:
    """The initiative that a form names. Raises Missing."""
    return queries.find(clean(form.voi.data or ""), by=actor())


def _attempt(form: PlanForm, act: Callable[[], None], again: Callable[[str], Page]) -> Any:
    """Act on a valid form: None when it was done. What cannot be is said beside the field; when something
    changed meanwhile, `again` shows the plan as it is now, with what was typed."""
    if not form.validate():
        return again("").respond(422)
    try:
        act()
    except Invalid as invalid:
        form.refuse(invalid.errors)
        return again("").respond(422)
    except Stale as stale:
        db.session.rollback()
        return again(str(stale.says)).respond(409)
    return None
