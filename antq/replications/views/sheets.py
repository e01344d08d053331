"""Many points from one table: sent, answered line by line, imported whole or not."""

from __future__ import annotations

import io
from typing import Any, BinaryIO, cast

import xlsxwriter
from flask import Response, flash, request
from flask_babel import gettext as _

from ...kit import storage
from ...kit.media.stream import read_at_most
from ...kit.refusals import Invalid, Missing
from ...kit.spreadsheets import MOST_BYTES, check
from ...kit.web import actor, see_other, slow_work
from .. import actions, queries
from ..forms import SheetForm
from ..lines import COLUMNS
from ..models import Batch
from ..pages.sheets import SheetPage, SheetsPage
from .door import door

PATH = "/nhan-rong/bang"
SAMPLE = (
    "MH-0001",
    "Mường Lai",
    "",
    "Thôn Trung Tâm",
    "",
    "19/8/2025",
    4,
    20,
    "",
    "Trưởng thôn",
    "",
    "đang hoạt động",
)
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@door.get(PATH, rule="replication.import")
def sheets() -> Any:
    return SheetsPage(SheetForm(formdata=None), by=actor()).respond()


@door.post(PATH, rule="replication.import", upload=True)
def send() -> Any:
    form = SheetForm()
    upload = request.files.get("file")
    try:
        with slow_work():
            data = read_at_most(cast(BinaryIO, upload.stream), MOST_BYTES + 1) if upload else b""
            check(data)
        sheet = actions.send(data, upload.filename or "" if upload else "", by=actor())
    except Invalid as wrong:
        form.refuse(wrong.errors)
        return SheetsPage(form, by=actor()).respond(422)
    return see_other("replications.sheet", ref=sheet.ref)


@door.get(f"{PATH}/mau.xlsx", rule="replication.import")
def sample() -> Any:
    """The sheet to fill in: headings, and one line to show how."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet("Điểm mô hình")
        bold = book.add_format({"bold": True, "text_wrap": True})
        page.write_row(0, 0, [str(heading) for heading, _understood in COLUMNS.values()], bold)
        page.write_row(1, 0, SAMPLE)
        page.set_column(0, len(COLUMNS) - 1, 20)
        page.freeze_panes(1, 0)
    headers = {"Content-Disposition": "attachment; filename=mau-diem-mo-hinh.xlsx"}
    return Response(file.getvalue(), mimetype=WORKBOOK, headers=headers)


@door.get(f"{PATH}/<ref>", rule="replication_batch.see", of=queries.find_batch, shows="replication_batch")
def sheet(sheet: Batch) -> Any:
    return SheetPage(sheet, by=actor()).respond()


@door.get(f"{PATH}/<ref>/tra-loi.csv", rule="replication_batch.see", of=queries.find_batch)
def answers(sheet: Batch) -> Any:
    """Every line with its answer."""
    if not sheet.answer:
        raise Missing(_("Bảng này chưa đọc xong."))
    with storage.store().open(sheet.answer) as file:
        data = file.read()
    headers = {"Content-Disposition": f"attachment; filename=tra-loi-{sheet.ref}.csv"}
    return Response(data, mimetype="text/csv", headers=headers)


@door.post(f"{PATH}/<ref>", rule="replication_batch.see", of=queries.find_batch)
def take(sheet: Batch) -> Any:
    try:
        actions.take(sheet, agreed=request.form.get("dong_y") == "co", by=actor())
    except Invalid as wrong:
        return SheetPage(sheet, by=actor(), problem=next(iter(wrong.errors.values()))).respond(422)
    flash(_("Đang nhập bảng vào sổ."), "ok")
    return see_other("replications.sheet", ref=sheet.ref)
