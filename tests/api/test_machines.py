"""What machines read besides the API: the feed (feedparser), the map of the site, JSON-LD, Open Graph."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest
from defusedxml.ElementTree import fromstring

from antq.api import sitemap
from antq.catalogue import actions as catalogue
from antq.evidence import actions as evidence
from antq.kit import clock
from antq.people.actor import SYSTEM
from tests.api.conftest import WITHDRAWN, World
from tests.client import SITE, Client
from tests.making import a_photo_in, an_initiative
from tests.replications.points import accepted, registered, running

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read_feed(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    fromstring(answer.data)
    found = feedparser.parse(answer.data)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_the_feed_is_read_by_a_feed_reader(world: World, client: Client) -> None:
    found = read_feed(client, "/mo-hinh.atom")
    assert [each.title for each in found.entries] == ["Tiếng loa 78", "Tiếng loa 77", "Tiếng loa an ninh"]
    last = found.entries[-1]
    assert last.id == f"{SITE}/mo-hinh/{world.shown.ref}"
    assert last.link == f"{SITE}/mo-hinh/{world.shown.address}"
    assert client.get(urlsplit(last.link).path).status_code == 200
    assert last.updated_parsed
    assert {link.rel: link.href for link in found.feed.links}["self"] == f"{SITE}/mo-hinh.atom"


def test_the_feed_keeps_the_rules_of_rfc_4287(world: World, client: Client) -> None:
    tree = fromstring(client.get("/mo-hinh.atom?q=loa&linh-vuc=tu-quan").data)
    for each in (tree, *tree.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(each.findall(ATOM + name)) == 1, name
        assert datetime.fromisoformat(each.findtext(f"{ATOM}updated")).tzinfo == UTC
    assert tree.find(f"{ATOM}author/{ATOM}name").text
    ids = [each.findtext(f"{ATOM}id") for each in tree.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) == 3
    assert tree.findtext(f"{ATOM}id") == f"{SITE}/mo-hinh.atom?q=loa&linh-vuc=tu-quan"


def test_the_feed_follows_the_filter_the_newest_first(session: Any, client: Client) -> None:
    noon = datetime(2026, 11, 1, 5, tzinfo=UTC)
    for number in range(52):
        with clock.stopped(noon + timedelta(minutes=number)):
            an_initiative(f"Mô hình {number}", field="hoa-giai" if number == 3 else "tu-quan")
    found = read_feed(client, "/mo-hinh.atom?sap-xep=ten")
    assert [each.title for each in found.entries[:2]] == ["Mô hình 51", "Mô hình 50"]
    assert len(found.entries) == 50
    assert [each.title for each in read_feed(client, "/mo-hinh.atom?linh-vuc=hoa-giai").entries] == [
        "Mô hình 3"
    ]
    assert read_feed(client, "/mo-hinh.atom?q=zzzz").entries == []


@pytest.mark.parametrize("name", ["</title><script>", 'a & b < c > "d"', "Ô ]]> chữ"])
def test_words_that_look_like_markup_stay_words(session: Any, client: Client, name: str) -> None:
    made = an_initiative(name)
    assert fromstring(client.get("/mo-hinh.atom").data).findtext(f"{ATOM}entry/{ATOM}title") == name
    page = client.get(f"/mo-hinh/{made.address}")
    assert linked(page.text)["Article"][0]["headline"] == name
    assert "<script>" not in page.text.partition("</head>")[0].replace(
        '<script type="application/ld+json">', ""
    )


def addresses(client: Client, path: str) -> list[str]:
    answer = client.get(path)
    assert answer.content_type == "application/xml; charset=utf-8"
    tree = fromstring(answer.data)
    assert tree.tag in (f"{MAP}sitemapindex", f"{MAP}urlset")
    for each in tree.iter(f"{MAP}lastmod"):
        datetime.fromisoformat(each.text)
    found = [each.text for each in tree.iter(f"{MAP}loc")]
    assert 0 < len(found) <= 50_000
    assert len(set(found)) == len(found)
    assert all(each.startswith(f"{SITE}/") for each in found)
    assert len(answer.data) < 50 * 1024 * 1024
    return [each.removeprefix(SITE) for each in found]


def test_every_address_of_the_map_is_a_page(world: World, client: Client) -> None:
    robots = client.get("/robots.txt").text
    assert f"Sitemap: {SITE}/sitemap.xml" in robots.splitlines()
    pages = [page for part in addresses(client, "/sitemap.xml") for page in addresses(client, part)]
    assert {
        f"/mo-hinh/{world.shown.address}",
        f"/quyet-dinh/{world.decision.ref}",
        "/vinh-danh/2026",
        "/",
    } <= set(pages)
    for page in pages:
        assert client.get(page).status_code == 200, page
    assert not any(world.withdrawn.ref in page for page in pages)


def test_points_and_their_spread_are_in_the_map(
    session: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "PART", 2)
    spread, planned = an_initiative("Có điểm"), an_initiative("Chưa có điểm")
    made = [running(spread, neighbourhood=f"Thôn {number}") for number in range(3)]
    made.append(accepted(planned))
    registered(planned, neighbourhood="Thôn Hai")
    parts = [part for part in addresses(client, "/sitemap.xml") if "diem" in part or "nhan-rong" in part]
    found = [page for part in parts for page in addresses(client, part)]
    assert set(found) == {f"/mo-hinh/{spread.address}/nhan-rong", *(f"/diem/{each.ref}" for each in made)}
    for page in found:
        assert client.get(page).status_code == 200, page
    client.get_page("/sitemap-diem-99.xml", status=404)


def test_initiatives_are_parted(session: Any, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "PART", 2)
    made = [an_initiative(f"Mô hình {number}") for number in range(5)]
    parts = [part for part in addresses(client, "/sitemap.xml") if "mo-hinh" in part]
    found = [page for part in parts for page in addresses(client, part)]
    assert found == [f"/mo-hinh/{each.address}" for each in made]
    assert 2 < len(parts) <= 4
    for each in made[1:3]:
        catalogue.withdraw(each, note="Trùng.", by=SYSTEM)
    for name in (
        "mo-hinh-0",
        "mo-hinh-99",
        "mo-hinh-x",
        "mo-hinh-01x",
        "mo-hinh-²",
        "khong-co",
        "mo-hinh-" + "9" * 500,
    ):
        client.get_page(f"/sitemap-{name}.xml", status=404)


def linked(html: str) -> dict[str, list[Any]]:
    """The JSON-LD of a page by type; read by the standard library after HTML's own rule for scripts."""
    text = html.split('<script type="application/ld+json">')[1].split("</script")[0]
    told = json.loads(text)
    assert told["@context"] == "https://schema.org"
    found: dict[str, list[Any]] = {}
    for each in told["@graph"]:
        found.setdefault(each["@type"], []).append(each)
    return found


def test_a_page_describes_itself(world: World, client: Client) -> None:
    told = linked(client.get(f"/mo-hinh/{world.shown.address}").text)
    article, image = told["Article"][0], told["ImageObject"][0]
    assert article["url"] == article["@id"] == f"{SITE}/mo-hinh/{world.shown.address}"
    assert article["image"] == [{"@id": image["@id"]}]
    for key in ("headline", "description", "datePublished", "dateModified", "author", "publisher", "license"):
        assert article[key], key
    assert content_of(client, image["contentUrl"]) == "image/jpeg"
    assert (image["width"], image["height"]) == (640, 480)
    steps = told["BreadcrumbList"][0]["itemListElement"]
    assert [each["position"] for each in steps] == [1, 2, 3]
    measured = told["Dataset"][0]["variableMeasured"]
    assert [(each["name"], each["value"], each["unitText"]) for each in measured] == [
        ("Vụ trộm cắp", "11", "vụ")
    ]
    assert told["Dataset"][0]["license"] == article["license"]


def test_a_page_without_figures_has_no_dataset(session: Any, client: Client) -> None:
    told = linked(client.get(f"/mo-hinh/{an_initiative().address}").text)
    assert "Dataset" not in told
    assert "ImageObject" not in told


def content_of(client: Client, address: str) -> str | None:
    """What kind of file lies at an absolute address of the site."""
    with client.get(urlsplit(address).path) as answer:
        assert answer.status_code == 200
        return answer.content_type


def metas(page: Any) -> dict[str, str]:
    return {each.get("property"): each.get("content") for each in page.all("meta") if each.get("property")}


def test_a_page_has_a_card_for_those_who_share_it(world: World, client: Client) -> None:
    page = client.get_page(f"/mo-hinh/{world.shown.address}")
    told = metas(page)
    assert told["og:url"] == f"{SITE}/mo-hinh/{world.shown.address}"
    assert told["og:type"] == "article"
    assert (told["og:image:width"], told["og:image:height"]) == ("640", "480")
    assert told["og:image:alt"] == "Bà con họp thôn"
    assert content_of(client, told["og:image"]) == "image/jpeg"
    assert datetime.fromisoformat(told["article:published_time"]).tzinfo is not None
    links = {(each.get("rel"), each.get("href")) for each in page.all("link")}
    assert ("canonical", told["og:url"]) in links
    assert ("alternate", "/mo-hinh.atom") in links


def test_the_withdrawn_one_describes_nothing(world: World, client: Client) -> None:
    page = client.get(f"/mo-hinh/{world.withdrawn.address}")
    assert page.status_code == 410
    assert "ld+json" not in page.text
    assert WITHDRAWN not in client.get("/mo-hinh.atom").text


def test_photos_and_figures_of_what_was_added_later_are_described_too(world: World, client: Client) -> None:
    a_photo_in(world.shown.album, height=500, alt="Lắp loa")
    evidence.add_figure(world.shown.album, what="Loa", value=Decimal(3), unit="cái")
    told = linked(client.get(f"/mo-hinh/{world.shown.address}").text)
    assert [each["description"] for each in told["ImageObject"]] == ["Bà con họp thôn", "Lắp loa"]
    assert len(told["Dataset"][0]["variableMeasured"]) == 2
