"""Documents are judged by content, kept byte for byte, and named safely."""

from __future__ import annotations

import io
import unicodedata
from typing import Any

import pytest

from antq.kit.media.documents import MOST_BYTES, receive_document, safe_name
from antq.kit.refusals import Invalid

from .document_samples import DOCUMENTS_REFUSED, DOCUMENTS_TAKEN
from .hostile import Sample
from .hostile_documents import ALERT, docx, object_stream, pdf

MIMES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@pytest.mark.parametrize("sample", DOCUMENTS_TAKEN, ids=lambda sample: sample.title)
def test_a_good_document_is_kept_as_it_is(sample: Sample) -> None:
    data = sample.make()
    document = receive_document(io.BytesIO(data), name=sample.filename)
    assert document.data == data
    assert document.size == len(data)
    assert document.extension == ("pdf" if data.startswith(b"%PDF") else "docx")
    assert document.mime == MIMES[document.extension]
    assert document.name.endswith(f".{document.extension}")


@pytest.mark.parametrize("sample", DOCUMENTS_REFUSED, ids=lambda sample: sample.title)
def test_what_is_no_good_document_is_refused_with_a_sentence(sample: Sample) -> None:
    with pytest.raises(Invalid) as refused:
        receive_document(io.BytesIO(sample.make()), name=sample.filename)
    assert set(refused.value.errors) == {"file"}
    assert sample.says in str(refused.value.errors["file"])


def test_packed_scripts_are_hidden_from_a_plain_search() -> None:
    """So the refusal of the packed samples is owed to the unpacking."""
    assert b"JavaScript" not in pdf(object_stream(ALERT))


def test_no_more_than_the_limit_and_one_byte_is_read() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            assert size > 0, "asked for everything"
            self.given += min(size, 1_000_000)
            return b"%" * min(size, 1_000_000)

    endless: Any = Endless()
    with pytest.raises(Invalid, match="20 MB"):
        receive_document(endless, name="a.pdf")
    assert endless.given == MOST_BYTES + 1


def test_a_docx_with_one_changed_byte_is_taken_or_refused_but_never_fails() -> None:
    whole, answers = docx(), set()
    for position in range(0, len(whole), 3):
        data = bytearray(whole)
        data[position] ^= 0xFF
        try:
            receive_document(io.BytesIO(bytes(data)), name="a.docx")
            answers.add("taken")
        except Invalid as refused:
            answers.add(str(refused))
    assert len(answers) >= 4


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Tờ trình số 12.pdf", "Tờ trình số 12.pdf"),
        (unicodedata.normalize("NFD", "Hồ sơ.PDF"), "Hồ sơ.pdf"),
        ("C:\\Users\\ha\\Báo cáo.docx", "Báo cáo.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("hoa-don.pdf.exe", "hoa-don.pdf"),
        ("v1.2", "v1.2.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie- x=1.pdf"),
        ("gnp\u202efdp.exe", "gnpfdp.pdf"),
        ('<img src=x onerror="alert(1)">.pdf', "-img src=x onerror=-alert(1)-.pdf"),
        ("a\0b.pdf", "ab.pdf"),
        ("", "tai-lieu.pdf"),
        (".pdf", "tai-lieu.pdf"),
        ("...", "tai-lieu.pdf"),
        ("thư mục/", "tai-lieu.pdf"),
        ("\ud800.pdf", "tai-lieu.pdf"),
    ],
)
def test_names_are_safe_to_show_and_to_download(sent: str, kept: str) -> None:
    assert safe_name(sent, "pdf") == kept


def test_long_names_are_cut_before_their_ending() -> None:
    assert safe_name("ấp " * 200 + ".docx", "docx") == "ấp " * 38 + "ấ.docx"
    assert len(safe_name("ấ" * 118 + " b.pdf", "pdf")) == 120
    assert safe_name("a" * 115 + " b.pdf", "pdf") == "a" * 115 + ".pdf"
