"""Wordings: structure first, then each string; what is wrong is told with its place; nothing typed is a template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from antq.kit.documents import templates
from antq.kit.documents.blocks import Closing, Head, Paragraph, Signature, Table
from antq.kit.documents.templates import Broken, compose, load, wording
from antq.kit.refusals import Invalid
from tests.kit.documents.papers import HOSTILE

NAMES = frozenset({"unit", "rows", "note"})
GOOD = """
title = "Danh sách của {{ unit }}"
author = "{{ unit }}"

[[block]]
block = "head"
agency = "{{ unit }}"
dated = "Mường Lai, ngày 05 tháng 02 năm 2026"

[[block]]
block = "paragraph"
when = "note"
lead = "Ghi chú:"
text = "{{ note }}"

[[block]]
block = "paragraph"
each = "rows"
text = "{{ number }}. {{ item.name }}"

[[block]]
block = "table"
each = "rows"
caption = "Danh sách"
columns = [
  { head = "STT", cell = "{{ number }}", width = 0.5, align = "center" },
  { head = "Tên", cell = "{{ item.name }}" },
]

[[block]]
block = "closing"
right = { lines = ["TM. {{ unit }}", "Chủ tịch"], name = "Lưu Quang Huy" }
recipients = ["Như trên;", "Lưu: VT."]
"""


def written(folder: Path, text: str, name: str = "danh-sach.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def values(**said: Any) -> dict[str, Any]:
    return {"unit": "Xã Mường Lai", "note": "", "rows": [{"name": "Tiếng loa"}, {"name": "Đèn"}], **said}


def test_a_wording_becomes_blocks(tmp_path: Path) -> None:
    made = compose(load(written(tmp_path, GOOD), NAMES), values())
    assert made.title == "Danh sách của Xã Mường Lai"
    assert made.blocks == (
        Head(("Xã Mường Lai",), dated="Mường Lai, ngày 05 tháng 02 năm 2026"),
        Paragraph("1. Tiếng loa"),
        Paragraph("2. Đèn"),
        made.blocks[3],
        Closing(
            Signature(("TM. Xã Mường Lai", "Chủ tịch"), "Lưu Quang Huy"), recipients=("Như trên;", "Lưu: VT.")
        ),
    )
    table = made.blocks[3]
    assert isinstance(table, Table)
    assert table.rows == (("1", "Tiếng loa"), ("2", "Đèn"))


def test_lines_of_a_text_become_paragraphs_and_the_lead_stands_once(tmp_path: Path) -> None:
    made = compose(load(written(tmp_path, GOOD), NAMES), values(note="một\n\nhai", rows=[]))
    assert made.blocks[1:3] == (Paragraph("một", "Ghi chú:"), Paragraph("hai"))


@pytest.mark.parametrize("text", [*HOSTILE, "{{ unit }} {{ 7*7 }}", '[[block]]\nblock = "page_break"'])
def test_what_was_typed_is_a_value_and_never_a_template(tmp_path: Path, text: str) -> None:
    made = compose(load(written(tmp_path, GOOD), NAMES), values(rows=[{"name": text}]))
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert table.rows[0][1] == text
    assert "49" not in table.rows[0][1]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('block = "head"', 'block = "hed"', "block 1: block is 'hed'"),
        ('agency = "', 'agancy = "', "block 1 (head): unknown word 'agancy'"),
        ('lead = "Ghi chú:"', 'align = "middle"', "block 2 (paragraph): ValueError align is one of"),
        ("{{ note }}", "{{ nte }}", "{{ nte }} is not told to this paper; told are note, rows, unit"),
        ("{{ note }}", "{{ note", "block 2 (paragraph): unexpected end of template"),
        ("{{ note }}", "{{ item.name }}", "{{ item }} is not told"),
        ("{{ note }}", "{{ cycler }}", "{{ cycler }} is not told"),
        ('when = "note"', 'when = "note ="', "when"),
        ("width = 0.5", "width = 0", "width is a share"),
        ("width = 0.5", "wide = 0.5", "unknown word 'wide' of a column"),
        ('name = "Lưu Quang Huy"', 'title = "Lưu"', "unknown word 'title' of a signature"),
        ("columns = [", "columns = [ {},", "columns have a head and a cell each"),
        ("title = ", "title ", "danh-sach.toml: "),
        ("[[block]]", "[[blok]]", "unknown word 'blok'"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, before: str, after: str, told: str) -> None:
    assert before in GOOD
    with pytest.raises(Broken) as broken:
        load(written(tmp_path, GOOD.replace(before, after)), NAMES)
    assert told in str(broken.value)
    assert "danh-sach.toml" in str(broken.value)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"", b'block = "x"', b"block = [1]"])
def test_a_file_that_is_none_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "danh-sach.toml"
    path.write_bytes(data)
    with pytest.raises(Broken):
        load(path, NAMES)


@pytest.mark.parametrize(
    "reach", ["{{ unit.__class__.__mro__ }}", "{{ ''.__class__ }}", "{{ rows.append(1) }}", "{{ item.nme }}"]
)
def test_a_template_reaches_nothing_but_its_values(tmp_path: Path, reach: str) -> None:
    text = GOOD.replace("{{ number }}. {{ item.name }}", reach)
    words = load(written(tmp_path, text), NAMES)
    with pytest.raises(Broken):
        compose(words, values())


def test_the_office_s_own_file_is_taken(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = written(tmp_path, GOOD)
    monkeypatch.setitem(app.config, "DATA_DIR", tmp_path)
    (tmp_path / "papers").mkdir()
    with app.app_context():
        assert not wording(shipped, NAMES).own
        own = written(tmp_path / "papers", GOOD.replace("Danh sách của", "Bảng của"))
        taken = wording(shipped, NAMES)
        assert taken.own
        assert compose(taken, values()).title == "Bảng của Xã Mường Lai"
        assert taken.sum != load(shipped, NAMES).sum
        own.write_text(GOOD.replace("{{ note }}", "{{ nte }}"), "utf-8")
        with pytest.raises(Invalid, match=r"cần quản trị viên sửa: danh-sach\.toml, block 2"):
            wording(shipped, NAMES)


def test_an_own_file_that_fails_on_its_values_is_told(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "DATA_DIR", tmp_path)
    (tmp_path / "papers").mkdir()
    written(tmp_path / "papers", GOOD.replace("{{ item.name }}", "{{ item.ten }}"))
    with app.app_context():
        words = wording(written(tmp_path, GOOD), NAMES)
        with pytest.raises(Invalid, match="has no attribute 'ten'"):
            compose(words, values())


def test_the_sandbox_has_no_globals() -> None:
    assert templates._jinja.globals == {}
