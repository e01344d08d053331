"""Vietnamese numbers, figures and dates: read as people write them, precision kept, written back.

Sources of the forms: reports and press articles of the movement ("1.691 tổ", "gần 47.000", "5-7%",
"hơn 3,1 tỷ", "24-5-2021", "quý I/2024"). Every refusal is a ValueError whose text is a sentence for the
person who typed. Nothing is guessed: "1.500" is 1500 and "1.5" is refused.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from antq.kit.text import clean

LARGEST = Decimal(10) ** 15
_SCALES = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3}
_DIGITS = r"(?:[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?: [0-9]{3})+)|[0-9]+)(?:,[0-9]+)?"
# A dot that does not separate thousands: 1.5, 0.500, 12.3456. Whether it meant a decimal is not guessed.
_STRAY_DOT = re.compile(r"\.[0-9]{1,2}(?![0-9])|\.[0-9]{4}|(?<![0-9.])0+\.")
_PART = re.compile(rf"({_DIGITS})\s*({'|'.join(_SCALES)})?\s*")
_TO = re.compile(r"\s*(?:[-–—]|đến|tới)\s*")


def read_number(text: str) -> Decimal:
    """Text -> Decimal: "1.691" -> 1691, "3,1 tỷ" -> 3100000000, "2 tỷ 500 triệu", "81%" -> 81.

    A minus before and a percent sign after the number are read; the percent sign is dropped.

    Raises ValueError on anything else, on more than six decimals and from 10 to the 15th upwards.
    """
    words = clean(text).lower().replace("−", "-")
    amount = words.removeprefix("-").removesuffix("%").strip()
    if _STRAY_DOT.search(amount):
        raise ValueError(
            f"“{_shown(text)}”: dấu chấm chỉ tách hàng nghìn (1.500); phần lẻ viết sau dấu phẩy (1,5)."
        )
    total, place, smaller = Decimal(0), 0, None
    while place < len(amount):
        found = _PART.match(amount, place)
        scale = _SCALES[found[2]] if found and found[2] else 1
        if not found or (smaller is not None and scale >= smaller):
            raise ValueError(f"“{_shown(text)}” không phải là một số. Ví dụ: 1.691 hoặc 3,1 tỷ.")
        total += _amount(found[1], text) * scale
        place, smaller = found.end(), scale
    if smaller is None:
        raise ValueError("Chưa có số nào." if not amount else f"“{_shown(text)}” không phải là một số.")
    if total >= LARGEST:
        raise ValueError(f"Số “{_shown(text)}” quá lớn.")
    whole = total.to_integral_value()
    total = whole if whole == total else total  # "3,1 tỷ" is 3100000000, not 3100000000.0
    return -total if words.startswith("-") else total


def _amount(digits: str, text: str) -> Decimal:
    whole, _, decimals = digits.replace(".", "").replace(" ", "").partition(",")
    if len(whole) > 15:
        raise ValueError(f"Số “{_shown(text)}” quá lớn.")
    if len(decimals) > 6:
        raise ValueError(f"Số “{_shown(text)}” có quá nhiều chữ số sau dấu phẩy.")
    return Decimal(f"{whole}.{decimals}" if decimals else whole)


def _shown(text: str) -> str:
    text = clean(text)
    return text if len(text) <= 40 else text[:39] + "…"


def write_number(value: Decimal | int) -> str:
    """1691 -> "1.691", Decimal("1234.50") -> "1.234,5". Raises ValueError on NaN and infinity."""
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    value = Decimal(value)
    if not value.is_finite():
        raise ValueError("Giá trị không phải là một số hữu hạn.")
    whole, _, decimals = f"{value:,f}".partition(".")
    decimals = decimals.rstrip("0")
    written = whole.replace(",", ".") + (f",{decimals}" if decimals else "")
    return "0" if written == "-0" else written


class Qualifier(StrEnum):
    """How sure a figure is; the word stays with the figure for as long as the figure is shown."""

    EXACT = "exact"
    APPROX = "approx"
    NEARLY = "nearly"
    MORE = "more"
    OVER = "over"
    AT_LEAST = "at_least"
    RANGE = "range"

    @property
    def word(self) -> str:
        """The Vietnamese word written before the number; empty for exact figures and ranges."""
        return _WORDS[self]


_WORDS = {
    Qualifier.EXACT: "",
    Qualifier.APPROX: "khoảng",
    Qualifier.NEARLY: "gần",
    Qualifier.MORE: "hơn",
    Qualifier.OVER: "trên",
    Qualifier.AT_LEAST: "ít nhất",
    Qualifier.RANGE: "",
}
_READ_AS = {word: qualifier for qualifier, word in _WORDS.items() if word} | {
    "xấp xỉ": Qualifier.APPROX,
    "chừng": Qualifier.APPROX,
    "tối thiểu": Qualifier.AT_LEAST,
}
_QUALIFIED = re.compile(rf"(?:({'|'.join(_READ_AS)})\s+)?(?:từ\s+)?(.*?)(\s+trở lên)?")


@dataclass(frozen=True)
class Quantity:
    """A figure with its qualifier; `high` is the upper end of a range ("ít nhất 5-7" keeps both).

    The unit, "%" included, stands beside it, not in it. Raises ValueError when the ends do not fit.
    """

    value: Decimal
    qualifier: Qualifier = Qualifier.EXACT
    high: Decimal | None = None

    def __post_init__(self) -> None:
        if self.qualifier is Qualifier.RANGE and self.high is None:
            raise ValueError("Khoảng giá trị phải có cả số đầu và số cuối.")
        if self.qualifier is Qualifier.EXACT and self.high is not None:
            raise ValueError("Số chính xác không có số cuối.")
        if self.high is not None and self.high <= self.value:
            raise ValueError("Số cuối của khoảng phải lớn hơn số đầu.")

    def __str__(self) -> str:
        ends = [write_number(end) for end in (self.value, self.high) if end is not None]
        return f"{self.qualifier.word} {'-'.join(ends)}".strip()


def read_quantity(text: str) -> Quantity:
    """Text -> Quantity: "gần 47.000", "hơn 3,1 tỷ", "5-7%", "tối thiểu từ 5 đến 7%", "80% trở lên".

    A scale or "%" after the upper end holds for both ends. Raises ValueError as `read_number` does.
    """
    found = _QUALIFIED.fullmatch(clean(text).lower())
    word, number, upwards = found.groups() if found else (None, text, None)
    if word and upwards:
        raise ValueError(f"“{_shown(text)}”: chỉ dùng một từ chỉ mức độ, ví dụ “ít nhất 80”.")
    qualifier = Qualifier.AT_LEAST if upwards else _READ_AS[word] if word else Qualifier.EXACT
    # From the second character on, so that a leading minus is not taken for a range.
    between = _TO.search(number, 1)
    if not between:
        return Quantity(read_number(number), qualifier)
    low, high = number[: between.start()], number[between.end() :]
    scale = re.search(rf"(?:{'|'.join(_SCALES)})(?=\s*%?$)", high)
    if scale and not any(name in low for name in _SCALES):
        low = f"{low} {scale[0]}"
    if qualifier is Qualifier.EXACT:
        qualifier = Qualifier.RANGE
    return Quantity(read_number(low), qualifier, read_number(high))


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    APPROX = "approx"


@dataclass(frozen=True)
class DatedPrecision:
    """A date and how much of it is known; `date` is the first day of the period.

    For approx it is a token day of `_ABOUT`, so that the words can be written back.
    """

    date: datetime.date
    precision: Precision = Precision.DAY

    def __str__(self) -> str:
        return write_day(self)


_QUARTERS = ("I", "II", "III", "IV")
_HALVES = {"đầu": 1, "cuối": 7}
_ABOUT = {(1, 2): "đầu", (6, 2): "giữa", (11, 2): "cuối", (7, 2): "khoảng"}
_ABOUT_MONTH_DAY = 15
_D, _M, _Y = r"(?P<d>[0-9]{1,2})", r"(?P<m>[0-9]{1,2})", r"(?P<y>[0-9]{4})"
_CLOCK = r"(?: [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
_OF_YEAR = rf"(?:\s*[/-]\s*|\s+năm\s+|\s+){_Y}"
_DAY_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?:ngày\s+)?{_D}\s*(?P<sep>[-/.])\s*{_M}\s*(?P=sep)\s*{_Y}{_CLOCK}",
        rf"{_Y}-{_M}-{_D}{_CLOCK}",
        rf"(?:ngày\s+)?{_D}\s+tháng\s+{_M}(?:,?\s+năm\s+|\s*/\s*){_Y}",
        rf"(?P<about>khoảng\s+)?(?:tháng\s+)?{_M}\s*[-/.]\s*{_Y}",
        rf"(?P<about>khoảng\s+)?tháng\s+{_M}{_OF_YEAR}",
        rf"{_Y}-{_M}",
        rf"quý\s+(?P<q>i{{1,3}}|iv|[1-4]){_OF_YEAR}",
        rf"(?:6|sáu) tháng (?P<h>đầu|cuối) năm {_Y}",
        rf"(?P<part>đầu|giữa|cuối|khoảng)\s+(?:năm\s+)?{_Y}",
        rf"(?:năm\s+)?{_Y}",
    )
)
_WITHOUT_YEAR = re.compile(rf"(?:ngày\s+)?{_D}\s*(?:[-/.]|\s+tháng\s+)\s*{_M}")


def read_day(text: str, *, year: int | None = None) -> DatedPrecision:
    """Text -> date: "24-5-2021", "ngày 05 tháng 02 năm 2026", "4/2022", "Quý I/2024", "đầu năm 2024", "2021".

    Also ISO forms, and a time of day, which is dropped. `year` completes "19/8"; without it such a date
    is refused. Raises ValueError on a day that no calendar has and on years outside 1900-2100.
    """
    words = clean(text).lower()
    known = next((found.groupdict() for form in _DAY_FORMS if (found := form.fullmatch(words))), None)
    if known is None and (found := _WITHOUT_YEAR.fullmatch(words)):
        if year is None:
            raise ValueError(f"“{_shown(text)}” thiếu năm. Ví dụ: 19/8/2026.")
        known = found.groupdict() | {"y": str(year)}
    if known is None:
        raise ValueError(f"Không hiểu ngày “{_shown(text)}”. Ví dụ: 24/5/2021, 4/2022, quý I/2024, 2021.")
    y = int(known["y"])
    if not 1900 <= y <= 2100:
        raise ValueError(f"Năm {y} nằm ngoài khoảng 1900-2100.")
    if known.get("d"):
        return DatedPrecision(_calendar_day(y, int(known["m"]), int(known["d"])))
    return _period(known, y)


def _calendar_day(y: int, m: int, d: int) -> datetime.date:
    if not 1 <= m <= 12 or not 1 <= d <= calendar.monthrange(y, m)[1]:
        raise ValueError(f"Ngày {d:02}/{m:02}/{y} không có trong lịch.")
    return datetime.date(y, m, d)


def _period(known: dict[str, str | None], y: int) -> DatedPrecision:
    if known.get("m"):
        m = int(known["m"] or 0)
        if not 1 <= m <= 12:
            raise ValueError(f"Không có tháng {m}.")
        if known.get("about"):
            return DatedPrecision(datetime.date(y, m, _ABOUT_MONTH_DAY), Precision.APPROX)
        return DatedPrecision(datetime.date(y, m, 1), Precision.MONTH)
    if quarter := known.get("q"):
        n = int(quarter) if quarter.isdigit() else _QUARTERS.index(quarter.upper()) + 1
        return DatedPrecision(datetime.date(y, 3 * n - 2, 1), Precision.QUARTER)
    if half := known.get("h"):
        return DatedPrecision(datetime.date(y, _HALVES[half], 1), Precision.HALF)
    if part := known.get("part"):
        m, d = next(token for token, word in _ABOUT.items() if word == part)
        return DatedPrecision(datetime.date(y, m, d), Precision.APPROX)
    return DatedPrecision(datetime.date(y, 1, 1), Precision.YEAR)


def write_day(value: DatedPrecision | datetime.date) -> str:
    """The words: 24/05/2021, tháng 4/2022, quý I/2024, 6 tháng đầu năm 2024, năm 2021, đầu năm 2024."""
    if isinstance(value, datetime.date):
        value = DatedPrecision(value)
    date, y = value.date, value.date.year
    match value.precision:
        case Precision.DAY:
            return f"{date:%d/%m}/{y}"
        case Precision.MONTH:
            return f"tháng {date.month}/{y}"
        case Precision.QUARTER:
            return f"quý {_QUARTERS[(date.month - 1) // 3]}/{y}"
        case Precision.HALF:
            return f"6 tháng {'đầu' if date.month <= 6 else 'cuối'} năm {y}"
        case Precision.YEAR:
            return f"năm {y}"
    part = _ABOUT.get((date.month, date.day))
    return f"{part} năm {y}" if part else f"khoảng tháng {date.month}/{y}"
