"""Codes on certificates: what was typed wrong is noticed, and in which group."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.honours.code import SYMBOLS, check_symbol, new_code, read_code

DATA = st.text(SYMBOLS, min_size=16, max_size=16)


def code_of(data: str) -> str:
    groups = [data[at : at + 4] for at in range(0, 16, 4)]
    return "-".join(group + check_symbol(group, at) for at, group in enumerate(groups))


@given(DATA)
def test_a_code_is_read_as_it_was_written(data: str) -> None:
    code = code_of(data)
    assert read_code(code) == (code, ())
    assert read_code(f"  {code.lower().replace('-', ' ')} ").code == code
    assert read_code(code.replace("0", "o").replace("1", "l")).code == code
    assert read_code(code.replace("-", "")).code == code


@given(DATA, st.integers(0, 19), st.sampled_from(SYMBOLS))
def test_one_wrong_symbol_names_its_group(data: str, at: int, other: str) -> None:
    symbols = list(code_of(data).replace("-", ""))
    if symbols[at] != other:
        symbols[at] = other
        assert read_code("".join(symbols)) == ("", (at // 5 + 1,))


@given(DATA, st.integers(0, 3), st.integers(0, 4), st.integers(0, 4))
def test_two_that_changed_places_name_their_group(data: str, group: int, one: int, other: int) -> None:
    symbols = list(code_of(data).replace("-", ""))
    one, other = group * 5 + one, group * 5 + other
    if symbols[one] != symbols[other]:
        symbols[one], symbols[other] = symbols[other], symbols[one]
        assert read_code("".join(symbols)).wrong == (group + 1,)


@given(DATA, st.integers(0, 3), st.integers(0, 3))
def test_groups_that_changed_places_are_noticed(data: str, one: int, other: int) -> None:
    groups = code_of(data).split("-")
    if one != other:
        groups[one], groups[other] = groups[other], groups[one]
        assert set(read_code("-".join(groups)).wrong) == {one + 1, other + 1}


@given(st.text(max_size=80))
def test_no_text_is_too_odd_to_be_refused(text: str) -> None:
    read = read_code(text)
    assert not (read.good and read.wrong)


@pytest.mark.parametrize(
    ("typed", "wrong"), [("", ()), ("ABC", ()), ("U" * 20, (1, 2, 3, 4)), ("ẠBCDE" * 4, (1, 2, 3, 4))]
)
def test_what_is_no_code_says_so(typed: str, wrong: tuple[int, ...]) -> None:
    assert read_code(typed) == ("", wrong)


def test_codes_are_random_and_whole() -> None:
    codes = {new_code() for _each in range(500)}
    assert len(codes) == 500
    assert all(read_code(code).code == code for code in codes)
    firsts: Any = {code[0] for code in codes}
    assert len(firsts) > 20
