"""A page of the desk that was opened before somebody else acted: nothing is done to what it never showed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from werkzeug.test import TestResponse

from antq.kit import clock
from antq.nominations import actions
from antq.nominations.models import Nomination
from antq.nominations.queries import proposed as waiting
from tests.browser import Page
from tests.cast import proposed, scored, submitted, who
from tests.client import Client, page_of


def pressed(client: Client, page: Page, button: str, **typed: str) -> TestResponse:
    """The answer to a form of the panel, found by its button: several go to one address."""
    (form,) = (form for form in page.forms if button in [each.text for each in form.buttons])
    return client.post(form.action, data={**form.fields, **typed})


@pytest.mark.parametrize("press", ["Tiếp nhận hồ sơ", "Từ chối hồ sơ"])
def test_a_dossier_that_came_again_meanwhile_is_read_first(client: Client, session: Any, press: str) -> None:
    nomination = submitted()
    client.sign_in("thuongtruc")
    address = f"/tham-dinh/{nomination.ref}"
    old = client.get_page(address)
    actions.send_back(nomination, "Còn thiếu.", {"how": "Ai trực?"}, by=who("thuongtruc2"))
    answers = {"how": "Ba hộ thay nhau trực, có ghi sổ."}
    actions.write(nomination, answers, seen=nomination.version, by=who("donvi"))
    actions.submit(nomination, by=who("donvi"))
    typed = {"note": "Không đúng đối tượng."} if press.startswith("Từ") else {}
    told = page_of(pressed(client, old, press, **typed), status=409)
    assert "Hồ sơ vừa được người khác xử lý" in told
    session.expire_all()
    assert session.get(Nomination, nomination.id).state == "submitted"
    assert pressed(client, told, press, **typed).status_code == 303


def test_what_is_on_hold_is_offered_to_nobody(client: Client, session: Any) -> None:
    there, held, judged = proposed("donvi2"), proposed("donvi2", name="Đang tạm dừng"), scored("donvi2")
    for nomination in (held, judged):
        actions.hold(nomination, "Đang xem xét đơn tố cáo.", by=who("thuongtruc"))
    assert [each.ref for each in waiting(by=who("thuongtruc"))] == [there.ref]
    client.sign_in("chutich")
    page = client.get_page(f"/tham-dinh/{judged.ref}")
    assert not [form for form in page.forms if str(form.action).endswith("/ket-qua")]
    actions.resume(judged, "Đã có kết luận.", by=who("thuongtruc"))
    page = client.get_page(f"/tham-dinh/{judged.ref}")
    assert [form for form in page.forms if str(form.action).endswith("/ket-qua")]


@pytest.mark.parametrize(("does", "stays"), [("dang-xem", False), ("nhan", True)])
def test_a_page_left_open_keeps_nobody_signed_in(
    client: Client, session: Any, does: str, stays: bool
) -> None:
    nomination = submitted()
    client.sign_in("thuongtruc")
    address = f"/tham-dinh/{nomination.ref}"
    page, opened = client.get_page(address), clock.now()
    with clock.stopped(opened + timedelta(minutes=20)):
        client.submit(page, does)
    with clock.stopped(opened + timedelta(minutes=40)):
        assert (client.get(address).status_code == 200) is stays
