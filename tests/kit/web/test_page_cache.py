"""Pages in the memory of a process: the same for all, made once, never older than the data."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from antq.kit import clock
from antq.kit.database import db, writing
from antq.kit.database.version import raise_version
from tests.client import htmx_headers
from tests.databases import Databases, Place
from tests.kit.web.caching import Process, process, was_kept

PAGE = "/dem/trang"
NEVER_KEPT = ("phien", "banh", "rieng", "mai-mai", "khac-nhau", "lon", "dong", "trong")


@pytest.fixture
def place(databases: Databases, worker: str) -> Iterator[Place]:
    place = databases.copy(databases.migrated(), f"cache_{worker}")
    yield place
    databases.drop(place)


@pytest.fixture
def here(place: Place) -> Iterator[Process]:
    with process(place) as running:
        yield running


@pytest.fixture
def there(place: Place) -> Iterator[Process]:
    """A second process on the same database."""
    with process(place) as running:
        yield running


def test_the_second_who_asks_gets_what_the_first_got(here: Process) -> None:
    first, second = here.ask(PAGE), here.ask(PAGE)
    assert here.made == ["trang"]
    assert (was_kept(first), was_kept(second)) == (False, True)
    assert first.data == second.data
    timeless = {name: value for name, value in second.headers if name != "Server-Timing"}
    assert dict(first.headers) == timeless


def test_a_change_shows_at_the_very_next_request_in_every_process(here: Process, there: Process) -> None:
    for each in (here, there) * 2:
        each.ask(PAGE)
    assert (len(here.made), len(there.made)) == (1, 1)
    here.change()
    assert b" 2 m" in there.ask(PAGE).data
    assert b" 2 m" in here.ask(PAGE).data
    assert was_kept(here.ask(PAGE))


def test_what_is_not_committed_changes_nothing(here: Process, there: Process) -> None:
    here.ask(PAGE)
    with there.app.app_context():
        with pytest.raises(ArithmeticError), writing():
            _raise_and_fail(here)
        db.session.remove()
    assert was_kept(here.ask(PAGE))


def _raise_and_fail(here: Process) -> None:
    raise_version()
    assert was_kept(here.ask(PAGE)), "a writer holds up no reader"
    raise ArithmeticError


@pytest.mark.parametrize(
    "header",
    [{"Cookie": "antq=x"}, {"Authorization": "Bearer x"}, {"Range": "bytes=0-9"}, {"If-Match": '"x"'}],
    ids=str,
)
def test_whoever_is_known_is_served_neither_from_it_nor_into_it(
    here: Process, header: dict[str, str]
) -> None:
    assert not was_kept(here.ask(PAGE, headers=header))
    assert not was_kept(here.ask(PAGE)), "nothing was kept of that"
    assert not was_kept(here.ask(PAGE, headers=header))
    assert len(here.made) == 3


@pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS"])
def test_only_reading_is_answered_from_it(here: Process, method: str) -> None:
    here.ask(PAGE)
    assert not was_kept(here.ask(PAGE, method))
    assert was_kept(here.ask(PAGE))


def test_everything_an_answer_may_depend_on_is_told_apart(here: Process) -> None:
    asked: list[dict[str, Any]] = [
        {},
        {"base_url": "https://khac.example"},
        {"base_url": "http://localhost"},
        {"query_string": "a=1&b=2"},
        {"query_string": "b=2&a=1"},
        {"headers": htmx_headers("results")},
        {"headers": htmx_headers("facets")},
        {"headers": {**htmx_headers("results"), "HX-Request-Type": "full"}},
        {"headers": {**htmx_headers("results"), "HX-History-Restore-Request": "true"}},
    ]
    for each in asked:
        assert not was_kept(here.ask(PAGE, **each)), each
    for each in asked:
        assert was_kept(here.ask(PAGE, **each)), each
    assert len(here.made) == len(asked)


def test_what_one_visitor_says_of_himself_reaches_nobody_else(here: Process) -> None:
    marked = {"User-Agent": "<script>", "Accept-Language": "fr", "Referer": "https://x.example", "X-Y": "z"}
    assert here.ask(PAGE, headers=marked).data == here.ask(PAGE).data
    assert b"<script>" not in here.ask(PAGE).data


def test_what_is_laid_to_accept_is_kept_for_that_accept(here: Process) -> None:
    path, kinds = "/dem/dam-phan", ("application/json", "text/html")
    here.ask(path)
    for kind in kinds:
        assert not was_kept(here.ask(path, headers={"Accept": kind}))
    for kind in kinds:
        again = here.ask(path, headers={"Accept": kind})
        assert was_kept(again)
        assert again.text.startswith(kind)


@pytest.mark.parametrize("name", NEVER_KEPT)
def test_what_is_not_for_everybody_is_not_kept(here: Process, name: str) -> None:
    for _ in range(3):
        assert not was_kept(here.ask(f"/dem/{name}"))
    assert len(here.made) == 3
    assert len(here.cache.shelf) == 0


@pytest.mark.parametrize("name", ["phien", "rieng", "lon", "dong", "trong", "tron", "nhan"])
@pytest.mark.parametrize("accepted", ["br", "gzip", "identity"])
def test_the_cache_changes_no_answer(here: Process, place: Place, name: str, accepted: str) -> None:
    """Of pages that are not kept too, which it compresses where Flask-Compress would."""
    with process(place, PAGE_CACHE_MB=0) as plain:
        said = {"Accept-Encoding": accepted}
        bare, kept = plain.ask(f"/dem/{name}", headers=said), here.ask(f"/dem/{name}", headers=said)
        assert (kept.status, _headers(kept)) == (bare.status, _headers(bare))
        if accepted == "gzip" and "Content-Encoding" in kept.headers:  # the library writes the time into it
            assert gzip.decompress(kept.data) == gzip.decompress(bare.data)
        else:
            assert kept.data == bare.data


def _headers(answer: Any) -> dict[str, Any]:
    packed = answer.headers.get("Content-Encoding") == "gzip"
    own = {"Date", "Set-Cookie", "Vary", *({"ETag"} if packed else ())}
    found = {name: value for name, value in answer.headers if name not in own}
    return {**found, "Vary": {each.lower() for each in answer.vary}}


@pytest.mark.parametrize("accepted", ["br", "gzip", "identity"])
@pytest.mark.parametrize("name", ["trang", "nhan"])
def test_each_encoding_has_its_own_tag_and_is_not_sent_twice(here: Process, accepted: str, name: str) -> None:
    said = {"Accept-Encoding": accepted}
    first = here.ask(f"/dem/{name}", headers=said)
    etag = first.headers["ETag"]
    for known in (etag, f'"x", {etag}', f"W/{etag}", "*"):
        again = here.ask(f"/dem/{name}", headers={**said, "If-None-Match": known})
        assert (again.status_code, again.data) == (304, b""), known
        assert again.headers["ETag"] == etag
        assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
        assert set(again.vary) == set(first.vary)
        assert not {"Content-Type", "Content-Encoding", "Content-Length"} & set(again.headers.keys())
    other = {"Accept-Encoding": "identity" if accepted == "br" else "br", "If-None-Match": etag}
    assert here.ask(f"/dem/{name}", headers=other).status_code == 200
    assert len(here.made) == 1


def test_an_unchanged_page_is_not_sent_again_though_the_data_changed(here: Process) -> None:
    first = here.ask("/gioi-thieu")
    here.change()
    again = here.ask("/gioi-thieu", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, was_kept(again)) == (304, False)


def test_files_that_are_not_kept_are_not_sent_again_either(here: Process) -> None:
    with here.ask("/static/favicon.svg") as first:
        etag, changed = first.headers["ETag"], first.headers["Last-Modified"]
    for known in ({"If-None-Match": etag, "If-Modified-Since": changed}, {"If-Modified-Since": changed}) * 2:
        with here.ask("/static/favicon.svg", headers=known) as again:
            assert again.status_code == 304


def test_a_body_is_not_sent_to_who_asks_for_the_head(here: Process) -> None:
    whole = here.ask(PAGE)
    head = here.ask(PAGE, "HEAD")
    assert was_kept(head)
    assert head.data == b""
    assert head.headers["Content-Length"] == str(len(whole.data))
    assert here.ask("/dem/khac", "HEAD").status_code == 200
    assert not was_kept(here.ask("/dem/khac")), "a head leaves nothing behind"


def test_there_is_an_end_to_what_is_kept(place: Place) -> None:
    with process(place, PAGE_CACHE_MB=1) as small:
        for number in range(400):
            small.ask(f"{PAGE}?{number}", headers={"Accept-Encoding": "br"})
        assert small.cache.shelf.used <= 1_000_000
        assert 100 < len(small.cache.shelf) < 400
        assert was_kept(small.ask(f"{PAGE}?399"))
        assert not was_kept(small.ask(f"{PAGE}?0")), "the longest unused went first"


def test_endless_addresses_are_not_kept(here: Process) -> None:
    for _ in range(2):
        assert not was_kept(here.ask(f"{PAGE}?q={'x' * 3_000}"))
    assert len(here.cache.shelf) == 0


def test_a_new_day_in_vietnam_is_a_new_page(here: Process) -> None:
    for at, kept in (("16:00", False), ("16:59", True), ("17:00", False), ("17:01", True)):
        with clock.stopped(datetime.fromisoformat(f"2026-11-22T{at}").replace(tzinfo=UTC)):
            assert was_kept(here.ask(PAGE)) == kept, at


def test_what_the_proxy_says_of_host_and_scheme_counts(place: Place) -> None:
    with process(place, TRUSTED_PROXIES=1) as proxied:
        for scheme in ("http", "https"):
            said = {"X-Forwarded-Proto": scheme, "X-Forwarded-Host": "so.example.vn"}
            first, second = (proxied.ask(PAGE, headers=said) for _ in range(2))
            assert f"{scheme}://so.example.vn/" in second.text
            assert (was_kept(first), was_kept(second)) == (False, True)


def test_of_many_who_want_the_same_page_one_makes_it(here: Process) -> None:
    here.ask("/dem/khac")
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> str:
        here.made.append("chậm")
        begun.set()
        go_on.wait(30)
        return "<p>chậm</p>"

    here.app.view_functions["home.about"] = slow
    answers: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: answers.append(here.ask("/gioi-thieu").data)) for _ in range(6)
    ]
    threads[0].start()
    assert begun.wait(30)
    for each in threads[1:]:
        each.start()
    go_on.set()
    for each in threads:
        each.join(30)
    assert answers == [b"<p>ch\xe1\xba\xadm</p>"] * 6
    assert here.made == ["khac", "chậm"]


def test_who_waits_for_one_that_fails_makes_the_page_alone(here: Process) -> None:
    here.app.config["PROPAGATE_EXCEPTIONS"] = False
    failing = [True]

    def moody() -> str:
        if failing:
            failing.pop()
            raise RuntimeError
        return "<p>được</p>"

    here.app.view_functions["home.about"] = moody
    assert here.ask("/gioi-thieu").status_code == 500
    assert here.ask("/gioi-thieu").status_code == 200
    assert was_kept(here.ask("/gioi-thieu"))


def test_without_a_database_there_are_no_kept_pages(here: Process) -> None:
    """A lost connection costs the one who finds it lost a page from the cache, nothing else."""
    here.ask(PAGE)
    assert was_kept(here.ask(PAGE))
    for watch in here.cache._versions()._idle:
        watch.close()
    answer = here.ask(PAGE)
    assert (answer.status_code, was_kept(answer)) == (200, False)
    assert was_kept(here.ask(PAGE))


def test_it_can_be_switched_off(place: Place) -> None:
    with process(place, PAGE_CACHE_MB=0) as without:
        assert not any(was_kept(without.ask(PAGE)) for _ in range(3))
        assert len(without.made) == 3
