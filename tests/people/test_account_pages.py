"""One's own account, password, sessions and notices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from antq.kit import clock
from antq.kit.database import db
from antq.kit.journal import record
from antq.kit.records import Notice
from antq.people import actions
from antq.people.actor import SYSTEM
from antq.people.models import Person, SignIn
from tests.client import PASSWORD, Client, page_of
from tests.people.conftest import World

NEW = "một đêm trăng sáng"
CHANGE = "/tai-khoan/mat-khau"


@pytest.fixture
def donvi(client: Client, world: World) -> Person:
    """An officer, signed in at `client`."""
    person = world.admit("donvi", "officer")
    client.sign_in_by_form("donvi")
    return person


def change(client: Client, present: str, new: str, again: str | None = None) -> object:
    page = client.get_page(CHANGE)
    return client.submit(
        page, "doi-mat-khau", present=present, new=new, again=new if again is None else again
    )


@pytest.mark.parametrize("address", ["/tai-khoan", CHANGE, "/thong-bao"])
def test_strangers_are_sent_to_sign_in(client: Client, address: str) -> None:
    assert client.get(address).location == f"/dang-nhap?tiep={address}"


def test_a_part_asked_for_by_htmx_sends_the_whole_page_to_sign_in(client: Client) -> None:
    answer = client.get("/tai-khoan", headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == "/dang-nhap?tiep=/tai-khoan"


def test_the_account_shows_postings_and_sessions(
    client: Client, donvi: Person, another_client: Callable[[], Client]
) -> None:
    other = another_client()
    other.sign_in_by_form("donvi")
    page = client.get_page("/tai-khoan")
    assert "Cán bộ lập hồ sơ" in page
    assert len([form for form in page.forms if form.action.endswith("/ket-thuc")]) == 1


def test_a_session_elsewhere_is_ended_from_here(
    client: Client, donvi: Person, another_client: Callable[[], Client]
) -> None:
    other = another_client()
    other.sign_in_by_form("donvi")
    page = client.get_page("/tai-khoan")
    form = next(form for form in page.forms if form.action.endswith("/ket-thuc"))
    shown = client.follow(client.submit(page, form.action))
    assert "Đã kết thúc phiên đăng nhập." in shown
    assert other.get("/tai-khoan").status_code == 303


def test_nobody_ends_the_session_of_somebody_else(
    client: Client, donvi: Person, world: World, another_client: Callable[[], Client]
) -> None:
    world.admit("donvi2")
    other = another_client()
    other.sign_in_by_form("donvi2")
    theirs = db.session.scalars(select(SignIn).order_by(SignIn.id.desc())).first()
    assert theirs
    token = client.get_page("/tai-khoan").form("/dang-xuat").fields["csrf_token"]
    address = f"/tai-khoan/phien/{theirs.ref}/ket-thuc"
    headers = {"Referer": "https://localhost/"}
    assert client.post(address, data={"csrf_token": token}, headers=headers).status_code == 404
    assert other.get("/tai-khoan").status_code == 200


def test_signing_out_everywhere(client: Client, donvi: Person, another_client: Callable[[], Client]) -> None:
    other = another_client()
    other.sign_in_by_form("donvi")
    answer = client.submit(client.get_page("/tai-khoan"), "moi-noi")
    assert answer.location == "/dang-nhap"
    assert client.get("/tai-khoan").status_code == 303
    assert other.get("/tai-khoan").status_code == 303


def test_changing_the_password_ends_the_other_sessions(
    client: Client, donvi: Person, another_client: Callable[[], Client]
) -> None:
    other = another_client()
    other.sign_in_by_form("donvi")
    page = client.follow(change(client, PASSWORD, NEW))  # type: ignore[arg-type]
    assert "Đã đổi mật khẩu." in page
    assert other.get("/tai-khoan").status_code == 303
    another_client().sign_in_by_form("donvi", NEW)


@pytest.mark.parametrize(
    ("present", "new", "again", "says"),
    [
        ("", NEW, NEW, "Nhập mật khẩu hiện tại."),
        (PASSWORD, "", "", "Nhập mật khẩu mới."),
        (PASSWORD, NEW, "khác", "Hai lần nhập mật khẩu mới phải giống nhau."),
        ("không phải", NEW, NEW, "Mật khẩu hiện tại chưa đúng."),
        (PASSWORD, "ngắn", "ngắn", "Mật khẩu phải có ít nhất 8 ký tự"),
        (PASSWORD, "matkhau123", "matkhau123", "Nhiều người dùng mật khẩu này"),
    ],
)
def test_what_is_wrong_is_said_twice(
    client: Client, donvi: Person, present: str, new: str, again: str, says: str
) -> None:
    answer = change(client, present, new, again)
    page = page_of(answer, status=422)  # type: ignore[arg-type]
    assert page.text.count(says) == 2
    assert page.title.startswith("Lỗi: ")
    assert all(page.form("doi-mat-khau").fields[name] == "" for name in ("present", "new", "again"))


def test_guessing_the_present_password_is_limited_too(client: Client, donvi: Person) -> None:
    statuses = [change(client, f"không phải {n}", NEW).status_code for n in range(11)]  # type: ignore[attr-defined]
    assert statuses == [422] * 10 + [429]


def test_whoever_has_an_initial_password_must_replace_it_first(client: Client, world: World) -> None:
    person, initial = actions.create_person("moi", "Người Mới", by=SYSTEM)
    actions.post(person, world.commune, "officer", clock.today(), by=SYSTEM)
    db.session.commit()
    client.sign_in_by_form("moi", initial)
    for address in ("/viec-can-lam", "/tai-khoan", "/thong-bao"):
        if client.get(address).status_code != 404:
            assert client.get(address).location == CHANGE
    page = client.get_page(CHANGE)
    assert "mật khẩu ban đầu" in page
    token = page.form("/dang-xuat").fields["csrf_token"]
    headers = {"Referer": "https://localhost/"}
    refused = client.post("/thong-bao/da-doc", data={"csrf_token": token}, headers=headers)
    assert refused.location == CHANGE
    assert client.follow(change(client, initial, NEW)).h1 == "Tài khoản"  # type: ignore[arg-type]


@pytest.mark.parametrize("what", ["posting", "disable", "reset"])
def test_what_an_administrator_takes_away_is_gone_at_the_next_request(
    client: Client, donvi: Person, what: str
) -> None:
    assert client.get("/tai-khoan").status_code == 200
    if what == "posting":
        actions.end_posting(donvi.postings[0], by=SYSTEM)
    elif what == "disable":
        actions.disable(donvi, by=SYSTEM)
    else:
        actions.reset_password(donvi, by=SYSTEM)
    assert client.get("/tai-khoan").status_code == 303


def test_a_session_ends_by_itself(client: Client, donvi: Person) -> None:
    with clock.stopped(clock.now() + timedelta(hours=7, minutes=59)):
        assert client.get("/tai-khoan").status_code == 200
    with clock.stopped(clock.now() + timedelta(hours=12, minutes=1)):
        assert client.get("/tai-khoan").status_code == 303


def test_notices_are_counted_listed_and_read(client: Client, donvi: Person, world: World) -> None:
    assert "Chưa có thông báo" in client.get_page("/thong-bao")
    actions.post(donvi, world.office, "staff", clock.today(), by=SYSTEM)
    page = client.get_page("/thong-bao")
    assert "1 chưa đọc" in page
    notice = page.link("Hệ thống giao nhiệm vụ Cán bộ của đơn vị tại Phòng Xây dựng phong trào cho Donvi")
    assert notice.href == "/tai-khoan"
    read = client.follow(client.submit(page, "da-doc"))
    assert "chưa đọc" not in read
    assert "giao nhiệm vụ" in read


def test_how_many_questions_the_account_page_asks(client: Client, donvi: Person, world: World) -> None:
    """The same whether the person has one posting and session, or several."""
    from sqlalchemy import event

    def asked() -> int:
        seen: list[str] = []
        engine = db.session.get_bind()

        def note(*details: object) -> None:
            seen.append(str(details[2]))

        event.listen(engine, "before_cursor_execute", note)
        try:
            client.get_page("/tai-khoan")
        finally:
            event.remove(engine, "before_cursor_execute", note)
        return len([statement for statement in seen if statement.lstrip().startswith("SELECT")])

    few = asked()
    world.post(donvi, "staff", world.office)
    world.post(donvi, "council_member", world.nation)
    client.sign_out()
    client.sign_in_by_form("donvi")
    assert asked() == few


def test_notices_lead_to_what_they_are_about(client: Client, donvi: Person, world: World) -> None:
    """An administrator told of another's account goes to its page; what has no page is only told."""
    newcomer = world.admit("moi")
    for subject, says in ((newcomer, "Moi"), (world.commune, "Công an xã Mường Lai")):
        db.session.add(
            Notice(person_id=donvi.id, event=record("person.created", subject, by=SYSTEM, username=""))
        )
        db.session.flush()
        page = client.get_page("/thong-bao")
        links = [link.href for link in page.links if says in link.text]
        assert links == (["/quan-tri/nguoi-dung/ND-moi"] if subject is newcomer else [])
        assert f"mở tài khoản cho {says}" in page


def test_single_keys_are_switched_off_and_on_by_plain_forms(client: Client, world: World) -> None:
    person = world.admit("ban", "standing_office")
    client.sign_in_by_form("ban")
    page = client.follow(client.submit(client.get_page("/tai-khoan"), "doi-phim-tat"))
    assert "Đã tắt phím tắt một phím." in page
    assert "Phím tắt một phím đang tắt." in page
    db.session.expire_all()
    assert not person.single_keys
    page = client.follow(client.submit(page, "doi-phim-tat"))
    assert "Phím tắt một phím đang bật" in page
    db.session.expire_all()
    assert person.single_keys


def test_who_has_no_desk_is_not_asked_about_its_keys(client: Client, donvi: Person) -> None:
    assert "Phím tắt" not in client.get_page("/tai-khoan")
