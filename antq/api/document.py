"""The OpenAPI 3.1 document, written by the operations themselves and the records they answer with."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from pydantic import BaseModel

from .asking import REF
from .operations import OPERATIONS, Operation
from .problems import KIND, TITLES, Problem

if TYPE_CHECKING:
    from openapi_pydantic.util import PydanticSchema

VERSION = "1.0.0"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"

Told = dict[str, Any]


@cache
def document() -> Told:
    """The document as plain data; the same for every host, since its addresses begin at the root of the site."""
    from openapi_pydantic import OpenAPI  # here, since it takes 6 MB and few ask for the document
    from openapi_pydantic.util import construct_open_api_with_schema_class

    described = OpenAPI.model_validate(
        {
            "openapi": "3.1.1",
            "info": {
                "title": _("Dữ liệu mở của sổ mô hình bảo vệ an ninh Tổ quốc"),
                "version": VERSION,
                "description": _(
                    "Chỉ đọc, không cần đăng nhập, ai cũng dùng được. Mọi bản ghi đều đã công khai trên trang web. "
                    "Nội dung theo giấy phép CC BY 4.0."
                ),
                "license": {"name": "CC BY 4.0", "url": LICENCE},
            },
            "tags": [
                {
                    "name": "v1",
                    "description": _(
                        "Phiên bản 1: có thể thêm trường mới; không bỏ trường, không đổi nghĩa."
                    ),
                }
            ],
            "paths": {_path(each): {"get": _described(each)} for each in OPERATIONS.values()},
        }
    )
    whole = construct_open_api_with_schema_class(described)
    told: Told = whole.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)
    return told


def _path(asked: Operation) -> str:
    return re.sub(r"<(\w+)>", r"{\1}", asked.path)


def _described(asked: Operation) -> Told:
    answers = {
        "200": {
            "description": str(asked.says),
            "headers": _headers(asked),
            "content": {
                "application/json": {
                    "schema": _shape(asked.answer),
                    "examples": {"mau": {"summary": _("Từ dữ liệu mẫu"), "value": asked.example()}},
                }
            },
        }
    }
    if asked.moves:
        answers["301"] = {
            "description": _("Đã gộp vào mô hình khác."),
            "headers": {
                "Location": {"description": _("Địa chỉ của mô hình đó."), "schema": {"type": "string"}}
            },
        }
    for status in asked.refusals:
        answers[str(status)] = {
            "description": str(TITLES[status]),
            "content": {KIND: {"schema": _shape(Problem)}},
        }
    return {
        "operationId": asked.name,
        "summary": str(asked.says),
        "description": str(asked.about),
        "tags": ["v1"],
        "parameters": [*_in_address(asked), *_in_query(asked)],
        "responses": answers,
    }


def _shape(body: type[BaseModel]) -> PydanticSchema:
    from openapi_pydantic.util import PydanticSchema

    return PydanticSchema.model_validate({"schema_class": body})


def _headers(asked: Operation) -> Told:
    text = {"type": "string"}
    told = {"ETag": {"description": _("Dấu của câu trả lời, để hỏi lại bằng If-None-Match."), "schema": text}}
    if "next" in asked.answer.model_fields:
        told["Link"] = {"description": _('Địa chỉ tiếp theo, rel="next".'), "schema": text}
    return told


def _in_address(asked: Operation) -> list[Told]:
    if not asked.of_one:
        return []
    named = asked.example()
    shape = {"type": "string", "pattern": REF, "examples": [named.get("ref") or named.get("key")]}
    return [
        {"name": "ref", "in": "path", "required": True, "description": _("Mã của bản ghi."), "schema": shape}
    ]


def _in_query(asked: Operation) -> list[Told]:
    shape = asked.question.model_json_schema(by_alias=True)
    return [
        {
            "name": name,
            "in": "query",
            "required": name in shape.get("required", ()),
            "description": each.pop("description"),
            "schema": _said(each),
        }
        for name, each in shape["properties"].items()
    ]


def _said(shape: Told) -> Told:
    """The shape of a parameter without a default that only stands for "not asked"."""
    return {key: value for key, value in shape.items() if key != "default" or value}
