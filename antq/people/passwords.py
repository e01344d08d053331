"""Passwords: stored as argon2id, refused when anybody would guess them. Pure; no database.

Lengths and refusals follow OWASP ASVS 5.0 V6.2: at least 8 characters, no rules of composition, the
commonest refused, and so are names of units, places, the system and the person.
"""

from __future__ import annotations

import gzip
import secrets
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type
from flask_babel import lazy_gettext as _l

from ..kit.text import fold, nfc

SHORTEST, LONGEST = 8, 1000
DATA = Path(__file__).parent / "data"

# ASVS V11.4.2 and the OWASP cheat sheet: argon2id with 19 MiB, two passes, one lane.
HASHER = PasswordHasher(
    time_cost=2, memory_cost=19_456, parallelism=1, hash_len=32, salt_len=16, type=Type.ID
)

# Letters and digits that are not taken for each other when a password is read out over the telephone.
LETTERS = "abcdefghkmnpqrstuvwxyz23456789"


def hash_of(password: str) -> str:
    """What is stored in place of `password`."""
    return HASHER.hash(_bytes(password))


def matches(stored: str, password: str) -> bool:
    """Whether `password` is the one that was stored. Takes as long when nothing was stored."""
    try:
        right = HASHER.verify(stored or decoy(), _bytes(password))
        return right and bool(stored) and len(nfc(password)) <= LONGEST
    except (VerificationError, InvalidHashError):
        return False


def is_dated(stored: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return HASHER.check_needs_rehash(stored)


@cache
def decoy() -> str:
    """A hash that no password matches: unknown names are refused no faster than known ones."""
    return hash_of(secrets.token_urlsafe(32))


def random_password() -> str:
    """An initial password of 79 bits, in groups that can be read out: "k7mp-x2dh-9rfa-t5wn"."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def fault(password: str, names: Iterable[str] = ()) -> Any:
    """The sentence why `password` cannot be taken, or None. `names`: of the person, units and places."""
    length = len(nfc(password))
    if length < SHORTEST:
        return _l("Mật khẩu phải có ít nhất %(n)d ký tự; nên có từ 15 ký tự trở lên.", n=SHORTEST)
    if length > LONGEST:
        return _l("Mật khẩu phải có không quá %(n)d ký tự.", n=LONGEST)
    if len(set(password)) < 4:
        return _l("Mật khẩu phải có ít nhất 4 ký tự khác nhau.")
    folded = _core(password)
    if password.lower() in common() or folded in common() | local():
        return _l("Nhiều người dùng mật khẩu này nên dễ bị đoán. Chọn mật khẩu khác.")
    if folded and folded in {_core(name) for name in names}:
        return _l("Mật khẩu phải khác tên người, tên đăng nhập, tên đơn vị và tên địa bàn.")
    return None


@cache
def common() -> frozenset[str]:
    """The 3,000 commonest passwords of 8 or more characters."""
    return frozenset(gzip.decompress((DATA / "common_passwords.txt.gz").read_bytes()).decode().split())


@cache
def local() -> frozenset[str]:
    """Words that offices in Vietnam choose, without spaces and accents."""
    lines = (DATA / "local_words.txt").read_text("utf-8").splitlines()
    return frozenset(_core(line) for line in lines if line.strip())


def _core(text: str) -> str:
    """The letters that carry a password: "Công an @2026" is "congan". All digits stay as they are."""
    squeezed = fold(text).replace(" ", "")
    return squeezed.strip("0123456789") or squeezed


def _bytes(password: str) -> bytes:
    """What is hashed. NFC, so that a telephone and an office computer send the same; nothing else is changed."""
    return nfc(password)[:LONGEST].encode("utf-8", "surrogatepass")
