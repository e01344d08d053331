"""The code of a dossier: the check digit catches what people mistype, and codes of a day do not repeat."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.kit import clock
from antq.nominations.code import check_digit, is_code, next_code
from tests.cast import a_draft

DIGITS = st.text("0123456789", min_size=1, max_size=20)
CODES = st.builds(
    lambda province, day, serial: _code(f"{province:02}", f"{day:06}", f"{serial:04}"),
    st.integers(1, 99),
    st.integers(0, 999_999),
    st.integers(1, 9999),
)


def _code(province: str, day: str, serial: str) -> str:
    return f"DC-{province}-{day}-{serial}-{check_digit(province + day + serial)}"


def test_the_check_digit_is_luhns() -> None:
    assert check_digit("7992739871") == 3  # the textbook example of ISO/IEC 7812


@given(DIGITS, st.data())
def test_a_single_wrong_digit_gives_another_check_digit(digits: str, data: Any) -> None:
    at = data.draw(st.integers(0, len(digits) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != digits[at]]))
    assert check_digit(digits[:at] + other + digits[at + 1 :]) != check_digit(digits)


@given(CODES, st.data())
def test_a_code_with_one_wrong_digit_is_none(code: str, data: Any) -> None:
    assert is_code(code)
    at = data.draw(st.sampled_from([at for at, char in enumerate(code) if char.isdigit()]))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != code[at]]))
    assert not is_code(code[:at] + other + code[at + 1 :])


@given(DIGITS, st.data())
def test_neighbours_changed_over_are_noticed_unless_they_are_0_and_9(digits: str, data: Any) -> None:
    at = data.draw(st.integers(0, max(0, len(digits) - 2)))
    pair = digits[at : at + 2]
    changed = digits[:at] + pair[::-1] + digits[at + 2 :]
    if pair != pair[::-1] and set(pair) != {"0", "9"}:
        assert check_digit(changed) != check_digit(digits)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "DC",
        "DC-15-261122-0001",
        "DC-15-261122-0001-",
        "dc-15-261122-0001-6",
        "QD-15-261122-0001-6",
        "DC-15-261122-0001-6-6",
        "DC-१५-261122-0001-6",
        "DC-15-26112²-0001-6",
        "DC-15-261122-0001-66",
        "DC-15-261122-0001\0-6",
        "DC--261122-0001-6",
    ],
)
def test_what_only_looks_like_a_code_is_none(text: str) -> None:
    assert not is_code(text)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_codes(text: str) -> None:
    assert is_code(text) in (True, False)


def test_the_codes_of_a_day_count_up_and_the_next_day_begins_anew(session: Any) -> None:
    with clock.stopped(datetime(2026, 11, 22, 16, 59, tzinfo=UTC)):
        first, second = a_draft(), a_draft("donvi2")
        assert [first.ref[:17], second.ref[:17]] == ["DC-15-261122-0001", "DC-15-261122-0002"]
        assert is_code(first.ref)
        assert is_code(second.ref)
        assert a_draft("donvi3").ref.startswith("DC-96-261122-0001-")
    with clock.stopped(datetime(2026, 11, 22, 17, 0, tzinfo=UTC)):  # midnight in Vietnam
        assert a_draft().ref.startswith("DC-15-261123-0001-")
        assert next_code("15", clock.today()).startswith("DC-15-261123-0002-")


def test_the_ten_thousandth_of_a_day_is_followed_by_the_next(session: Any) -> None:
    """By text 9999 comes after 10000: the next code would be given again and again."""
    day = datetime(2026, 8, 14, 5, tzinfo=UTC)
    with clock.stopped(day):
        first, second = a_draft(), a_draft()
        first.ref, second.ref = _code("15", "260814", "9999"), _code("15", "260814", "10000")
        session.flush()
        assert next_code("15", day.date()).startswith("DC-15-260814-10001-")
