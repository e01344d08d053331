"""Requests that no page of ours sends: fields of other tables, reading that would write, old tabs."""

from __future__ import annotations

from typing import Any

import pytest

from antq.nominations import actions
from antq.nominations.models import Nomination
from tests.cast import STAGES, a_complete_draft, appraising, conclusion, score, scored, submitted, who
from tests.client import Client, page_of
from tests.nominations.sending import fingerprint, post, send_raw
from tests.nominations.sheets import LONG, SHEETS


def test_fields_that_the_form_does_not_have_change_nothing(client: Client, session: Any) -> None:
    nomination = a_complete_draft()
    client.sign_in("donvi")
    forged = {
        "state": "released",
        "version": "99",
        "ref": "DC-15-000000-0000-0",
        "unit_id": "1",
        "province_id": "1",
        "author_id": "1",
        "returns": "9",
        "submitted_at": "2020-01-01",
        "commendation_id": "1",
        "id": "1",
        "role": "Giám đốc",  # asked of persons only
        "publicity": "hidden",
        "background": "Của bước khác",
        "figures-0-album_id": "1",
    }
    columns = [column.name for column in Nomination.__table__.columns]
    before = {name: getattr(nomination, name) for name in columns}
    own = f"/de-cu/{nomination.ref}/thong-tin"
    assert send_raw(client, own, **forged, name="Tên mới").status_code == 303
    session.expire_all()
    after = {name: getattr(nomination, name) for name in columns}
    changed = {name for name in columns if before[name] != after[name]}
    assert changed <= {"name", "version", "saved_at"}
    assert (after["name"], after["version"]) == ("Tên mới", before["version"] + 1)


@pytest.mark.parametrize(
    ("name", "state"), [("donvi", "draft"), ("thuongtruc", "submitted"), ("thamdinh1", "appraising")]
)
def test_reading_changes_nothing(client: Client, session: Any, name: str, state: str) -> None:
    ref = STAGES[state]().ref
    client.sign_in(name)
    before = fingerprint(session)
    for act in ("buoc", "tra-lai", "phieu", "ket-qua"):
        assert client.get(f"/tham-dinh/{ref}/{act}?move=receive&note=x").status_code == 405
    for page in (
        "",
        "/buoc",
        "/hoan-thanh",
        "/kiem-tra",
        "/hinh-anh/x/bo",
        "/thong-tin?name=Khác&phien_ban=1",
    ):
        assert client.get(f"/de-cu/{ref}{page}").status_code in (200, 303, 403, 404, 405)
    for address in (
        "/quyet-dinh/lap?number=1",
        "/viec-can-lam",
        "/don-vi",
        "/tham-dinh",
        f"/tham-dinh/{ref}",
    ):
        client.get(address)
        client.head(address)
    assert fingerprint(session) == before


LATE = {
    "phieu": (
        "thamdinh1",
        lambda: appraising("donvi2"),
        lambda n: actions.conclude(n, conclusion(), by=who("chutich")),
    ),
    "tra-lai": ("thuongtruc", submitted, lambda n: actions.receive(n, by=who("thuongtruc2"))),
    "ket-qua": ("chutich", scored, lambda n: actions.conclude(n, conclusion(), by=who("chutich"))),
}


@pytest.mark.parametrize("act", LATE)
def test_what_came_too_late_is_refused_and_not_lost(client: Client, session: Any, act: str) -> None:
    name, maker, quicker = LATE[act]
    nomination = maker()
    desk = f"/tham-dinh/{nomination.ref}"
    client.sign_in(name)
    form = client.get_page(desk).form(f"{desk}/{act}")
    if act == "phieu":
        score(nomination, "thamdinh2", "thamdinh3")
    quicker(nomination)
    before = fingerprint(session)
    typed = "Lời nhận xét <b>viết mất cả buổi</b>."
    sheet = next(sheet for sheet in SHEETS.values() if sheet.action.endswith(f"/tham-dinh/{{}}/{act}"))
    control = "comment" if act == "phieu" else "note"
    page = page_of(post(client, form, **(sheet.good | {control: typed})), status=409)
    assert typed in page
    assert "Nội dung vừa nhập chưa được ghi" in page
    assert fingerprint(session) == before


def test_a_second_tab_does_not_overwrite_the_first(client: Client, another_client: Any, session: Any) -> None:
    nomination = a_complete_draft()
    own = f"/de-cu/{nomination.ref}/cach-lam"
    client.sign_in("donvi")
    second = client.get_page(own)
    how = {"first": f"{LONG} Tab thứ nhất.", "second": f"{LONG} Tab thứ hai <b>đậm</b>."}
    assert send_raw(client, own, how=how["first"]).status_code == 303
    page = page_of(client.submit(second, own, how=how["second"], press="Lưu và tiếp tục"), status=409)
    assert "Hồ sơ vừa được người khác lưu" in page
    assert page.form(own).fields["how"] == how["second"]
    session.expire_all()
    assert nomination.how == how["first"]
    page = page_of(client.submit(page, own, press="Lưu và tiếp tục"), status=409)
    assert "Chọn bản giữ lại" in page
    chosen = {"chon-how": "cua-toi"}
    assert client.submit(page, own, press="Lưu và tiếp tục", **chosen).status_code == 303
    session.expire_all()
    assert nomination.how == how["second"]


def test_without_saying_what_was_seen_nothing_is_saved(client: Client, session: Any) -> None:
    nomination = a_complete_draft()
    own = f"/de-cu/{nomination.ref}/cach-lam"
    client.sign_in("donvi")
    form = client.get_page(own).form(own)
    for seen in ("", "0", "x", "-1", "9" * 20, "1e3", "１"):
        assert post(client, form, phien_ban=seen, how=LONG).status_code == 409, seen
    assert post(client, form, drop=("phien_ban",), how=LONG).status_code == 409
    session.expire_all()
    assert nomination.how != LONG


@pytest.mark.parametrize("step", ["hinh-anh", "tai-lieu", "ket-qua"])
def test_the_version_in_the_address_is_for_written_steps_only(client: Client, step: str) -> None:
    client.sign_in("donvi")
    client.get_page(f"/de-cu/{a_complete_draft().ref}/{step}?ban=1&goc=x")
