"""What the tests of open data ask with."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from werkzeug.test import TestResponse

from tests.client import SITE, Client

MARK = b"\xef\xbb\xbf"
API = "/api/v1"


def asked(client: Client, path: str, *, status: int = 200, **headers: str) -> Any:
    """The JSON that the API answers with."""
    answer = client.get(API + path, headers=headers)
    assert answer.status_code == status, f"{path}: {answer.status}: {answer.text[:400]}"
    wanted = "application/json" if status < 400 else "application/problem+json"
    assert answer.content_type == wanted
    return json.loads(answer.data)


def walked(client: Client, path: str) -> list[Any]:
    """All records of a list, from page to page as a program would go."""
    found: list[Any] = []
    address: str | None = path
    while address:
        page = asked(client, address)
        found += page["items"]
        address = page["next"] and page["next"].removeprefix(SITE + API)
        assert len(found) < 10_000
    return found


def table(answer: TestResponse | bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by the names at its head, read by the standard library."""
    data = answer if isinstance(answer, bytes) else answer.data
    assert data.startswith(MARK)
    assert b"\n" not in data.replace(b"\r\n", b"") or b'"' in data, "lines end with CR LF (RFC 4180)"
    return list(csv.DictReader(io.StringIO(data.removeprefix(MARK).decode(), newline="")))
