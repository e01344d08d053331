"""One-time keys: a double click, a reload, a second try of the network act once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from antq.kit.records import UsedKey
from antq.kit.web.once import FIELD
from tests.client import Client
from tests.kit.web.conftest import MEANWHILE, admit, kept_keys

Fields = dict[str, str]


def form_of(client: Client, **fields: str) -> Fields:
    """What stands hidden on the page, and what was typed."""
    hidden = client.get_page("/thu/rieng").form("ghi").fields
    return {"csrf_token": hidden["csrf_token"], FIELD: hidden[FIELD], **fields}


def test_every_form_has_a_key_of_its_own(mai: Client) -> None:
    assert form_of(mai)[FIELD] != form_of(mai)[FIELD]


def test_the_second_click_acts_no_more_and_leads_where_the_first_led(mai: Client) -> None:
    form = form_of(mai, key="một")
    first = mai.post("/thu/ghi", data=form)
    second = mai.post("/thu/ghi", data={**form, "key": "hai"})
    assert (second.status_code, second.location) == (303, first.location)
    assert kept_keys() == ["một"]


def test_a_form_that_came_back_can_be_sent_again(mai: Client) -> None:
    form = form_of(mai, key="một")
    assert mai.post("/thu/ghi", data={**form, "status": "422"}).status_code == 422
    assert mai.post("/thu/ghi", data=form).status_code == 303
    assert kept_keys() == ["một"]


def test_an_act_that_failed_can_be_tried_again(mai: Client) -> None:
    form = form_of(mai, key="một")
    assert mai.post("/thu/hong/locked", data=form).status_code == 503
    assert mai.post("/thu/ghi", data=form).status_code == 303
    assert kept_keys() == ["một"]


def test_a_key_is_bound_to_its_person(
    mai: Client, another_client: Callable[[], Client], session: Any
) -> None:
    admit("dao")
    dao = another_client()
    dao.sign_in("dao")
    key = form_of(mai)[FIELD]
    assert mai.post("/thu/ghi", data=form_of(mai, key="của mai") | {FIELD: key}).status_code == 303
    assert dao.post("/thu/ghi", data=form_of(dao, key="của đào") | {FIELD: key}).status_code == 303
    assert kept_keys() == ["của mai", "của đào"]


@pytest.mark.parametrize("key", ["", "x" * 5000, "\x00", "đèn'; --"])
def test_an_odd_key_is_no_fault(mai: Client, key: str) -> None:
    assert mai.post("/thu/ghi", data=form_of(mai, key="một") | {FIELD: key}).status_code == 303
    assert kept_keys() == ["một"]


def test_what_is_kept_of_a_key_says_nothing_about_it(mai: Client, session: Any) -> None:
    form = form_of(mai, key="một")
    mai.post("/thu/ghi", data=form)
    row = (
        session.query(UsedKey).filter_by(location="/thu/vat/một").one_or_none()
        or session.query(UsedKey).all()[-1]
    )
    assert form[FIELD] not in row.key
    assert len(row.key) == 64


def test_an_act_without_a_page_to_go_to_is_remembered_too(mai: Client) -> None:
    form = form_of(mai, key="một", status="200")
    assert mai.post("/thu/ghi", data=form).status_code == 200
    assert mai.post("/thu/ghi", data=form).status_code == 303
    assert kept_keys() == ["một"]


def test_a_key_survives_slow_work(mai: Client) -> None:
    form = form_of(mai, key="mot")
    for _ in range(2):
        assert mai.post("/thu/cham", data=form).location == "/thu/vat/mot"
    assert kept_keys() == ["mot"]


def test_a_copy_that_was_quicker_than_slow_work_is_followed(
    fresh_app: Flask, extended: Callable[[Flask], Flask]
) -> None:
    """The second copy of the form arrives and ends while the first one decodes its photo."""
    app = extended(fresh_app)
    with app.app_context():
        admit("mai")
    mai = Client(app)
    mai.sign_in("mai")
    form = form_of(mai, key="chậm")

    def overtake() -> None:
        MEANWHILE.clear()
        assert mai.post("/thu/ghi", data={**form, "key": "nhanh"}).location == "/thu/vat/nhanh"

    MEANWHILE.append(overtake)
    answer = mai.post("/thu/cham", data=form)
    assert (answer.status_code, answer.location) == (303, "/thu/vat/nhanh")
    with app.app_context():
        assert kept_keys() == ["nhanh"]


def test_ten_copies_at_once_make_one_row(fresh_app: Flask, extended: Callable[[Flask], Flask]) -> None:
    app = extended(fresh_app)
    with app.app_context():
        admit("mai")
    mai = Client(app)
    mai.sign_in("mai")
    form = form_of(mai, key="một")
    cookie = mai.get_cookie("__Host-antq", "localhost")
    assert cookie is not None
    answers: list[tuple[int, str]] = []
    start = threading.Barrier(10)

    def click() -> None:
        start.wait(30)
        with app.test_client(use_cookies=False) as one:
            answer = one.post(
                "/thu/ghi",
                data=form,
                base_url="https://localhost",
                headers={"Cookie": f"__Host-antq={cookie.value}"},
            )
            answers.append((answer.status_code, answer.location or answer.text[:200]))

    threads = [threading.Thread(target=click) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(answers) == 10
    assert {status for status, _location in answers} == {303}, answers
    assert len({location for _status, location in answers}) == 1
    with app.app_context():
        assert kept_keys() == ["một"]
