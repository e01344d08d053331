"""The pages of the room: seen, refused or not there, and valid HTML whatever stands on them."""

from __future__ import annotations

from typing import Any

import pytest

from antq.nominations.models import Nomination
from antq.nominations.policy import sees, sees_at_desk
from tests.cast import STAGES, a_photo, appraising, who
from tests.client import Client

STEPS = ("thong-tin", "cach-lam", "ket-qua", "hinh-anh", "tai-lieu", "kiem-tra")
READERS = ("", "donvi", "donvi2", "thuongtruc", "thamdinh3", "quantri")


def address_of(nomination: Nomination, page: str) -> str:
    if page == "tham-dinh":
        return f"/tham-dinh/{nomination.ref}"
    return f"/de-cu/{nomination.ref}/{page}".rstrip("/")


def expected(name: str, nomination: Nomination, page: str) -> int:
    """404 for what is not seen, 403 for what is seen and may not be done; strangers sign in first."""
    if not name:
        return 303
    if not (sees_at_desk if page == "tham-dinh" else sees)(who(name), nomination):
        return 404
    if page == "hoan-thanh":
        return 200 if nomination.submitted_at else 404
    if page in STEPS:
        return 200 if name == "donvi" and nomination.state in ("draft", "returned") else 403
    return 200 if page == "tham-dinh" or name == "donvi" else 303


def test_each_page_is_seen_by_those_who_may_and_by_nobody_else(client: Client, session: Any) -> None:
    dossiers = [STAGES[state]() for state in ("draft", "returned", "appraising")]
    surprises = []
    for name in READERS:
        client.sign_out()
        if name:
            client.sign_in(name)
        for nomination in dossiers:
            for page in ("", "hoan-thanh", "tham-dinh", *STEPS):
                status = client.get(address_of(nomination, page)).status_code
                if status != (wanted := expected(name, nomination, page)):
                    surprises.append(f"{name} {nomination.state} {page}: {status} instead of {wanted}")
    assert surprises == []


@pytest.mark.parametrize(
    ("name", "state", "pages"),
    [
        ("donvi", "draft", ("", "thong-tin", "ket-qua", "tai-lieu")),
        ("donvi", "returned", ("", "cach-lam", "hinh-anh", "kiem-tra")),
        ("donvi", "submitted", ("", "hoan-thanh")),
        ("donvi", "released", ("",)),
        ("thuongtruc", "submitted", ("tham-dinh", "hoan-thanh")),
        ("thuongtruc", "received", ("tham-dinh",)),
        ("thuongtruc", "proposed", ("tham-dinh",)),
        ("thuongtruc", "decided", ("tham-dinh",)),
        ("thamdinh1", "appraising", ("tham-dinh",)),
        ("chutich", "appraising", ("tham-dinh",)),
        ("chutich", "rejected", ("tham-dinh",)),
        ("congkhai", "released", ("tham-dinh",)),
    ],
)
def test_dossiers_are_valid_pages(
    client: Client, session: Any, name: str, state: str, pages: tuple[str, ...]
) -> None:
    nomination = STAGES[state]()
    a_photo(nomination)
    client.sign_in(name)
    for page in pages:
        assert nomination.ref in client.get_page(address_of(nomination, page))


@pytest.mark.parametrize("recipient", ["collective", "person"])
def test_each_recipient_is_asked_their_own_questions(client: Client, session: Any, recipient: str) -> None:
    nomination = STAGES["draft"](recipient=recipient)
    client.sign_in("donvi")
    address = address_of(nomination, "thong-tin")
    fields = client.get_page(address).form(address).fields
    assert ("role" in fields) == ("publicity" in fields) == (recipient == "person")
    assert "field" not in fields
    assert "kind" not in fields


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        (
            "donvi",
            {"/viec-can-lam": 200, "/don-vi": 200, "/de-cu": 200, "/tham-dinh": 403, "/quyet-dinh/lap": 403},
        ),
        ("thuongtruc", {"/viec-can-lam": 200, "/tham-dinh": 200, "/quyet-dinh/lap": 200, "/don-vi": 403}),
        ("thamdinh1", {"/viec-can-lam": 200, "/tham-dinh?hang-doi=can-cham": 200, "/quyet-dinh/lap": 403}),
        ("congkhai", {"/viec-can-lam": 200, "/tham-dinh": 403, "/de-cu": 403, "/quyet-dinh/lap": 403}),
        ("quantri", {"/viec-can-lam": 200, "/tham-dinh": 403, "/don-vi": 403}),
    ],
)
def test_desks_and_queues_are_valid_pages(
    client: Client, session: Any, name: str, pages: dict[str, int]
) -> None:
    for maker in (STAGES["draft"], STAGES["returned"], STAGES["submitted"], appraising, STAGES["proposed"]):
        maker()
    STAGES["decided"]()
    client.sign_in(name)
    for address, status in pages.items():
        client.get_page(address, status=status)


def test_the_desk_names_what_waits_and_for_whom(client: Client, session: Any) -> None:
    for maker in (STAGES["draft"], STAGES["returned"], STAGES["submitted"], appraising, STAGES["proposed"]):
        maker()
    title = STAGES["decided"]("donvi2").commendation.decision.title  # type: ignore[union-attr]
    waiting = {
        "donvi": ["1 Hồ sơ cần bổ sung", "1 Bản nháp chưa gửi"],
        "donvi2": ["Không có việc nào đang chờ"],
        "thuongtruc": ["1 Hồ sơ mới, chờ tiếp nhận", "1 Chờ lập quyết định"],
        "thamdinh1": ["1 Hồ sơ chờ chấm điểm"],
        "thamdinh3": ["Không có việc nào đang chờ"],
        "chutich": ["1 Hồ sơ chờ ghi kết quả hội đồng"],
        "congkhai": [f"1 Chờ công khai: {title}"],
        "nguoinha": [f"1 Chờ công khai: {title}"],
        "camau": ["Không có việc nào đang chờ"],
    }
    for name, sentences in waiting.items():
        client.sign_out()
        client.sign_in(name)
        page = client.get_page("/viec-can-lam")
        for sentence in sentences:
            assert sentence in page, name
