"""/api/v1: one thing by its ref, with everything that hangs on it."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ...catalogue.models import Initiative, heir_of
from ...catalogue.queries import why_withdrawn
from ...kit.database import db
from ...kit.refusals import Missing
from .. import answers, records, whole
from ..operations import ROOT, Answer, operation
from ..problems import problem
from ..tables import COMMENDATIONS, DECISIONS, DOCUMENTS, PLACES, REPLICATIONS, UNITS, Table
from .door import door


@operation(
    door,
    "/initiatives/<ref>",
    records.FullInitiative,
    _l("Một mô hình"),
    _l(
        "Với lời kể, điểm nhân rộng, nơi được nêu, số liệu, ảnh, nguồn và khen thưởng. Mô hình đã gộp dẫn tới "
        "nơi nó gộp vào."
    ),
    example=answers.of_initiative,
    moves=True,
)
def initiative(asked: Any, ref: str) -> Answer | Response:
    found = db.session.scalar(select(Initiative).where(Initiative.ref == ref))
    if found is None:
        raise Missing
    speaker = heir_of(found)
    if speaker.state == "withdrawn":
        return problem(410, why_withdrawn(speaker))
    if speaker is not found:
        return Response(status=301, headers={"Location": f"{ROOT}/initiatives/{speaker.ref}"})
    return Answer(whole.initiative(found.id))


@operation(
    door,
    "/replications/<ref>",
    records.FullReplication,
    _l("Một điểm mô hình"),
    _l("Với những số liệu mà đơn vị của điểm báo."),
    example=answers.of_replication,
)
def replication(asked: Any, ref: str) -> Answer:
    return Answer(whole.replication(_number(REPLICATIONS, ref)))


@operation(
    door,
    "/places/<ref>",
    records.FullPlace,
    _l("Một địa bàn"),
    _l("Với các tên, nơi kế tục và tiền thân của nó. Khóa của trang (cu-15715-2024) cũng dùng được."),
    example=answers.of_place,
)
def place(asked: Any, ref: str) -> Answer:
    return Answer(whole.place(_number(PLACES, ref)))


@operation(
    door,
    "/units/<ref>",
    records.Unit,
    _l("Một đơn vị"),
    _l("Theo mã của đơn vị."),
    example=lambda: records.example(records.Unit),
)
def unit(asked: Any, ref: str) -> Answer:
    return Answer(whole.one(UNITS, _number(UNITS, ref)))


@operation(
    door,
    "/commendations/<ref>",
    records.Commendation,
    _l("Một lượt khen thưởng"),
    _l("Theo mã của lượt khen thưởng."),
    example=lambda: records.example(records.Commendation),
)
def commendation(asked: Any, ref: str) -> Answer:
    return Answer(whole.one(COMMENDATIONS, _number(COMMENDATIONS, ref)))


@operation(
    door,
    "/decisions/<ref>",
    records.FullDecision,
    _l("Một quyết định"),
    _l("Với danh sách của nó."),
    example=answers.of_decision,
)
def decision(asked: Any, ref: str) -> Answer:
    return Answer(whole.decision(_number(DECISIONS, ref)))


@operation(
    door,
    "/documents/<ref>",
    records.Document,
    _l("Một văn bản"),
    _l("Theo mã trong sổ văn bản."),
    example=lambda: records.example(records.Document),
)
def document_of_register(asked: Any, ref: str) -> Answer:
    return Answer(whole.one(DOCUMENTS, _number(DOCUMENTS, ref)))


def _number(table: Table, ref: str) -> int:
    """The id behind a ref; raises Missing."""
    found = table.position(ref) if table.position else None
    if found is None:
        raise Missing
    return found
