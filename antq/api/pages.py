"""What the two pages about open data need."""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..kit.web import Page
from .document import LICENCE, document
from .records import Column, columns
from .tables import TABLES, Table

KINDS = {
    "text": _l("chữ"),
    "list": _l("nhiều giá trị, ngăn bằng ; trong CSV"),
    "integer": _l("số nguyên"),
    "number": _l("số"),
    "yes-no": _l("true hoặc false"),
    "day": _l("ngày"),
    "instant": _l("ngày giờ UTC"),
}
"""What a column may hold, in words."""


@dataclass(frozen=True)
class Sheet:
    """One table as the dictionary shows it."""

    file: str
    about: str
    columns: list[Column]


class DataPage(Page):
    """/du-lieu: what there is, how it may be used, what every column means."""

    template = "api/data.html"
    licence = LICENCE

    @cached_property
    def sheets(self) -> list[Sheet]:
        """Every table with its columns, from the definitions that the exports are written by."""
        return [_sheet(table) for table in TABLES]

    @staticmethod
    def holds(column: Column) -> str:
        """What a column holds, in words, and whether it may be empty."""
        kind = column.holds.removesuffix("?")
        said = str(KINDS[kind])
        return _("%(kind)s, có thể trống", kind=said) if column.holds != kind else said


def _sheet(table: Table) -> Sheet:
    return Sheet(table.file, str(table.record.a_row), columns(table.record))


@dataclass(frozen=True)
class Parameter:
    """One parameter as people read of it: what it means, which values it takes where those can be listed."""

    name: str
    about: str
    takes: str
    example: str
    required: bool


@dataclass(frozen=True)
class Entry:
    """One address of the API as people read of it."""

    name: str
    path: str
    says: str
    about: str
    parameters: list[Parameter]
    curl: str
    example: str


class ApiPage(Page):
    """/api: the OpenAPI document, for people."""

    template = "api/api.html"

    def __init__(self, *, site: str, by: Any) -> None:
        super().__init__(by=by)
        self.site = site
        self.document = document()

    @cached_property
    def entries(self) -> list[Entry]:
        """Every address, in the order of the document."""
        return [self._entry(path, item["get"]) for path, item in self.document["paths"].items()]

    @cached_property
    def problems(self) -> list[tuple[str, str]]:
        """Every status that a problem may have, and what it is called."""
        found = {
            status: answer["description"]
            for item in self.document["paths"].values()
            for status, answer in item["get"]["responses"].items()
            if status != "200"
        }
        return sorted(found.items())

    def _entry(self, path: str, told: dict[str, Any]) -> Entry:
        parameters = told.get("parameters", [])
        media = told["responses"]["200"]["content"]["application/json"]
        return Entry(
            told["operationId"],
            path,
            told["summary"],
            told["description"],
            [_parameter(each) for each in parameters],
            f"curl {shlex.quote(self._address(path, parameters))}",
            json.dumps(media["examples"]["mau"]["value"], ensure_ascii=False, indent=2),
        )

    def _address(self, path: str, parameters: list[dict[str, Any]]) -> str:
        """An address that can be asked as it stands: what is required, with the values of the examples."""
        wanted = {
            each["name"]: (each["schema"].get("examples") or [""])[0]
            for each in parameters
            if each["required"]
        }
        for name in [name for name in wanted if f"{{{name}}}" in path]:
            path = path.replace(f"{{{name}}}", str(wanted.pop(name)))
        return self.site + path[1:] + (f"?{urlencode(wanted)}" if wanted else "")


def _parameter(told: dict[str, Any]) -> Parameter:
    shape = told["schema"]
    known = [each for each in shape.get("items", shape).get("enum", ()) if each != ""]
    takes = ", ".join(known)
    if "maximum" in shape:
        takes = _("từ %(least)s đến %(most)s", least=f"{shape['minimum']:g}", most=f"{shape['maximum']:g}")
    sample = (shape.get("examples") or [""])[0]
    return Parameter(
        told["name"],
        told["description"],
        takes,
        ", ".join(sample) if isinstance(sample, list) else str(sample),
        told["required"],
    )
