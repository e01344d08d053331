"""The sheet asks what the steps ask, by the same numbers, with lines to write on and the code to come back by."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from antq.kit import clock
from antq.kit.qr import PIXELS
from antq.nominations.report import STEPS, asked
from tests.browser import Page, words
from tests.cast import a_draft, received, submitted
from tests.client import SITE, Client


@pytest.mark.parametrize("recipient", ["initiative", "collective", "person"])
def test_every_question_is_on_paper(client: Client, session: Any, recipient: str) -> None:
    nomination = a_draft(recipient=recipient)
    client.sign_in("donvi")
    page = client.get_page(f"/de-cu/{nomination.ref}/phieu-giay")
    numbers = [words(each).split()[0] for each in page.one("article").iter("b")]
    wanted = [
        f"{at}.{n}"
        for at, step in enumerate(STEPS, 1)
        for n, _question in enumerate(asked(nomination, step.code), 1)
    ]
    assert numbers == wanted
    assert nomination.ref in page
    assert len(list(page.one("article").iter("hr"))) > 30


def test_the_qr_leads_to_the_dossier(client: Client, session: Any) -> None:
    nomination = a_draft()
    client.sign_in("donvi")
    page = client.get_page(f"/de-cu/{nomination.ref}/phieu-giay")
    [read] = zxingcpp.read_barcodes(drawn(page))
    assert read.text == f"{SITE}/de-cu/{nomination.ref}"


def test_what_is_printed_and_mailed_names_the_address_of_the_site(
    client: Client, session: Any, app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the host that a request happened to name."""
    monkeypatch.setitem(app.config, "SITE_URL", "https://antq.example.vn")
    draft, waiting = a_draft(), received()
    client.sign_in("donvi")
    [read] = zxingcpp.read_barcodes(drawn(client.get_page(f"/de-cu/{draft.ref}/phieu-giay")))
    assert read.text == f"https://antq.example.vn/de-cu/{draft.ref}"
    client.sign_out()
    client.sign_in("thuongtruc")
    desk = f"/tham-dinh/{waiting.ref}"
    due = f"{clock.today() + timedelta(days=9):%d/%m/%Y}"
    answer = client.submit(client.get_page(desk), f"{desk}/hiep-y", asked="Cục Thuế tỉnh", due_on=due)
    assert "https://antq.example.vn/hiep-y/" in answer.text


def drawn(page: Page) -> Image.Image:
    """The QR of the page as a picture: segno draws rows of strokes, `M x y h length`, moved by `m`."""
    svg = re.search(r'<svg role="img".*?</svg>', page.html, re.S)
    assert svg
    width = int(re.search(r'width="(\d+)"', svg[0])[1])  # type: ignore[index]
    scale = PIXELS
    picture = Image.new("L", (width, width), 255)
    pen, x, y = ImageDraw.Draw(picture), 0.0, 0.0
    path = re.findall(r' d="([^"]+)"', svg[0])[-1]
    for command, numbers in re.findall(r"([MmhH])\s*([-\d. ]+)", path):
        given = [float(each) for each in re.findall(r"-?[\d.]+", numbers)]
        if command == "M":
            x, y = given
        elif command == "m":
            x, y = x + given[0], y + given[1]
        else:
            box = (x * scale, (y - 0.5) * scale, (x + given[0]) * scale - 1, (y + 0.5) * scale - 1)
            pen.rectangle(box, fill=0)
            x += given[0]
    target = io.BytesIO()
    picture.save(target, "PNG")
    return Image.open(target)


def test_only_an_open_dossier_of_ones_own(client: Client, session: Any) -> None:
    sent, other = submitted(), a_draft("donvi2")
    client.sign_in("donvi")
    assert client.get(f"/de-cu/{sent.ref}/phieu-giay").status_code == 403
    assert client.get(f"/de-cu/{other.ref}/phieu-giay").status_code == 404


def test_the_task_list_leads_there(client: Client, session: Any) -> None:
    nomination = a_draft()
    client.sign_in("donvi")
    assert client.get_page(f"/de-cu/{nomination.ref}").link("Phiếu giấy để điền tay")
