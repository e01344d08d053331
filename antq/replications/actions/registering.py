"""Registering a replication, and changing what was said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ...catalogue.holding import hold as hold_initiatives
from ...catalogue.models import Initiative, heir_of
from ...evidence.actions import keep_album
from ...kit import clock
from ...kit.database import db
from ...kit.database.version import stamp_at_commit
from ...kit.journal import record
from ...kit.numbers import DatedPrecision
from ...kit.refusals import Invalid, Stale
from ...kit.text import clean
from ...places import lineage
from ...places.models import Place
from ...units.models import Unit
from .. import queries
from ..lines import EARLIEST
from ..models import Replication
from .counting import recount
from .holding import hold

FORESEEN = timedelta(days=366)
"""How far ahead a unit may plan to begin; until the launch nothing counts."""

MOST_TEAMS, MOST_MEMBERS = 10_000, 1_000_000


@dataclass(frozen=True)
class Facts:
    """What a unit says of its replication. `place` is the area as it was when it began."""

    place: Place
    neighbourhood: str = ""
    started: DatedPrecision | None = None
    copied_from: Replication | None = None
    adapted: str = ""
    team_count: int = 0
    member_count: int = 0
    answerable: str = ""
    phone: str = ""


def register(initiative: Initiative, facts: Facts, *, unit: Unit, by: Any) -> Replication:
    """Enter a replication (DM-0001 …) that waits for the office to take it into the ledger.

    Refuses (Invalid): a withdrawn initiative, a day to come, counts out of range, the same unit in the same
    neighbourhood twice, a copy of itself or of another initiative.
    """
    hold_initiatives([initiative])
    initiative = heir_of(initiative)
    if initiative.state != "public":
        raise Invalid({"": _l("Mô hình này đã rút khỏi sổ, không nhận đăng ký nhân rộng.")})
    errors = _wrong(facts, initiative)
    if twin := _twin(initiative, facts, unit):
        errors["neighbourhood"] = _l("Đơn vị đã đăng ký điểm này: %(ref)s.") % {"ref": twin.ref}
    if errors:
        raise Invalid(errors)
    now = clock.now()
    replication = Replication(
        ref=f"DM-{next_number():04d}",
        initiative=initiative,
        unit=unit,
        registered_at=now,
        moved_at=now,
        state="registered",
    )
    _write(replication, facts)
    db.session.add(replication)
    db.session.flush()
    record("replication.register", replication, by=by)
    return replication


def change(replication: Replication, facts: Facts, *, seen: int, by: Any) -> None:
    """Say it better. `seen` is the version that the person was looking at.

    Refuses (Invalid) what `register` refuses; a closed one stays as it is. Raises Stale when somebody changed or
    moved it in between.
    """
    hold([replication])
    if replication.state == "closed":
        raise Invalid({"": _l("Điểm đã kết thúc, không sửa được nữa.")})
    if heir_of(replication.initiative).state != "public":
        raise Invalid({"": _l("Mô hình này đã rút khỏi sổ.")})
    if replication.version != seen:
        says = _l("Người khác vừa ghi điểm này. Nội dung vừa nhập vẫn còn bên dưới; xem lại rồi lưu lần nữa.")
        raise Stale(says)
    errors = _wrong(facts, replication.initiative)
    twin = _twin(replication.initiative, facts, replication.unit)
    if twin is not None and twin is not replication:
        errors["neighbourhood"] = _l("Đơn vị đã đăng ký điểm này: %(ref)s.") % {"ref": twin.ref}
    if facts.copied_from is replication:
        errors["copied_from"] = _l("Một điểm không sao chép từ chính nó.")
    elif facts.copied_from and replication in _way_up(facts.copied_from):
        errors["copied_from"] = _l("Điểm kia được chép từ chính điểm này.")
    if errors:
        raise Invalid(errors)
    _write(replication, facts)
    replication.version += 1
    db.session.flush()
    stamp_at_commit(replication)
    record("replication.edit", replication, by=by)
    recount(replication.initiative)


def locate(replication: Replication, place: Place) -> None:
    """The place of then, and today's commune and province that follow from it or from what a person settled."""
    replication.place = place
    if replication.settled_place is not None and not _follows(place, replication.settled_place):
        replication.settled_place = None  # it was settled for another place
    found = lineage.located(replication.settled_place or place)
    replication.commune, replication.province = found.commune, found.province
    replication.divided = found.divided is not None
    if replication.album is not None:  # the office of today's province looks after its figures
        province_id = found.province.id if found.province else None
        keep_album(replication.album, unit_id=replication.album.unit_id, province_id=province_id)


def _follows(old: Place, new: Place) -> bool:
    """Whether the area of `old` went to `new`, over any number of steps."""
    waiting, seen = [old], {old.id}
    while waiting:
        for row in lineage.successors_of(waiting.pop()):
            if row.new_id == new.id:
                return True
            if row.new_id not in seen:
                seen.add(row.new_id)
                waiting.append(row.new)
    return False


def _write(replication: Replication, facts: Facts) -> None:
    locate(replication, facts.place)
    replication.neighbourhood = clean(facts.neighbourhood)[:200]
    replication.started_on = facts.started.date if facts.started else None
    replication.started_precision = str(facts.started.precision) if facts.started else "day"
    replication.copied_from = facts.copied_from
    replication.adapted = clean(facts.adapted, multiline=True)
    replication.team_count, replication.member_count = facts.team_count, facts.member_count
    replication.answerable, replication.phone = clean(facts.answerable)[:200], clean(facts.phone)[:40]


def _wrong(facts: Facts, initiative: Initiative) -> dict[str, Any]:
    errors: dict[str, Any] = {}
    if facts.place.level == "province":
        errors["place"] = _l("Chọn xã, phường nơi làm mô hình.")
    if facts.started and facts.started.date > clock.today() + FORESEEN:
        errors["started"] = _l("Ngày dự kiến bắt đầu không quá một năm nữa.")
    if facts.started and facts.started.date < EARLIEST:
        errors["started"] = _l("Ngày bắt đầu quá xa. Kiểm tra lại năm.")
    if not 0 <= facts.team_count <= MOST_TEAMS:
        errors["team_count"] = _l("Số tổ từ 0 đến 10.000.")
    if not 0 <= facts.member_count <= MOST_MEMBERS:
        errors["member_count"] = _l("Số thành viên từ 0 đến 1.000.000.")
    if facts.copied_from and heir_of(facts.copied_from.initiative) is not heir_of(initiative):
        errors["copied_from"] = _l("Điểm được chép phải cùng một mô hình.")
    return errors


def _twin(initiative: Initiative, facts: Facts, unit: Unit) -> Replication | None:
    neighbourhood = clean(facts.neighbourhood)[:200]
    return queries.twin_of(initiative, unit=unit, place=facts.place, neighbourhood=neighbourhood)


def _way_up(replication: Replication) -> list[Replication]:
    """What it was copied from, and what that was copied from …"""
    found: list[Replication] = []
    each = replication.copied_from
    while each is not None and each not in found:
        found.append(each)
        each = each.copied_from
    return found


def next_number() -> int:
    """One more than the newest row's; two writers at once collide on the unique ref."""
    newest = db.session.scalar(select(Replication.ref).order_by(Replication.id.desc()).limit(1))
    return int(newest.removeprefix("DM-")) + 1 if newest else 1
