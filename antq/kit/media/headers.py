"""What a picture file says of itself, read from its bytes before any decoder is let near them.

Pillow allocates by what a header claims and keeps every segment it meets; so size, memory and number
of segments are known, and may be refused, before Pillow sees the file.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

SEGMENTS = 25_000
"""A photo of 20 MB in blocks of a kilobyte has fewer; files of millions of empty blocks exist to choke."""

SCANS = 32
"""Passes over a JPEG; cameras write 1, the usual progressive script 10. Each costs a walk over all blocks."""

_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_AVIF = (b"avif", b"avis")
_SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"PK\x03\x04", "ZIP"),
    (b"MZ", "EXE"),
    (b"\xd0\xcf\x11\xe0", "OLE"),
)
_MARKUP = ((b"<svg", "SVG"), (b"<!doctype html", "HTML"), (b"<html", "HTML"), (b"<script", "HTML"))

# A marker inside the compressed data: 0xFF followed by neither a stuffed zero nor a restart marker.
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})


class Unreadable(ValueError):
    """The header contradicts itself, breaks off, or is made to exhaust its reader."""


@dataclass(frozen=True)
class Header:
    """Width and height in pixels; `coefficients` is what a JPEG decoder must keep besides, in bytes."""

    width: int
    height: int
    coefficients: int = 0


def know(data: bytes) -> str:
    """The kind of file by its first bytes, whatever its name says: JPEG, PNG, WEBP, HEIC, …; "" unknown."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        return "HEIC" if data[8:12] in _HEIC else "AVIF" if data[8:12] in _AVIF else ""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    opening = data[:1024].lower()
    return next((kind for tag, kind in _MARKUP if tag in opening), "")


def read_header(kind: str, data: bytes) -> Header:
    """Size of a JPEG, PNG or WEBP from its own bytes; raises Unreadable."""
    readers = {"JPEG": _jpeg, "PNG": _png, "WEBP": _webp}
    try:
        return readers[kind](data)
    except (struct.error, IndexError) as error:
        raise Unreadable("the file breaks off in its header") from error


def _jpeg(data: bytes) -> Header:
    frames, scans, interleaved, segments, at = [], 0, True, 0, 2
    while found := _MARKER.search(data, at):
        code, at = found[1][0], found.end()
        if code == 0xD9:
            break  # what follows (a film, a second picture) is dropped anyway
        if code in {0x01, 0xD8}:
            continue
        segments += 1
        if code in _FRAMES:
            frames.append((code, data[at + 2 : at + 8 + 3 * data[at + 7]]))
        elif code == 0xDA:
            scans += 1
            interleaved &= bool(frames) and data[at + 2] == frames[0][1][5]
        if segments > SEGMENTS or scans > SCANS:
            raise Unreadable("more segments or scans than any photo has")
        at += int.from_bytes(data[at : at + 2], "big")
    if len(frames) != 1 or not scans:
        raise Unreadable("not exactly one frame with scans")
    code, frame = frames[0]
    if not 1 <= frame[5] <= 4 or len(frame) != 6 + 3 * frame[5]:
        raise Unreadable("a frame of no or too many components")
    height, width = struct.unpack_from(">HH", frame, 1)
    in_one_pass = code not in _PROGRESSIVE and scans == 1 and interleaved
    return Header(width, height, 0 if in_one_pass else _coefficients(frame, width, height))


def _coefficients(frame: bytes, width: int, height: int) -> int:
    """Bytes of the arrays of 16-bit coefficients that libjpeg holds when a picture comes in several scans."""
    sampling = [(frame[at] >> 4 or 1, frame[at] & 15 or 1) for at in range(7, 7 + 3 * frame[5], 3)]
    widest, highest = max(h for h, _ in sampling), max(v for _, v in sampling)
    return sum(2 * (width * h // widest + 8 * h) * (height * v // highest + 8 * v) for h, v in sampling)


def _png(data: bytes) -> Header:
    if data[12:16] != b"IHDR":
        raise Unreadable("no IHDR first")
    at, segments = 8, 0
    while data[at + 4 : at + 8] != b"IEND":
        (length,) = struct.unpack_from(">I", data, at)
        at, segments = at + 12 + length, segments + 1
        if segments > SEGMENTS:
            raise Unreadable("more chunks than any photo has")
    return Header(*struct.unpack_from(">II", data, 16))


def _webp(data: bytes) -> Header:
    (length,) = struct.unpack_from("<I", data, 4)
    if len(data) < length + 8:
        raise Unreadable("shorter than it says")
    at, segments = 12, 0
    while at + 8 <= length + 8:
        (size,) = struct.unpack_from("<I", data, at + 4)
        at, segments = at + 8 + size + (size & 1), segments + 1
        if segments > SEGMENTS:
            raise Unreadable("more chunks than any photo has")
    first = data[12:16]
    if first == b"VP8X":
        return Header(1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little"))
    if first == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return Header((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if first == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return Header(width & 0x3FFF, height & 0x3FFF)
    raise Unreadable("no picture in the container")
