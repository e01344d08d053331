"""How much of the costly questions one address may ask."""

from __future__ import annotations

import json
from typing import Any

import pytest

from antq.api import budget
from tests.api.asking import API, asked
from tests.client import Client


def test_too_many_searches_from_one_address(
    client: Client, session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("antq.api.operations.SEARCHES", "2 per minute")
    budget.forget()
    for _each in range(2):
        asked(client, "/search?q=loa")
    answer = client.get(f"{API}/search?q=loa")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    assert json.loads(answer.data)["title"] == "Hỏi quá nhanh"
    asked(client, "/units")


def test_searches_of_the_list_come_out_of_the_same_budget(
    client: Client, session: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("antq.api.operations.SEARCHES", "1 per minute")
    budget.forget()
    asked(client, "/initiatives?q=loa")
    assert client.get(f"{API}/initiatives?q=loa").status_code == 429
    asked(client, "/initiatives")
