"""Sheets: kept as they came, answered line by line by a job, imported whole or not at all by another."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, insert, select

from ...kit import clock, storage
from ...kit.database import db
from ...kit.database.version import stamp_all_at_commit
from ...kit.jobs import Ending, enqueue, job
from ...kit.journal import record
from ...kit.policy import may, must
from ...kit.refusals import Invalid, Stale
from ...kit.sheets import Cell, csv_of
from ...kit.text import clean
from ...people.actor import Actor, actor_by_id, actor_by_ref
from ...units.queries import carried_on_by
from ..columns import TABLE
from ..counting import this_quarter
from ..finder import Finder
from ..judging import Judged, counts_of, judge_all
from ..lines import COLUMNS
from ..models import Batch, Replication
from ..words import VERDICT_WORDS
from .confirming import look_later
from .counting import hold_all, recount_all
from .registering import next_number

AT_ONCE = 500


def send(data: bytes, name: str, *, by: Any) -> Batch:
    """Keep a sheet (its bytes were checked) and have it answered."""
    sheet = Batch(
        ref=f"BD-{secrets.token_hex(4)}",
        name=clean(name)[:150] or "bang.xlsx",
        key=storage.store().put(data),
        person_id=by.person_id,
        sent_at=clock.now(),
    )
    db.session.add(sheet)
    db.session.flush()
    enqueue("replication_batch.answer", sheet=sheet.id)
    return sheet


def take(sheet: Batch, *, agreed: bool, by: Any) -> None:
    """Have it imported. Raises Stale (not answered, or taken already) and Invalid (wrong lines, none that is
    good, text of an old encoding that nobody agreed to)."""
    must(by, "replication.import")
    if sheet.state != "answered":
        raise Stale(_l("Bảng này chưa đọc xong hoặc đã được nhập."))
    if sheet.wrong_count:
        raise Invalid({"": _l("Bảng còn dòng phải sửa: nhập cả bảng hoặc không nhập dòng nào.")})
    if not sheet.good_count + sheet.doubtful_count:
        raise Invalid({"": _l("Bảng không có dòng mới nào để nhập.")})
    if sheet.doubtful_count and not agreed:
        raise Invalid({"agreed": _l("Xem các dòng chữ bảng mã cũ rồi đánh dấu đồng ý.")})
    sheet.state = "importing"
    enqueue("replication_batch.import", sheet=sheet.id)


def _give_up(sheet: int) -> None:
    """Tell whoever waits for a sheet that its job is dead."""
    row = db.session.get_one(Batch, sheet)
    if row.state in ("waiting", "importing"):
        says = _l("Máy chủ đã thử nhiều lần mà chưa xử lý xong bảng này. Chưa dòng nào được nhập.")
        hint = _l("Chia bảng thành nhiều tệp nhỏ rồi gửi lại, hoặc báo người quản trị.")
        _refuse(sheet, f"{says} {hint}")


@job("replication_batch.answer", given_up=_give_up)
def answer(sheet: int) -> Ending:
    """Judge every line, and keep the answers as a table."""
    row = db.session.get_one(Batch, sheet)
    actor = actor_by_id(row.person_id)
    try:
        judged = _judged(row, actor)
    except Invalid as refused:
        says = str(next(iter(refused.errors.values())))
        db.session.rollback()
        return lambda: _refuse(sheet, says)
    db.session.rollback()
    counts, key = counts_of(judged), storage.store().put(_told(judged))

    def ending() -> None:
        row = db.session.get_one(Batch, sheet)
        row.state, row.answer, row.line_count = "answered", key, len(judged)
        row.good_count, row.doubtful_count = counts["good"], counts["doubtful"]
        row.known_count, row.wrong_count = counts["known"], counts["wrong"]
        good = counts["good"] + counts["doubtful"]
        record("replication_batch.answer", row, by=actor, good=good, wrong=counts["wrong"])

    return ending


@job("replication_batch.import", given_up=_give_up)
def bring_in(sheet: int) -> Ending:
    """Judge again, for the ledger may have changed, and write every line in one transaction, or none."""
    row = db.session.get_one(Batch, sheet)
    actor = actor_by_id(row.person_id)
    before = next_number()
    try:
        judged = _judged(row, actor)
    except Invalid as refused:
        says = str(next(iter(refused.errors.values())))
        db.session.rollback()
        return lambda: _refuse(sheet, says)
    db.session.rollback()

    def ending() -> None:
        row = db.session.get_one(Batch, sheet)
        if row.state != "importing":
            return
        if next_number() != before:  # somebody entered points meanwhile, perhaps the same ones
            enqueue("replication_batch.import", sheet=sheet)
            return
        if counts_of(judged)["wrong"]:
            row.state = "answered"
            enqueue("replication_batch.answer", sheet=sheet)
            return
        chosen = [each for each in judged if each.verdict in ("good", "doubtful")]
        hold_all(each.initiative for each in chosen)
        _write(chosen, row, actor)
        row.state, row.imported_at = "imported", clock.now()
        counts = counts_of(judged)
        row.good_count, row.doubtful_count = counts["good"], counts["doubtful"]
        row.known_count = counts["known"]
        record("replication_batch.import", row, by=actor, count=len(chosen))
        if actor.holds("standing_office"):
            look_later()

    return ending


def _refuse(sheet: int, says: str) -> None:
    row = db.session.get_one(Batch, sheet)
    row.state, row.refused = "refused", says


def _judged(sheet: Batch, actor: Actor) -> list[Judged]:
    """Every line; an officer may name the own units only, the office every unit of its province."""
    if actor_by_ref(actor.ref) is None:
        raise Invalid({"file": _l("Tài khoản gửi bảng này đã bị khóa, nên bảng không được nhập.")})
    if not may(actor, "replication.import"):
        raise Invalid({"file": _l("Người gửi bảng không còn nhiệm vụ nhập điểm.")})
    office = actor.provinces_as("standing_office")
    own = actor.units_as("officer")
    provinces = office or sorted({post.province_id for post in actor.posts if post.province_id})
    finder = Finder(
        provinces, None if office else own, own=carried_on_by(sorted(actor.own_units)) if office else ()
    )
    with storage.store().open(sheet.key) as file:
        data = file.read()
    return list(judge_all(data, finder, own_unit=own[0] if len(own) == 1 and not office else None))


def _told(judged: list[Judged]) -> bytes:
    """The answers as a table that people open beside their own: line, verdict, why, and what stood there."""
    named = [name for name in COLUMNS if any(name in each.line.said for each in judged[:1])]
    head = [_l("Dòng"), _l("Kết quả"), _l("Ghi chú"), *(COLUMNS[name][0] for name in named)]
    rows: Iterator[list[Cell]] = (
        [
            each.line.number,
            str(VERDICT_WORDS[each.verdict][0]),
            " ".join(map(str, each.says)),
            *(each.line.said.get(name, "") for name in named),
        ]
        for each in judged
    )
    return csv_of(head, rows)


def _write(chosen: list[Judged], sheet: Batch, actor: Actor) -> None:
    """The rows, past the ORM: fifty thousand of them are seconds. Events are one for the sheet."""
    office = actor.holds("standing_office")
    number, now, quarter = next_number(), clock.now(), this_quarter()
    values = [
        {
            "ref": f"DM-{number + place:04d}",
            **_columns(each),
            "state": each.line.state if office else "registered",
            "version": 1,
            "moved_at": now,
            "registered_at": now,
            "accepted_at": now if office else None,
            "confirmed_quarter": quarter if office else None,
            "batch_id": sheet.id,
            "close_reason": "",
            "close_note": "",
            "stamp": 0,
        }
        for place, each in enumerate(chosen)
    ]
    for start in range(0, len(values), AT_ONCE):
        db.session.execute(insert(Replication), values[start : start + AT_ONCE])
    ids = db.session.scalars(select(Replication.id).where(Replication.batch_id == sheet.id)).all()
    stamp_all_at_commit(TABLE, ids)
    if office:
        recount_all(each.initiative for each in chosen)
    else:
        _ask_offices(sheet, actor)


def _ask_offices(sheet: Batch, actor: Actor) -> None:
    """Tell each office once that registrations wait; the first of them stands for all."""
    mine = Replication.batch_id == sheet.id
    counts = db.session.execute(
        select(func.min(Replication.id), func.count())
        .where(mine)
        .group_by(Replication.province_id)
        .order_by(func.min(Replication.id))
    )
    for first, count in counts.all():
        point = db.session.get_one(Replication, first)
        record("replication.register_many", point, by=actor, count=count, sheet=sheet.name)


def _columns(judged: Judged) -> dict[str, Any]:
    line, spot = judged.line, judged.spot
    assert spot is not None  # noqa: S101 (a line without a place is wrong)
    return {
        "initiative_id": judged.initiative,
        "unit_id": judged.unit,
        "place_id": spot.id,
        "commune_id": spot.commune,
        "province_id": spot.province,
        "divided": spot.divided,
        "neighbourhood": line.said.get("neighbourhood", "")[:200],
        "started_on": line.started.date if line.started else None,
        "started_precision": str(line.started.precision) if line.started else "day",
        "launched_on": None,
        "adapted": line.said.get("adapted", ""),
        "team_count": line.teams,
        "member_count": line.members,
        "answerable": line.said.get("answerable", "")[:200],
        "phone": line.said.get("phone", "")[:40],
    }
