"""Where a person lands after signing in: only ever an address of this site. Pure."""

from __future__ import annotations

import unicodedata
from urllib.parse import unquote

LONGEST = 500


def local_path(text: str) -> str | None:
    """`text` if every browser reads it as an address of this site, else None.

    Refused are other sites (`//x`, `/\\x`, `https:x`), also when percent-encoded once or twice, and
    control characters and spaces, which browsers drop before they read an address.
    """
    if not text.startswith("/") or len(text) > LONGEST:
        return None
    spelled = text
    for _ in range(3):
        if not _is_local(spelled):
            return None
        spelled = unquote(spelled)
    return text


def _is_local(text: str) -> bool:
    path = text.split("?", 1)[0].split("#", 1)[0]
    odd = "\\" in text or "//" in path or any(unicodedata.category(char)[0] == "C" for char in text)
    return text.startswith("/") and not odd
