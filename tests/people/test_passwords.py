"""Which passwords are taken, and how they are kept."""

from __future__ import annotations

import unicodedata

import pytest

from antq.people import passwords

NAMES = ["Nguyễn Văn An", "nguyenvanan", "An", "Tỉnh Lào Cai", "Lào Cai", "Công an xã Mường Lai"]


@pytest.mark.parametrize(
    "password",
    [
        "mùa gặt tháng mười",
        "correct horse battery",
        "k7mp-x2dh-9rfa-t5wn",
        "a b c d e f g h",
        "ả" * 3 + "bcdefgh",
    ],
)
def test_taken(password: str) -> None:
    assert passwords.fault(password, NAMES) is None


@pytest.mark.parametrize("length", [64, 100, 1000])
def test_long_passwords_are_taken_whole(length: int) -> None:
    password = ("một hai ba bốn " * 80)[:length].replace(" ", "_")
    assert passwords.fault(password) is None
    stored = passwords.hash_of(password)
    assert passwords.matches(stored, password)
    assert not passwords.matches(stored, password[:-1] + "!")
    assert not passwords.matches(stored, password + "x")


@pytest.mark.parametrize(
    "password",
    [
        "",
        "bảy chữ",
        "x" * 1001,
        "aaaaaaaaaaaa",
        "12345678",
        "Password",
        "iloveyou",
        "iloveyou2026",
        "matkhau123",
        "Mật khẩu 2026!",
        "CongAn@2026",
        "antq2026",
        "quantrivien",
        "nguyenvanan1",
        "Nguyễn Văn An",
        "an123456",
        "Lào Cai 2026",
        "congan xa muong lai",
    ],
)
def test_refused(password: str) -> None:
    assert passwords.fault(password, NAMES)


def test_three_thousand_of_the_commonest_are_refused() -> None:
    assert len(passwords.common()) == 3000
    assert all(len(each) >= passwords.SHORTEST for each in passwords.common())


def test_both_unicode_forms_are_one_password() -> None:
    stored = passwords.hash_of(unicodedata.normalize("NFD", "mùa gặt tháng mười"))
    assert passwords.matches(stored, unicodedata.normalize("NFC", "mùa gặt tháng mười"))


def test_nothing_else_about_a_password_is_changed() -> None:
    stored = passwords.hash_of("  hai  dấu\u200b cách ")
    assert not passwords.matches(stored, "hai dấu cách")


def test_the_hash_is_argon2id_with_at_least_19_mib() -> None:
    assert passwords.hash_of("gì cũng được").startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.is_dated("$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$cmVzdWx0cmVzdWx0cmVzdWx0cmVzdWx0")


@pytest.mark.parametrize("stored", ["", "nonsense", "$argon2id$broken"])
def test_without_a_hash_no_password_matches(stored: str) -> None:
    assert not passwords.matches(stored, "")
    assert not passwords.matches(stored, "gì cũng được")


def test_odd_input_is_only_a_wrong_password() -> None:
    stored = passwords.hash_of("mùa gặt tháng mười")
    for odd in ("\x00", "\ud800", "a" * 200_000, "ặ" * 200_000, "\u202e\u200b"):
        assert not passwords.matches(stored, odd)


def test_initial_passwords_differ_and_would_be_taken() -> None:
    made = {passwords.random_password() for _ in range(200)}
    assert len(made) == 200
    assert not any(passwords.fault(each) for each in made)
