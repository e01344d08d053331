"""What a list of initiatives is filtered by: read from an address, changed, written back. Pure.

One noun for the page, its links and whatever else lists initiatives. Reading never refuses: a value that
is not known is left out and named in `ignored`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from flask_babel import lazy_gettext as _l

from ..kit.text import clean
from .words import FIELDS, REPLICATION, REPLICATION_OF_SLUG, field_label

LONGEST_QUERY = 200
LAST_PAGE = 10_000

SORTS = {"moi-nhat": _l("Mới nhất"), "ten": _l("Tên A–Y"), "phu-hop": _l("Phù hợp nhất")}
"""Slug of a sort to its word; "phu-hop" needs words to look for."""

PARAMETERS = ("q", "linh-vuc", "tinh", "xa", "trang-thai", "nam", "sap-xep", "trang")

_PROVINCE = re.compile(r"[0-9]{2}")
_COMMUNE = re.compile(r"[0-9]{5}")
_YEAR = re.compile(r"(19|20)[0-9]{2}")


class Arguments(Protocol):
    """The arguments of an address: Werkzeug's MultiDict."""

    def getlist(self, key: str) -> list[str]: ...


@dataclass(frozen=True)
class Filter:
    """The state of a list of initiatives. Facets with several values mean any of them."""

    q: str = ""
    fields: tuple[str, ...] = ()
    province: str = ""
    commune: str = ""
    replication: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    sort: str = ""
    page: int = 1
    ignored: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def from_args(cls, args: Arguments) -> Filter:
        """Read the arguments of an address."""
        reader = _Reader(args)
        q = clean(reader.last("q"))[:LONGEST_QUERY]
        sort = reader.one("sap-xep", SORTS.__contains__)
        return cls(
            q=q,
            fields=reader.many("linh-vuc", FIELDS.__contains__),
            province=reader.one("tinh", lambda value: bool(_PROVINCE.fullmatch(value))),
            commune=reader.one("xa", lambda value: bool(_COMMUNE.fullmatch(value))),
            replication=tuple(
                REPLICATION_OF_SLUG[slug].code
                for slug in reader.many("trang-thai", REPLICATION_OF_SLUG.__contains__)
            ),
            years=tuple(int(y) for y in reader.many("nam", lambda value: bool(_YEAR.fullmatch(value)))),
            sort="" if sort in ("phu-hop", _usual_sort(q)) else sort,
            page=_page(reader.last("trang")),
            ignored=tuple(reader.ignored),
        )

    @property
    def order(self) -> str:
        """The sort that holds: as chosen, else best first when there are words, else newest first."""
        return self.sort or _usual_sort(self.q)

    def with_(self, **changes: Any) -> Filter:
        """The same filter with other values; back on the first page unless the page is what changes."""
        if "province" in changes and "commune" not in changes:
            changes["commune"] = ""
        return replace(self, **{"page": 1, **changes})

    def without(self, name: str, value: Any = None) -> Filter:
        """The same filter without one facet, or without one of its values."""
        now = getattr(self, name)
        if isinstance(now, tuple) and value is not None:
            return self.with_(**{name: tuple(each for each in now if each != value)})
        return self.with_(**{name: type(now)()})

    def restricted(self, provinces: Collection[str], communes: Collection[str]) -> Filter:
        """The same filter without places that are not among the codes of today, which are then `ignored`."""
        found = self
        if self.province and self.province not in provinces:
            found = replace(found, province="", ignored=(*found.ignored, self.province))
        if self.commune and self.commune not in communes:
            found = replace(found, commune="", ignored=(*found.ignored, self.commune))
        return found

    @property
    def is_empty(self) -> bool:
        """Whether nothing narrows the list."""
        return not (self.q or self.narrowing)

    @property
    def narrowing(self) -> int:
        """How many facet values are chosen."""
        places = bool(self.province) + bool(self.commune)
        return len(self.fields) + len(self.replication) + len(self.years) + places

    def args(self) -> dict[str, Any]:
        """The arguments of its one address, in a fixed order, without what says nothing."""
        every: dict[str, Any] = {
            "q": self.q,
            "linh-vuc": [code for code in FIELDS if code in self.fields],
            "tinh": self.province,
            "xa": self.commune,
            "trang-thai": [each.slug for each in REPLICATION.values() if each.code in self.replication],
            "nam": sorted(self.years, reverse=True),
            "sap-xep": self.sort,
            "trang": self.page if self.page > 1 else "",
        }
        return {name: value for name, value in every.items() if value}

    def words(self, names: Mapping[str, str]) -> list[tuple[str, Filter]]:
        """What narrows the list, each in words with the filter that lacks it. `names`: place code to name."""
        said: list[tuple[str, Filter]] = []
        if self.q:
            said.append((f"“{self.q}”", self.without("q")))
        said += [(field_label(code), self.without("fields", code)) for code in self.fields]
        if self.province:
            said.append((names.get(self.province, self.province), self.without("province")))
        if self.commune:
            said.append((names.get(self.commune, self.commune), self.without("commune")))
        for code in self.replication:
            said.append((str(REPLICATION[code].label), self.without("replication", code)))
        said += [(str(_l("Năm %(year)s", year=year)), self.without("years", year)) for year in self.years]
        return said


class _Reader:
    """Reads arguments one after another and keeps what it could not use."""

    def __init__(self, args: Arguments) -> None:
        self.args = args
        self.ignored: list[str] = []

    def last(self, name: str) -> str:
        values = self.args.getlist(name)
        return values[-1] if values else ""

    def one(self, name: str, known: Any) -> str:
        value = self.last(name).strip()
        if value and not known(value):
            self.ignored.append(value[:60])
            return ""
        return value

    def many(self, name: str, known: Any) -> tuple[str, ...]:
        values = dict.fromkeys(value.strip() for value in self.args.getlist(name) if value.strip())
        self.ignored += [value[:60] for value in values if not known(value)][:5]
        return tuple(value for value in values if known(value))


def _usual_sort(q: str) -> str:
    return "phu-hop" if q else "moi-nhat"


def _page(text: str) -> int:
    number = (
        int(text[:9]) if text.isascii() and text.isdigit() else 0
    )  # Python reads no number of 5,000 digits
    return min(number, LAST_PAGE) or 1
