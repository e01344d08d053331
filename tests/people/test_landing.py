"""Signing in leads to pages of this site only."""

from __future__ import annotations

import pytest

from antq.people.landing import local_path


@pytest.mark.parametrize(
    "path",
    ["/", "/mo-hinh", "/mo-hinh/MH-0042-tieng-loa?trang=2", "/mo-hinh?q=a//b", "/x?y=http://z.vn", "/%C4%91"],
)
def test_pages_of_this_site(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "mo-hinh",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "http://evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "\t//evil.example",
        "/\n/evil.example",
        "/%2f%2fevil.example",
        "/%2Fevil.example",
        "/%5Cevil.example",
        "/%255cevil.example",
        "/%09/evil.example",
        "/..//evil.example",
        "/\u202e/evil",
        "/" + "x" * 600,
    ],
)
def test_other_sites(path: str) -> None:
    assert local_path(path) is None
