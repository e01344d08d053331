"""A strict reader of picture files, to judge what was written without the library that wrote it."""

from __future__ import annotations

import struct

PIXELS_ONLY = {"APP0", "DQT", "SOF0", "SOF2", "DHT", "SOS", "EOI"}
_NAMES = {0xC4: "DHT", 0xD8: "SOI", 0xD9: "EOI", 0xDA: "SOS", 0xDB: "DQT", 0xDD: "DRI", 0xFE: "COM"}


def jpeg_segments(data: bytes) -> list[tuple[str, bytes]]:
    """Every segment of a JPEG with its body; what lies behind the end counts as "TRAILER"."""
    assert data[:2] == b"\xff\xd8"
    segments, at = [], 2
    while True:
        assert data[at] == 0xFF, f"no marker at {at}"
        code = data[at + 1]
        if code == 0xD9:
            segments.append(("EOI", b""))
            return segments + ([("TRAILER", data[at + 2 :])] if data[at + 2 :] else [])
        (length,) = struct.unpack_from(">H", data, at + 2)
        segments.append((_name(code), data[at + 4 : at + 2 + length]))
        at += 2 + length
        while code == 0xDA and not (data[at] == 0xFF and data[at + 1] not in {0, *range(0xD0, 0xD8)}):
            at += 1


def _name(code: int) -> str:
    if code in _NAMES:
        return _NAMES[code]
    return f"APP{code - 0xE0}" if 0xE0 <= code < 0xF0 else f"SOF{code - 0xC0}"


def boxes(data: bytes) -> list[tuple[bytes, bytes]]:
    """The boxes of an ISO base media file (AVIF) with their bodies."""
    found, at = [], 0
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        assert 8 <= length <= len(data) - at
        found.append((name, data[at + 8 : at + length]))
        at += length
    return found


def avif_items(data: bytes) -> list[bytes]:
    """The types of the items in an AVIF: av01 is a picture, Exif and mime are metadata."""
    top = boxes(data)
    assert [name for name, _ in top] == [b"ftyp", b"meta", b"mdat"]
    inside = dict(boxes(top[1][1][4:]))
    entries = boxes(inside[b"iinf"][6:])
    return [body[8:12] for name, body in entries if name == b"infe"]
