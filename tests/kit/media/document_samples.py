"""Documents that must be taken and documents that must be refused; see `samples` for photos."""

from __future__ import annotations

import zipfile
import zlib

from antq.kit.media.docx import MAIN

from .hostile import HTML, Sample, plain_jpeg, saved, scene
from .hostile_documents import (
    ALERT,
    cut_pdf,
    doctype_docx,
    docx,
    locked_docx,
    lossless_scan_pdf,
    lying_docx,
    name_flood_pdf,
    object_stream,
    overlapping_pdf,
    pdf,
    relation,
    stream,
    stream_bomb_pdf,
    twice_the_same_part,
    with_compression,
    word_flood_pdf,
    wrong_checksum,
)

DOCUMENTS_TAKEN = (
    Sample("PDF", "Báo cáo.pdf", pdf),
    Sample("PDF that Pillow wrote", "anh-quet.pdf", lambda: saved(scene(), "PDF")),
    Sample(
        "PDF with packed objects", "a.pdf", lambda: pdf(object_stream(b"<< /Type /Annot /Subtype /Link >>"))
    ),
    Sample("PDF with a packed page", "a.pdf", lambda: pdf(stream(zlib.compress(b"BT (Mo hinh) Tj ET")))),
    Sample("PDF scanned without loss", "a.pdf", lossless_scan_pdf),
    Sample("PDF that writes about JavaScripts", "a.pdf", lambda: pdf(b"(JavaScript /JavaScripts)")),
    Sample("PDF changed once", "a.pdf", lambda: pdf() + pdf()[9:]),
    Sample("PDF with an unfinished stream", "a.pdf", lambda: pdf(stream(b"x\x9c\0\xff\xff\0\0"))),
    Sample("PDF named .docx", "a.docx", pdf),
    Sample("PDF named .exe", "a.exe", pdf),
    Sample("DOCX", "Tờ trình.docx", docx),
    Sample("DOCX named .pdf", "a.pdf", docx),
    Sample("DOCX with a photo", "a.docx", lambda: docx(("word/media/image1.jpeg", plain_jpeg()))),
    Sample(
        "DOCX with a link to click on",
        "a.docx",
        lambda: docx(relations=relation("hyperlink", "https://example.org/", external=True)),
    ),
    Sample("DOCX with a chart", "a.docx", lambda: docx(("word/embeddings/Sheet1.xlsx", b"PK"))),
    Sample("DOCX of one empty megabyte", "a.docx", lambda: docx(("word/a.xml", b" " * 1_000_000))),
)

DOCUMENTS_REFUSED = (
    Sample("nothing chosen", "", lambda: b"", "chưa chọn"),
    Sample("empty file", "a.pdf", lambda: b"", "0 byte"),
    Sample("too heavy", "a.pdf", lambda: pdf() + b"\0" * 20_000_000, "20 MB"),
    Sample("program renamed .pdf", "a.pdf", lambda: b"MZ\x90\0" + b"\0" * 900, "không phải PDF"),
    Sample("web page renamed .pdf", "a.pdf", lambda: HTML, "không phải PDF"),
    Sample("photo", "a.pdf", plain_jpeg, "không phải PDF"),
    Sample("old Word file", "a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900, ".doc"),
    Sample("page before the PDF", "a.pdf", lambda: HTML + pdf(), "không phải PDF"),
    Sample("only the mark of a PDF", "a.pdf", lambda: b"%PDF-1.7\n%%EOF\n", "hỏng"),
    Sample("truncated PDF", "a.pdf", lambda: pdf()[:-30], "hỏng"),
    Sample("PDF cut in the middle", "a.pdf", cut_pdf, "hỏng"),
    Sample("PDF with much behind it", "a.pdf", lambda: pdf() + b"MZ" * 2000, "hỏng"),
    Sample(
        "locked PDF", "a.pdf", lambda: pdf(b"<< /Filter /Standard >>", trailer=b"/Encrypt 4 0 R"), "mật khẩu"
    ),
    Sample("PDF with a script", "a.pdf", lambda: pdf(ALERT), "mã lệnh"),
    Sample("PDF that opens a script", "a.pdf", lambda: pdf(b"<< /OpenAction " + ALERT + b" >>"), "mã lệnh"),
    Sample(
        "script under another spelling",
        "a.pdf",
        lambda: pdf(b"<< /S /J#61va#53cript /JS 5 0 R >>"),
        "mã lệnh",
    ),
    Sample("PDF that starts a program", "a.pdf", lambda: pdf(b"<< /S /Launch /F (cmd.exe) >>"), "mã lệnh"),
    Sample("PDF with a file inside", "a.pdf", lambda: pdf(b"<< /Type /EmbeddedFile >>"), "đính kèm"),
    Sample("PDF with names of files", "a.pdf", lambda: pdf(b"<</EmbeddedFiles 5 0 R>>"), "đính kèm"),
    Sample("script played as film", "a.pdf", lambda: pdf(b"<< /S /Rendition /JS (1) >>"), "mã lệnh"),
    Sample("dynamic form", "a.pdf", lambda: pdf(b"<< /XFA 5 0 R >>"), "biểu mẫu động"),
    Sample("packed script", "a.pdf", lambda: pdf(object_stream(ALERT)), "mã lệnh"),
    Sample(
        "packed script of wrong checksum",
        "a.pdf",
        lambda: pdf(object_stream(b"", wrong_checksum(b"9 0 " + ALERT))),
        "mã lệnh",
    ),
    Sample(
        "script behind much padding",
        "a.pdf",
        lambda: pdf(object_stream(b" " * 30_000_000 + ALERT)),
        "mã lệnh",
    ),
    Sample(
        "packed twice",
        "a.pdf",
        lambda: pdf(object_stream(b"", zlib.compress(zlib.compress(ALERT)))),
        "kiểm tra",
    ),
    Sample(
        "packed otherwise",
        "a.pdf",
        lambda: pdf(object_stream(b"", ALERT.hex().encode(), b"/Filter /ASCIIHexDecode")),
        "kiểm tra",
    ),
    Sample(
        "packed beside another filter",
        "a.pdf",
        lambda: pdf(object_stream(b"<< >>"), stream(b"x", b"/Filter /LZWDecode")),
        "kiểm tra",
    ),
    Sample("bomb in a PDF", "a.pdf", stream_bomb_pdf, "kiểm tra"),
    Sample("streams upon streams", "a.pdf", overlapping_pdf, "kiểm tra"),
    Sample("flood of names", "a.pdf", name_flood_pdf, "kiểm tra"),
    Sample("flood of streams", "a.pdf", word_flood_pdf, "kiểm tra"),
    Sample("DOCX with macros", "a.docx", lambda: docx(("word/vbaProject.bin", b"\0" * 99)), "macro"),
    Sample(
        "DOCX with macros under another name",
        "a.docx",
        lambda: docx(
            ("word/notes.bin", b"\0" * 99),
            types='<Override PartName="/word/notes.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
        ),
        "macro",
    ),
    Sample(
        "DOCM renamed",
        "a.docx",
        lambda: docx(main="application/vnd.ms-word.document.macroEnabled.main+xml"),
        "macro",
    ),
    Sample(
        "template renamed",
        "a.docx",
        lambda: docx(main=MAIN.replace("document.main", "template.main")),
        "không phải",
    ),
    Sample("bomb in a DOCX", "a.docx", lambda: docx(("word/media/a.bin", b"\0" * 30_000_000)), "giải nén"),
    Sample(
        "bomb in a small part",
        "a.docx",
        lambda: docx(*[(f"word/{n}.bin", b"\0" * 999_000) for n in range(120)]),
        "giải nén",
    ),
    Sample(
        "flood of relations", "a.docx", lambda: docx(relations=relation("image", "a") * 40_000), "giải nén"
    ),
    Sample("too many parts", "a.docx", lambda: docx(*[(f"word/{n}", b"") for n in range(2001)]), "giải nén"),
    Sample("part of lying size", "a.docx", lying_docx, "hỏng"),
    Sample("LZMA", "a.docx", lambda: with_compression(zipfile.ZIP_LZMA), "hỏng"),
    Sample("locked part", "a.docx", locked_docx, "mật khẩu"),
    Sample("two parts of one name", "a.docx", twice_the_same_part, "hỏng"),
    Sample("part outside the package", "a.docx", lambda: docx(("../../evil", b"x")), "hỏng"),
    Sample("entities", "a.docx", doctype_docx, "hỏng"),
    Sample("broken relations", "a.docx", lambda: docx(relations="<Relationship"), "hỏng"),
    Sample("truncated DOCX", "a.docx", lambda: docx()[:-60], "hỏng"),
    Sample(
        "damaged DOCX",
        "a.docx",
        lambda: docx().replace(b"PK\x03\x04", b"PK\x03\x05").replace(b"PK\x03\x05", b"PK\x03\x04", 1),
        "hỏng",
    ),
    Sample(
        "template from elsewhere",
        "a.docx",
        lambda: docx(relations=relation("attachedTemplate", "http://evil.example/t.dotm", external=True)),
        "nơi khác",
    ),
    Sample(
        "object from elsewhere",
        "a.docx",
        lambda: docx(relations=relation("oleObject", "file://evil/share", external=True)),
        "nơi khác",
    ),
    Sample(
        "picture from elsewhere",
        "a.docx",
        lambda: docx(relations=relation("image", "http://evil.example/pixel.png", external=True)),
        "nơi khác",
    ),
    Sample("embedded object", "a.docx", lambda: docx(("word/embeddings/oleObject1.bin", b"x")), "nhúng"),
    Sample("related object", "a.docx", lambda: docx(relations=relation("oleObject", "x.dat")), "nhúng"),
    Sample("ActiveX", "a.docx", lambda: docx(("word/activeX/activeX1.xml", b"<x/>")), "nhúng"),
    Sample(
        "typed object",
        "a.docx",
        lambda: docx(
            types='<Default Extension="dat" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>'
        ),
        "nhúng",
    ),
    Sample("chunk of HTML", "a.docx", lambda: docx(relations=relation("aFChunk", "a.html")), "nhúng"),
    Sample("spreadsheet", "a.docx", lambda: docx(leave_out="word/document.xml"), "không phải"),
    Sample("plain ZIP", "a.zip", lambda: docx(leave_out="[Content_Types].xml"), "không phải"),
)
