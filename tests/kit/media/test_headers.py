"""What files say of themselves is read from bytes, and a lie or a flood ends the reading."""

from __future__ import annotations

import struct

import pytest
from PIL import Image

from antq.kit.media.headers import SEGMENTS, Header, Unreadable, know, read_header

from . import hostile


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WEBP"),
        (b"RIFF\0\0\0\0WAVE", ""),
        (hostile.HEIC, "HEIC"),
        (b"\0\0\0\x18ftypavif", "AVIF"),
        (b"\0\0\0\x18ftypmp42", ""),
        (b"GIF89a", "GIF"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "OLE"),
        (b"MZ\x90", "EXE"),
        (b"\xef\xbb\xbf <!-- --> <SVG>", "SVG"),
        (hostile.HTML, "HTML"),
        ("chào".encode(), ""),
        (b"", ""),
    ],
)
def test_kinds_are_known_by_content(data: bytes, kind: str) -> None:
    assert know(data) == kind


@pytest.mark.parametrize("size", [(640, 480), (321, 77), (1, 1)])
def test_sizes_agree_with_the_writer(size: tuple[int, int]) -> None:
    image = Image.new("RGB", size, "green")
    for kind, settings in (
        ("JPEG", {}),
        ("PNG", {}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
        ("WEBP", {"exif": hostile.exif()}),
    ):
        assert read_header(kind, hostile.saved(image, kind, **settings)) == Header(*size)


def test_a_jpeg_of_several_scans_costs_its_coefficients() -> None:
    """Two bytes a sample; without subsampling three samples a pixel, with it one and a half."""
    image = hostile.scene(1600, 1200)
    whole = read_header("JPEG", hostile.saved(image, "JPEG", progressive=True, subsampling=0))
    quarter = read_header("JPEG", hostile.saved(image, "JPEG", progressive=True, subsampling=2))
    assert whole.coefficients == pytest.approx(6 * 1600 * 1200, rel=0.02)
    assert quarter.coefficients == pytest.approx(3 * 1600 * 1200, rel=0.04)
    assert read_header("JPEG", hostile.saved(image, "JPEG")).coefficients == 0


def test_a_sequential_jpeg_in_separate_scans_costs_them_too() -> None:
    """Not progressive, but its first scan has one component of three: libjpeg keeps all the rest."""
    data = bytearray(hostile.plain_jpeg())
    data[data.index(b"\xff\xda") + 4] = 1
    assert read_header("JPEG", bytes(data)).coefficients > 0


def flood(kind: str, pieces: int) -> bytes:
    if kind == "JPEG":
        return hostile.with_segments(hostile.plain_jpeg(), hostile.segment(0xEF, b"") * pieces)
    if kind == "PNG":
        return hostile.png(640, 480, hostile.chunk(b"prVt", b"") * pieces)
    own = hostile.saved(hostile.scene(), "WEBP")
    body = own[8:] + b"ANMF\0\0\0\0" * pieces
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_floods_of_empty_pieces_end_the_reading(kind: str) -> None:
    assert read_header(kind, flood(kind, 1000)) == Header(640, 480)
    with pytest.raises(Unreadable, match="more"):
        read_header(kind, flood(kind, SEGMENTS))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_file_cut_anywhere_in_its_header_is_unreadable(kind: str) -> None:
    whole = hostile.saved(hostile.scene(), kind)
    header = whole.index({"JPEG": b"\xff\xda", "PNG": b"IDAT", "WEBP": b"VP8 "}[kind])
    for length in range(16, header, 7):
        with pytest.raises(Unreadable):
            read_header(kind, whole[:length])


def test_contradictions_are_unreadable() -> None:
    jpeg = hostile.plain_jpeg()
    frame = jpeg.index(b"\xff\xc0")
    twice = jpeg[:frame] + jpeg[frame : frame + 19] + jpeg[frame:]
    nothing = jpeg[: frame + 9] + b"\0" + jpeg[frame + 10 :]
    for data in (twice, nothing, b"\xff\xd8\xff\xd9"):
        with pytest.raises(Unreadable):
            read_header("JPEG", data)
    with pytest.raises(Unreadable, match="IHDR"):
        read_header("PNG", b"\x89PNG\r\n\x1a\n" + hostile.chunk(b"IDAT", b""))
    with pytest.raises(Unreadable, match="no picture"):
        read_header("WEBP", b"RIFF\x0c\0\0\0WEBPXXXX\0\0\0\0")


def test_bytes_behind_the_end_of_a_jpeg_are_not_its_business() -> None:
    """Phones put a film there, in which any marker may occur by chance."""
    assert read_header("JPEG", hostile.plain_jpeg() + b"\xff\xda\xff\xc0" * 30_000) == Header(640, 480)
    assert read_header("JPEG", hostile.plain_jpeg()[:-2]) == Header(640, 480)


def test_lone_markers_are_passed_over() -> None:
    jpeg = hostile.plain_jpeg()
    assert read_header("JPEG", jpeg[:2] + b"\xff\x01\xff\xff\xff\xd8" + jpeg[2:]) == Header(640, 480)
