"""Reviews away from the line: the packet is downloaded, answered, and sent back."""

from __future__ import annotations

import io
from typing import Any, BinaryIO, cast

from flask import flash, request, send_file
from flask_babel import ngettext

from ...kit.database import db
from ...kit.media.stream import read_at_most
from ...kit.refusals import Invalid, Refused, Stale
from ...kit.web import actor, see_other, slow_work
from .. import packet, parcel
from ..forms import PacketForm
from ..pages.acting import PacketPage
from .door import PATH, door

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@door.get(f"{PATH}/goi-cham", rule="assignment.packet")
def packet_page() -> Any:
    return PacketPage(PacketForm(formdata=None), by=actor()).respond()


@door.get(f"{PATH}/goi-cham/goi-cham.xlsx", rule="assignment.packet")
def packet_file() -> Any:
    data = packet.workbook(packet.own(by=actor()))
    answer = send_file(io.BytesIO(data), mimetype=XLSX, as_attachment=True, download_name="goi-cham.xlsx")
    answer.headers["Cache-Control"] = "no-store"
    return answer


@door.get(f"{PATH}/goi-cham/goi-cham.zip", rule="assignment.packet")
def parcel_file() -> Any:
    """The same with what is to be read for it."""
    data = parcel.parcel(packet.own(by=actor()))
    answer = send_file(
        io.BytesIO(data), mimetype="application/zip", as_attachment=True, download_name="goi-cham.zip"
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


@door.post(f"{PATH}/goi-cham", rule="assignment.packet", upload=True)
def send_packet() -> Any:
    """Every line in which something was written is taken, or none; the workbook is read with no transaction open."""
    form = PacketForm()
    sent = request.files.get("file")
    try:
        with slow_work():
            rows = packet.rows(
                read_at_most(cast(BinaryIO, sent.stream), packet.MOST_BYTES + 1) if sent else b""
            )
        count = packet.take(rows, by=actor())
    except (Invalid, Stale, Refused) as refusal:
        db.session.rollback()
        form.refuse(refusal.errors if isinstance(refusal, Invalid) else {"": refusal.says})
        return PacketPage(form, by=actor()).respond(refusal.status)
    flash(ngettext("Đã gửi %(num)d phiếu chấm.", "Đã gửi %(num)d phiếu chấm.", count), "ok")
    return see_other("councils.packet_page")
