"""/tai-khoan/xac-thuc, and the administrator's way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from antq.kit import clock
from antq.kit.database import db
from tests.client import PASSWORD, Client, page_of
from tests.people.conftest import NOON, SECRET, World, code_at
from tests.people.telephone import ELSEWHERE, HERE, WANTED, enter, shown_secret, turn_on


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    """Codes change every thirty seconds; tests may take longer."""
    with clock.stopped(NOON):
        yield


def test_from_turning_it_on_to_turning_it_off(
    client: Client, world: World, another_client: Callable[[], Client]
) -> None:
    person, other = world.admit("donvi", "officer"), another_client()
    other.sign_in_by_form("donvi")
    client.sign_in_by_form("donvi")
    page = client.get_page("/tai-khoan")
    assert "Xác thực hai bước chưa bật" in page
    page = client.get_page(page.link("Sửa xác thực hai bước").href)
    secret = shown_secret(page)
    assert (
        page.link("mở trong ứng dụng xác thực").href
        == f"otpauth://totp/antq:donvi?secret={secret}&issuer=antq"
    )
    shown = client.follow(turn_on(client, page))
    assert "Đã bật xác thực hai bước." in shown
    assert "Xác thực hai bước đang bật" in shown
    assert other.get("/tai-khoan").status_code == 303
    assert "Donvi bật xác thực hai bước" in client.get_page("/thong-bao")
    assert enter(other).status_code == 422
    assert enter(other, code_at(30, secret)).status_code == 303

    page = client.get_page(HERE)
    assert secret not in page.html
    with clock.stopped(NOON + timedelta(minutes=1)):
        answer = client.submit(page, "tat-xac-thuc", password=PASSWORD, code=code_at(secret=secret))
        assert "Đã tắt xác thực hai bước." in client.follow(answer)
    assert other.get("/tai-khoan").status_code == 303
    assert enter(other).status_code == 303
    db.session.refresh(person)
    assert person.second_factor == ""


def test_the_secret_is_kept_nowhere_before_it_is_confirmed(client: Client, world: World) -> None:
    person = world.admit("donvi")
    client.sign_in_by_form("donvi")
    first, second = client.get_page(HERE), client.get_page(HERE)
    assert shown_secret(first) != shown_secret(second)
    assert client.get(HERE).headers["Cache-Control"] == "no-store"
    db.session.refresh(person)
    assert person.second_factor == ""
    assert turn_on(client, first).status_code == 303  # either page can be the one that was scanned


@pytest.mark.parametrize(
    ("password", "code", "says"),
    [
        ("", None, "Nhập mật khẩu hiện tại."),
        (PASSWORD, "", WANTED),
        ("không phải", None, "Mật khẩu hiện tại chưa đúng."),
        (PASSWORD, "000000", WANTED),
    ],
)
def test_after_a_mistake_the_same_secret_is_still_there(
    client: Client, world: World, password: str, code: str | None, says: str
) -> None:
    world.admit("donvi")
    client.sign_in_by_form("donvi")
    page = client.get_page(HERE)
    again = page_of(turn_on(client, page, code, password), status=422)
    assert again.text.count(says) == 2
    assert again.title.startswith("Lỗi: ")
    assert shown_secret(again) == shown_secret(page)
    fields = again.form("bat-xac-thuc").fields
    assert (fields["password"], fields["code"]) == ("", "")
    assert turn_on(client, again).status_code == 303


def test_after_a_quarter_of_an_hour_there_is_a_new_secret(client: Client, world: World) -> None:
    world.admit("donvi")
    client.sign_in_by_form("donvi")
    page = client.get_page(HERE)
    with clock.stopped(NOON + timedelta(minutes=15, seconds=1)):
        again = page_of(turn_on(client, page), status=422)
        assert again.text.count("Trang đã mở quá 15 phút") == 2
        assert shown_secret(again) != shown_secret(page)
        assert turn_on(client, again).status_code == 303


@pytest.mark.parametrize("pending", ["another's", "changed", "", "x" * 100_000])
def test_a_secret_from_elsewhere_is_not_taken(
    client: Client, world: World, another_client: Callable[[], Client], pending: str
) -> None:
    """Somebody might bring a secret that they know into the form of another."""
    person, thief = world.admit("donvi"), another_client()
    world.admit("khac")
    thief.sign_in_by_form("khac")
    client.sign_in_by_form("donvi")
    theirs = thief.get_page(HERE)
    mine = client.get_page(HERE).form("bat-xac-thuc").fields
    known = theirs.form("bat-xac-thuc").fields["pending"]
    sent = {"another's": known, "changed": "A" + mine["pending"][1:]}.get(pending, pending)
    code = code_at(secret=shown_secret(theirs))
    data = {**mine, "pending": sent, "password": PASSWORD, "code": code}
    again = page_of(client.post(HERE, data=data, headers=ELSEWHERE), status=422)
    assert again.form("bat-xac-thuc").fields["pending"] != sent
    assert len(again.html) < 100_000
    db.session.refresh(person)
    assert person.second_factor == ""


def test_guessing_is_limited_here_too(client: Client, world: World) -> None:
    person = world.admit("donvi", second_factor=SECRET)
    enter(client, code_at())
    page = client.get_page(HERE)
    wrong = [
        client.submit(page, "tat-xac-thuc", password=PASSWORD, code=f"{n:06}").status_code for n in range(10)
    ]
    assert wrong == [422] * 10
    with clock.stopped(NOON + timedelta(minutes=1)):
        held = client.submit(page, "tat-xac-thuc", password=PASSWORD, code=code_at())
    assert "Thử lại sau" in page_of(held, status=429)
    db.session.refresh(person)
    assert person.second_factor == SECRET


def test_guessing_the_password_while_turning_it_on_is_limited(client: Client, world: World) -> None:
    world.admit("donvi")
    client.sign_in_by_form("donvi")
    page = client.get_page(HERE)
    statuses = [turn_on(client, page, password=f"không phải {n}").status_code for n in range(11)]
    assert statuses == [422] * 10 + [429]


@pytest.mark.parametrize(
    ("password", "seconds", "says"),
    [("không phải", 30, "Mật khẩu hiện tại chưa đúng."), (PASSWORD, 0, WANTED), (PASSWORD, 90, WANTED)],
)
def test_what_does_not_turn_it_off(
    client: Client, world: World, password: str, seconds: int, says: str
) -> None:
    world.admit("donvi", second_factor=SECRET)
    enter(client, code_at())
    page = client.get_page(HERE)
    answer = client.submit(page, "tat-xac-thuc", password=password, code=code_at(seconds))
    again = page_of(answer, status=422)
    assert again.text.count(says) == 2
    assert "đang bật" in again


@pytest.mark.parametrize("path", [HERE, f"{HERE}/tat"])
def test_strangers_and_forged_forms(client: Client, world: World, path: str) -> None:
    person = world.admit("donvi", second_factor=SECRET)
    assert client.get(HERE).location == f"/dang-nhap?tiep={HERE}"
    assert client.post(path).location == f"/dang-nhap?tiep={path}"
    enter(client, code_at())
    data = {"password": PASSWORD, "code": code_at(30)}
    assert client.post(path, data=data, headers=ELSEWHERE).status_code == 400
    assert client.post(path, data={**data, "csrf_token": "x"}, headers=ELSEWHERE).status_code == 400
    db.session.refresh(person)
    assert person.second_factor == SECRET


def test_missing_fields(client: Client, world: World) -> None:
    world.admit("donvi")
    client.sign_in_by_form("donvi")
    token = {"csrf_token": client.get_page(HERE).form("bat-xac-thuc").fields["csrf_token"]}
    assert client.post(HERE, data=token, headers=ELSEWHERE).status_code == 422
    assert client.post(f"{HERE}/tat", data=token, headers=ELSEWHERE).status_code == 422
    assert client.get(f"{HERE}/tat").status_code == 405


def test_the_administrator_helps_somebody_who_lost_the_telephone(
    client: Client, world: World, another_client: Callable[[], Client]
) -> None:
    world.admit("quantri", "administrator", world.office)
    person, theirs = world.admit("donvi", "officer", second_factor=SECRET), another_client()
    enter(theirs, code_at())
    client.sign_in_by_form("quantri")
    address = f"/quan-tri/nguoi-dung/{person.ref}"
    page = client.get_page(address)
    assert "Xác thực hai bước giữ nguyên." in page
    shown = client.follow(client.submit(page, "bo-xac-thuc"))
    assert "Đã bỏ xác thực hai bước." in shown
    assert "Quantri bỏ xác thực hai bước của Donvi" in shown
    assert "bo-xac-thuc" not in shown.html
    assert theirs.get("/tai-khoan").status_code == 303
    assert enter(theirs).status_code == 303
    assert "Quantri bỏ xác thực hai bước của Donvi" in theirs.get_page("/thong-bao")
    token = shown.form("/dang-xuat").fields["csrf_token"]
    again = client.post(f"{address}/xac-thuc", data={"csrf_token": token}, headers=ELSEWHERE)
    assert again.status_code == 409


def test_an_administrator_does_not_drop_their_own(client: Client, world: World) -> None:
    person = world.admit("quantri", "administrator", world.office, second_factor=SECRET)
    enter(client, code_at(), "quantri")
    address = f"/quan-tri/nguoi-dung/{person.ref}"
    page = client.get_page(address)
    assert "bo-xac-thuc" not in page.html
    token = page.form("/dang-xuat").fields["csrf_token"]
    answer = client.post(f"{address}/xac-thuc", data={"csrf_token": token}, headers=ELSEWHERE)
    assert answer.status_code == 403
    db.session.refresh(person)
    assert person.second_factor == SECRET
