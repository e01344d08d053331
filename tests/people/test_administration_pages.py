"""The administrator's pages, from the account that is opened to the one that is shut."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from antq.kit import clock
from antq.kit.database import db
from antq.people.models import Person
from tests.client import Client, page_of
from tests.people.conftest import World

LIST = "/quan-tri/nguoi-dung"
ELSEWHERE = {"Referer": "https://localhost/"}


@pytest.fixture
def admin(client: Client, world: World) -> Person:
    """The administrator of Lào Cai, signed in at `client`."""
    person = world.admit("quantri", "administrator", world.office)
    client.sign_in_by_form("quantri")
    return person


def opened(client: Client, username: str = "moi", name: str = "Người Mới") -> tuple[str, str]:
    """Open an account; its address and initial password."""
    page = client.get_page(f"{LIST}/them")
    answer = client.submit(page, "mo-tai-khoan", username=username, name=name)
    shown = page_of(answer, status=201)
    return answer.headers["Location"], shown.text_of("mat-khau-ban-dau")


def test_from_opening_an_account_to_the_first_act(
    client: Client, admin: Person, another_client: Callable[[], Client]
) -> None:
    address, initial = opened(client)
    page = client.get_page(address)
    assert "Chưa được giao nhiệm vụ nào." in page
    answer = client.submit(page, "giao-nhiem-vu", role="officer", unit="công an xã mường lai")
    assert "Công an xã Mường Lai" in client.follow(answer)
    newcomer = another_client()
    newcomer.sign_in_by_form("moi", initial)
    page = newcomer.get_page("/tai-khoan/mat-khau")
    answer = newcomer.submit(
        page, "doi-mat-khau", present=initial, new="cá lội ngược dòng", again="cá lội ngược dòng"
    )
    assert "Cán bộ lập hồ sơ" in newcomer.follow(answer)


def test_the_initial_password_is_shown_once(client: Client, admin: Person) -> None:
    page = client.get_page(f"{LIST}/them")
    first = client.submit(page, "mo-tai-khoan", username="moi", name="Người Mới")
    again = client.submit(page, "mo-tai-khoan", username="moi", name="Người Mới")
    assert first.status_code == 201
    assert first.headers["Cache-Control"] == "no-store"
    assert again.location == first.headers["Location"]
    assert page_of(first, status=201).text_of("mat-khau-ban-dau") not in client.get(again.location).text


def test_mistakes_keep_what_was_typed(client: Client, admin: Person, world: World) -> None:
    world.admit("donvi")
    page = client.get_page(f"{LIST}/them")
    answer = client.submit(page, "mo-tai-khoan", username="Đơn Vị", name="X", email="không phải thư")
    page = page_of(answer, status=422)
    assert page.form("mo-tai-khoan").fields["username"] == "Đơn Vị"
    assert page.text.count("Họ và tên phải từ 2 đến 200 ký tự") == 2
    assert page.text.count("Nhập địa chỉ thư như ten@vidu.gov.vn.") == 2
    taken = client.submit(page, "mo-tai-khoan", name="Xa", email="")
    assert page_of(taken, status=422).text.count("Tên đăng nhập này đã có người dùng.") == 2


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"unit": "công an xã mường lai"}, "Chọn nhiệm vụ."),
        ({"role": "officer", "unit": "không có"}, "Không thấy đơn vị nào"),
        ({"role": "officer", "unit": "cong-an-dat-mui"}, "Không thấy đơn vị nào"),
        ({"role": "officer", "unit": "phong-xdpt", "starts_on": "31/02/2026"}, "Nhập ngày theo mẫu"),
        ({"role": "officer", "unit": "phong-xdpt", "starts_on": ""}, "Nhập ngày bắt đầu."),
        (
            {"role": "officer", "unit": "phong-xdpt", "starts_on": "2/1/2026", "ends_on": "1.1.2026"},
            "Ngày kết thúc phải từ ngày bắt đầu trở đi.",
        ),
    ],
)
def test_postings_that_cannot_be_given(
    client: Client, admin: Person, values: dict[str, str], says: str
) -> None:
    address, _ = opened(client)
    answer = client.submit(client.get_page(address), "giao-nhiem-vu", **values)
    page = page_of(answer, status=422)
    assert page.text.count(says) == 2
    for name, value in values.items():
        assert page.form("giao-nhiem-vu").fields[name] == value


def test_two_units_of_one_name(client: Client, admin: Person, world: World) -> None:
    world.office.name = world.commune.name
    address, _ = opened(client)
    page = client.get_page(address)
    answer = client.submit(page, "giao-nhiem-vu", role="staff", unit="Công an xã Mường Lai")
    assert "Nhiều đơn vị có tên này." in page_of(answer, status=422)
    offered = [option.get("value", "") for option in page.one(id="cac-don-vi").iter("option")]
    assert offered == ["cong-an-muong-lai – Công an xã Mường Lai", "phong-xdpt – Công an xã Mường Lai"]
    answer = client.submit(page, "giao-nhiem-vu", role="staff", unit=offered[1])
    assert answer.status_code == 303


def test_ending_a_posting_and_shutting_and_opening_the_account(
    client: Client, admin: Person, world: World, another_client: Callable[[], Client]
) -> None:
    person = world.admit("donvi", "officer")
    other = another_client()
    other.sign_in_by_form("donvi")
    address = f"{LIST}/{person.ref}"
    page = client.get_page(address)
    page = client.follow(client.submit(page, f"{address}/nhiem-vu/1/ket-thuc"))
    assert "đã kết thúc" in page
    assert other.get("/tai-khoan").status_code == 303
    page = client.follow(client.submit(page, "khoa"))
    assert "Tài khoản đã khóa" in page
    page = client.follow(client.submit(page, "mo-khoa"))
    assert "Tài khoản đã khóa" not in page
    other.sign_in_by_form("donvi")


def test_resetting_a_lost_password(
    client: Client, admin: Person, world: World, another_client: Callable[[], Client]
) -> None:
    person = world.admit("donvi", "officer")
    page = client.get_page(f"{LIST}/{person.ref}")
    shown = page_of(client.submit(page, "dat-lai-mat-khau"), status=201)
    other = another_client()
    other.sign_in_by_form("donvi", shown.text_of("mat-khau-ban-dau"))
    assert other.get("/tai-khoan").location == "/tai-khoan/mat-khau"


def test_a_shut_account_is_opened_before_its_password_is_reset(
    client: Client, admin: Person, world: World
) -> None:
    person = world.admit("donvi", "officer")
    page = client.get_page(f"{LIST}/{person.ref}")
    client.submit(page, "khoa")
    assert client.submit(page, "dat-lai-mat-khau").status_code == 403


def test_the_list_finds_people_and_shows_what_they_do(client: Client, admin: Person, world: World) -> None:
    world.admit("donvi", "officer", name="Hoàng Thị Lan")
    world.admit("xa", "officer", world.foreign, name="Người Cà Mau")
    page = client.get_page(LIST)
    assert "Cán bộ lập hồ sơ, Công an xã Mường Lai" in page
    assert "Người Cà Mau" not in page
    found = client.get_page(f"{LIST}?q=thi lan")
    assert "Hoàng Thị Lan" in found
    assert "1 tài khoản" in found
    assert "Không thấy người nào" in client.get_page(f"{LIST}?q=cà mau&trang=5")
    assert client.get(f"{LIST}?trang=xyz").status_code == 200


def test_ones_own_account_is_looked_at_but_not_changed(client: Client, admin: Person, world: World) -> None:
    address = f"{LIST}/{admin.ref}"
    page = client.get_page(address)
    assert not [form for form in page.forms if form.action.startswith(address)]
    token = page.form("/dang-xuat").fields["csrf_token"]
    for act in ("khoa", "mat-khau", "nhiem-vu", "nhiem-vu/1/ket-thuc"):
        answer = client.post(f"{address}/{act}", data={"csrf_token": token}, headers=ELSEWHERE)
        assert answer.status_code == 403


@pytest.mark.parametrize(
    "path", ["", "/khoa", "/mo-khoa", "/mat-khau", "/xac-thuc", "/nhiem-vu", "/nhiem-vu/1/ket-thuc"]
)
def test_people_of_another_province_are_not_there(
    client: Client, admin: Person, world: World, path: str
) -> None:
    person = world.admit("xa", "officer", world.foreign)
    token = client.get_page("/tai-khoan").form("/dang-xuat").fields["csrf_token"]
    address = f"{LIST}/{person.ref}{path}"
    answer = (
        client.post(address, data={"csrf_token": token}, headers=ELSEWHERE) if path else client.get(address)
    )
    assert answer.status_code == 404


@pytest.mark.parametrize("role", ["", "officer", "standing_office", "council_chair", "releaser"])
def test_nobody_else_administers(client: Client, world: World, role: str) -> None:
    person = world.admit("donvi", role)
    world.admit("khac", "officer")
    client.sign_in_by_form("donvi")
    for address, status in ((LIST, 403), (f"{LIST}/them", 403), (f"{LIST}/{person.ref}", 404)):
        assert client.get(address).status_code == status
        assert client.head(address).status_code == status
    token = client.get_page("/tai-khoan").form("/dang-xuat").fields["csrf_token"]
    data = {"csrf_token": token, "username": "moi", "name": "Người Mới"}
    assert client.post(f"{LIST}/them", data=data, headers=ELSEWHERE).status_code == 403
    assert client.post(f"{LIST}/ND-khac/mat-khau", data=data, headers=ELSEWHERE).status_code == 404


@pytest.mark.parametrize("number", ["0", "2", "1000", "99999999999999999999", "-1", "x"])
def test_odd_numbers_of_postings(client: Client, admin: Person, world: World, number: str) -> None:
    person = world.admit("donvi", "officer")
    token = client.get_page("/tai-khoan").form("/dang-xuat").fields["csrf_token"]
    address = f"{LIST}/{person.ref}/nhiem-vu/{number}/ket-thuc"
    assert client.post(address, data={"csrf_token": token}, headers=ELSEWHERE).status_code == 404


def test_a_long_list_comes_in_pages(client: Client, admin: Person, world: World) -> None:
    db.session.add_all(
        Person(ref=f"ND-{n:03}", username=f"nguoi{n}", name=f"Người {n:03}", created_at=clock.now())
        for n in range(460)
    )
    page = client.get_page(f"{LIST}?q=nguoi&trang=5")
    assert "Người 200" in page
    assert page.link("Trước").href == f"{LIST}?q=nguoi&trang=4"
    numbers = [link.text for link in page.links if "trang=" in link.href or link.text == "Trang 1"]
    assert numbers == ["Trước", *(f"Trang {n}" for n in (1, 3, 4, 6, 7, 10)), "Sau"]
    assert client.get_page(f"{LIST}?q=nguoi&trang=1").link("Trang 2")


def test_a_posting_of_tomorrow_is_shown_as_such(client: Client, admin: Person, world: World) -> None:
    address, _ = opened(client)
    tomorrow = f"{clock.today() + timedelta(days=1):%d/%m/%Y}"
    page = client.get_page(address)
    answer = client.submit(page, "giao-nhiem-vu", role="staff", unit="phong-xdpt", starts_on=tomorrow)
    assert "chưa bắt đầu" in client.follow(answer)


def test_what_the_page_does_not_offer(client: Client, admin: Person) -> None:
    address, _ = opened(client)
    fields = client.get_page(address).form("giao-nhiem-vu").fields
    data = {**fields, "role": "emperor", "unit": "phong-xdpt"}
    answer = client.post(f"{address}/nhiem-vu", data=data, headers=ELSEWHERE)
    assert "Chọn nhiệm vụ." in page_of(answer, status=422)


def test_signs_alone_are_no_sign_in_name(client: Client, admin: Person) -> None:
    page = client.get_page(f"{LIST}/them")
    answer = client.submit(page, "mo-tai-khoan", username="!!!!", name="Người Mới")
    assert page_of(answer, status=422).text.count("Tên đăng nhập phải có ít nhất 3") == 2
