"""/api/v1: the lists, the search and the document; read-only, for everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from flask import Response, current_app, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement

from ...catalogue.filters import FACETS, Filter
from ...catalogue.models import Initiative, KnownPlace
from ...honours.models import Commendation
from ...kit.web import actor
from ...kit.web.errors import voice
from ...places.models import Place
from ...places.queries import id_of
from ...replications.models import Replication
from .. import answers, reading, records
from ..asking import (
    BadQuestion,
    ListQuestion,
    OfCatalogue,
    OfFigures,
    OfInitiative,
    OfPlaces,
    OfReplications,
    OfYear,
    SearchQuestion,
)
from ..document import document
from ..operations import ROOT, Answer, operation
from ..problems import open_to_all, problem
from ..tables import (
    COMMENDATIONS,
    DECISIONS,
    DOCUMENTS,
    FIGURES,
    INITIATIVES,
    KNOWN_PLACES,
    PLACES,
    REPLICATIONS,
    UNITS,
    Table,
)
from ..tables.owners import members
from ..tables.replications import lives_as
from .door import door


def _after(table: Table, asked: ListQuestion) -> int:
    """The id behind the cursor; 0 for the beginning."""
    if not asked.after:
        return 0
    found = table.position(asked.after) if table.position else None
    if found is None:
        raise BadQuestion({"after": _("Không có bản ghi này để đi tiếp từ đó.")})
    return found


def _page(table: Table, kind: type[Any], asked: ListQuestion, *where: ColumnElement[bool]) -> Answer:
    def following(after: int) -> Sequence[int]:
        return table.ids(*where, after=after, limit=asked.limit + 1)

    return _listing(table, kind, asked, following)


def _listing(
    table: Table, kind: type[Any], asked: ListQuestion, following: Callable[[int], Sequence[int]]
) -> Answer:
    """The records of one page, and the address of the next where more follow.

    `following` gives the ids after one, one more than is asked for. Some may have no public record (what was
    merged into something withdrawn): a page of nothing but those is passed over, or the walk would end there.
    """
    items: list[Any] = []
    after, goes_on = _after(table, asked), True
    while goes_on and not items:
        ids = following(after)
        items, goes_on = table.read(ids[: asked.limit]), len(ids) > asked.limit
        after = ids[asked.limit - 1] if goes_on else after
    last = _cursor(items[-1]) if goes_on and items else None
    args = [(name, value) for name, value in request.args.items(multi=True) if name != "after"]
    address = f"{request.base_url}?{urlencode([*args, ('after', last)])}" if last else None
    return Answer(kind(items=items, next=address), address)


def _cursor(record: Any) -> str:
    return str(record.key if isinstance(record, records.Place) else record.ref)


def _filter(asked: ListQuestion) -> Filter:
    """The filter of the catalogue that the arguments describe; what it does not know is refused."""
    typed = Filter.from_args(request.args)
    wanted = reading.settled(typed)
    changed = [name for name in FACETS if getattr(typed, name) != getattr(wanted, name)]
    if changed:
        says = _("Không có giá trị này, hoặc không có cùng với giá trị khác đã chọn.")
        raise BadQuestion({FACETS[name].argument: says for name in changed})
    return wanted


@operation(
    door,
    "/initiatives",
    answers.Initiatives,
    _l("Danh mục mô hình"),
    _l("Lọc bằng đúng những tham số của trang /mo-hinh."),
    question=OfCatalogue,
    counted=True,
    example=lambda: answers.of_list(records.Initiative, f"{ROOT}/initiatives", "MH-0030"),
)
def initiatives(asked: ListQuestion) -> Answer:
    wanted = _filter(asked)

    def following(after: int) -> Sequence[int]:
        return reading.entered(wanted, after=after, limit=asked.limit + 1, by=actor())

    return _listing(INITIATIVES, answers.Initiatives, asked, following)


@operation(
    door,
    "/replications",
    answers.Replications,
    _l("Điểm mô hình"),
    _l("Sổ nhân rộng: các điểm do đơn vị đăng ký và cơ quan thường trực đã nhận vào sổ, kể cả đã kết thúc."),
    question=OfReplications,
    example=lambda: answers.of_list(records.Replication, f"{ROOT}/replications", "DM-0001"),
)
def replications(asked: OfReplications) -> Answer:
    where = [*_of_initiative(Replication.initiative_id, asked), *_of_place(asked)]
    if asked.states:
        where.append(Replication.state.in_(asked.states))
    if asked.lives:
        where.append(lives_as(asked.lives))
    if asked.changed:
        where.append(Replication.stamp > asked.changed)
    return _page(REPLICATIONS, answers.Replications, asked, *where)


def _of_place(asked: OfReplications) -> Iterator[ColumnElement[bool]]:
    """Points in the places of today that are asked for; of none that is unknown."""
    for name, level, code, column in (
        ("tinh", "province", asked.province, Replication.province_id),
        ("xa", "commune", asked.commune, Replication.commune_id),
    ):
        if not code:
            continue
        place = id_of(code, level=level)
        if place is None:
            raise BadQuestion({name: _("Không có địa bàn này ngày nay.")})
        yield column == place


@operation(
    door,
    "/known-places",
    answers.KnownPlaces,
    _l("Nơi được nêu"),
    _l("Những nơi mà văn bản nói mô hình đang chạy; không tính là điểm."),
    question=OfInitiative,
    example=lambda: answers.of_list(records.KnownPlace, f"{ROOT}/known-places", "MH-0010.87-2025-06-30"),
)
def known_places(asked: OfInitiative) -> Answer:
    return _page(KNOWN_PLACES, answers.KnownPlaces, asked, *_of_initiative(KnownPlace.initiative_id, asked))


@operation(
    door,
    "/figures",
    answers.Figures,
    _l("Số liệu"),
    _l("Số liệu của mô hình, của điểm và của địa bàn, đúng như nguồn nêu."),
    question=OfFigures,
    example=lambda: answers.of_list(records.Figure, f"{ROOT}/figures", "MH-0030.1"),
)
def figures(asked: OfFigures) -> Answer:
    where = [*_of_initiative(Initiative.id, asked), *_of_point(asked)]
    return _page(FIGURES, answers.Figures, asked, *where)


def _of_point(asked: OfFigures) -> tuple[ColumnElement[bool], ...]:
    """Rows of the point that is asked for; of none that the ledger does not show."""
    if not asked.replication:
        return ()
    number = REPLICATIONS.position(asked.replication) if REPLICATIONS.position else None
    if number is None or not REPLICATIONS.read([number]):
        raise BadQuestion({"diem": _("Không có điểm mô hình này trong sổ.")})
    return (Replication.id == number,)


def _of_initiative(column: Any, asked: OfInitiative) -> tuple[ColumnElement[bool], ...]:
    """Rows of the initiative that is asked for, and of what was merged into it; of none that is unknown."""
    if not asked.initiative:
        return ()
    number = INITIATIVES.position(asked.initiative) if INITIATIVES.position else None
    if number is None:
        raise BadQuestion({"mo-hinh": _("Không có mô hình này trong sổ.")})
    return (column.in_(members([number])[number]),)


@operation(
    door,
    "/places",
    answers.Places,
    _l("Địa bàn"),
    _l("Tỉnh, huyện cũ, xã: hiện nay và đã kết thúc."),
    question=OfPlaces,
    example=lambda: answers.of_list(records.Place, f"{ROOT}/places", "04324-2025-06-30"),
)
def places(asked: OfPlaces) -> Answer:
    return _page(PLACES, answers.Places, asked, *((Place.level == asked.level,) if asked.level else ()))


@operation(
    door,
    "/units",
    answers.Units,
    _l("Đơn vị"),
    _l("Cơ quan, tổ chức, đơn vị có trong sổ."),
    question=ListQuestion,
    example=lambda: answers.of_list(records.Unit, f"{ROOT}/units", "ubnd-tinh-lao-cai"),
)
def units(asked: ListQuestion) -> Answer:
    return _page(UNITS, answers.Units, asked)


@operation(
    door,
    "/commendations",
    answers.Commendations,
    _l("Khen thưởng"),
    _l("Khen thưởng đã công bố; mỗi người theo mức công khai của mình, ai không muốn thì không có ở đây."),
    question=OfYear,
    example=lambda: answers.of_list(records.Commendation, f"{ROOT}/commendations", "KT-2026-0001"),
)
def commendations(asked: OfYear) -> Answer:
    year = (Commendation.year == asked.year,) if asked.year else ()
    return _page(COMMENDATIONS, answers.Commendations, asked, *year)


@operation(
    door,
    "/decisions",
    answers.Decisions,
    _l("Quyết định khen thưởng"),
    _l("Các quyết định đã công khai."),
    question=ListQuestion,
    example=lambda: answers.of_list(records.Decision, f"{ROOT}/decisions", "QD-2026-0001"),
)
def decisions(asked: ListQuestion) -> Answer:
    return _page(DECISIONS, answers.Decisions, asked)


@operation(
    door,
    "/documents",
    answers.Documents,
    _l("Văn bản"),
    _l("Sổ văn bản mà mọi số liệu dẫn tới."),
    question=ListQuestion,
    example=lambda: answers.of_list(records.Document, f"{ROOT}/documents", "kh-121-2021"),
)
def documents(asked: ListQuestion) -> Answer:
    return _page(DOCUMENTS, answers.Documents, asked)


@operation(
    door,
    "/search",
    answers.Hits,
    _l("Tìm mô hình"),
    _l("Những mô hình hợp nhất với từ khóa, tìm như trên trang. Có hạn mức cho mỗi địa chỉ mạng."),
    question=SearchQuestion,
    example=answers.of_hits,
    rule="open_data.search",
    counted=True,
)
def search(asked: SearchQuestion) -> Answer:
    wanted = Filter(q=asked.q)
    ids = reading.first(wanted, asked.limit, by=actor()) if reading.says_something(wanted) else []
    return Answer(answers.Hits(q=asked.q, items=INITIATIVES.read(ids)))


@door.get(f"{ROOT}/openapi.json", rule="open_data.read")
def openapi() -> Response:
    told = current_app.json.dumps(document(), sort_keys=False)
    return open_to_all(Response(told, mimetype="application/json"))


voice(ROOT, problem)
