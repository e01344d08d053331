"""Hostile files through the real forms, and bodies of 300 MB by strangers: refused in words, cheap, nothing kept."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.databases import Databases, Place
from tests.journeys import unit
from tests.journeys.flood import BODIES, flood
from tests.kit.media.hostile import HTML, SVG, Sample, plain_jpeg, png
from tests.kit.media.hostile_documents import docx
from tests.server import forget_peak, peak_of, running

PHOTOS = (
    Sample("60 MB", "nang.jpg", lambda: plain_jpeg() + b"\0" * 60_000_000, "Ảnh nặng quá 20 MB"),
    Sample("no byte", "rong.jpg", lambda: b"", "0 byte"),
    Sample("page", "trang.jpg", lambda: HTML, "bên trong là trang web HTML"),
    Sample("40,000 × 40,000", "lon.png", lambda: png(40_000, 40_000), "40.000 × 40.000 điểm ảnh là quá lớn"),
    Sample("SVG", "hinh.svg", lambda: SVG, "hình vẽ SVG"),
    Sample("truncated", "cut.jpg", lambda: plain_jpeg()[:4000], "bị hỏng hoặc tải lên chưa trọn"),
)
FILES = (
    Sample("program", "to-trinh.pdf", lambda: b"MZ\x90\0" + b"\0" * 900, "không phải PDF hay DOCX"),
    Sample("macros", "bao-cao.docx", lambda: docx(("word/vbaProject.bin", b"\0" * 99)), "có macro"),
    Sample("60 MB", "nang.pdf", lambda: b"%PDF-1.7\n" + b"\0" * 60_000_000, "Tệp nặng quá 20 MB"),
)
Server = tuple[Place, str, "subprocess.Popen[bytes]"]


@pytest.fixture(scope="module")
def process(databases: Databases, worker: str) -> Iterator[Server]:
    """A server of one process on a filled database of its own, whose memory and files are looked at."""
    place = databases.copy(databases.filled(), f"hostile_{worker}")
    with running(place, "app:app") as (address, process):
        yield place, address, process
    databases.drop(place)


@pytest.fixture
def server(process: Server) -> str:
    return process[1]


@pytest.mark.parametrize(
    "javascript", [False], ids=["no-js"]
)  # with it, photos are made anew before they are sent
def test_hostile_files_are_refused_in_words(
    desk: Callable[..., Page], process: Server, tmp_path: Path
) -> None:
    place, _address, server = process
    tab = desk("donvi")
    code = unit.begin(tab, "Mô hình")
    kept = stored(place)
    forget_peak(server)
    for sample in PHOTOS:
        tab.goto(f"/de-cu/{code}/hinh-anh")
        with tab.expect_response(re.compile("/hinh-anh$")) as answer:
            unit.add_photo(tab, written(tmp_path, sample))
        assert answer.value.status == 422, sample.title
        expect(tab.locator("#photo-loi")).to_contain_text(sample.says)
        expect(tab.get_by_role("alert").first).to_contain_text(sample.says)
        expect(tab.get_by_label("Mô tả ảnh")).to_have_value(unit.SEEN)
        expect(tab.get_by_role("heading", name="Ảnh đã có 0")).to_be_visible()
    for sample in FILES:
        tab.goto(f"/de-cu/{code}/tai-lieu")
        with tab.expect_response(re.compile("/tai-lieu$")) as answer:
            unit.add_file(tab, written(tmp_path, sample), "Tờ trình")
        assert answer.value.status == 422, sample.title
        expect(tab.locator("#file-loi")).to_contain_text(sample.says)
        expect(tab.get_by_label(re.compile("^Nội dung tệp"))).to_have_value("Tờ trình")
        expect(tab.get_by_role("heading", name="Tài liệu đã có 0")).to_be_visible()
    assert stored(place) == kept
    assert peak_of(server) < 500


def written(folder: Path, sample: Sample) -> Path:
    path = folder / sample.filename
    path.write_bytes(sample.make())
    return path


def stored(place: Place) -> set[Path]:
    """Everything the store holds, half-written files too."""
    return {path for path in (place.data / "uploads").rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", BODIES)
def test_300_megabytes_of_a_stranger_cost_little(process: Server, kind: str) -> None:
    _place, address, server = process
    forget_peak(server)
    for path in ("/dang-nhap", "/de-cu/DC-15-261118-0001-0/hinh-anh"):
        assert flood(address, path, BODIES[kind]) in (303, 400, 413, None), path
    assert peak_of(server) < 256
    with urlopen(address, timeout=10) as answer:  # noqa: S310 — our own http address
        assert answer.status == 200
