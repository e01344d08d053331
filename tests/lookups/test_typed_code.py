"""A code as people type it: every honest way of writing it is read, every slip of the hand is told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.lookups.typed_code import PARTS, read_code
from antq.nominations.code import check_digit, is_code

TODAY = date(2026, 11, 22)
PROVINCES = ("15", "79", "96")


def _code(province: str, day: date, serial: int) -> str:
    digits = f"{province}{day:%y%m%d}{serial:04d}"
    return f"DC-{province}-{day:%y%m%d}-{serial:04d}-{check_digit(digits)}"


CODES = st.builds(
    _code,
    st.sampled_from(PROVINCES),
    st.integers(0, 800).map(lambda days: TODAY - timedelta(days=days)),
    st.integers(1, 20_000),
)
JOINTS = st.sampled_from(["-", " ", "", " - ", "–", "—", "‑", ".", "/", "_", "\u00a0", "−"])


@given(
    CODES,
    st.lists(JOINTS, min_size=4, max_size=4),
    st.booleans(),
    st.sampled_from(["DC", "dc", "ĐC", "đc", ""]),
)
def test_every_way_of_writing_a_code_is_read(code: str, joints: list[str], spaced: bool, prefix: str) -> None:
    _dc, *parts = code.split("-")
    typed = prefix + "".join(joint + part for joint, part in zip(joints, parts, strict=True))
    if spaced:
        typed = f"  {typed}\t"
    assert read_code(typed, today=TODAY, provinces=PROVINCES).code == code


@given(CODES, st.data())
def test_one_wrong_digit_is_never_taken_for_another_code(code: str, data: Any) -> None:
    at = data.draw(st.sampled_from([at for at, char in enumerate(code) if char.isdigit()]))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != code[at]]))
    read = read_code(code[:at] + other + code[at + 1 :], today=TODAY, provinces=PROVINCES)
    assert not read.code
    assert str(read.says)


@given(CODES, st.data())
def test_a_digit_too_few_or_too_many_is_told(code: str, data: Any) -> None:
    at = data.draw(st.sampled_from([at for at, char in enumerate(code) if char.isdigit()]))
    shorter = read_code(code[:at] + code[at + 1 :], today=TODAY, provinces=PROVINCES)
    assert shorter.code != code
    assert shorter.says or is_code(shorter.code)


@given(st.text(max_size=90))
def test_no_text_breaks_the_reading(text: str) -> None:
    read = read_code(text, today=TODAY, provinces=PROVINCES)
    assert bool(read.code) != bool(str(read.says))
    assert not read.code or is_code(read.code)
    assert read.part in ("", *PARTS)


@pytest.mark.parametrize(
    ("typed", "part", "says"),
    [
        ("", "", "Nhập mã hồ sơ"),
        ("   ", "", "Nhập mã hồ sơ"),
        ("DC-97-261122-0001-1", "province", "không có tỉnh nào mang mã này"),
        ("DC-15-261322-0001-1", "day", "không phải một ngày"),
        ("DC-15-261123-0001-1", "day", "ngày chưa tới: 23/11/2026"),
        ("DC-15-26112-0001-2", "day", "6 chữ số, đang là “26112”"),
        ("DC-15-261122-001-2", "serial", "4 chữ số, đang là “001”"),
        ("DC-15-261122-00001-2", "serial", "đang là “00001”"),
        ("DC-1-261122-0001-2", "province", "2 chữ số"),
        ("DC-15-261122-0001-26", "check", "1 chữ số"),
        ("DC-15-261122-0000-8", "serial", "bắt đầu từ 0001"),
        ("DC 15 261122 0001", "", "mới đọc được 12"),
        ("DC15261122000166", "", "bị gõ thừa"),
        ("QD-15-261122-0001-2", "", "Xem lại chữ “Q”"),
        ("MH-0042", "", "Xem lại chữ “M”"),
        ("DC-15-2G1122-0001-2", "", "Xem lại chữ “G”"),
        ("1" * 70, "", "Nhập riêng mã"),
        ("DC-15-261122-0001-5", "check", "không khớp"),
    ],
)
def test_what_is_wrong_is_said_with_its_part(typed: str, part: str, says: str) -> None:
    read = read_code(typed, today=TODAY, provinces=PROVINCES)
    assert (read.code, read.part) == ("", part)
    assert says in str(read.says)


@pytest.mark.parametrize(
    "typed", ["DC-l5-26ll22-OOOl-2", "dc 15 261122 OO01 2", "ＤＣ－１５－２６１１２２－０００１－２"]
)
def test_letters_that_look_like_digits_and_wide_letters_are_read(typed: str) -> None:
    assert read_code(typed, today=TODAY).code == "DC-15-261122-0001-2"


def test_the_code_of_a_province_that_is_no_more_is_still_read() -> None:
    code = _code("10", date(2025, 6, 1), 7)
    assert read_code(code, today=TODAY, provinces=PROVINCES).code == code


@pytest.mark.parametrize(
    "before",
    ["Mã hồ sơ: ", "mã hồ sơ ", "Mã số hồ sơ: ", "https://antq.dia-chi-rat-dai.laocai.gov.vn/tra-cuu/",
     "antq.example.vn/tra-cuu/", "https://antq.example.vn/tra-cuu?ma="],
)  # fmt: skip
def test_what_a_code_is_copied_with_is_left_out(before: str) -> None:
    code = _code("15", TODAY, 12)
    assert read_code(before + code, today=TODAY, provinces=PROVINCES).code == code
