"""Which encoding a browser gets, and what a shelf has room for."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import Headers

from antq.kit.web.kept_page import OWN, KeptPage, Packing, chosen, knows
from antq.kit.web.shelf import Shelf

PACKING = Packing(brotli=5, gzip=6, kinds=frozenset({"text/html"}), least=500)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", "identity"),
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0", "identity"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.5, gzip;q=1.0", "gzip"),
        ("br;q=0.5, identity", "identity"),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("*;q=0, gzip", "gzip"),
        ("br;q=0, *", "gzip"),
        ("zstd", "identity"),
        ("identity", "identity"),
        ("br;q=x, gzip", "gzip"),
        (",;=", "identity"),
    ],
)
def test_the_encoding_that_the_browser_likes_best(accepted: str, encoding: str) -> None:
    assert chosen(accepted) == encoding


def page(length: int, kind: str = "text/html; charset=utf-8", **headers: str) -> KeptPage:
    return KeptPage(b"x" * length, Headers({"Content-Type": kind, **headers}), PACKING)


@pytest.mark.parametrize(
    ("kept", "encoding"),
    [(page(500), "br"), (page(499), None), (page(500, "image/png"), None)],
    ids=["worth it", "too short", "packed already"],
)
def test_only_what_pays_is_compressed(kept: KeptPage, encoding: str | None) -> None:
    assert dict(kept.form("br").headers).get("Content-Encoding") == encoding


def test_a_page_is_compressed_once_and_the_same_bytes_each_time() -> None:
    one, other = page(2_000), page(2_000)
    for accepted in ("br", "gzip"):
        assert one.form(accepted) is one.form(accepted)
        assert one.form(accepted).body == other.form(accepted).body


@pytest.mark.parametrize(
    ("etag", "packed"),
    [('"abc"', '"abc:br"'), ('W/"abc"', 'W/"abc"'), (None, "")],
)
def test_a_view_s_own_tag_is_told_apart_by_encoding(etag: str | None, packed: str) -> None:
    kept = page(2_000, **({"ETag": etag} if etag else {}))
    assert kept.form("").etag == (etag or "")
    assert kept.form("br").etag == packed


@pytest.mark.parametrize(
    ("etag", "said", "known"),
    [
        ('"a"', '"a"', True),
        ('"a"', 'W/"a"', True),
        ('W/"a"', '"a"', True),
        ('"a"', '"b", "a"', True),
        ('"a"', "*", True),
        ('"a"', '"b"', False),
        ('"a"', "", False),
        ('"a"', "a", True),
        ("", "*", False),
    ],
)
def test_which_tags_a_browser_knows(etag: str, said: str, known: bool) -> None:
    assert knows(etag, said) is known


def test_the_longest_unused_makes_room() -> None:
    shelf = Shelf(3 * (OWN + 1_000))
    shelf.get(1, "a")
    for name in "abc":
        shelf.put(1, name, page(1_000))
    assert shelf.get(1, "a")
    shelf.put(1, "d", page(1_000))
    assert [name for name in "abcd" if shelf.get(1, name)] == ["a", "c", "d"]
    assert shelf.used == shelf.room


def test_a_page_that_grows_weighs_more() -> None:
    shelf = Shelf(100_000)
    shelf.get(1, "a")
    kept = page(2_000)
    shelf.put(1, "a", kept)
    before = shelf.used
    packed = len(kept.form("br").body)
    shelf.put(1, "a", kept)
    assert shelf.used == before + packed
    assert len(shelf) == 1


def test_what_has_no_room_at_all_is_not_kept() -> None:
    shelf = Shelf(OWN + 1_000)
    shelf.get(1, "a")
    shelf.put(1, "a", page(1_000))
    shelf.put(1, "a", page(1_001))
    assert (len(shelf), shelf.used) == (0, 0)


def test_another_edition_begins_with_nothing() -> None:
    shelf = Shelf(100_000)
    shelf.get(1, "a")
    shelf.put(1, "a", page(1_000))
    assert shelf.get(2, "a") is None
    assert (len(shelf), shelf.used) == (0, 0)
    shelf.put(1, "a", page(1_000))
    assert len(shelf) == 0, "made under an edition that is over"
    assert shelf.get(1, "a") is None
