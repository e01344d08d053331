"""What was typed without scripts outlives the session; what another site sent is not carried."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.cast import a_draft
from tests.client import PASSWORD, Client, page_of
from tests.nominations.paper import LONG, Paper, kept


@pytest.fixture
def paper(client: Client, session: Any) -> Paper:
    client.sign_in("donvi")
    return Paper(client, a_draft())


def test_what_was_typed_survives_signing_in_again(paper: Paper, session: Any) -> None:
    client = paper.client
    page = client.get_page(paper.address)
    client.sign_out()
    typed = {"how": LONG, "background": 'Dòng 1\nDòng 2 "&<b>'}
    answer = client.submit(page, paper.address, press="Lưu và tiếp tục", **typed)
    asked = page_of(answer, status=401)
    assert "Nội dung vừa gõ còn nguyên" in asked
    wrong = client.submit(asked, "dang-nhap", username="donvi", password="sai")
    asked = page_of(wrong, status=422)
    ready = page_of(client.submit(asked, "dang-nhap", username="donvi", password=PASSWORD))
    again = client.submit(ready, "gui-lai")
    back = page_of(again, status=422)  # too short to go on, and said so with all that was typed
    fields = back.form(paper.address).fields
    assert {name: fields[name] for name in typed} == typed
    assert client.submit(back, paper.address, background=LONG, press="Lưu và tiếp tục").status_code == 303
    assert (kept(session).how, kept(session).background) == (LONG, LONG)


def test_a_form_older_than_the_session_is_offered_again(paper: Paper, session: Any) -> None:
    client = paper.client
    page = client.get_page(paper.address)
    client.sign_out()
    client.sign_in("donvi")
    answer = client.submit(page, paper.address, press="Lưu và tiếp tục", how=LONG, background=LONG)
    ready = page_of(answer, status=400)
    assert kept(session).how == ""
    assert urlsplit(client.submit(ready, "gui-lai").location).path.endswith("/ket-qua")
    assert kept(session).how == LONG


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_what_another_site_sent_is_not_carried(paper: Paper, session: Any, headers: Any) -> None:
    paper.client.sign_out()
    answer = paper.client.post(paper.address, data={"how": LONG}, headers=headers)
    assert answer.status_code == 303
    assert LONG not in answer.text


def test_only_forms_that_say_so_are_carried_on(client: Client, session: Any) -> None:
    page = client.get_page("/dang-nhap")
    typed = '[["move", "withdraw"]]'
    for wanted in ("/dang-xuat", "/de-cu/DC-1/buoc", "//evil.example", "/mo-hinh"):
        fields = {**page.form("dang-nhap").fields, "tiep": wanted, "giu": typed}
        fields |= {"username": "donvi", "password": PASSWORD}
        answer = client.post("/dang-nhap", data=fields)
        assert answer.status_code == 303, wanted
        client.sign_out()
        page = client.get_page("/dang-nhap")
