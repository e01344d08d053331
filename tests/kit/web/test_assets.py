"""Static files: immutable under their hash, and nothing but static files."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from flask import Flask

from antq.kit.web import assets
from tests.client import Client
from tests.databases import ROOT

STATIC = ROOT / "static"
PINNED = re.findall(r"`([\w./-]+)`,\s+sha256\s+`([0-9a-f]{64})`", (STATIC / "VENDOR.md").read_text("utf-8"))


def asset(app: Flask, name: str) -> str:
    address = app.jinja_env.globals["asset"](name)  # type: ignore[operator]
    assert isinstance(address, str)
    return address


def cache_of(client: Client, address: str) -> str:
    with client.get(address) as response:
        assert response.status_code == 200, address
        return response.headers["Cache-Control"]


def test_an_address_with_the_hash_is_for_ever(client: Client, app: Flask) -> None:
    address = asset(app, "favicon.svg")
    assert re.fullmatch(r"/static/v-[0-9a-f]{12}/favicon\.svg", address)
    assert cache_of(client, address) == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("address", ["/static/favicon.svg", "/static/v-000000000000/favicon.svg"])
def test_without_it_or_with_an_old_one_it_is_asked_for_again(client: Client, address: str) -> None:
    assert cache_of(client, address) == "public, max-age=0, must-revalidate"


def test_what_is_unchanged_is_not_sent_again(client: Client, app: Flask) -> None:
    address = asset(app, "favicon.svg")
    with client.get(address) as first:
        tag = first.headers["ETag"]
    with client.get(address, headers={"If-None-Match": tag}) as again:
        assert again.status_code == 304


@pytest.mark.parametrize(
    "name",
    [
        "../antq/config.py",
        "..%2fantq%2fconfig.py",
        "%2e%2e/antq/config.py",
        "css/../../app.py",
        "v-000000000000/../../app.py",
        "....//app.py",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "..\\app.py",
        ".hidden",
        "css/.hidden",
        ".git/config",
        "v-000000000000/.env",
        "",
        "css",
        "css/",
        "khong-co.css",
        "favicon.svg%00.css",
    ],
)
def test_nothing_else_is_served(client: Client, name: str) -> None:
    with client.get(f"/static/{name}") as response:
        assert response.status_code in (308, 404), name
        assert "ANTQ_" not in response.get_data(as_text=True)


def test_a_hidden_file_is_refused_even_when_it_is_there(tmp_path: Path) -> None:
    """Editors and version control leave such files."""
    app = Flask("trial", static_folder=None)
    app.static_folder = str(tmp_path)
    for name in ("seen.txt", ".hidden", "css/.git/config", "css/a.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assets.init_app(app)
    served = app.test_client()
    for name, status in (("seen.txt", 200), ("css/a.css", 200), (".hidden", 404), ("css/.git/config", 404)):
        with served.get(f"/static/{name}") as response:
            assert response.status_code == status, name


def test_what_others_wrote_is_what_was_pinned() -> None:
    names = [name for name, _digest in PINNED]
    assert any(name.startswith("vendor/htmx-") for name in names)
    for name, digest in PINNED:
        assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == digest, name


def test_nothing_lies_in_vendor_that_is_not_pinned() -> None:
    found = {f"vendor/{path.name}" for path in (STATIC / "vendor").iterdir()}
    assert found <= {name for name, _digest in PINNED}


def test_every_file_that_a_page_names_is_there(client: Client, app: Flask) -> None:
    html = client.get("/mo-hinh").text
    named = set(re.findall(r'(?:src|href)="(/static/[^"#]+)', html)) | set(
        re.findall(r"url\(([^)]+)\)", html)
    )
    assert len(named) > 3
    for address in (address.strip("\"'") for address in named):
        assert address.startswith("data:") or "immutable" in cache_of(client, address), address


def test_every_symbol_that_is_drawn_is_in_the_sprite(app: Flask) -> None:
    sprite = (STATIC / "icons.svg").read_text("utf-8")
    known = set(re.findall(r'<symbol[^>]* id="([\w-]+)"', sprite))
    for template in (ROOT / "templates").rglob("*.html"):
        for name in re.findall(r'\bicon\("([\w-]+)"\)', template.read_text("utf-8")):
            assert name in known, f"{template.name}: {name}"
