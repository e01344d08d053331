"""What a record of open data is made of: flat fields, each with its word, its meaning and an example.

The same classes serialise the answers of the API, name the columns of the exports, and write the data
dictionary and the OpenAPI document; so what is described and what is sent cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema

from ...kit.clock import UTC


@dataclass(frozen=True)
class Says:
    """What people read about a field: its word, what it means, and a value of the sample data."""

    word: Any
    about: Any
    example: Any = None

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        found = dict(handler(schema))
        found["title"] = str(self.word)
        found["description"] = str(self.about)
        if self.example is not None:
            found["examples"] = [self.example]
        return found


class Record(BaseModel):
    """One row of open data. A field that is not known is null, never left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    a_row: ClassVar[Any] = ""
    """What one row is, in the data dictionary and the OpenAPI document."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        found = dict(handler.resolve_ref_schema(handler(schema)))
        found["description"] = str(cls.a_row)
        return found


@dataclass(frozen=True)
class Column:
    """One field of a record as a column of a table: its stable name, its word, what it means, what it holds."""

    name: str
    word: str
    about: str
    holds: str
    example: str


def columns(record: type[Record]) -> list[Column]:
    """The columns of a record in the order of its fields."""
    found = []
    for name, field in record.model_fields.items():
        says = next(each for each in field.metadata if isinstance(each, Says))
        holds = _holds(field.annotation)
        found.append(Column(name, str(says.word), str(says.about), holds, written(says.example)))
    return found


def example(record: type[Record]) -> dict[str, Any]:
    """The record of the sample data that the examples of the fields tell of."""
    return {
        name: next(each for each in field.metadata if isinstance(each, Says)).example
        for name, field in record.model_fields.items()
    }


def written(value: Any) -> str:
    """A value as the cell of a text table: days and instants by ISO 8601, a point before decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(str(each) for each in value)
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _holds(annotation: Any) -> str:
    """The kind of value in one word of the dictionary; whether it may be empty is said by a question mark."""
    said = str(annotation)
    for sign, word in _KINDS:
        if sign in said:
            return word + ("?" if "None" in said else "")
    return "text" + ("?" if "None" in said else "")


_KINDS = (
    ("list", "list"),
    ("datetime.datetime", "instant"),
    ("datetime.date", "day"),
    ("float", "number"),
    ("bool", "yes-no"),
    ("int", "integer"),
)

Number = int | float
"""A measured value: whole where it is whole."""


def _in_utc(value: datetime) -> datetime:
    return value.astimezone(UTC).replace(microsecond=0)


Instant = Annotated[
    datetime, AfterValidator(_in_utc), WithJsonSchema({"type": "string", "format": "date-time"})
]
"""An aware instant, to the second, in UTC."""
