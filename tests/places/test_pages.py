"""The pages of places: searching old and new names, one place through time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from antq.kit.database import db
from antq.places.models import Place
from antq.places.queries import by_key, keys_of
from antq.places.searching import MOST, search
from tests.client import Client
from tests.grounded import app, grounded
from tests.making import reading

__all__ = ["app", "grounded"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("muong lai", ["04345", "cu-04324"]),
        ("Xã Mường Lai", ["04345", "cu-04324"]),
        ("thái hòa triệu sơn", ["cu-15715"]),
        ("thai hoa, huyen trieu son, thanh hoa", ["cu-15715"]),
        ("yên bái", ["15-yb", "cu-15"]),
        ("dong nai", ["75", "cu-75"]),
        ("Tỉnh Đồng Nai", ["cu-75", "75"]),
        ("04324", ["cu-04324"]),
        ("huyen con dao", ["cu-755"]),
        ("ea h'leo", ["24184"]),
    ],
)
def test_places_are_found_by_old_and_new_names(session: Any, typed: str, first: list[str]) -> None:
    found = [keys_of([place])[place.id] for place in search(typed)]
    if "15-yb" in first:  # today's ward of that name stands before the province that has ended
        assert by_key(found[0]).name == "Phường Yên Bái"
        assert "cu-15" in found[:4]
    else:
        assert found[: len(first)] == first


def test_accents_that_were_typed_count(session: Any) -> None:
    plain, typed = search("my tho"), search("Mỹ Thọ")
    assert {"Phường Mỹ Tho", "Xã Mỹ Thọ"} <= {place.name for place in plain}
    assert typed[0].name == "Xã Mỹ Thọ"


@pytest.mark.parametrize("typed", ["", "  ", "%", "_", "'; drop", "x" * 5000, "~", ";", "\x00", "👮"])
def test_odd_words_find_nothing_or_little_and_break_nothing(session: Any, typed: str) -> None:
    assert len(search(typed)) <= MOST
    if not typed.strip("% _~;'\x00👮"):
        assert search(typed) == []


def test_the_list_shows_what_an_old_place_is_now(client: Client) -> None:
    page = client.get_page("/dia-ban?q=thai+hoa+trieu+son")
    assert "xã Thái Hòa, huyện Triệu Sơn (nay là xã Tân Ninh, Thanh Hóa)" in page.text
    assert "/dia-ban/cu-15715" in [link.get("href") for link in page.all("a")]
    assert "Không thấy nơi nào" in client.get_page("/dia-ban?q=khongconoinao").text


def test_the_provinces_stand_on_the_map_with_their_communes(client: Client) -> None:
    page = client.get_page("/dia-ban")
    links = {link.get("href"): " ".join("".join(link.itertext()).split()) for link in page.all("a")}
    assert links["/dia-ban/38"].startswith("Thanh Hóa")
    assert "166" in links["/dia-ban/38"]


def test_a_commune_of_today_says_what_it_came_from(client: Client) -> None:
    text = client.get_page("/dia-ban/04345").text
    for name in ("Vĩnh Lạc", "Minh Tiến", "An Phú"):
        assert f"Xã {name}" in text
    assert "1673/NQ-UBTVQH15" in text
    assert "01/07/2025" in text


def test_a_divided_place_shows_all_parts_the_main_one_first(client: Client) -> None:
    text = client.get_page("/dia-ban/cu-10798").text
    assert text.index("phần chính") < text.index("một phần")
    assert text.index("Xã Hà Nam") < text.index("Xã Kim Thành")
    assert "(nay là xã Hà Nam, Hải Phòng)" in text


def test_a_name_that_changed_inside_one_place(client: Client) -> None:
    text = client.get_page("/dia-ban/75").text
    assert "01/07/2025 đến 29/04/2026" in text
    assert "từ 30/04/2026" in text
    assert "30/2026/QH16" in text


def test_a_province_shows_its_communes_and_the_districts_it_had(client: Client) -> None:
    text = client.get_page("/dia-ban/38").text
    assert "Xã, phường, đặc khu (166)" in text
    assert "không còn) (27)" in text
    text = client.get_page("/dia-ban/cu-135").text
    assert "Xã, phường, thị trấn (không còn)" in text
    assert "(nay thuộc tỉnh Lào Cai)" in text


@pytest.mark.parametrize(
    ("key", "leads"), [("135", "cu-135"), ("cu-15715-2025", "cu-15715"), ("04324", "cu-04324")]
)
def test_every_key_leads_to_the_place_s_own(client: Client, key: str, leads: str) -> None:
    answer = client.get(f"/dia-ban/{key}")
    assert (answer.status_code, answer.location) == (302, f"/dia-ban/{leads}")


@pytest.mark.parametrize(
    "key", ["99999", "cu-99999", "cu-", "cu-cu-15", "cu-15715-0000", "cu-15715-9999", "x"]
)
def test_an_unknown_key_is_no_page(client: Client, key: str) -> None:
    client.get_page(f"/dia-ban/{key}", status=404)


def test_of_two_ended_places_with_one_code_the_older_names_its_year(session: Any, client: Client) -> None:
    older = by_key("cu-15715")
    newer = by_key("15715")
    newer.ended_on = date(2026, 6, 30)
    session.flush()
    assert keys_of([older, newer]) == {older.id: "cu-15715-2025", newer.id: "cu-15715"}
    assert by_key("cu-15715-2025") is older
    assert "Xã Thái Hòa" in client.get_page("/dia-ban/cu-15715-2025").text


def test_a_page_asks_the_same_number_of_questions_however_much_it_shows(client: Client) -> None:
    client.get_page("/dia-ban/15")
    with reading() as few:
        client.get_page("/dia-ban/04345")
    with reading() as many:
        client.get_page("/dia-ban/38")
    with reading() as found:
        client.get_page("/dia-ban?q=tan+tien")
    assert len(few) < 45
    assert len(many) < 45
    assert len(found) < 25
    assert db.session.get(Place, 1) is not None


@pytest.mark.parametrize("typed", ["x" * 3000, "%00", "%F0%9F%91%AE", "%C3%28", "%3Cb%3E"])
def test_odd_words_in_the_address_are_a_page_like_any_other(client: Client, typed: str) -> None:
    page = client.get_page(f"/dia-ban?q={typed}")
    assert len(page.text) < 4_000
