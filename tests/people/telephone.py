"""How the tests of the second factor get in, and read and confirm a new secret."""

from __future__ import annotations

from typing import Any

from tests.browser import Page
from tests.client import PASSWORD, Client
from tests.people.conftest import code_at

DOOR, HERE = "/dang-nhap", "/tai-khoan/xac-thuc"
WANTED = "Nhập mã 6 số đang hiện trong ứng dụng xác thực."
ELSEWHERE = {"Referer": "https://localhost/"}


def enter(client: Client, code: str = "", username: str = "donvi", password: str = PASSWORD) -> Any:
    page = client.get_page(DOOR)
    return client.submit(page, "dang-nhap", username=username, password=password, code=code)


def shown_secret(page: Page) -> str:
    return page.text_of("khoa-bi-mat").replace(" ", "")


def turn_on(client: Client, page: Page, code: str | None = None, password: str = PASSWORD) -> Any:
    typed = code_at(secret=shown_secret(page)) if code is None else code
    return client.submit(page, "bat-xac-thuc", password=password, code=typed)
