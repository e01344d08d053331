"""The pages /du-lieu and /api: whole without scripts, true to the tables and the document."""

from __future__ import annotations

import json
import re
import shlex
from typing import Any

from antq.api.operations import OPERATIONS
from antq.api.records import columns
from antq.api.tables import TABLES
from tests.api.asking import table
from tests.client import SITE, Client


def test_the_page_of_data_explains_every_column(session: Any, client: Client) -> None:
    page = client.get_page("/du-lieu")
    assert page.h1 == "Dữ liệu mở"
    for each in TABLES:
        assert f"{each.file}.csv" in page
        for column in columns(each.record):
            assert column.about in page
    assert "CC BY 4.0" in page


def test_every_link_of_the_page_of_data_leads_to_something(session: Any, client: Client) -> None:
    links = [each.href for each in client.get_page("/du-lieu").links if each.href.startswith("/")]
    assert {
        "/du-lieu/antq-cong-khai.zip",
        "/mo-hinh.csv",
        "/mo-hinh.xlsx",
        "/vinh-danh.csv",
        "/dia-ban.csv",
    } <= set(links)
    for each in links:
        with client.get(each) as answer:
            assert answer.status_code in (200, 303), each


def test_the_footer_leads_there(session: Any, client: Client) -> None:
    links = {each.href for each in client.get_page("/gioi-thieu").links}
    assert {"/du-lieu", "/api"} <= links


def test_the_page_of_the_api_shows_every_address(session: Any, client: Client) -> None:
    page = client.get_page("/api")
    for each in OPERATIONS.values():
        assert "GET " + re.sub(r"<(\w+)>", r"{\1}", each.path) in page
    assert page.one(id="loi-400") is not None
    assert "từ 1 đến 200" in page
    assert "tu-quan, pctp, pcmt" in page
    assert "0x" not in page.text
    examples = [json.loads(each.text or "") for each in page.all("pre")]
    assert len(examples) == len(OPERATIONS)


def test_every_command_on_it_can_be_run(visitor: Client) -> None:
    page = visitor.get_page("/api")
    commands = [text for each in page.all("code") if (text := "".join(each.itertext())).startswith("curl ")]
    assert len(commands) == len(OPERATIONS)
    for each in commands:
        address = shlex.split(each)[1]
        assert address.startswith(SITE)
        assert visitor.get(address.removeprefix(SITE)).status_code == 200, address


def test_the_dictionary_alone(session: Any, client: Client) -> None:
    rows = table(client.get("/du-lieu/tu-dien-du-lieu.csv"))
    assert len(rows) == sum(len(columns(each.record)) for each in TABLES)
    assert all(row["meaning"].endswith(".") and row["word"] for row in rows)
