"""A maker of PDF and DOCX files as people and attackers send them; tables are in `document_samples`."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib

from antq.kit.media.docx import MAIN

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*objects: bytes, version: bytes = b"1.7", trailer: bytes = b"") -> bytes:
    """A PDF of one empty page with `objects` (bodies) besides, numbered from 4."""
    bodies = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        *objects,
    )
    out, places = b"%PDF-" + version + b"\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(places) + 1, trailer)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def stream(body: bytes, entries: bytes = b"/Filter /FlateDecode") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(body), entries) + body + b"\nendstream"


def object_stream(
    objects: bytes, packed: bytes | None = None, entries: bytes = b"/Filter /FlateDecode"
) -> bytes:
    """`objects` packed as readers allow; `packed` replaces the honest packing."""
    body = b"9 0 " + objects
    return stream(
        zlib.compress(body) if packed is None else packed, b"/Type /ObjStm /N 1 /First 4 " + entries
    )


ALERT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"


def cut_pdf() -> bytes:
    """The end is there, a piece in the middle is not."""
    whole = pdf(stream(zlib.compress(random.Random(7).randbytes(5000))))
    return whole[:300] + whole[4000:]


def wrong_checksum(body: bytes) -> bytes:
    """Packed data whose closing checksum is wrong: strict unpackers give nothing, readers everything."""
    return zlib.compress(body)[:-4] + b"\0\0\0\0"


def lossless_scan_pdf() -> bytes:
    """Pages scanned in colour without loss: much to unpack, nothing to refuse."""
    rows = random.Random(7).randbytes(20_000) + b"\xff" * 2_000_000
    return pdf(*(stream(zlib.compress(rows, 1), b"/Subtype /Image /Filter /FlateDecode") for _ in range(20)))


def stream_bomb_pdf() -> bytes:
    """About 1 MB that unpacks to 1 GB."""
    return pdf(*[stream(zlib.compress(b"\0" * 50_000_000, 1))] * 20)


def overlapping_pdf() -> bytes:
    """Thousands of streams that each run on to the end of the file without making a byte."""
    unit = b"stream\nx\x9c" + struct.pack(
        "<BHH", 0, 9, 0xFFFF - 9
    )  # a stored block holds the next unit's head
    return pdf(unit * 4000 + unit[:9] + b"\0\0\0\xff\xff" * 1_000_000)


def name_flood_pdf() -> bytes:
    """A million names of object streams before a single stream."""
    return pdf(b"/ObjStm " * 1_000_000)


def word_flood_pdf() -> bytes:
    return pdf(b"stream " * 2_000_000)


def docx(
    *extra: tuple[str, bytes],
    relations: str = "",
    types: str = "",
    main: str = MAIN,
    body: bytes = b"<w:p><w:r><w:t>M\xc3\xb4 h\xc3\xacnh</w:t></w:r></w:p>",
    leave_out: str = "",
) -> bytes:
    """A DOCX with `extra` parts, more relations of the document, and more content types."""
    parts = {
        "[Content_Types].xml": (
            f'<?xml version="1.0"?><Types xmlns="{TYPES}"><Default Extension="rels" ContentType='
            f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
            f'"application/xml"/><Override PartName="/word/document.xml" ContentType="{main}"/>{types}</Types>'
        ).encode(),
        "_rels/.rels": relation_part(relation("officeDocument", "word/document.xml")),
        "word/document.xml": (
            f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>'.encode()
            + body
            + b"</w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": relation_part(relations),
    }
    parts.pop(leave_out, None)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (*parts.items(), *extra):
            archive.writestr(name, data)
    return target.getvalue()


def relation(kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def relation_part(relations: str) -> bytes:
    return f'<?xml version="1.0"?><Relationships xmlns="{RELATIONS}">{relations}</Relationships>'.encode()


def doctype_docx() -> bytes:
    """Entities that would grow a thousandfold, in a part that is parsed."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    part = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{laughs}]><r>&l8;</r>'
    return docx(("word/_rels/settings.xml.rels", part.encode()))


def lying_docx() -> bytes:
    """A part that says it is small and is not."""
    data = bytearray(docx(("word/media/a.bin", b"\0" * 3_000_000)))
    at = data.rindex(b"word/media/a.bin") - 46
    struct.pack_into("<I", data, at + 24, 1000)
    return bytes(data)


def locked_docx() -> bytes:
    data = bytearray(docx())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def with_compression(method: int) -> bytes:
    target = io.BytesIO(docx())
    with zipfile.ZipFile(target, "a", method) as archive:
        archive.writestr("word/a.bin", b"\0" * 5_000_000)
    return target.getvalue()


def twice_the_same_part() -> bytes:
    """Two parts that differ in case only: Windows readers may take the second."""
    return docx(("WORD/document.xml", b"<other/>"))
