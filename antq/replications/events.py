"""What happens to a replication, in words, and who is told."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.journal import event
from ..people.queries import holders
from ..units.words import line, today
from .models import Batch, Replication


def unit(replication: Replication, payload: dict[str, Any]) -> list[int]:
    """The officers of the unit that runs it today."""
    return holders("officer", unit_id=today(replication.unit).id)


def office(replication: Replication, payload: dict[str, Any]) -> list[int]:
    """The standing office of the province, without the people of the unit itself."""
    if replication.province_id is None:
        return []
    units = [each.id for each in line(replication.unit)]
    own = {
        person for role in ("officer", "staff") for each in units for person in holders(role, unit_id=each)
    }
    return [p for p in holders("standing_office", province_id=replication.province_id) if p not in own]


def origin(replication: Replication, payload: dict[str, Any]) -> list[int]:
    """The officers of the unit that the initiative comes from, and of that it was copied from."""
    told = [replication.initiative.sponsor_id]
    if replication.copied_from is not None:
        told.append(replication.copied_from.unit_id)
    return [
        person
        for unit_id in dict.fromkeys(told)
        if unit_id is not None and unit_id != replication.unit_id
        for person in holders("officer", unit_id=unit_id)
    ]


def unit_and_origin(replication: Replication, payload: dict[str, Any]) -> list[int]:
    """Those who run it, and those whom they copied."""
    return unit(replication, payload) + origin(replication, payload)


def unit_and_office(replication: Replication, payload: dict[str, Any]) -> list[int]:
    """Those who run it, and the office."""
    return unit(replication, payload) + office(replication, payload)


def the_sender(sheet: Batch, payload: dict[str, Any]) -> list[int]:
    """Whoever sent the sheet."""
    return [sheet.person_id]


event("replication.register", says=_l("{actor} đăng ký điểm “{subject}”"), tells=office)
event(
    "replication.register_many",
    says=_l("{actor} đăng ký {count} điểm từ bảng “{sheet}”, trước hết là “{subject}”"),
    keys=("count", "sheet"),
    tells=office,
)
event("replication.edit", says=_l("{actor} sửa thông tin của điểm “{subject}”"))
event("replication.accept", says=_l("{actor} nhận điểm “{subject}” vào sổ"), tells=unit_and_origin, tone="ok")
event(
    "replication.launch",
    says=_l("{actor} ghi điểm “{subject}” ra mắt ngày {day}"),
    keys=("day",),
    tells=office,
    tone="ok",
)
event("replication.run", says=_l("{actor} ghi điểm “{subject}” đã đi vào hoạt động"), tone="ok")
event(
    "replication.weaken",
    says=_l("{actor} ghi điểm “{subject}” hoạt động cầm chừng"),
    keys=("note",),
    tells=unit_and_office,
    tone="warn",
)
event(
    "replication.recover",
    says=_l("{actor} ghi điểm “{subject}” đã củng cố"),
    keys=("note",),
    tells=office,
    tone="ok",
)
event(
    "replication.sustain",
    says=_l("{actor} công nhận điểm “{subject}” duy trì bền vững"),
    tells=unit,
    tone="gold",
)
event(
    "replication.close",
    says=_l("{actor} ghi điểm “{subject}” kết thúc"),
    keys=("note", "reason"),
    tells=unit_and_office,
    tone="warn",
)
event(
    "replication.confirm",
    says=_l("{actor} xác nhận điểm “{subject}” còn hoạt động trong {quarter}"),
    keys=("quarter",),
    tone="ok",
)
event(
    "replication.ask",
    says=_l("Đến kỳ xác nhận {quarter}: “{subject}” và các điểm khác của đơn vị còn hoạt động không?"),
    keys=("quarter", "count"),
    tells=unit,
    tone="warn",
)
event(
    "replication.settle",
    says=_l("{actor} chọn {place} là địa bàn nay của điểm “{subject}”"),
    keys=("place",),
    tells=unit,
)
event("replication.report", says=_l("{actor} báo số liệu của điểm “{subject}”"), keys=("count",))
event(
    "replication_batch.answer",
    says=_l("Đã đọc xong bảng “{subject}”: {good} dòng nhập được, {wrong} dòng phải sửa"),
    keys=("good", "wrong"),
    tells=the_sender,
    tone="ok",
)
event(
    "replication_batch.import",
    says=_l("{actor} nhập {count} điểm từ bảng “{subject}”"),
    keys=("count",),
    tone="ok",
)
event(
    "initiative.recognise",
    says=_l("{actor} ghi mô hình “{subject}” được thông báo nhân rộng: {scope}"),
    keys=("scope",),
    tone="gold",
)
