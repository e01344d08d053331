"""The catalogue and an initiative as the public reads them: strict HTML, no token, no cookie."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from antq.catalogue import actions
from antq.catalogue.models import Initiative
from antq.evidence import actions as evidence
from antq.law import actions as law
from antq.people.actor import SYSTEM
from antq.places.queries import by_key
from tests.browser import words
from tests.client import Client, htmx_headers
from tests.making import a_photo_in, an_initiative, map_of_places


@pytest.fixture
def club(session: Any) -> Initiative:
    """An initiative with everything that its page can show."""
    map_of_places()
    article = law.add_document(
        "bai-1", kind="bai-viet", title="Tin về phong trào", issued_on=date(2021, 5, 1)
    )
    made = an_initiative(
        "Câu lạc bộ “3 không”",
        place=by_key("cu-04345"),
        sponsor_text="Hội Liên hiệp Phụ nữ",
        resources="Nhà văn hóa.",
        lessons="Làm từ nhà mình trước.",
        aliases=["CLB ba không"],
    )
    a_photo_in(
        made.album, alt="Chị em họp câu lạc bộ", caption="Buổi họp tháng Năm", credit="Tổ truyền thông"
    )
    a_photo_in(made.album, alt="Góc cam kết", height=500)
    evidence.add_figure(made.album, what="Thành viên", value=Decimal(47000), qualifier="nearly",
                        unit="người", period="năm 2021", document=article)  # fmt: skip
    evidence.add_figure(made.album, what="Vụ trộm cắp", value=Decimal(11), before=Decimal(19), unit="vụ",
                        period="năm 2021", period_before="năm 2020", source="Công an xã")  # fmt: skip
    actions.add_known_place(made, by_key("cu-15715"), document=article, note="Cả xã")
    actions.add_source(made, article, verbatim='CLB "3 không”')
    return made


def test_the_page_tells_the_whole_story(club: Initiative, client: Client) -> None:
    page = client.get_page(f"/mo-hinh/{club.address}")
    assert page.h1 == "Câu lạc bộ “3 không”"
    headings = [words(heading) for heading in page.all("h2")]
    for heading in (
        "Kết quả",
        "Cách làm",
        "Nguồn lực",
        "Bài học kinh nghiệm",
        "Nhân rộng",
        "Nguồn và văn bản",
    ):
        assert heading in headings
    text = page.text.replace("\xa0", " ")
    assert "gần 47.000 người" in text
    assert "Vụ trộm cắp: giảm 42,1 %" in text
    assert "xã Vĩnh Lạc, huyện Lục Yên, tỉnh Yên Bái (nay là xã Mường Lai, Lào Cai)" in text
    assert "xã Thái Hòa, huyện Triệu Sơn (nay là xã Tân Ninh, Thanh Hóa)" in text
    assert "CLB ba không" in text
    assert 'Nguồn viết: CLB "3 không”' in text
    assert page.link("Tin về phong trào").href == "/van-ban/bai-1"


def test_a_comparison_is_drawn_and_tabled(club: Initiative, client: Client) -> None:
    page = client.get_page(f"/mo-hinh/{club.address}")
    drawn = list(page.all("figure", class_="figure"))
    assert len(drawn) == 1
    assert "năm 2020: 19 vụ" in words(drawn[0])
    (table,) = page.all("table")
    assert "năm 2020" in words(table)
    assert "Công an xã" in words(table)


def test_photos_open_large_and_say_what_they_show(club: Initiative, client: Client) -> None:
    page = client.get_page(f"/mo-hinh/{club.address}")
    shown = [image.get("alt") for image in page.all("img")]
    assert shown[:2] == ["Chị em họp câu lạc bộ", "Góc cam kết"]
    assert "Buổi họp tháng Năm" in page
    assert f"/anh/{club.album.photos[0].ref}/goc.jpg" in {link.href for link in page.links}


def test_empty_parts_are_left_out(session: Any, client: Client) -> None:
    made = an_initiative(how="")
    page = client.get_page(f"/mo-hinh/{made.address}")
    for heading in ("Kết quả", "Cách làm", "Nguồn lực", "Hình ảnh", "Khen thưởng"):
        assert heading not in [words(each) for each in page.all("h2")]


@pytest.mark.parametrize("address", ["MH-0001", "mh-0001-ten-cu", "MH-0001-"])
def test_an_old_or_wrong_slug_leads_to_the_address(session: Any, client: Client, address: str) -> None:
    made = an_initiative()
    answer = client.get(f"/mo-hinh/{address}")
    assert answer.status_code == 301
    assert answer.location == f"/mo-hinh/{made.address}"


@pytest.mark.parametrize("address", ["MH-9999", "khong-co", "MH", "MH-0001x", "%00"])
def test_an_unknown_one_is_a_404(session: Any, client: Client, address: str) -> None:
    an_initiative()
    client.get_page(f"/mo-hinh/{address}", status=404)


def test_a_withdrawn_one_says_that_it_was_and_why(session: Any, client: Client) -> None:
    made = an_initiative("Tên không còn hiện")
    actions.withdraw(made, note="Trùng với MH-0002.", by=SYSTEM)
    page = client.get_page(f"/mo-hinh/{made.address}", status=410)
    assert "Trùng với MH-0002." in page
    assert "Tên không còn hiện" not in page


def test_the_list_works_as_a_plain_form(club: Initiative, client: Client) -> None:
    an_initiative("Tiếng loa an ninh", field="pctp", started_on=date(2022, 1, 1))
    page = client.get_page("/mo-hinh")
    form = page.form("/mo-hinh")
    assert form.method == "get"
    assert "csrf_token" not in form.fields
    found = client.get_page("/mo-hinh?q=loa&sap-xep=&tinh=&linh-vuc=pctp&nam=2022")
    assert found.text_of("kq").startswith("1 mô hình")
    assert found.link("Tiếng loa an ninh").href == "/mo-hinh/MH-0002-tieng-loa-an-ninh"


def test_public_pages_carry_no_cookie_and_no_token(club: Initiative, client: Client) -> None:
    for address in ("/mo-hinh", "/mo-hinh?q=loa", f"/mo-hinh/{club.address}"):
        answer = client.get(address)
        assert "Set-Cookie" not in answer.headers
        assert "csrf" not in answer.text
        assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_what_was_found_is_marked_whatever_the_accents(club: Initiative, client: Client) -> None:
    page = client.get_page("/mo-hinh?q=cau+lac+bo")
    assert [words(mark) for mark in page.all("mark")] == ["Câu lạc bộ"]


def test_a_name_is_text_not_html(session: Any, client: Client) -> None:
    an_initiative("<script>alert(1)</script> loa")
    for address in ("/mo-hinh", "/mo-hinh?q=alert", "/mo-hinh?q=%3Cscript%3E"):
        assert "<script>alert" not in client.get(address).text


def test_every_chip_takes_one_filter_away(club: Initiative, client: Client) -> None:
    page = client.get_page("/mo-hinh?q=khong&linh-vuc=tu-quan&tinh=15")
    hrefs = {link.href for link in page.links if "Bỏ lọc" in link.text}
    assert hrefs == {
        "/mo-hinh?linh-vuc=tu-quan&tinh=15",
        "/mo-hinh?q=khong&tinh=15",
        "/mo-hinh?q=khong&linh-vuc=tu-quan",
    }


def test_an_unknown_value_is_ignored_aloud(club: Initiative, client: Client) -> None:
    page = client.get_page("/mo-hinh?linh-vuc=khong-co&tinh=99")
    assert "khong-co, 99" in page
    assert page.text_of("kq").startswith("1 mô hình")


def test_an_empty_list_helps(club: Initiative, client: Client) -> None:
    page = client.get_page("/mo-hinh?q=truot+tuyet")
    assert "Không có mô hình nào khớp" in page
    assert "truot tuyet" in page
    assert page.link("/de-cu")


def test_an_empty_catalogue_says_so(session: Any, client: Client) -> None:
    assert "Chưa có mô hình nào được công nhận" in client.get_page("/mo-hinh")


def test_htmx_gets_the_results_and_the_changed_counts(club: Initiative, client: Client) -> None:
    part = client.get_part("/mo-hinh?q=3+khong&tinh=&linh-vuc=tu-quan", target="kq")
    assert part.one(id="kq") is not None
    assert part.one(id="o-loc") is not None
    assert not part.all("h1")


def test_htmx_is_told_the_one_address_of_the_list(club: Initiative, client: Client) -> None:
    answer = client.get(
        "/mo-hinh?q=h%E1%BB%99i&tinh=&linh-vuc=tu-quan&sap-xep=", headers=htmx_headers("kq", tag="section")
    )
    assert answer.headers["HX-Push-Url"] == "/mo-hinh?q=h%E1%BB%99i&linh-vuc=tu-quan"


def test_pages_of_a_long_list_are_links(session: Any, client: Client) -> None:
    for number in range(60):
        an_initiative(f"Mô hình {number:02}")
    first = client.get_page("/mo-hinh")
    (following,) = [link for link in first.links if link.element.get("rel") == "next"]
    assert following.href == "/mo-hinh?sau=MH-0037"
    second = client.get_page(following.href)
    assert "Mô hình 35" in second
    assert "trang 2/3" in second.text
    assert [link.href for link in second.links if link.element.get("rel") == "prev"] == ["/mo-hinh"]
    third = client.get_page("/mo-hinh?sau=MH-0013")
    assert len(third.all("article")) == 12
    assert [link.href for link in third.links if link.element.get("rel") == "prev"] == [
        "/mo-hinh?truoc=MH-0012"
    ]
    assert third.link("/mo-hinh").href == "/mo-hinh"


def test_a_mark_that_leads_nowhere_is_said(session: Any, client: Client) -> None:
    an_initiative("Mô hình còn lại")
    page = client.get_page("/mo-hinh?sau=MH-9999")
    assert "Mô hình còn lại" in page
    assert "MH-9999" in page


def test_a_card_is_remembered_once_and_marked_for_each_search(session: Any, client: Client) -> None:
    an_initiative("Tổ <b>tự quản</b> & “an ninh”", summary="Giữ <i>an ninh</i> & trật tự")
    session.commit()
    plain = client.get("/mo-hinh").text
    marked = client.get("/mo-hinh?q=an+ninh").text
    assert "Tổ &lt;b&gt;tự quản&lt;/b&gt; &amp; “an ninh”" in plain
    assert "Giữ &lt;i&gt;an ninh&lt;/i&gt; &amp; trật tự" in plain
    assert "&amp; “<mark>an ninh</mark>”" in marked
    assert "Giữ &lt;i&gt;<mark>an ninh</mark>&lt;/i&gt; &amp; trật tự" in marked
    assert "<mark>" not in client.get("/mo-hinh").text
