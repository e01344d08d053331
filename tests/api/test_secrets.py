"""Nothing that the public may not read leaves by any door of open data: withdrawn, hidden, not yet released."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from flask import Flask

from antq.api.operations import OPERATIONS
from antq.api.tables import TABLES
from tests.api.asking import API, asked
from tests.api.conftest import SECRETS, World
from tests.cast import a_complete_draft, a_photo, submitted
from tests.client import Client
from tests.making import an_initiative

FILES = (
    "/mo-hinh.csv",
    "/vinh-danh.csv",
    "/dia-ban.csv",
    "/mo-hinh.atom",
    "/sitemap-mo-hinh-1.xml",
    "/sitemap-quyet-dinh.xml",
)


def everything(client: Client) -> dict[str, str]:
    """All that the doors give, by address."""
    lists = [each.path for each in OPERATIONS.values() if not each.of_one and each.name != "search"]
    found = {path: client.get(f"{path}?limit=200").text for path in lists}
    found |= {path: client.get(path).text for path in FILES}
    with client.get("/mo-hinh.xlsx") as answer:
        found["/mo-hinh.xlsx"] = unpacked(answer.data)
    with client.get("/du-lieu/antq-cong-khai.zip") as answer:
        found["zip"] = unpacked(answer.data)
    for q in ("rút", "giấu tên", "loa"):
        found[f"search {q}"] = client.get(f"{API}/search", query_string={"q": q}).text
    for each in asked(client, "/initiatives?limit=200")["items"]:
        found[each["ref"]] = client.get(f"{API}/initiatives/{each['ref']}").text
    for each in asked(client, "/decisions?limit=200")["items"]:
        found[each["ref"]] = client.get(f"{API}/decisions/{each['ref']}").text
    return found


def unpacked(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "\n".join(packed.read(name).decode() for name in packed.namelist())


def test_what_is_not_public_is_nowhere(world: World, client: Client) -> None:
    for where, text in everything(client).items():
        for secret in SECRETS:
            assert secret not in text, where
        assert world.withdrawn.ref not in text, where


def test_what_is_public_is_in_it(world: World, client: Client) -> None:
    """The test before would pass on empty files."""
    found = everything(client)
    for where in (
        "/mo-hinh.csv",
        "/mo-hinh.xlsx",
        "zip",
        f"{API}/initiatives",
        "/mo-hinh.atom",
        "search loa",
    ):
        assert "Tiếng loa an ninh" in found[where], where
    for where in ("/vinh-danh.csv", "zip", f"{API}/commendations", world.decision.ref):
        assert "Vàng A Sinh" in found[where], where
        assert "L.T.B." in found[where], where


def test_refs_of_the_hidden_lead_nowhere(world: World, client: Client) -> None:
    hidden = [each.ref for each in world.decision.commendations if each.publicity == "hidden"]
    assert len(hidden) == 1
    asked(client, f"/commendations/{hidden[0]}", status=404)
    asked(client, f"/commendations?after={hidden[0]}", status=400)
    asked(client, "/decisions/QD-2026-0002", status=404)


def test_signing_in_opens_nothing_more(world: World, client: Client) -> None:
    client.sign_in("congkhai")
    answer = client.get(f"{API}/commendations")
    assert answer.headers["Cache-Control"] == "no-store"
    assert not any(secret in answer.text for secret in SECRETS)
    asked(client, "/decisions/QD-2026-0002", status=404)


def test_a_dossier_s_figures_and_photos_stay_in_it(world: World, client: Client) -> None:
    draft = a_complete_draft()
    a_photo(draft, alt="Ảnh trong hồ sơ")
    submitted()
    for where, text in everything(client).items():
        assert "Ảnh trong hồ sơ" not in text, where
    albums = {each["initiative"] for each in asked(client, "/figures?limit=200")["items"]}
    assert albums == {world.shown.ref}


def test_what_was_merged_is_read_under_its_heir(world: World, client: Client, session: Any) -> None:
    other = an_initiative("Tên cũ của tiếng loa")
    other.merged_into, other.state = world.shown, "merged"
    session.commit()
    told = asked(client, f"/initiatives/{world.shown.ref}")
    assert told["aliases"] == ["Tên cũ của tiếng loa"]
    answer = client.get(f"{API}/initiatives/{other.ref}")
    assert (answer.status_code, answer.location) == (301, f"{API}/initiatives/{world.shown.ref}")
    assert other.ref not in {each["ref"] for each in asked(client, "/initiatives")["items"]}


def test_database_ids_stay_in_the_house(app: Flask) -> None:
    for table in TABLES:
        assert not {"id", "initiative_id", "album_id"} & set(table.record.model_fields)
        assert not [name for name in table.record.model_fields if re.search(r"(^|_)id$", name)]


@pytest.mark.parametrize(
    "word",
    [
        "date_of_birth",
        "cccd",
        "phone",
        "home",
        "ethnic",
        "religion",
        "consent",
        "bank",
        "answerable",
        "close_note",
    ],
)
def test_private_fields_are_in_no_table(word: str) -> None:
    assert not [name for table in TABLES for name in table.record.model_fields if word in name]
