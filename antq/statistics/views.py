"""The addresses of statistics."""

from __future__ import annotations

from typing import Any

from flask import Response, request
from flask_babel import gettext as _

from ..kit.refusals import Missing
from ..kit.sheets import csv_of
from ..kit.web import Door, actor
from ..kit.web.errors import busy
from . import every
from .filters import PATH, read
from .pages import StatisticsPage
from .workbook import Busy, workbook

door = Door("statistics", __name__)
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@door.get(PATH, rule="statistics.see")
def show() -> Any:
    return StatisticsPage(read(request.args), by=actor()).respond()


@door.get(f"{PATH}/<key>.csv", rule="statistics.see")
def table(key: str) -> Any:
    """The numbers of one section."""
    if key not in every.MAKERS:
        raise Missing(_("Không có bảng thống kê này."))
    answer = Response(csv_of(*every.statistic(key, read(request.args)).table), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f"attachment; filename=thong-ke-{key}.csv"
    return answer


@door.get(f"{PATH}.xlsx", rule="statistics.see")
def official() -> Any:
    """The official counting."""
    try:
        file = workbook(read(request.args))
    except Busy:
        return busy(30)
    answer = Response(file, mimetype=WORKBOOK)
    answer.headers["Content-Disposition"] = "attachment; filename=thong-ke-mo-hinh-diem-to.xlsx"
    return answer
