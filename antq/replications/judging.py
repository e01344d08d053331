"""What would become of each line of a sheet: entered, known already, doubtful, or wrong and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _

from ..kit import clock
from ..kit.numbers import DatedPrecision
from ..kit.spreadsheets import Row, rows_of
from ..kit.text import fold
from .finder import Finder, Spot
from .lines import EARLIEST, Line, head_of, read_line
from .needs import too_young

VERDICTS = ("good", "doubtful", "known", "wrong")


@dataclass
class Judged:
    """A line with what its names mean; `verdict` is one of VERDICTS, `says` why."""

    line: Line
    verdict: str = "good"
    says: list[str] = field(default_factory=list)
    initiative: int = 0
    unit: int = 0
    spot: Spot | None = None


def judge_all(data: bytes, finder: Finder, *, own_unit: int | None) -> Iterator[Judged]:
    """Every line that is not empty, below the headings. Refuses (Invalid, "file") what is no such sheet.

    `own_unit` is meant where a line names no unit.
    """
    rows: list[Row] = rows_of(data)
    head = head_of(rows)
    for row in rows:
        if row.number > head.line:
            yield judge(read_line(row, head), finder, own_unit=own_unit)


def judge(line: Line, finder: Finder, *, own_unit: int | None) -> Judged:
    """One line."""
    judged = Judged(line, says=[*line.wrong])
    said = line.said
    if said.get("initiative") and "initiative" not in line.unread:
        judged.initiative = _one(judged, "mô hình", said["initiative"], finder.initiative, finder)
    if "unit" not in line.unread:
        judged.unit = _unit(judged, said.get("unit", ""), finder, own_unit)
    if said.get("commune") and not line.unread & {"commune", "district"}:
        judged.spot = _spot(judged, finder)
    if judged.unit in finder.own:
        judged.says.append(_("Đơn vị của chính người gửi: đăng ký từng điểm để người khác nhận vào sổ."))
    if line.started and line.started.date > clock.today():
        judged.says.append(_("Ngày bắt đầu chưa tới."))
    if line.started and line.started.date < EARLIEST:
        judged.says.append(_("Ngày bắt đầu quá xa. Kiểm tra lại năm."))
    if line.state == "sustained" and (young := too_young(line.started.date if line.started else None)):
        judged.says.append(young)
    if judged.says:
        judged.verdict = "wrong"
        return judged
    assert judged.spot is not None  # noqa: S101 (a line without a place is wrong)
    if finder.is_known(judged.initiative, judged.unit, judged.spot, said.get("neighbourhood", "")):
        judged.verdict = "known"
        judged.says = [_("Điểm này đã có trong sổ hoặc ở dòng trên, bỏ qua.")]
    elif line.turned:
        judged.verdict = "doubtful"
        judged.says = line.turned
    elif judged.spot.divided:
        judged.says = [_("Địa bàn cũ chia cho nhiều nơi: tính vào nơi nhận phần chính, chờ người chọn.")]
    return judged


def _one(judged: Judged, what: str, said: str, find: Callable[[str], list[int]], finder: Finder) -> int:
    found = find(said)
    if len(found) == 1:
        return found[0]
    if found:
        judged.says.append(_("Có %(n)d %(what)s tên “%(said)s”: ghi mã.", n=len(found), what=what, said=said))
    else:
        near = finder.initiatives.nearest(said)
        hint = _(" Có phải “%(near)s”?", near=near) if near else ""
        judged.says.append(_("Không có %(what)s “%(said)s” trong sổ.", what=what, said=said) + hint)
    return 0


def _unit(judged: Judged, said: str, finder: Finder, own_unit: int | None) -> int:
    if not said:
        if own_unit is None:
            judged.says.append(_("Thiếu đơn vị."))
        return own_unit or 0
    found = finder.units.get(said)
    if len(found) != 1:
        judged.says.append(_("Không rõ đơn vị “%(said)s”: ghi mã hoặc tên đầy đủ.", said=said))
        return 0
    return found[0]


def _spot(judged: Judged, finder: Finder) -> Spot | None:
    """Today's commune before old ones of the same name; the district says which of several, and never nothing."""
    said, district = judged.line.said["commune"], judged.line.said.get("district", "")
    named = finder.places.get(said)
    found = _in_district(named, district) if district else [each for each in named if not each.ended_on]
    if not district:
        found = found or named
    if len(found) > 1:
        found = _of_its_time(found, judged.line.started)
    if len(found) == 1:
        return found[0]
    judged.says.append(_which(said, district, found, named, finder))
    return None


def _in_district(named: list[Spot], district: str) -> list[Spot]:
    """Of old places those that lay there, else today's that was made of such; the very name before a like one."""
    fits = [each for each in named if each.lay_in(district)]
    exact = [each for each in fits if fold(district) in map(fold, each.districts)]
    return [each for each in exact or fits if each.ended_on] or exact or fits


def _of_its_time(found: list[Spot], started: DatedPrecision | None) -> list[Spot]:
    """Those that stood when it began. Of several that bore the name after each other, before one commune of today,
    the first that had not ended by then; the last where no day is said."""
    stood = [each for each in found if started and each.stood_on(started.date)]
    left = stood or found
    if len({each.commune for each in left}) > 1:
        return left
    left = sorted(left, key=lambda each: (each.ended_on or date.max, each.id))
    return left[:1] if stood else left[-1:]


def _which(said: str, district: str, found: list[Spot], named: list[Spot], finder: Finder) -> Any:
    """Why a name of a commune is not one place."""
    if found:
        names = "; ".join(f"{each.name} {each.district}".strip() for each in found[:4])
        return _("Nhiều nơi tên “%(said)s”: %(names)s. Ghi thêm huyện cũ.", said=said, names=names)
    if named:
        known = "; ".join(sorted({name for each in named for name in each.districts}))
        words = {"said": said, "district": district, "known": known}
        return _("Không có xã, phường “%(said)s” ở “%(district)s”. Tên ấy có ở: %(known)s.", **words)
    near = finder.places.nearest(said)
    hint = _(" Có phải “%(near)s”?", near=near) if near else ""
    return _("Không có xã, phường “%(said)s” trong tỉnh, kể cả tên cũ.", said=said) + hint


def counts_of(judged: list[Judged]) -> Counter[str]:
    """How many lines of each verdict."""
    return Counter(each.verdict for each in judged)
