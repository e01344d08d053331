"""The second factor: six digits that change every thirty seconds (TOTP, RFC 6238). Pure; no database.

Telephone and server share a secret and a clock, nothing else, so it works where there is no network. SHA-1, six
digits and thirty seconds are what every authenticator app takes for granted.
"""

from __future__ import annotations

from datetime import datetime
from hmac import compare_digest

import pyotp
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from ..kit.qr import drawn

DRIFT = 1
"""Steps that the telephone's clock may be behind or ahead (RFC 6238, 5.2 advises one)."""

WANTED = _l("Nhập mã 6 số đang hiện trong ứng dụng xác thực.")


def new_secret() -> str:
    """A random secret of 160 bits, in 32 letters of base32."""
    return pyotp.random_base32()


def matching_step(secret: str, code: str, *, after: int, at: datetime) -> int | None:
    """The 30-second step whose code `code` is, counted from 1970; None when it is not the code of this moment.

    Only steps later than `after`, the last one used, count: a code works once. Spaces are allowed, because apps
    show "123 456". All three codes are compared in full, whichever is right. `at` is aware.
    """
    typed = "".join(code.split()) if code.isascii() else ""
    if len(typed) != 6 or not typed.isdigit():
        return None
    totp = pyotp.TOTP(secret)
    now, found = totp.timecode(at), None
    for step in range(now - DRIFT, now + DRIFT + 1):
        same = compare_digest(totp.generate_otp(step), typed)
        if same and step > after:
            found = step  # were two steps to share a code, the later one counts, so that neither is left
    return found


def address(secret: str, username: str, issuer: str) -> str:
    """What an authenticator app reads: otpauth://totp/issuer:username?secret=…&issuer=…"""
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=issuer)


def in_groups(secret: str) -> str:
    """The secret as a person copies it: "ABCD EFGH …"."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def qr(address: str) -> Markup:
    """`address` as an <svg> to be scanned by an authenticator app."""
    return drawn(address, _l("Mã QR để quét bằng ứng dụng xác thực"))
