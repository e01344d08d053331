"""Photos that a machine sends by itself: hung once, described later, asked for before the dossier goes."""

from __future__ import annotations

import io
from typing import Any

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from antq.evidence.models import Photo
from antq.kit.refusals import Invalid
from antq.nominations import actions
from antq.nominations.models import Nomination
from tests.browser import read
from tests.cast import a_complete_draft, a_photo, who
from tests.client import SITE, Client, htmx_headers, page_of
from tests.kit.media.hostile import saved, scene
from tests.nominations.sending import token_of

HEADERS = {**htmx_headers("photos", tag="section"), "Origin": SITE}
WORDS = {"alt": "Bà con họp thôn bàn cách đặt loa", "consent": "agreed"}


class Sender:
    """A browser that has the photos page of a dossier open."""

    def __init__(self, client: Client, nomination: Nomination) -> None:
        self.client, self.address = client, f"/de-cu/{nomination.ref}/hinh-anh"
        self.token = token_of(client.get_page(self.address))

    def send(self, key: str, *, width: int = 640, data: bytes = b"") -> TestResponse:
        photo = io.BytesIO(data or saved(scene(width, 480), "JPEG"))
        fields = {"csrf_token": self.token, "mot_lan": key, "tu_luu": "1", "taken_on": "19/08/2026"}
        body = {**fields, "photo": (photo, "IMG_1.jpg")}
        return self.client.post(self.address, data=body, content_type="multipart/form-data", headers=HEADERS)


@pytest.fixture
def nomination(session: Any) -> Nomination:
    return a_complete_draft()


@pytest.fixture
def sender(client: Client, nomination: Nomination) -> Sender:
    client.sign_in("donvi")
    return Sender(client, nomination)


def hung(session: Any) -> list[Photo]:
    session.expire_all()
    return list(session.scalars(select(Photo).order_by(Photo.position)))


def test_a_photo_is_hung_first_and_described_later(sender: Sender, session: Any) -> None:
    answer = sender.send("một")
    assert (answer.status_code, answer.location) == (303, sender.address)
    region = read(sender.client.get(answer.location, headers=HEADERS).text, part=True)
    assert "1 ảnh chưa có mô tả" in region
    (photo,) = hung(session)
    assert (photo.described, photo.alt, photo.consent, f"{photo.taken_on:%d/%m}") == (False, "", "", "19/08")
    page = sender.client.get_page(sender.address)
    answer = sender.client.submit(page, f"{sender.address}/{photo.ref}/loi", **WORDS)
    assert answer.status_code == 303
    (photo,) = hung(session)
    assert (photo.described, photo.alt) == (True, WORDS["alt"])


def test_sent_again_because_the_answer_was_lost_it_hangs_once(sender: Sender, session: Any) -> None:
    first, second = sender.send("một"), sender.send("một")
    assert (second.status_code, second.location) == (303, first.location)
    assert len(hung(session)) == 1


def test_chosen_twice_it_hangs_once(sender: Sender, session: Any) -> None:
    assert [sender.send(key).status_code for key in ("một", "hai")] == [303, 303]
    assert len(hung(session)) == 1
    assert sender.send("ba", width=641).status_code == 303
    assert len(hung(session)) == 2


def test_what_is_no_photo_is_refused_in_a_sentence(sender: Sender, session: Any) -> None:
    answer = sender.send("một", data=b"<html>x</html>")
    assert answer.status_code == 422
    assert "<main" not in answer.text
    assert "trang web HTML" in answer.text
    assert hung(session) == []


def test_a_dossier_goes_when_every_photo_is_described(
    sender: Sender, nomination: Nomination, session: Any
) -> None:
    sender.send("một")
    (photo,) = hung(session)
    with pytest.raises(Invalid, match="Còn 1 ảnh chưa có mô tả"):
        actions.submit(nomination, by=who("donvi"))
    tasks = sender.client.get_page(f"/de-cu/{nomination.ref}")
    assert "1 ảnh chưa mô tả" in tasks
    assert "Còn 1 ảnh chưa có mô tả" in tasks
    assert "Còn 1 ảnh chưa có mô tả" in sender.client.get_page(f"/de-cu/{nomination.ref}/kiem-tra")
    sender.client.submit(sender.client.get_page(sender.address), f"{sender.address}/{photo.ref}/loi", **WORDS)
    session.expire_all()
    actions.submit(nomination, by=who("donvi"))
    assert nomination.state == "submitted"


def test_what_is_wrong_with_the_words_stands_beside_them(sender: Sender, session: Any) -> None:
    sender.send("một")
    (photo,) = hung(session)
    page = sender.client.get_page(sender.address)
    back = page_of(
        sender.client.submit(page, f"{sender.address}/{photo.ref}/loi", alt="ảnh", credit="Tổ tự quản"),
        status=422,
    )
    assert back.title.startswith("Lỗi:")
    assert "Chọn một câu đúng với ảnh này." in back
    assert "Mô tả ảnh phải từ 5" in back
    fields = back.form(f"{sender.address}/{photo.ref}/loi").fields
    assert (fields["alt"], fields["credit"]) == ("ảnh", "Tổ tự quản")


def test_what_a_colleague_wrote_meanwhile_is_shown_before_it_is_replaced(
    sender: Sender, nomination: Nomination, session: Any
) -> None:
    photo = a_photo(nomination)
    form = f"{sender.address}/{photo.ref}/loi"
    page = sender.client.get_page(sender.address)
    first = sender.client.submit(page, form, alt="Lời của người thứ nhất")
    assert first.status_code == 303
    page.form(form).fields["mot_lan"] = "another"
    second = sender.client.submit(page, form, alt="Lời của người thứ hai")
    back = page_of(second, status=409)
    assert "Người khác vừa ghi: “Lời của người thứ nhất”" in back
    assert str(back).count("Người khác vừa ghi") == 1
    assert hung(session)[0].alt == "Lời của người thứ nhất"
    assert sender.client.submit(back, form).status_code == 303
    assert hung(session)[0].alt == "Lời của người thứ hai"


@pytest.mark.parametrize(
    ("answer", "now"),
    [
        ({"consent": "no_people"}, "Không nhận ra được người nào trong ảnh"),
        ({"credit": "Tổ tự quản"}, "Tổ tự quản"),
        ({"taken_on": "03/08/2026"}, "03/08/2026"),
        ({"caption": ""}, "để trống"),
    ],
)
def test_no_answer_of_a_colleague_is_put_back_by_an_old_page(
    sender: Sender, nomination: Nomination, session: Any, answer: dict[str, str], now: str
) -> None:
    photo = a_photo(nomination)
    photo.caption = "Họp thôn"
    form = f"{sender.address}/{photo.ref}/loi"
    page = sender.client.get_page(sender.address)
    assert sender.client.submit(page, form, **answer).status_code == 303
    page.form(form).fields["mot_lan"] = "another"
    back = page_of(sender.client.submit(page, form, alt="Lời của người thứ hai"), status=409)
    assert f"Người khác vừa ghi: “{now}”" in back
    assert sender.client.submit(back, form).status_code == 303


def three(nomination: Nomination, session: Any) -> list[str]:
    """Three photos, by what is said of them."""
    for alt in ("Ảnh họp thôn", "Ảnh đặt loa", "Ảnh tuần tra"):
        a_photo(nomination, alt=alt)
    session.commit()
    return [photo.ref for photo in hung(session)]


def test_photos_are_put_in_order_and_the_first_is_the_cover(
    sender: Sender, nomination: Nomination, session: Any
) -> None:
    first, second, third = three(nomination, session)
    page = sender.client.get_page(sender.address)
    acts = {form.action.removeprefix(f"{sender.address}/") for form in page.forms if form.action}
    assert not {f"{first}/bia", f"{first}/len", f"{third}/xuong"} & acts
    for photo, act, expected in (
        (third, "bia", [third, first, second]),
        (second, "len", [third, second, first]),
        (third, "xuong", [second, third, first]),
    ):
        page = sender.client.get_page(sender.address)
        answer = sender.client.submit(page, f"{sender.address}/{photo}/{act}")
        assert (answer.status_code, answer.location) == (303, f"{sender.address}#anh-{photo}")
        assert [each.ref for each in hung(session)] == expected
    page = sender.client.get_page(sender.address)
    items = [str(node.get("id")) for node in page.all("li") if str(node.get("id")).startswith("anh-")]
    assert items == [f"anh-{ref}" for ref in (second, third, first)]
    assert ["".join(tag.itertext()) for tag in page.all("span", class_="tone-gold")] == ["Ảnh bìa"]


def test_an_order_that_somebody_changed_meanwhile_is_shown_first(
    sender: Sender, nomination: Nomination, session: Any
) -> None:
    first, second, third = three(nomination, session)
    old, copy = (sender.client.get_page(sender.address) for _ in range(2))
    assert sender.client.submit(old, f"{sender.address}/{third}/bia").status_code == 303
    stale = sender.client.submit(copy, f"{sender.address}/{second}/len")
    assert "Người khác vừa xếp lại ảnh." in page_of(stale, status=409)
    again = sender.client.submit(old, f"{sender.address}/{third}/bia")  # a double click
    assert again.status_code == 303
    assert [each.ref for each in hung(session)] == [third, first, second]
    back = page_of(sender.client.get(sender.address))
    assert sender.client.submit(back, f"{sender.address}/{second}/len").status_code == 303
    assert [each.ref for each in hung(session)] == [third, second, first]


def test_what_is_no_way_of_ordering_is_none(sender: Sender, nomination: Nomination, session: Any) -> None:
    refs = three(nomination, session)
    body = {"csrf_token": sender.token, "cho": "x"}
    for act, status in (("giua", 404), ("len", 409), ("xuong", 409)):
        answer = sender.client.post(f"{sender.address}/{refs[1]}/{act}", data=body, headers={"Origin": SITE})
        assert answer.status_code == status
    assert [each.ref for each in hung(session)] == refs


def test_ten_at_once_are_one(sender: Sender, session: Any) -> None:
    """The key is claimed in the transaction that hangs the photo."""
    for _ in range(10):
        assert sender.send("một").status_code == 303
    assert session.scalar(select(func.count()).select_from(Photo)) == 1


def test_only_the_unit_sends(client: Client, nomination: Nomination, session: Any) -> None:
    client.sign_in("donvi2")
    token = token_of(client.get_page("/viec-can-lam"))
    body = {"csrf_token": token, "tu_luu": "1", "photo": (io.BytesIO(saved(scene(64, 48), "JPEG")), "a.jpg")}
    address = f"/de-cu/{nomination.ref}/hinh-anh"
    answer = client.post(address, data=body, content_type="multipart/form-data", headers={"Origin": SITE})
    assert answer.status_code == 404
    assert hung(session) == []
