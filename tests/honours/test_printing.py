"""Certificates in a batch: a page each with a QR that an independent reader reads, made by a job."""

from __future__ import annotations

import io
import time
from typing import Any
from zipfile import ZipFile

import pytest
import zxingcpp
from pypdf import PdfReader

from antq.honours import actions
from antq.honours.models import Decision
from antq.kit import jobs, storage
from antq.kit.policy import may
from antq.kit.refusals import Stale
from antq.law.queries import form_by_code
from antq.units.queries import by_ref
from tests.cast import PEOPLE, facts, who
from tests.client import Client
from tests.kit.documents.pdfs import drawn
from tests.peopled import app, peopled

__all__ = ["app", "peopled"]

SITE = "https://antq.example.vn"


def released_with(count: int, name: str = "Nguyễn Thị Ngọc Ẵng") -> Decision:
    by, unit, form = who("thuongtruc"), by_ref("ubnd-xa-muong-lai"), form_by_code("bang-khen-ubnd-tinh")
    assert form is not None
    decision = actions.draw_up(
        facts(number="91", signer_title="KT. Chủ tịch, Phó Chủ tịch"), issuer=by_ref("ubnd-tinh"), by=by
    )
    for number in range(count):
        actions.confer(
            decision, form=form, recipient="person", name=f"{name} {number}", role="Trưởng thôn", unit=unit,
            initiative=None, citation="Đã có thành tích giữ yên thôn bản.", publicity="hidden", by=by,
        )  # fmt: skip
    actions.release(decision, by=who("congkhai"))
    return decision


def kept(key: str) -> bytes:
    with storage.store().open(key) as file:
        return bytes(file.read())


def fonts_of(data: bytes) -> set[str]:
    """What the fonts of all pages are called."""
    fonts: set[str] = set()
    for page in PdfReader(io.BytesIO(data)).pages:
        resources: Any = page["/Resources"]
        fonts |= {str(font.get_object()["/BaseFont"]) for font in resources["/Font"].values()}
    return fonts


def read_qr(page: Any) -> list[str]:
    picture = page.render(scale=150 / 72).to_pil()
    return [each.text for each in zxingcpp.read_barcodes(picture)]


def test_each_page_leads_to_its_own_verification(session: Any, client: Client) -> None:
    decision = released_with(2)
    session.commit()
    client.sign_in("thuongtruc")
    page = client.get_page(f"/quyet-dinh/{decision.ref}")
    page = client.get_page(page.link("In giấy khen").href)
    page = client.follow(client.submit(page, "lap-tep"))
    assert "Đã vẽ 0/2 giấy" in page
    assert jobs.work_all() == 1
    page = client.get_page(f"/quyet-dinh/{decision.ref}/giay-khen")
    with client.get(page.link("Tải tệp PDF").href) as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        data = answer.data
    codes = [each.certificates[0].code for each in decision.commendations]
    with drawn(data) as sheets:
        for sheet, code, number in zip(sheets, codes, range(2), strict=True):
            (address,) = read_qr(sheet)
            assert address.endswith(f"/xac-minh/{code}")
            text = " ".join(sheet.get_textpage().get_text_range().split())
            for said in (code, f"Nguyễn Thị Ngọc Ẵng {number}", "BẰNG KHEN", "91/QĐ-UBND", "PHÓ CHỦ TỊCH"):
                assert said in text
    assert all("Tinos" in font for font in fonts_of(data))


def test_very_long_words_stay_on_one_page(session: Any) -> None:
    decision = released_with(1, "Tổ tự quản liên gia về an ninh trật tự khu dân cư số 12 thôn Trung Tâm " * 2)
    decision.commendations[0].citation = "Có nhiều thành tích trong phong trào. " * 10
    batch = actions.ask_for_certificates(decision, site=SITE, by=who("thuongtruc"))
    session.commit()
    assert jobs.work_all() == 1
    with drawn(kept(batch.key)) as sheets:
        assert len(sheets) == 1


def test_only_the_desk_prints_and_only_what_is_public(session: Any) -> None:
    decision = released_with(1)
    desk = {"thuongtruc", "thuongtruc2", "kiemnhiem", "chutich", "congkhai", "nguoinha"}
    assert {name for name in ("", *PEOPLE) if may(who(name), "certificate.print", decision)} == desk
    decision.state = "drawn"
    assert not any(may(who(name), "certificate.print", decision) for name in PEOPLE)


def test_a_second_click_makes_no_second_file(session: Any) -> None:
    decision = released_with(1)
    actions.ask_for_certificates(decision, site=SITE, by=who("thuongtruc"))
    with pytest.raises(Stale, match="Đang lập"):
        actions.ask_for_certificates(decision, site=SITE, by=who("congkhai"))


def test_five_hundred_take_less_than_ten_seconds(session: Any) -> None:
    decision = released_with(500)
    batch = actions.ask_for_certificates(decision, site=SITE, by=who("thuongtruc"))
    session.commit()
    begun = time.process_time()
    assert jobs.work_all() == 1
    spent = time.process_time() - begun
    assert spent < 10, spent
    assert (batch.state, batch.done) == ("done", 500)
    with ZipFile(io.BytesIO(kept(batch.key))) as archive:
        assert archive.namelist() == [f"giay-khen-{number:02d}.pdf" for number in range(1, 11)]
        last = archive.read("giay-khen-10.pdf")
    with drawn(last) as sheets:
        assert read_qr(sheets[49]) == [f"{SITE}/xac-minh/{decision.commendations[499].certificates[0].code}"]
