"""What one may not see is not there: by address, by ref of a part, in lists, in counts, for any method."""

from __future__ import annotations

from typing import Any

import pytest

from antq.evidence import actions as evidence
from antq.evidence.models import File
from antq.nominations.models import Nomination
from tests.cast import STAGES, a_complete_draft, a_draft, a_photo, submitted, who
from tests.client import Client, htmx_headers
from tests.nominations.sending import token_of

SECRET = "Tên mà người ngoài không được biết"


def a_file(nomination: Nomination) -> File:
    kept: dict[str, Any] = {"key": "ab" * 32, "name": "mat.pdf", "mime": "application/pdf", "size": 9}
    return evidence.add_file(nomination.album, **kept, by=who("donvi"))


@pytest.mark.parametrize(
    "name", ["donvi2", "canbo", "thuongtruc", "thamdinh1", "chutich", "congkhai", "quantri"]
)
def test_another_units_draft_is_not_there_for_any_method(client: Client, session: Any, name: str) -> None:
    nomination = a_complete_draft(name=SECRET)
    photo, file = a_photo(nomination), a_file(nomination)
    client.sign_in(name)
    home = client.get_page("/viec-can-lam")
    assert SECRET not in home
    own, desk = f"/de-cu/{nomination.ref}", f"/tham-dinh/{nomination.ref}"
    for address in (
        own,
        desk,
        f"{own}/hoan-thanh",
        f"{own}/kiem-tra",
        f"{own}/thong-tin",
        f"/anh/{photo.ref}/goc.jpg",
    ):
        for headers in ({}, htmx_headers("phieu")):
            response = client.get(address, headers=headers)
            assert (response.status_code, SECRET in response.text) == (404, False), address
        assert client.head(address).status_code == 404
    assert client.get(f"/tep/{file.ref}").status_code == 404
    data = {
        "csrf_token": token_of(home),
        "move": "submit",
        "cam_ket": "co",
        "note": "Lý do dài hơn.",
        "name": "Khác",
    }
    posts = [f"{own}/{step}" for step in ("buoc", "thong-tin", "ket-qua", "hinh-anh", "tai-lieu")]
    posts += [f"{own}/hinh-anh/{photo.ref}/bo", f"{own}/tai-lieu/{file.ref}/bo"]
    posts += [f"{desk}/{act}" for act in ("buoc", "tra-lai", "phieu", "ket-qua")]
    for address in posts:
        response = client.post(address, data=data)
        assert (response.status_code, SECRET in response.text) == (404, False), address
    session.refresh(nomination)
    assert (nomination.name, nomination.state, nomination.version) == (SECRET, "draft", 2)
    assert len(nomination.album.photos) == len(nomination.album.files) == 1


def test_lists_and_counts_know_nothing_of_the_drafts_of_others(client: Client, session: Any) -> None:
    a_complete_draft(name=SECRET)
    a_draft("donvi2")
    for name, addresses in {
        "thuongtruc": ["/tham-dinh", "/tham-dinh?hang-doi=xong", "/viec-can-lam", "/quyet-dinh/lap"],
        "donvi2": ["/don-vi", "/viec-can-lam"],
        "thamdinh1": ["/tham-dinh?hang-doi=can-cham"],
    }.items():
        client.sign_out()
        client.sign_in(name)
        for address in addresses:
            page = client.get_page(address)
            assert SECRET not in page
            if address.startswith("/tham-dinh"):
                assert {node.text for node in page.all("span", class_="count")} == {"0"}
    assert "1 Bản nháp chưa gửi" in page_of_desk(client, "donvi2")


def page_of_desk(client: Client, name: str) -> str:
    client.sign_out()
    client.sign_in(name)
    return client.get_page("/viec-can-lam").text


def test_the_council_is_not_shown_what_the_office_still_has(client: Client, session: Any) -> None:
    refs = [STAGES[state](name=SECRET).ref for state in ("submitted", "returned", "received", "withdrawn")]
    client.sign_in("thamdinh1")
    for ref in refs:
        assert client.get(f"/tham-dinh/{ref}").status_code == 404
    assert SECRET not in client.get_page("/tham-dinh?hang-doi=xong")


def test_a_member_in_conflict_sees_nothing_of_the_dossier(client: Client, session: Any) -> None:
    nomination = STAGES["appraising"](name=SECRET)
    photo, file = a_photo(nomination), a_file(nomination)
    desk = f"/tham-dinh/{nomination.ref}"
    for name, status in {"thamdinh1": 200, "thamdinh3": 404, "nguoinha": 404}.items():
        client.sign_out()
        client.sign_in(name)
        assert client.get(desk).status_code == status, name
        if status == 200:
            assert photo.ref in client.get_page(desk).html
        else:
            assert client.get(f"/anh/{photo.ref}/goc.jpg").status_code == 404
            assert client.get(f"/tep/{file.ref}").status_code == 404
        for queue in ("tham-dinh", "can-cham"):
            page = client.get_page(f"/tham-dinh?hang-doi={queue}")
            assert (SECRET in page) == (name == "thamdinh1" and queue == "tham-dinh"), (name, queue)
            assert ({node.text for node in page.all("span", class_="count")} == {"0"}) == (status == 404)


def test_a_part_of_another_dossier_is_not_part_of_mine(client: Client, session: Any) -> None:
    mine, other = a_draft(), a_draft("donvi2")
    photo, file = a_photo(other, "donvi2"), a_file(other)
    client.sign_in("donvi")
    data = {"csrf_token": token_of(client.get_page(f"/de-cu/{mine.ref}"))}
    for part in (f"hinh-anh/{photo.ref}/bo", f"hinh-anh/{photo.ref}/len", f"tai-lieu/{file.ref}/bo"):
        assert client.post(f"/de-cu/{mine.ref}/{part}", data=data).status_code == 404
    session.expire_all()
    assert len(other.album.photos) == len(other.album.files) == 1


NO_CODES = (
    "0",
    "DC-15-261122-0001-0",
    "dc",
    "%00",
    "DC-15-261122-0001%00-6",
    "..%2f..",
    "%27%20or%201=1--",
    "9" * 300,
)


def test_codes_that_are_none_are_not_there(client: Client, session: Any) -> None:
    client.sign_in("donvi")
    for ref in NO_CODES:
        for path in (f"/de-cu/{ref}", f"/tham-dinh/{ref}", f"/de-cu/{ref}/thong-tin"):
            assert client.get(path).status_code == 404, path


def test_decisions_that_are_none_are_not_there(client: Client, session: Any) -> None:
    client.sign_in("congkhai")
    data = {"csrf_token": token_of(client.get_page("/viec-can-lam"))}
    for ref in ("0", "QD-2026-9999", "%00", "QD-2026-0001%00"):
        assert client.get(f"/quyet-dinh/{ref}").status_code == 404, ref
        assert client.post(f"/quyet-dinh/{ref}/cong-khai", data=data).status_code == 404, ref


def test_odd_queries_of_the_queue_show_the_queue(client: Client, session: Any) -> None:
    name = submitted().name
    client.sign_in("thuongtruc")
    for query in (
        "hang-doi=khac",
        "trang=0",
        "trang=-1",
        "trang=%F0%9F%91%8D",
        "trang=" + "9" * 20,
        "hang-doi=%00",
    ):
        assert name in client.get(f"/tham-dinh?{query}").text, query
    assert client.get("/tham-dinh?trang=99999").status_code == 200


def test_a_drawn_decision_is_the_desks_alone(client: Client, session: Any) -> None:
    nomination = STAGES["decided"]()
    assert nomination.commendation is not None
    address = f"/quyet-dinh/{nomination.commendation.decision.ref}"
    seen = {}
    for name in ("", "donvi", "thamdinh1", "camau", "quantri", "thuongtruc", "chutich", "congkhai"):
        client.sign_out()
        if name:
            client.sign_in(name)
        seen[name] = client.get(address).status_code
    assert {name for name, status in seen.items() if status == 200} == {"thuongtruc", "chutich", "congkhai"}
    assert set(seen.values()) == {200, 404}
