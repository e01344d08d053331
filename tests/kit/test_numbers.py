"""Numbers, figures and dates as reports and newspapers write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.kit.numbers import (
    DatedPrecision,
    Precision,
    Qualifier,
    Quantity,
    read_day,
    read_number,
    read_quantity,
    write_day,
    write_number,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.691", "1691"),
        ("1.500", "1500"),
        ("1.234,5", "1234.5"),
        ("189,18", "189.18"),
        ("3,1 tỷ", "3100000000"),
        ("11,7 TỈ", "11700000000"),
        ("2 tỷ 500 triệu", "2500000000"),
        ("7 ngàn", "7000"),
        ("47\u00a0000", "47000"),
        ("81%", "81"),
        ("−4,5 %", "-4.5"),
        ("01", "1"),
        ("0", "0"),
    ],
)
def test_read_number(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", "%", "abc", "1.5", "0.500", "12.3456", "1.234.5", "1,234,567", "1e5", "1_000", "5 5"),
        *("3 triệu tỷ", "500 triệu 2 tỷ", "12345678901234567890", "9" * 5000, "1.000.000 tỷ", "1,1234567"),
        *("٣", "∞", "NaN"),
    ],
)
def test_a_doubtful_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError) as refused:
        read_number(text)
    assert str(refused.value).endswith(".")
    assert len(str(refused.value)) < 200


def test_a_decimal_point_is_explained() -> None:
    with pytest.raises(ValueError, match="dấu phẩy"):
        read_number("1.5")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1691, "1.691"),
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("1E+6"), "1.000.000"),
        (Decimal("-0.0"), "0"),
        (-1234, "-1.234"),
        (0, "0"),
        (999, "999"),
    ],
)
def test_write_number(value: Decimal | int, text: str) -> None:
    assert write_number(value) == text


def test_what_is_no_number_is_not_written() -> None:
    with pytest.raises(ValueError):
        write_number(Decimal("NaN"))


plain_decimals = st.decimals(-(10**14), 10**14, places=3)


@given(plain_decimals)
def test_a_written_number_reads_back(value: Decimal) -> None:
    assert read_number(write_number(value)) == value


@pytest.mark.parametrize(
    ("text", "quantity", "written"),
    [
        ("928", Quantity(Decimal(928)), "928"),
        ("gần 47.000", Quantity(Decimal(47000), Qualifier.NEARLY), "gần 47.000"),
        ("Hơn 206.000", Quantity(Decimal(206000), Qualifier.MORE), "hơn 206.000"),
        ("trên 10%", Quantity(Decimal(10), Qualifier.OVER), "trên 10"),
        ("khoảng 3,1 tỷ", Quantity(Decimal(3_100_000_000), Qualifier.APPROX), "khoảng 3.100.000.000"),
        ("ít nhất 01", Quantity(Decimal(1), Qualifier.AT_LEAST), "ít nhất 1"),
        ("80% trở lên", Quantity(Decimal(80), Qualifier.AT_LEAST), "ít nhất 80"),
        ("5-7%", Quantity(Decimal(5), Qualifier.RANGE, Decimal(7)), "5-7"),
        ("từ 5 đến 7 triệu", Quantity(Decimal(5_000_000), Qualifier.RANGE, Decimal(7_000_000)), None),
        ("tối thiểu từ 5-7%", Quantity(Decimal(5), Qualifier.AT_LEAST, Decimal(7)), "ít nhất 5-7"),
        ("-5", Quantity(Decimal(-5)), "-5"),
    ],
)
def test_read_quantity(text: str, quantity: Quantity, written: str | None) -> None:
    assert read_quantity(text) == quantity
    assert written is None or str(quantity) == written
    assert read_quantity(str(quantity)) == quantity


@pytest.mark.parametrize(
    "text", ["", "gần", "7-5", "5-5", "dưới 5", "gần hơn 5", "ít nhất 5 trở lên", "5-6-7"]
)
def test_a_doubtful_quantity_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_quantity(text)


def test_a_quantity_is_whole() -> None:
    with pytest.raises(ValueError):
        Quantity(Decimal(5), Qualifier.RANGE)
    with pytest.raises(ValueError):
        Quantity(Decimal(5), Qualifier.EXACT, Decimal(7))


@pytest.mark.parametrize(
    ("text", "day", "precision", "written"),
    [
        ("24-5-2021", date(2021, 5, 24), "day", "24/05/2021"),
        ("25/3/2019", date(2019, 3, 25), "day", "25/03/2019"),
        ("23.9.2019", date(2019, 9, 23), "day", "23/09/2019"),
        ("ngày 05 tháng 02 năm 2026", date(2026, 2, 5), "day", "05/02/2026"),
        ("28/02/2022 09:30:28", date(2022, 2, 28), "day", "28/02/2022"),
        ("2021-05-24", date(2021, 5, 24), "day", "24/05/2021"),
        ("29/2/2024", date(2024, 2, 29), "day", "29/02/2024"),
        ("4/2022", date(2022, 4, 1), "month", "tháng 4/2022"),
        ("tháng 4 năm 2022", date(2022, 4, 1), "month", "tháng 4/2022"),
        ("2021-05", date(2021, 5, 1), "month", "tháng 5/2021"),
        ("Quý I/2024", date(2024, 1, 1), "quarter", "quý I/2024"),
        ("quý 4 năm 2023", date(2023, 10, 1), "quarter", "quý IV/2023"),
        ("6 tháng đầu năm 2026", date(2026, 1, 1), "half", "6 tháng đầu năm 2026"),
        ("6 tháng cuối năm 2026", date(2026, 7, 1), "half", "6 tháng cuối năm 2026"),
        ("2021", date(2021, 1, 1), "year", "năm 2021"),
        ("đầu năm 2024", date(2024, 1, 2), "approx", "đầu năm 2024"),
        ("khoảng năm 2019", date(2019, 7, 2), "approx", "khoảng năm 2019"),
        ("khoảng tháng 5/2021", date(2021, 5, 15), "approx", "khoảng tháng 5/2021"),
    ],
)
def test_read_day(text: str, day: date, precision: str, written: str) -> None:
    read = read_day(text)
    assert read == DatedPrecision(day, Precision(precision))
    assert write_day(read) == str(read) == written
    assert read_day(written) == read


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("31/02/2021", "không có trong lịch"),
        ("0/1/2020", "không có trong lịch"),
        ("29/2/2023", "không có trong lịch"),
        ("13/2021", "Không có tháng 13"),
        ("31/02", "thiếu năm"),
        ("1/1/3000", "1900"),
        ("1/1/21", "Không hiểu"),
        ("24-5/2021", "Không hiểu"),
        ("12345678901234567890", "Không hiểu"),
        ("", "Không hiểu"),
        ("'; drop table", "Không hiểu"),
    ],
)
def test_a_doubtful_date_is_refused(text: str, because: str) -> None:
    with pytest.raises(ValueError, match=because):
        read_day(text)


def test_a_known_year_completes_a_date() -> None:
    assert read_day("19/8", year=2026).date == date(2026, 8, 19)
    with pytest.raises(ValueError, match="không có trong lịch"):
        read_day("31/02", year=2026)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31) - timedelta(days=1)))
def test_a_written_day_reads_back(day: date) -> None:
    assert read_day(write_day(day)) == DatedPrecision(day)


def answer(read: Callable[[str], object], text: str) -> str:
    try:
        return str(read(text))
    except ValueError as refused:
        return str(refused)


@pytest.mark.parametrize("read", [read_number, read_quantity, read_day])
@given(text=st.text() | st.text(alphabet="0123456789.,-/% tỷquýI"))
def test_any_text_is_read_or_refused_in_short_words(read: Callable[[str], object], text: str) -> None:
    assert 0 < len(answer(read, text)) < 200
