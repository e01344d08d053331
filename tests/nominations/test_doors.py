"""The doors of reception: everybody at every door in every state, and what no page says of what is the office's."""

from __future__ import annotations

from typing import Any

import pytest

from antq.appraisal import actions as desk
from antq.kit.policy import may
from antq.nominations import actions
from antq.nominations.policy import sees_at_desk
from tests.cast import PEOPLE, STAGES, appraising, received, submitted, who
from tests.client import SITE, Client
from tests.nominations.sending import token_of

DOORS: dict[str, tuple[str, dict[str, Any]]] = {
    "nhan": ("nomination.receive", {"move": "claim"}),
    "tam-dung": ("nomination.receive", {"move": "hold", "reason": "Có đơn thư."}),
    "hiep-y": ("nomination.receive", {"asked": "Cục Thuế", "due_on": "01/01/2099"}),
    "nhan-dan": ("nomination.receive", {}),
    "da-xem": ("nomination.read", {"part": "cach-lam"}),
    "dang-xem": ("nomination.read", {}),
}
OPENED = {200, 201, 303, 409, 422}
"""What somebody may answer who may knock: done, or a sentence why not now."""


@pytest.mark.parametrize("state", STAGES)
def test_everybody_at_every_door(client: Client, session: Any, state: str) -> None:
    nomination = STAGES[state]()
    surprises = []
    for name in PEOPLE:
        client.sign_in(name)
        token = token_of(client.get_page("/viec-can-lam"))
        for door, (rule, data) in DOORS.items():
            actor = who(name)
            expected = OPENED if may(actor, rule, nomination) else {403}
            if not sees_at_desk(actor, nomination):
                expected = {404}
            sent = {"csrf_token": token} | data
            answer = client.post(f"/tham-dinh/{nomination.ref}/{door}", data=sent, headers={"Origin": SITE})
            if answer.status_code not in expected:
                surprises.append(f"{name} {door}: {answer.status_code} instead of {expected}")
            session.expire_all()
        client.sign_out()
    assert surprises == []


def test_strangers_sign_in_first(client: Client, session: Any) -> None:
    nomination = submitted()
    for address in ("/tham-dinh", "/tham-dinh.csv", "/tham-dinh.xlsx", f"/tham-dinh/{nomination.ref}/tiep"):
        answer = client.get(address)
        assert (answer.status_code, nomination.name in answer.text) == (303, False), address


SECRETS = ("Có đơn tố cáo", "Đợt hai nội bộ", "đang xem hồ sơ này", "Đánh dấu đã xem", "Người xử lý")


def test_the_unit_and_whoever_is_in_conflict_read_nothing_of_the_offices_side(
    client: Client, session: Any
) -> None:
    nomination = appraising()
    desk.claim(nomination, by=who("thuongtruc"))
    desk.tag(nomination, "Đợt hai nội bộ", by=who("thuongtruc"))
    desk.watch(nomination, by=who("thuongtruc"))
    actions.hold(nomination, "Có đơn tố cáo.", by=who("thuongtruc"))
    for name in ("donvi", "thamdinh3", "nguoinha", "congkhai"):
        client.sign_in(name)
        for address in (
            f"/tham-dinh/{nomination.ref}",
            f"/de-cu/{nomination.ref}",
            "/thong-bao",
            "/viec-can-lam",
        ):
            answer = client.get(address, follow_redirects=True)
            for secret in SECRETS:
                assert secret not in answer.text, (name, address, secret)
        client.sign_out()
    client.sign_in("thuongtruc2")
    page = client.get_page(f"/tham-dinh/{nomination.ref}")
    for secret in SECRETS:
        assert secret in page.html, secret


def test_a_part_is_ticked_in_the_page_and_stays_where_one_reads(client: Client, session: Any) -> None:
    nomination = received()
    client.sign_in("thuongtruc")
    address = f"/tham-dinh/{nomination.ref}"
    answer = client.submit(client.get_page(address), "xem-cach-lam")
    assert answer.location == f"{address}#phan-cach-lam"
    assert "1/5 phần đã xem" in client.get_page(address)
    part = client.get_part(address, target="doc")
    assert "1/5 phần đã xem" in part
    assert client.submit(client.get_page(address), "xem-cach-lam").status_code == 303
    assert "0/5 phần đã xem" in client.get_page(address)


def test_a_stale_tab_asks_for_nothing(client: Client, session: Any) -> None:
    """Sent back from a page that was opened before somebody else received it."""
    nomination = submitted()
    client.sign_in("thuongtruc")
    page = client.get_page(f"/tham-dinh/{nomination.ref}")
    actions.receive(nomination, by=who("thuongtruc2"))
    session.flush()
    wanted = {"note": "Còn thiếu nhiều chỗ.", "remark_how": "Nêu rõ ai trực."}
    answer = client.submit(page, f"/tham-dinh/{nomination.ref}/tra-lai", **wanted)
    assert answer.status_code == 409
    assert "Còn thiếu nhiều chỗ." in answer.text
    session.expire_all()
    assert nomination.state == "received"


def test_saved_and_on_to_the_next(client: Client, session: Any) -> None:
    first, second = submitted(), submitted("donvi2")
    client.sign_in("thuongtruc")
    data = {
        "csrf_token": token_of(client.get_page("/tham-dinh")),
        "move": "receive",
        "tiep": "1",
        "tu": "moi",
    }
    answer = client.post(f"/tham-dinh/{first.ref}/buoc", data=data, headers={"Origin": SITE})
    assert answer.location == f"/tham-dinh/{second.ref}?tu=moi"
