"""What would become of each line of a sheet: entered, known already, doubtful, or wrong and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from flask_babel import lazy_gettext as _

from ..kit import clock
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
    if said.get("initiative"):
        judged.initiative = _one(judged, "mô hình", said["initiative"], finder.initiative, finder)
    judged.unit = _unit(judged, said.get("unit", ""), finder, own_unit)
    if said.get("commune"):
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
    if finder.is_known(
        judged.initiative,
        judged.unit,
        judged.spot.commune if judged.spot else None,
        said.get("neighbourhood", ""),
    ):
        judged.verdict = "known"
        judged.says = [_("Điểm này đã có trong sổ hoặc ở dòng trên, bỏ qua.")]
    elif line.turned:
        judged.verdict = "doubtful"
        judged.says = line.turned
    elif judged.spot and judged.spot.divided:
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
    """Today's commune before old ones of the same name; the district says which of several."""
    said, district = judged.line.said["commune"], judged.line.said.get("district", "")
    found = finder.places.get(said)
    if district:
        found = [each for each in found if fold(district) in fold(each.district)] or found
    elif any(not each.ended for each in found):
        found = [each for each in found if not each.ended]
    if len(found) == 1:
        return found[0]
    if found:
        names = "; ".join(f"{each.name} {each.district}".strip() for each in found[:4])
        judged.says.append(
            _("Nhiều nơi tên “%(said)s”: %(names)s. Ghi thêm huyện cũ.", said=said, names=names)
        )
    else:
        near = finder.places.nearest(said)
        hint = _(" Có phải “%(near)s”?", near=near) if near else ""
        judged.says.append(_("Không có xã, phường “%(said)s” trong tỉnh, kể cả tên cũ.", said=said) + hint)
    return None


def counts_of(judged: list[Judged]) -> Counter[str]:
    """How many lines of each verdict."""
    return Counter(each.verdict for each in judged)
