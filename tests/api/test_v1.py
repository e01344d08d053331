"""The JSON API: what it answers, how its lists go on, how it says no."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from antq.catalogue import actions as catalogue
from antq.kit.journal import record
from antq.people.actor import SYSTEM
from tests.api.asking import API, asked, walked
from tests.api.conftest import World
from tests.client import SITE, Client
from tests.making import an_initiative, map_of_places, reading

LISTS = (
    "initiatives",
    "replications",
    "known-places",
    "figures",
    "places",
    "units",
    "commendations",
    "decisions",
    "documents",
)


def test_an_initiative_is_told_whole(world: World, client: Client) -> None:
    told = asked(client, f"/initiatives/{world.shown.ref}")
    assert told["name"] == "Tiếng loa an ninh"
    assert told["field_name"] == "Tự quản cộng đồng"
    assert told["address"] == f"/mo-hinh/{world.shown.address}"
    assert told["how"].splitlines()[0] == "Họp thôn."
    assert [(each["what"], each["value"], each["before"]) for each in told["figures"]] == [
        ("Vụ trộm cắp", 11, 19)
    ]
    with client.get(told["photos"][0]["address"]) as photo:
        assert photo.content_type == "image/jpeg"


def test_a_withdrawn_one_says_only_that_it_was(world: World, client: Client) -> None:
    told = asked(client, f"/initiatives/{world.withdrawn.ref}", status=410)
    assert (told["status"], told["title"], told["detail"]) == (410, "Đã rút", "Trùng.")


def test_the_reason_stays_that_of_the_withdrawal(world: World, client: Client, session: Any) -> None:
    record("initiative.edit", world.withdrawn, by=SYSTEM)
    session.commit()
    assert asked(client, f"/initiatives/{world.withdrawn.ref}", status=410)["detail"] == "Trùng."
    assert "Trùng." in client.get_page(f"/mo-hinh/{world.withdrawn.address}", status=410).text


@pytest.mark.parametrize("name", LISTS)
def test_a_walk_meets_every_record_once(world: World, client: Client, name: str) -> None:
    whole = asked(client, f"/{name}?limit=200")
    assert whole["next"] is None
    pieces = walked(client, f"/{name}?limit=1" if len(whole["items"]) < 40 else f"/{name}?limit=40")
    assert pieces == whole["items"]
    keys = [each.get("ref") or each["key"] for each in pieces]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "name", ["places", "units", "commendations", "decisions", "documents", "initiatives"]
)
def test_every_record_is_found_under_its_ref(world: World, client: Client, name: str) -> None:
    for each in asked(client, f"/{name}?limit=5")["items"]:
        one = asked(client, f"/{name}/{each.get('ref') or each['key']}")
        assert {key: one[key] for key in each} == each


def test_what_is_entered_during_a_walk_comes_last(session: Any, client: Client) -> None:
    for number in range(3):
        an_initiative(f"Mô hình số {number}")
    page = asked(client, "/initiatives?limit=2")
    an_initiative("A đứng đầu theo tên, mới nhất theo ngày")
    rest = asked(client, page["next"].removeprefix(SITE + API))
    assert [each["name"] for each in rest["items"]] == [
        "Mô hình số 2",
        "A đứng đầu theo tên, mới nhất theo ngày",
    ]


def test_a_walk_goes_on_after_what_was_withdrawn_meanwhile(session: Any, client: Client) -> None:
    made = [an_initiative(f"Mô hình số {number}") for number in range(3)]
    page = asked(client, "/initiatives?limit=1")
    catalogue.withdraw(made[0], note="Trùng.", by=SYSTEM)
    rest = asked(client, page["next"].removeprefix(SITE + API))
    assert rest["items"][0]["ref"] == made[1].ref


def test_the_next_page_stands_in_body_and_header(world: World, client: Client) -> None:
    answer = client.get(f"{API}/places?limit=1&cap=commune")
    address = json.loads(answer.data)["next"]
    assert answer.headers["Link"] == f'<{address}>; rel="next"'
    assert address.startswith(f"{SITE}{API}/places?limit=1&cap=commune&after=")


def test_the_filter_of_the_page_narrows_the_list(world: World, client: Client) -> None:
    an_initiative("Hòa giải ở cơ sở", field="hoa-giai", replication="built")
    names = [each["name"] for each in walked(client, "/initiatives?linh-vuc=hoa-giai&linh-vuc=pcmt&limit=1")]
    assert names == ["Hòa giải ở cơ sở"]
    assert asked(client, "/initiatives?tinh=15&xa=04456")["items"] == []
    found = asked(client, "/initiatives?q=hoa+giai&trang-thai=xay-dung")["items"]
    assert [each["name"] for each in found] == ["Hòa giải ở cơ sở"]
    assert asked(client, "/initiatives?q=hoa+giai&trang-thai=nhan-rong")["items"] == []


def test_an_ended_place_is_found_under_both_its_keys(session: Any, client: Client) -> None:
    map_of_places()
    told = asked(client, "/places/15715-2025-06-30")
    for key in ("cu-15715", "cu-15715-2025"):
        assert asked(client, f"/places/{key}") == told
    assert (told["key"], told["heir_key"], told["began_on"]) == ("15715-2025-06-30", "15715", None)
    assert [(each["name"], each["valid_to"]) for each in told["versions"]] == [("Xã Thái Hòa", "2025-06-30")]
    assert client.get(told["address"]).status_code == 200
    for key in ("cu-15715-2024", "cu-99", "cu-", "cu-x", "15715-2024", "cu-15715-99999"):
        asked(client, f"/places/{key}", status=404)
    after = asked(client, "/places?after=cu-15715&limit=200")["items"]
    assert told["key"] not in {each["key"] for each in after}


def test_search_answers_the_best_first(world: World, client: Client) -> None:
    an_initiative("Hội quán", what="Ở đây có đèn ngõ xóm.")
    an_initiative("Đèn ngõ xóm")
    told = asked(client, "/search?q=den+ngo+xom")
    assert [each["name"] for each in told["items"]] == ["Đèn ngõ xóm", "Hội quán"]
    assert len(asked(client, "/search?q=tieng+loa&limit=1")["items"]) == 1


def test_figures_and_places_of_one_initiative(world: World, client: Client) -> None:
    found = asked(client, f"/figures?mo-hinh={world.shown.ref}")["items"]
    assert [each["ref"] for each in found] == [f"{world.shown.ref}.1"]
    for name in ("replications", "known-places"):
        assert asked(client, f"/{name}?mo-hinh={world.shown.ref}")["items"] == []


WRONG = {
    "/initiatives?limit=0": "limit",
    "/initiatives?limit=201": "limit",
    "/initiatives?limit=%2B5": "limit",
    "/initiatives?limit=5_0": "limit",
    "/initiatives?limit=²": "limit",
    "/initiatives?limit=5&limit=6": "limit",
    "/initiatives?limit=" + "9" * 5000: "limit",
    "/initiatives?after=MH-9999": "after",
    "/initiatives?after=' OR 1=1": "after",
    "/initiatives?after=%00": "after",
    "/figures?after=MH-0001.0": "after",
    "/figures?after=MH-0001." + "9" * 60: "after",
    "/replications?after=MH-0001": "after",
    "/replications?after=DM-9999": "after",
    "/known-places?after=MH-0001": "after",
    "/known-places?mo-hinh=MH-9999": "mo-hinh",
    "/places?after=cu-15-2025-02": "after",
    "/places?after=15-2025-02-31": "after",
    "/places?cap=ward": "cap",
    "/commendations?nam=99999": "nam",
    "/commendations?nam=-1": "nam",
    "/replications?mo-hinh=MH-9999": "mo-hinh",
    "/initiatives?linh-vuc=khong-co": "linh-vuc",
    "/initiatives?tinh=ab": "tinh",
    "/initiatives?nam=0": "nam",
    "/initiatives?trang=2": "trang",
    "/initiatives?la=1": "la",
    "/initiatives/MH-0001?la=1": "la",
    "/initiatives?q=a%00b": "q",
    "/initiatives?q=a%0Ab": "q",
    "/search": "q",
    "/search?q=": "q",
    "/search?q=" + "a" * 10_000: "q",
    "/search?q=x&after=MH-0001": "after",
}


@pytest.mark.parametrize(("path", "name"), WRONG.items(), ids=range(len(WRONG)))
def test_a_mistake_is_named(world: World, client: Client, path: str, name: str) -> None:
    told = asked(client, path, status=400)
    assert name in {each["parameter"] for each in told["errors"]}
    assert told["detail"].startswith(f"{name}: ")
    assert told["type"] == "/api#loi-400"


@pytest.mark.parametrize(("name", "value"), [("tinh", "99"), ("don-vi", "khong-co"), ("khen", "khong-co")])
def test_what_does_not_exist_is_a_mistake_too(world: World, client: Client, name: str, value: str) -> None:
    told = asked(client, f"/initiatives?{name}={value}", status=400)
    assert [each["parameter"] for each in told["errors"]] == [name]
    assert told["detail"].startswith(f"{name}: Không có giá trị này")


@pytest.mark.parametrize("q", ["?", " ", "-", "“”"])
def test_words_that_say_nothing_find_nothing(world: World, client: Client, q: str) -> None:
    assert json.loads(client.get(f"{API}/search", query_string={"q": q}).data)["items"] == []


UNUSUAL = (
    *(
        '"',
        '"""',
        "-",
        "--",
        "a -",
        "*",
        "(",
        "NEAR(",
        "'",
        "\\",
        "%",
        "_",
        "dia-ban:",
        "nam:",
        '"không đóng',
    ),
    *("😀", "﷽"),
)


@pytest.mark.parametrize("q", UNUSUAL)
def test_odd_words_are_no_mistake(world: World, client: Client, q: str) -> None:
    for name in ("search", "initiatives"):
        answer = client.get(f"{API}/{name}", query_string={"q": q})
        assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    "path", ["/", "/khong-co", "/units/khong-co", "/places/99", "/decisions/QD-0-0", "/units/%00"]
)
def test_what_is_not_there(world: World, client: Client, path: str) -> None:
    assert asked(client, path, status=404)["title"] == "Không có ở đây"


def test_writing_is_refused_and_says_what_is_taken(client: Client, session: Any) -> None:
    for method in (client.post, client.put, client.delete, client.patch):
        answer = method(f"{API}/initiatives")
        assert (answer.status_code, answer.content_type) == (405, "application/problem+json")
        assert "GET" in answer.headers["Allow"]


def test_who_takes_no_json_is_told(client: Client, session: Any) -> None:
    assert asked(client, "/units", status=406, Accept="text/csv")["status"] == 406
    for taken in ("application/json", "*/*", "application/*;q=0.1", "text/html,application/json;q=0.9", ""):
        asked(client, "/units", Accept=taken)


def test_other_sites_may_read_and_nothing_runs(world: World, client: Client) -> None:
    for path in ("/initiatives", "/khong-co", "/openapi.json", "/search"):
        headers = client.get(API + path, headers={"Origin": "https://khac.example"}).headers
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Access-Control-Allow-Credentials" not in headers
    assert "Access-Control-Allow-Origin" not in client.get("/mo-hinh").headers


def test_an_unchanged_answer_is_not_sent_again(world: World, client: Client) -> None:
    first = client.get(f"{API}/initiatives")
    again = client.get(f"{API}/initiatives", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    an_initiative("Mới thêm")
    assert (
        client.get(f"{API}/initiatives", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
    )
    assert client.head(f"{API}/initiatives").data == b""


def test_a_page_costs_the_same_however_many_there_are(session: Any, client: Client) -> None:
    counts = []
    for number in (1, 12):
        for each in range(number):
            an_initiative(f"Mô hình {number} {each}")
        session.commit()
        session.expunge_all()
        with reading() as sent:
            asked(client, "/initiatives")
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 6


@pytest.mark.parametrize(
    ("error", "status"), [(ZeroDivisionError(), 500), (OperationalError("", {}, Exception("locked")), 503)]
)
def test_what_breaks_is_told_without_its_inside(
    client: Client, session: Any, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    def fail(*_args: Any, **_words: Any) -> None:
        raise error

    monkeypatch.setattr("antq.api.views.lists.reading.entered", fail)
    told = asked(client, "/initiatives", status=status)
    assert told["status"] == status
    assert "locked" not in told["detail"]
    page = client.get_page("/khong-co-trang-nay", status=404)
    assert page.h1, "pages for people stay pages"
