"""The bodies of answers: pages of lists, hits, and what an example of each looks like."""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypeVar

from flask_babel import lazy_gettext as _l
from pydantic import BaseModel, ConfigDict

from . import records
from .records import Says

T = TypeVar("T", bound=records.Record)


class Listing(BaseModel, Generic[T]):
    """A page of a list, in the order of entry."""

    model_config = ConfigDict(extra="forbid")

    items: Annotated[list[T], Says(_l("Bản ghi"), _l("Các bản ghi, theo thứ tự vào sổ."))]
    next: Annotated[
        str | None, Says(_l("Trang tiếp"), _l("Địa chỉ của các bản ghi tiếp theo; null khi đã hết."))
    ]


class Initiatives(Listing[records.Initiative]):
    """Initiatives."""


class Replications(Listing[records.Replication]):
    """Points of the ledger."""


class KnownPlaces(Listing[records.KnownPlace]):
    """Places that documents name."""


class Figures(Listing[records.Figure]):
    """Figures."""


class Places(Listing[records.Place]):
    """Places."""


class Units(Listing[records.Unit]):
    """Units."""


class Commendations(Listing[records.Commendation]):
    """Commendations."""


class Decisions(Listing[records.Decision]):
    """Decisions."""


class Documents(Listing[records.Document]):
    """Documents."""


class Hits(BaseModel):
    """The best hits of a search, the best first."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Says(_l("Từ khóa"), _l("Từ khóa đã tìm."), "tự quản")]
    items: Annotated[
        list[records.Initiative], Says(_l("Mô hình"), _l("Các mô hình tìm thấy, hợp nhất trước."))
    ]


def of_list(record: type[records.Record], address: str, after: str) -> dict[str, Any]:
    """The example of a list: one record of the sample data, and the address of the next."""
    return {
        "items": [records.example(record)],
        "next": f"https://so.example.vn{address}?limit=1&after={after}",
    }


def of_hits() -> dict[str, Any]:
    """The example of a search."""
    return {"q": "bản du lịch", "items": [records.example(records.Initiative)]}


def of_initiative() -> dict[str, Any]:
    """The example of one initiative: shortened to one row of each kind."""
    own = records.example(records.Initiative)
    words = dict.fromkeys(("what", "how", "resources", "lessons"), "…")
    hanging = {
        "replications": [],
        "known_places": [],
        "recognitions": [],
        "figures": [records.example(records.Figure)],
        "photos": [records.example(records.Photo) | {"initiative": own["ref"]}],
        "sources": [],
        "commendations": [records.example(records.Commendation)],
    }
    return own | words | hanging


def of_replication() -> dict[str, Any]:
    """The example of one point, with one of its figures."""
    own = records.example(records.Replication)
    of_point = {"ref": f"{own['ref']}.1", "initiative": None, "replication": own["ref"]}
    return own | {"figures": [records.example(records.Figure) | of_point]}


def of_decision() -> dict[str, Any]:
    """The example of one decision."""
    return records.example(records.Decision) | {"commendations": [records.example(records.Commendation)]}


def of_place() -> dict[str, Any]:
    """The example of one place."""
    followed = {
        "versions": [records.example(records.PlaceName)],
        "successors": [records.example(records.Succession)],
        "predecessors": [],
    }
    return records.example(records.Place) | followed
