"""What a list of initiatives is filtered by: read from an address, changed, written back. Pure.

One noun for the page, its links, feeds, exports and the API. Reading never refuses: a value that is not
known is left out and named in `ignored`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol
from urllib.parse import parse_qs

from flask_babel import lazy_gettext as _l

from ..kit.text import clean
from .words import (
    ACTIVITY,
    ACTIVITY_OF_SLUG,
    ACTIVITY_SLUGS,
    FIELDS,
    KINDS,
    REPLICATION,
    REPLICATION_OF_SLUG,
    field_label,
    kind_label,
)

LONGEST_QUERY = 200

BEST = "phu-hop"
SORTS = {
    BEST: _l("Phù hợp nhất"),
    "moi-nhat": _l("Mới nhất"),
    "nhan-rong": _l("Nhân rộng nhiều nhất"),
    "ten": _l("Tên A–Y"),
}
"""Slug of a sort to its word; the best first needs words to look for."""

SPREADS = (1, 3, 10, 30, 100)
"""The steps of "đã nhân rộng ≥ n" that are offered; an address may name any number."""

_PROVINCE = re.compile(r"[0-9]{2}").fullmatch
_COMMUNE = re.compile(r"[0-9]{5}").fullmatch
YEAR = re.compile(r"(19|20)[0-9]{2}").fullmatch
_REF = re.compile(r"[A-Z]{2}-[0-9A-Z-]{1,36}").fullmatch
_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}").fullmatch
_COUNT = re.compile(r"[1-9][0-9]{0,5}").fullmatch


class Arguments(Protocol):
    """The arguments of an address: Werkzeug's MultiDict."""

    def getlist(self, key: str) -> list[str]: ...


class _Query(dict[str, list[str]]):
    """The arguments of an address that is kept as text."""

    def getlist(self, key: str) -> list[str]:
        return self.get(key, [])


@dataclass(frozen=True)
class Filter:
    """The state of a list of initiatives. Facets with several values mean any of them.

    `after` and `before` are refs: the page that follows, or ends before, that initiative in the list.
    """

    q: str = ""
    fields: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    province: str = ""
    commune: str = ""
    sponsor: str = ""
    replication: tuple[str, ...] = ()
    activity: tuple[str, ...] = ()
    spread: int = 0
    years: tuple[int, ...] = ()
    awards: tuple[str, ...] = ()
    figures: bool = False
    sort: str = ""
    after: str = ""
    before: str = ""
    ignored: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def from_args(cls, args: Arguments) -> Filter:
        """Read the arguments of an address."""
        reader = _Reader(args)
        q = clean(reader.last("q")[: 4 * LONGEST_QUERY])[:LONGEST_QUERY]
        values = {name: facet.read(reader, facet.argument) for name, facet in FACETS.items()}
        sort = reader.one("sap-xep", SORTS.__contains__)
        after, before = reader.one("sau", _REF), reader.one("truoc", _REF)
        return cls(
            q=q,
            sort="" if sort == _usual_sort(q) or (sort == BEST and not q) else sort,
            after="" if before else after,
            before=before,
            ignored=tuple(reader.ignored),
            **values,
        )

    @classmethod
    def from_query(cls, query: str) -> Filter:
        """Read the part of an address after its question mark."""
        return cls.from_args(_Query(parse_qs(query, keep_blank_values=True)))

    @property
    def order(self) -> str:
        """The sort that holds: as chosen, else best first when there are words, else newest first."""
        return self.sort or _usual_sort(self.q)

    def with_(self, **changes: Any) -> Filter:
        """The same filter with other values, from the first page on unless the page is what changes."""
        if "province" in changes and "commune" not in changes:
            changes["commune"] = ""
        return replace(self, **{"after": "", "before": "", **changes})

    def without(self, name: str, value: Any = None) -> Filter:
        """The same filter without one facet, or without one of its values."""
        now = getattr(self, name)
        if isinstance(now, tuple) and value is not None:
            return self.with_(**{name: tuple(each for each in now if each != value)})
        return self.with_(**{name: type(now)()})

    def ignoring(self, name: str) -> Filter:
        """The same filter without a facet whose value nothing has, which is then `ignored`."""
        found = replace(self, **{name: type(getattr(self, name))()})
        return replace(found, ignored=(*self.ignored, str(getattr(self, name))))

    @property
    def is_empty(self) -> bool:
        """Whether nothing narrows the list."""
        return not (self.q or self.narrowing)

    @property
    def narrowing(self) -> int:
        """How many facet values are chosen."""
        chosen = (getattr(self, name) for name in FACETS)
        return sum(len(each) if isinstance(each, tuple) else bool(each) for each in chosen)

    def args(self) -> dict[str, Any]:
        """The arguments of its one address, in a fixed order, without what says nothing."""
        every: dict[str, Any] = {"q": self.q}
        for name, facet in FACETS.items():
            every[facet.argument] = facet.write(getattr(self, name))
        every |= {"sap-xep": self.sort, "sau": self.after, "truoc": self.before}
        return {name: value for name, value in every.items() if value}

    def words(self, names: Mapping[str, str]) -> list[tuple[str, Filter]]:
        """What narrows the list, each in words with the filter that lacks it.

        `names`: what places, units and award forms are called, by code or ref.
        """
        said: list[tuple[str, Filter]] = [(f"“{self.q}”", self.without("q"))] if self.q else []
        for name, facet in FACETS.items():
            now = getattr(self, name)
            values = now if isinstance(now, tuple) else (now,) if now else ()
            said += [(str(facet.says(value, names)), self.without(name, value)) for value in values]
        return said


class _Reader:
    """Reads arguments one after another and keeps what it could not use."""

    def __init__(self, args: Arguments) -> None:
        self.args = args
        self.ignored: list[str] = []

    def last(self, name: str) -> str:
        values = self.args.getlist(name)
        return values[-1] if values else ""

    def one(self, name: str, known: Callable[[str], Any]) -> str:
        value = clean(self.last(name)[:300])
        if value and not known(value):
            self.ignored.append(value[:60])
            return ""
        return value

    def many(self, name: str, known: Callable[[str], Any]) -> tuple[str, ...]:
        values = dict.fromkeys(clean(value[:300]) for value in self.args.getlist(name)[:100])
        self.ignored += [value[:60] for value in values if value and not known(value)][:5]
        return tuple(value for value in values if value and known(value))


@dataclass(frozen=True)
class Facet:
    """One thing to filter by: its argument in an address, how it is read, written and said."""

    argument: str
    read: Callable[[_Reader, str], Any]
    says: Callable[[Any, Mapping[str, str]], Any]
    write: Callable[[Any], Any] = lambda value: value


def _several(known: Callable[[str], Any], order: Collection[str] = ()) -> dict[str, Any]:
    """A facet of several codes, written in the order in which they are offered."""
    return {
        "read": lambda reader, name: reader.many(name, known),
        "write": lambda values: [code for code in order if code in values] if order else sorted(values),
    }


def _named(value: str, names: Mapping[str, str]) -> str:
    return names.get(value, value)


FACETS = {
    "fields": Facet(
        "linh-vuc", says=lambda code, _: field_label(code), **_several(FIELDS.__contains__, FIELDS)
    ),
    "kinds": Facet("loai-hinh", says=lambda code, _: kind_label(code), **_several(KINDS.__contains__, KINDS)),
    "province": Facet("tinh", lambda reader, name: reader.one(name, _PROVINCE), _named),
    "commune": Facet("xa", lambda reader, name: reader.one(name, _COMMUNE), _named),
    "sponsor": Facet("don-vi", lambda reader, name: reader.one(name, _CODE), _named),
    "replication": Facet(
        "trang-thai",
        lambda reader, name: tuple(
            REPLICATION_OF_SLUG[slug].code for slug in reader.many(name, REPLICATION_OF_SLUG.__contains__)
        ),
        lambda code, _: REPLICATION[code].label,
        lambda codes: [each.slug for each in REPLICATION.values() if each.code in codes],
    ),
    "activity": Facet(
        "hoat-dong",
        lambda reader, name: tuple(
            ACTIVITY_OF_SLUG[slug] for slug in reader.many(name, ACTIVITY_OF_SLUG.__contains__)
        ),
        lambda code, _: ACTIVITY[code][0],
        lambda codes: [slug for code, slug in ACTIVITY_SLUGS.items() if code in codes],
    ),
    "spread": Facet(
        "nhan-rong-tu",
        lambda reader, name: int(reader.one(name, _COUNT) or 0),
        lambda count, _: _l("Nhân rộng từ %(count)d điểm", count=count),
    ),
    "years": Facet(
        "nam",
        lambda reader, name: tuple(map(int, reader.many(name, YEAR))),
        lambda year, _: _l("Năm %(year)s", year=year),
        lambda years: sorted(years, reverse=True),
    ),
    "awards": Facet("khen", says=_named, **_several(_CODE)),
    "figures": Facet(
        "so-lieu",
        lambda reader, name: reader.one(name, "co".__eq__) == "co",
        lambda value, _: _l("Có số liệu"),
        lambda value: "co" if value else "",
    ),
}
"""Attribute of a Filter to what it filters by, in the order of the address."""

PARAMETERS = ("q", *(facet.argument for facet in FACETS.values()), "sap-xep", "sau", "truoc")
"""Every argument that says something about the list."""


def _usual_sort(q: str) -> str:
    return BEST if q else "moi-nhat"
