"""Codes, the address and its picture, and the secret on its way: pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree

import pyotp
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from antq.kit import clock
from antq.people.pending import LIVES, seal, unseal
from antq.people.second_factor import address, in_groups, matching_step, new_secret, qr
from tests.browser import read
from tests.people.conftest import NOON, SECRET

STEP = int(NOON.timestamp()) // 30
CODE = pyotp.TOTP(SECRET).at(NOON)
SVG = "{http://www.w3.org/2000/svg}"
KEY = "only-for-tests-" + 32 * "x"


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_the_codes_of_rfc_6238(seconds: int, code: str) -> None:
    """Appendix B, the last six of its eight digits."""
    at = datetime.fromtimestamp(seconds, UTC)
    assert matching_step(SECRET, code, after=0, at=at) == seconds // 30


@pytest.mark.parametrize(
    ("seconds", "step"),
    [(-31, None), (-30, STEP), (-1, STEP), (0, STEP), (29.9, STEP), (30, STEP), (59.9, STEP), (60, None)],
)
def test_clocks_may_differ_by_thirty_seconds(seconds: float, step: int | None) -> None:
    """The telephone shows the code of noon while the server's clock stands so far from it."""
    assert matching_step(SECRET, CODE, after=0, at=NOON + timedelta(seconds=seconds)) == step


def test_a_code_works_once() -> None:
    assert matching_step(SECRET, CODE, after=STEP - 1, at=NOON) == STEP
    assert matching_step(SECRET, CODE, after=STEP, at=NOON) is None
    assert matching_step(SECRET, CODE, after=STEP, at=NOON + timedelta(seconds=30)) is None
    assert matching_step(SECRET, CODE, after=STEP + 1, at=NOON) is None


def test_two_steps_with_the_same_code_are_used_up_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyotp.TOTP, "generate_otp", lambda self, step: "123456")
    assert matching_step(SECRET, "123456", after=STEP - 2, at=NOON) == STEP + 1


@pytest.mark.parametrize("typed", [f"{CODE[:3]} {CODE[3:]}", f" {CODE}\n", " ".join(CODE)])
def test_spaces_do_not_matter(typed: str) -> None:
    assert matching_step(SECRET, typed, after=0, at=NOON) == STEP


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        CODE[:5],
        CODE + "0",
        "-" + CODE[1:],
        "0x1234",
        CODE.translate({48 + n: 0xFF10 + n for n in range(10)}),
        CODE.translate({48 + n: 0x660 + n for n in range(10)}),
        CODE[:5] + "²",
        CODE + "\u200b",
        CODE + "\udcff",
        "1" * 200_000,
        "\x00" * 6,
    ],
)
def test_odd_input_is_no_code(typed: str) -> None:
    """Digits of other scripts too: what is compared is what was typed."""
    assert matching_step(SECRET, typed, after=0, at=NOON) is None


@given(st.text(max_size=8))
def test_anything_else_is_no_code_either(typed: str) -> None:
    right = {pyotp.TOTP(SECRET).at(NOON, counter_offset=offset) for offset in (-1, 0, 1)}
    found = matching_step(SECRET, typed, after=0, at=NOON)
    assert (found is not None) == ("".join(typed.split()) in right)


def test_the_code_of_another_secret_is_none() -> None:
    other = new_secret()
    assert matching_step(other, pyotp.TOTP(other).at(NOON), after=0, at=NOON) == STEP
    assert matching_step(other, "000000" if CODE != "000000" else "111111", after=STEP + 1, at=NOON) is None


def test_secrets_are_long_and_never_the_same() -> None:
    made = {new_secret() for _ in range(50)}
    assert len(made) == 50
    assert all(re.fullmatch("[A-Z2-7]{32}", secret) for secret in made)
    assert in_groups(SECRET) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"


def test_the_address_is_what_apps_read() -> None:
    made = urlsplit(address(SECRET, "donvi", "Sổ an ninh: A&B"))
    assert (made.scheme, made.netloc) == ("otpauth", "totp")
    assert unquote(made.path) == "/Sổ an ninh: A&B:donvi"
    assert parse_qs(made.query) == {"secret": [SECRET], "issuer": ["Sổ an ninh: A&B"]}
    assert address(SECRET, "donvi", "antq").isascii()


def test_the_picture_stands_in_a_page() -> None:
    drawn = str(qr(address(SECRET, "donvi", "antq")))
    page = read(f"<div>{drawn}</div>", part=True)
    svg = page.one(SVG + "svg")
    assert (svg.get("role"), svg.findtext(SVG + "title")) == ("img", "Mã QR để quét bằng ứng dụng xác thực")
    assert "xmlns" not in drawn
    assert "style" not in drawn


def test_the_picture_shows_the_address() -> None:
    text = address(SECRET, "donvi", "antq")
    svg = ElementTree.fromstring(str(qr(text)))  # noqa: S314 (our own)
    path = next(node for node in svg.iter("path") if node.get("stroke") == "#000")
    wanted = segno.make(text, error="m", micro=False).matrix
    assert dark_squares(path.get("d", "")) == {
        (x + 4, y + 4) for y, row in enumerate(wanted) for x, square in enumerate(row) if square
    }


def dark_squares(path: str) -> set[tuple[int, int]]:
    """Where the pen goes: M and m move it, h draws to the right."""
    found, x, y = set(), 0.0, 0.0
    for command, numbers in re.findall("([Mmh])([-0-9. ]*)", path):
        steps = [float(number) for number in re.findall(r"-?\d*\.?\d+", numbers)]
        if command == "h":
            found |= {(int(x) + n, int(y)) for n in range(int(steps[0]))}
            x += steps[0]
        elif command == "M":
            x, y = steps
        else:
            x, y = x + steps[0], y + steps[1]
    return found


def test_a_sealed_secret_is_opened_by_its_owner_only() -> None:
    sealed = seal(SECRET, owner="ND-1", key=KEY)
    assert unseal(sealed, owner="ND-1", key=KEY) == SECRET
    assert unseal(sealed, owner="ND-2", key=KEY) is None
    assert unseal(sealed, owner="ND-1", key=KEY + "y") is None


def test_a_sealed_secret_lasts_a_quarter_of_an_hour() -> None:
    with clock.stopped(NOON):
        sealed = seal(SECRET, owner="ND-1", key=KEY)
    for late, opened in ((timedelta(), SECRET), (LIVES, SECRET), (LIVES + timedelta(seconds=1), None)):
        with clock.stopped(NOON + late):
            assert unseal(sealed, owner="ND-1", key=KEY) == opened


@pytest.mark.parametrize("change", ["", "x", "…", "a.b.c", "\udcff", "." * 5000])
def test_what_was_not_sealed_here_is_not_opened(change: str) -> None:
    sealed = seal(SECRET, owner="ND-1", key=KEY)
    assert unseal(change, owner="ND-1", key=KEY) is None
    assert unseal(f"{change}A{sealed}", owner="ND-1", key=KEY) is None
    assert unseal("A" + sealed[1:], owner="ND-1", key=KEY) is None
