"""What may be asked of the API: the parameters of each address, read strictly.

A page forgives a nonsensical parameter and says so; a program that sends one has a mistake in it, and finds
it sooner when it is refused. Every refusal is a `BadQuestion` that names the parameter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    create_model,
)
from werkzeug.datastructures import MultiDict

from ..catalogue.filters import LONGEST_QUERY
from ..replications.liveness import Life
from ..replications.workflow import REPLICATION
from .facets import FACETS
from .records import Says

MOST = 200
"""Records of one answer."""
USUAL = 50
REF = r"^[0-9A-Za-z.\-]{1,80}$"
"""What refs and cursors are made of."""


class BadQuestion(Exception):
    """The question cannot be answered as it was put: parameter to the sentence that says why."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("; ".join(errors.values()))
        self.errors = dict(errors)


def _digits(value: Any) -> Any:
    """A count is written in plain digits: Python would read " +5 " and "5_0" too."""
    if isinstance(value, str) and not (value.isascii() and value.isdigit() and len(value) <= 4):
        raise ValueError(value)
    return value


def _plain(value: str) -> str:
    """Text without control characters: nobody types those, and a database may refuse them."""
    if any(unicodedata.category(each) in ("Cc", "Cs") for each in value):
        raise ValueError(value)
    return value


Limit = Annotated[
    int,
    Field(ge=1, le=MOST),
    BeforeValidator(_digits),
    Says(_l("Số bản ghi"), _l("Nhiều nhất bao nhiêu bản ghi trong một lần trả lời."), USUAL),
]
Ref = Annotated[str, Field(pattern=REF)]
Words = Annotated[str, Field(min_length=1, max_length=LONGEST_QUERY), AfterValidator(_plain)]


class Question(BaseModel):
    """No parameters at all."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Asked = TypeVar("Asked", bound=Question)


class ListQuestion(Question):
    """A page of a list."""

    limit: Limit = USUAL
    after: Annotated[
        Ref,
        Says(
            _l("Sau bản ghi"),
            _l("Mã của bản ghi cuối trong lần trước; lấy nguyên địa chỉ ở next thì không phải tự ghép."),
        ),
    ] = ""


class OfInitiative(ListQuestion):
    """A page of what hangs on initiatives, of one initiative where it is named."""

    initiative: Annotated[
        Ref, Field(alias="mo-hinh"), Says(_l("Mô hình"), _l("Chỉ của mô hình có mã này."), "MH-0030")
    ] = ""


class OfFigures(OfInitiative):
    """A page of figures, of one initiative or of one point where it is named."""

    replication: Annotated[
        Ref,
        Field(alias="diem"),
        Says(
            _l("Điểm"),
            _l("Chỉ số liệu do điểm có mã này báo; số liệu của mô hình không kèm theo."),
            "DM-0001",
        ),
    ] = ""


OF_LEDGER = tuple(code for code in REPLICATION.states if code != "registered")
"""States of points that the ledger has taken in."""
LIVES = tuple(str(each) for each in Life)


def _number(value: Any) -> Any:
    """The number of an edition of the data, in plain digits."""
    if isinstance(value, str) and not (value.isascii() and value.isdigit() and len(value) <= 18):
        raise ValueError(value)
    return value


class OfReplications(OfInitiative):
    """A page of the ledger: of an initiative, of a place of today, of states; what changed since."""

    province: Annotated[str, Field(alias="tinh", pattern="^[0-9]{2}$"), FACETS["tinh"].says] = ""
    commune: Annotated[str, Field(alias="xa", pattern="^[0-9]{5}$"), FACETS["xa"].says] = ""
    states: Annotated[
        list[Literal[OF_LEDGER]],  # type: ignore[valid-type]
        Field(alias="buoc"),
        Says(_l("Bước"), _l("Mã bước của điểm; viết nhiều lần là lấy bất kỳ."), ["running"]),
    ] = []
    lives: Annotated[
        list[Literal[LIVES]],  # type: ignore[valid-type]
        Field(alias="con-song"),
        Says(
            _l("Còn hoạt động không"),
            _l("fresh và overdue là những điểm đang tính; viết nhiều lần là lấy bất kỳ."),
            ["fresh", "overdue"],
        ),
    ] = []
    changed: Annotated[
        int,
        Field(alias="doi-sau", ge=0),
        BeforeValidator(_number),
        Says(
            _l("Đổi sau"),
            _l("Chỉ điểm có số changed lớn hơn số này: lấy tiếp phần đã đổi từ lần trước."),
            0,
        ),
    ] = 0


class OfPlaces(ListQuestion):
    """A page of places, of one level where it is named."""

    level: Annotated[
        Literal["", "province", "district", "commune"],
        Field(alias="cap"),
        Says(_l("Cấp"), _l("Chỉ cấp này; để trống là mọi cấp."), "province"),
    ] = ""


class OfYear(ListQuestion):
    """A page of commendations, of one year where it is named."""

    year: Annotated[
        int,
        Field(alias="nam", ge=1945, le=2100),
        BeforeValidator(_digits),
        Says(_l("Năm"), _l("Chỉ của năm này."), 2026),
    ] = 0


def _facets() -> dict[str, Any]:
    """Every facet of the catalogue as a parameter: whatever narrows the page narrows the API."""
    return {
        name.replace("-", "_"): (Annotated[facet.values, Field(alias=name), facet.says], facet.none)
        for name, facet in FACETS.items()
    }


QUERY = Annotated[
    Words,
    Says(_l("Từ khóa"), _l("Có dấu hay không dấu; “cụm từ” trong ngoặc kép; -từ để loại ra."), "tự quản"),
]
OfCatalogue: type[ListQuestion] = create_model(
    "OfCatalogue", __base__=ListQuestion, q=(QUERY, ""), **_facets()
)
"""A page of the catalogue, narrowed as the page /mo-hinh is."""


class SearchQuestion(Question):
    """The best hits for words."""

    q: QUERY
    limit: Limit = USUAL


def read(kind: type[Asked], args: MultiDict[str, str]) -> Asked:
    """The arguments of an address as a question of this kind; raises BadQuestion naming what is wrong."""
    given: dict[str, Any] = {}
    errors: dict[str, str] = {}
    several = {field.alias or name for name, field in kind.model_fields.items() if _is_list(field.annotation)}
    for name, values in args.lists():
        if len(values) > 1 and name not in several:
            errors[name] = _("Tham số này chỉ được viết một lần.")
        given[name] = values if name in several else values[0]
    try:
        asked = kind.model_validate(given)
    except ValidationError as refused:
        for each in refused.errors():
            name = str(each["loc"][0])
            errors.setdefault(name, _sentence(each))
    if errors:
        raise BadQuestion({_shown(name): says for name, says in errors.items()})
    return asked


def _is_list(annotation: Any) -> bool:
    return "list" in str(annotation) or "tuple" in str(annotation)


def _shown(name: str) -> str:
    """The name of a parameter fit to be said again: short, without control characters."""
    return "".join(each for each in name if each.isprintable())[:60]


def _sentence(error: Any) -> str:
    """Why a value is refused, in a sentence."""
    context = error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden":
            return _("Không có tham số này.")
        case "missing":
            return _("Thiếu tham số này.")
        case "string_too_long":
            return _("Dài quá: nhiều nhất %(count)d ký tự.", count=context["max_length"])
        case "literal_error":
            return _(
                "Giá trị phải là một trong: %(values)s.", values=context["expected"].replace(" or ", ", ")
            )
        case "greater_than_equal" | "less_than_equal":
            return _("Ngoài khoảng cho phép.")
    return _("Giá trị không dùng được.")
