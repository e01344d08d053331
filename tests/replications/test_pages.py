"""Registering, confirming, closing at the door, as officers and the office live it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import func, select
from werkzeug.test import TestResponse

from antq.kit import clock
from antq.replications import actions
from antq.replications.actions import Facts
from antq.replications.letters import PATH
from antq.replications.links import Asked, seal
from antq.replications.liveness import quarter_of
from antq.replications.models import Recognition, Replication
from tests.cast import unit_of, who
from tests.client import Client
from tests.making import an_initiative, rows
from tests.replications.points import accepted, closed, registered, running

ANSWERS: dict[str, Any] = {
    "neighbourhood": "Thôn Trung Tâm",
    "started": "19/8/2025",
    "team_count": "1.2",
    "answerable": "Hoàng Thị Lan, Phó Chủ tịch",
    "promise": True,
}


def test_an_officer_registers_a_copy_and_the_office_takes_it_in(
    session: Any, client: Client, another_client: Any
) -> None:
    initiative = an_initiative()
    session.commit()
    client.sign_in("donvi")
    page = client.get_page(f"/mo-hinh/{initiative.address}")
    page = client.get_page(page.link("Đăng ký nhân rộng").href)
    answer = client.submit(page, "dang-ky", **ANSWERS)
    assert answer.status_code == 422
    assert "dấu chấm chỉ tách hàng nghìn" in answer.text
    assert "Thôn Trung Tâm" in answer.text
    answer = client.submit(page, "dang-ky", **ANSWERS | {"team_count": "12"})
    page = client.follow(answer)
    assert "chờ cơ quan thường trực" in page
    assert another_client().get("/diem/DM-0001").status_code == 404

    office = another_client()
    office.sign_in("thuongtruc")
    desk = office.get_page("/viec-can-lam")
    assert "Điểm mới đăng ký" in desk
    page = office.get_page("/nhan-rong")
    office.follow(office.submit(page, "vao-so", diem=["DM-0001"]))
    public = another_client().get_page("/diem/DM-0001")
    assert "Thôn Trung Tâm" in public
    assert "Phó Chủ tịch" not in public, "who answers for it is nobody else's business"
    assert "Hoàng Thị Lan" not in public


def test_a_double_click_registers_once(session: Any, client: Client) -> None:
    initiative = an_initiative()
    session.commit()
    client.sign_in("donvi")
    page = client.get_page(f"/mo-hinh/{initiative.address}/dang-ky-nhan-rong")
    good = ANSWERS | {"team_count": "12"}
    first, second = (client.submit(page, "dang-ky", **good) for _ in range(2))
    assert first.location == second.location
    page = client.get_page(f"/mo-hinh/{initiative.address}/dang-ky-nhan-rong")
    answer = client.submit(page, "dang-ky", **good)
    assert answer.status_code == 422
    assert "Mở điểm DM-0001" in answer.text
    assert session.scalar(select(func.count()).select_from(Replication)) == 1


def test_bad_answers_are_told_and_nothing_is_lost(session: Any, client: Client) -> None:
    initiative = an_initiative()
    session.commit()
    client.sign_in("donvi")
    page = client.get_page(f"/mo-hinh/{initiative.address}/dang-ky-nhan-rong")
    for field, typed, says in (
        ("started", "24-5", "thiếu năm"),
        ("started", "01/01/2099", "không quá một năm"),
        ("started", "hôm nọ", "Không hiểu ngày"),
        ("answerable", "", "Nhập tên, chức vụ"),
        ("team_count", "-3", "số nguyên"),
        ("member_count", "nhiều", "không phải là một số"),
        ("place_then", "Xã Không Có", "Không rõ nơi nào"),
        ("promise", False, "Đánh dấu vào lời cam kết"),
        ("place", "", "Chọn xã, phường"),
    ):
        answer = client.submit(page, "dang-ky", **ANSWERS | {"team_count": "12", field: typed})
        assert answer.status_code == 422, (field, typed)
        assert says in answer.text, (field, typed)
        assert "Thôn Trung Tâm" in answer.text
    assert session.scalar(select(func.count()).select_from(Replication)) == 0


def test_the_next_officer_reads_why_others_stopped(session: Any, client: Client, another_client: Any) -> None:
    initiative = an_initiative()
    closed(initiative)
    running(initiative, neighbourhood="Thôn Bản")
    session.commit()
    client.sign_in("donvi2")
    page = client.get_page(f"/mo-hinh/{initiative.address}/dang-ky-nhan-rong")
    assert "Không đủ người tham gia" in page
    assert "Thanh niên đi làm xa" in page
    assert "Thôn Bản" in page
    lineage = f"/mo-hinh/{initiative.address}/nhan-rong"
    assert "Không đủ người tham gia: 1" in client.get_page(lineage)
    assert "Không đủ người tham gia" not in another_client().get_page(lineage), (
        "one closing: everybody knows whose"
    )
    for number in range(4):
        closed(initiative, neighbourhood=f"Thôn {number}")
    session.commit()
    public = another_client().get_page(lineage)
    assert "Không đủ người tham gia: 5" in public
    assert "Thanh niên đi làm xa" not in public, "words are for whoever thinks of doing the same"


def test_a_tap_confirms_what_went_grey(session: Any, client: Client) -> None:
    with clock.stopped(datetime(2026, 1, 20, tzinfo=UTC)):
        initiative = an_initiative()
        running(initiative)
        session.commit()
    with clock.stopped(datetime(2026, 11, 20, tzinfo=UTC)):
        assert "Lâu chưa xác nhận" in client.get_page("/diem/DM-0001")
        client.sign_in("donvi")
        assert "chờ xác nhận" in client.get_page("/viec-can-lam")
        page = client.get_page("/nhan-rong")
        assert client.submit(page, "xac-nhan", diem=[]).status_code == 422
        client.follow(client.submit(page, "xac-nhan", diem=["DM-0001"]))
        assert "Lâu chưa xác nhận" not in client.get_page("/diem/DM-0001")


def test_the_letter_s_link_confirms_without_signing_in(session: Any, client: Client) -> None:
    with clock.stopped(datetime(2026, 1, 20, tzinfo=UTC)):
        running(an_initiative())
        session.commit()
    with clock.stopped(datetime(2026, 4, 20, tzinfo=UTC)) as _:
        quarter = quarter_of(clock.today())
        link = f"{PATH}/{seal(Asked(who('donvi').ref, unit_of('donvi').ref, quarter))}"
        page = client.get_page(link)
        assert client.get_page("/diem/DM-0001")
        assert "quý I/2026" in client.get_page("/diem/DM-0001"), "reading the link changed nothing"
        page = client.follow(client.submit(page, "xac-nhan", diem=["DM-0001"]))
        assert "Đã xác nhận 1 điểm" in page
        assert "quý II/2026" in client.get_page("/diem/DM-0001")
        for wrong in (link[:-2], f"{PATH}/x", f"{PATH}/đ"):
            assert client.get(wrong).status_code == 404
        stranger = seal(Asked(who("donvi2").ref, unit_of("donvi").ref, quarter))
        assert client.get(f"{PATH}/{stranger}").status_code == 404
    with clock.stopped(datetime(2026, 7, 20, tzinfo=UTC)):
        assert client.get(link).status_code == 410


def test_the_page_of_a_letter_s_link_is_kept_nowhere(session: Any, client: Client) -> None:
    """It names a person and its address is a key: with a form, without one, and after its quarter. The page
    cache keeps what says `public`."""
    with clock.stopped(datetime(2026, 1, 20, tzinfo=UTC)):
        running(an_initiative())
        session.commit()
    asked = [Asked(who("donvi").ref, unit_of("donvi").ref, number) for number in (2026 * 4, 2026 * 4 + 1)]
    old, new = (f"{PATH}/{seal(each)}" for each in asked)
    with clock.stopped(datetime(2026, 4, 20, tzinfo=UTC)):
        _is_for_one(client.get(new), 200, "DM-0001")
        _is_for_one(client.get(old), 410, "Đường dẫn đã hết hạn")
        client.submit(client.get_page(new), "xac-nhan", diem=["DM-0001"])
        _is_for_one(client.get(new), 200, "Không còn điểm nào")


def _is_for_one(answer: TestResponse, status: int, words: str) -> None:
    assert answer.status_code == status
    assert words in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_closing_at_the_door(session: Any, client: Client) -> None:
    running(an_initiative(), launched=date(2026, 3, 1))
    session.commit()
    client.sign_in("donvi")
    page = client.get_page("/diem/DM-0001/ket-thuc")
    answer = client.submit(page, "ket-thuc", reason="", note="ngắn")
    assert answer.status_code == 422
    assert "Chọn lý do kết thúc" in answer.text
    assert "ngắn" in answer.text
    answer = client.submit(
        page, "ket-thuc", reason="no-money", note="Hết kinh phí điện cho loa.", day="1/9/2026"
    )
    page = client.follow(answer)
    assert "Thiếu kinh phí" in page
    assert client.post("/diem/DM-0001/xac-nhan").status_code in (400, 403, 409)


def test_moves_by_those_who_may(session: Any, client: Client, another_client: Any) -> None:
    accepted(an_initiative())
    session.commit()
    client.sign_in("donvi")
    page = client.get_page("/diem/DM-0001/ra-mat")
    assert client.submit(page, "ra-mat", day="").status_code == 422
    assert client.submit(page, "ra-mat", day="4/2026").status_code == 422
    page = client.follow(client.submit(page, "ra-mat", day="19/8/2026"))
    page = client.follow(client.submit(page, "buoc-run"))
    answer = client.submit(page, "buoc-weaken", note="")
    assert answer.status_code == 422
    page = client.follow(client.submit(page, "buoc-weaken", note="Chỉ còn ba người trực."))
    assert "Cầm chừng" in page
    other = another_client()
    other.sign_in("donvi2")
    page = other.get_page("/diem/DM-0001")
    assert "Việc có thể làm" not in page
    assert other.get("/diem/DM-0001/ket-thuc").status_code == 403


def test_figures_of_a_point_stand_beside_the_initiative_s(session: Any, client: Client) -> None:
    running(an_initiative())
    session.commit()
    client.sign_in("donvi")
    page = client.get_page("/diem/DM-0001/bao-cao")
    wrong = client.submit(page, "bao-cao", **{"rows-0-what": "Vụ trộm cắp", "rows-0-before": "26"})
    assert wrong.status_code == 422
    assert "Nhập số liệu sau khi làm" in wrong.text
    assert client.submit(page, "bao-cao").status_code == 422
    told = {"rows-0-what": "Vụ trộm cắp", "rows-0-before": "26", "rows-0-value": "15", "rows-0-unit": "vụ"}
    page = client.follow(client.submit(page, "bao-cao", **told))
    assert "giảm 42,3" in page


def test_a_divided_area_waits_for_a_person(session: Any, client: Client) -> None:
    from antq.places import actions as places
    from antq.places.queries import by_key

    old = rows(
        "key code name type level parent_key",
        (("cu-04399", "04399", "Xã Chia Đôi", "xa", "commune", "15"),),
        valid_to="2025-06-30",
    )
    places.load_legacy(old, source="tests")
    followed = (("cu-04399", "04345", "main"), ("cu-04399", "04456", "part"))
    places.load_succession(
        rows("old_key new_code kind", followed, effective_on="2025-07-01", decision="1673/NQ-UBTVQH15")
    )
    initiative = an_initiative()
    replication = actions.register(
        initiative,
        Facts(place=by_key("cu-04399"), answerable="Trưởng thôn"),
        unit=unit_of("donvi"),
        by=who("donvi"),
    )
    actions.accept(replication, by=who("thuongtruc"))
    assert replication.commune is not None
    assert replication.commune.code == "04345"
    session.commit()
    client.sign_in("thuongtruc")
    assert "chia tách" in client.get_page("/viec-can-lam")
    page = client.get_page("/diem/DM-0001/dia-ban")
    assert client.submit(page, "dia-ban").status_code == 422
    page = client.follow(client.submit(page, "dia-ban", place="04456"))
    assert "Mù Cang Chải" in page
    assert "chia tách" not in client.get_page("/viec-can-lam")
    assert client.get("/diem/DM-0001/dia-ban").status_code == 200


def test_a_document_announces_an_initiative(session: Any, client: Client) -> None:
    from antq.places.queries import by_key

    initiative = an_initiative(place=by_key("04345"))
    session.commit()
    client.sign_in("thuongtruc")
    page = client.get_page(f"/mo-hinh/{initiative.address}/thong-bao-nhan-rong")
    assert client.submit(page, "thong-bao", scope="", document_text="", announced_on="").status_code == 422
    told = {"scope": "province", "document_text": "Thông báo số 12/TB-BCĐ138", "announced_on": "5/9/2026"}
    client.follow(client.submit(page, "thong-bao", **told))
    assert session.scalar(select(func.count()).select_from(Recognition)) == 1
    assert "Toàn tỉnh" in client.get_page(f"/mo-hinh/{initiative.address}")


def test_a_registration_is_nobody_else_s(session: Any, client: Client) -> None:
    registered(an_initiative())
    session.commit()
    assert client.get("/diem/DM-0001").status_code == 404
    client.sign_in("donvi2")
    assert client.get("/diem/DM-0001").status_code == 404
    client.sign_out()
    client.sign_in("camau")
    assert client.get("/diem/DM-0001").status_code == 404
