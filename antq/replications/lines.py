"""A line of a sheet of points, read: which columns there are, and what stands in them. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import lazy_gettext as _l

from ..kit.numbers import DatedPrecision, read_day, read_number, write_number
from ..kit.refusals import Invalid
from ..kit.spreadsheets import Row
from ..kit.text import fold

COLUMNS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "initiative": (_l("Mã hoặc tên mô hình"), ("ma mo hinh", "mo hinh", "ten mo hinh")),
    "commune": (_l("Xã, phường"), ("xa phuong", "xa", "phuong", "ten xa", "dia ban", "xa phuong thi tran")),
    "district": (_l("Huyện (nơi cũ)"), ("huyen", "huyen noi cu", "quan huyen", "huyen cu")),
    "neighbourhood": (
        _l("Thôn, tổ dân phố"),
        ("thon to dan pho", "thon", "khu dan cu", "to dan pho", "noi lam"),
    ),
    "unit": (_l("Đơn vị"), ("don vi", "don vi lam", "don vi phu trach", "ma don vi")),
    "started": (
        _l("Bắt đầu"),
        ("bat dau", "bat dau tu", "ngay bat dau", "ngay ra mat", "ra mat", "thoi gian"),
    ),
    "teams": (_l("Số tổ"), ("so to", "to", "so to thuc hien")),
    "members": (_l("Số thành viên"), ("so thanh vien", "thanh vien", "so nguoi")),
    "adapted": (_l("Điều chỉnh"), ("dieu chinh", "noi dung dieu chinh", "cach lam rieng")),
    "answerable": (_l("Người phụ trách"), ("nguoi phu trach", "phu trach")),
    "phone": (_l("Điện thoại"), ("dien thoai", "so dien thoai", "sdt")),
    "state": (_l("Tình trạng"), ("tinh trang", "trang thai")),
}
"""Column to its heading in the sample sheet and to the folded headings that are understood."""

MOST = {"teams": 10_000, "members": 1_000_000}
"""As the form has it."""

LONGEST = {"neighbourhood": 200, "adapted": 2_000, "answerable": 200, "phone": 40}
"""Characters that a cell may have, as the form has it."""

LONGEST_NAME = 300
"""And any other cell."""

NEEDED = ("initiative", "commune")
EARLIEST = date(1975, 4, 30)
"""Nothing of this movement began before."""

HEAD_WITHIN = 15
"""Lines in which the headings may stand: titles and the name of the office come before them."""

STATES = {
    "dang hoat dong": "running",
    "hoat dong": "running",
    "cam chung": "weak",
    "yeu": "weak",
    "ben vung": "sustained",
    "duy tri ben vung": "sustained",
    "da ra mat": "launched",
    "moi ra mat": "launched",
}
"""What is written of a point, folded, to its state. One that has ended is entered and closed by hand: its reason
would be missing."""


@dataclass(frozen=True)
class Head:
    """Where each column stands, and from which line on there are points."""

    line: int
    places: dict[str, int]


@dataclass
class Line:
    """What a line says, as far as it can be read without the database, and what is wrong with it."""

    number: int
    said: dict[str, str]
    started: DatedPrecision | None = None
    teams: int = 0
    members: int = 0
    state: str = ""
    turned: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Columns whose cells are too long to be asked what they mean."""


def head_of(rows: list[Row]) -> Head:
    """The line of headings. Refuses (Invalid, "file") when the columns that are needed are not there."""
    best: dict[str, int] = {}
    for row in rows[:HEAD_WITHIN]:
        places = _places(row)
        if all(name in places for name in NEEDED):
            return Head(row.number, places)
        best = places if len(places) > len(best) else best
    missing = [str(COLUMNS[name][0]) for name in NEEDED if name not in best]
    raise Invalid(
        {
            "file": _(
                "Không thấy cột: %(missing)s. Dòng tiêu đề phải có các cột như trong bảng mẫu.",
                missing=", ".join(missing),
            )
        }
    )


def _places(row: Row) -> dict[str, int]:
    places: dict[str, int] = {}
    for place in range(len(row.cells)):
        words = fold(row.text(place))
        for name, (heading, understood) in COLUMNS.items():
            if name not in places and words and words in (fold(str(heading)), *understood):
                places[name] = place
                break
    return places


def read_line(row: Row, head: Head) -> Line:
    """One line; whatever cannot be read is a sentence in `wrong`."""
    line = Line(row.number, {name: row.text(place) for name, place in head.places.items()})
    line.turned = [
        _("Chữ bảng mã cũ, đọc là “%(text)s”", text=text[:60])
        for place, text in sorted(row.turned.items())
        if place in head.places.values()
    ]
    for name, value in line.said.items():
        if value.startswith(("=", "@")) or "\ufffd" in value:
            heading = str(COLUMNS[name][0])
            line.wrong.append(_("Cột %(heading)s: ô có công thức hoặc chữ hỏng.", heading=heading))
    _measure(line)
    for name in NEEDED:
        if not line.said.get(name):
            line.wrong.append(_("Thiếu %(heading)s.", heading=str(COLUMNS[name][0]).lower()))
    _read_day(line)
    line.teams = _count(line, "teams", row, head)
    line.members = _count(line, "members", row, head)
    _read_state(line)
    return line


def _measure(line: Line) -> None:
    """Cells that are too long are wrong, never cut in silence; what is shown of them is their beginning."""
    for name, value in line.said.items():
        most = LONGEST.get(name, LONGEST_NAME)
        if len(value) > most:
            heading, limit = str(COLUMNS[name][0]), write_number(most)
            line.wrong.append(_("%(heading)s: nhiều nhất %(most)s ký tự.", heading=heading, most=limit))
            line.said[name] = f"{value[:most]}…"
            line.unread.add(name)


def _read_day(line: Line) -> None:
    said = line.said.get("started", "")
    if not said or "started" in line.unread:
        return
    try:
        line.started = read_day(said)
    except ValueError as error:
        line.wrong.append(f"{COLUMNS['started'][0]}: {error}")


def _count(line: Line, name: str, row: Row, head: Head) -> int:
    said = line.said.get(name, "")
    if not said or name in line.unread:
        return 0
    heading = str(COLUMNS[name][0])
    cell = row.cells[head.places[name]]
    if isinstance(cell, float) and not cell.is_integer():
        line.wrong.append(
            _("%(heading)s: %(said)s không phải số nguyên. Ghi liền, ví dụ 1691.", heading=heading, said=said)
        )
        return 0
    try:
        number = read_number(said)
    except ValueError as error:
        line.wrong.append(f"{heading}: {error}")
        return 0
    if number != int(number) or not 0 <= number <= MOST[name]:
        most = write_number(MOST[name])
        line.wrong.append(_("%(heading)s: nhập một số nguyên từ 0 đến %(most)s.", heading=heading, most=most))
        return 0
    return int(number)


def _read_state(line: Line) -> None:
    said = fold(line.said.get("state", ""))
    if said and said not in STATES and "state" not in line.unread:
        known = ", ".join(("đang hoạt động", "cầm chừng", "duy trì bền vững", "đã ra mắt"))
        line.wrong.append(_("Tình trạng ghi một trong: %(known)s.", known=known))
    line.state = STATES.get(said, "running")
