"""What the statistics are narrowed by: read from an address, written back. Reading never refuses."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from ..catalogue.filters import YEAR, Arguments
from ..catalogue.words import KINDS
from ..kit.text import clean
from ..places import queries as places

PATH = "/thong-ke"


@dataclass(frozen=True)
class Filter:
    """A year, the code of a province of today, the code of a kind of initiative; nothing narrows nothing.

    `ignored` are the values of the address that mean nothing here.
    """

    year: int = 0
    province: str = ""
    kind: str = ""
    ignored: tuple[str, ...] = field(default=(), compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing narrows."""
        return not (self.year or self.province or self.kind)

    @property
    def province_id(self) -> int | None:
        """The id of the province."""
        return places.id_of(self.province, level="province") if self.province else None

    def args(self) -> dict[str, Any]:
        """The arguments of its one address."""
        every = {"nam": self.year, "tinh": self.province, "loai": self.kind}
        return {name: value for name, value in every.items() if value}

    def address(self, path: str = PATH) -> str:
        """The address of the page, or of a file with the same numbers."""
        args = urlencode(self.args())
        return f"{path}?{args}" if args else path

    def with_(self, **changes: Any) -> Filter:
        """The same with other values."""
        return replace(self, ignored=(), **changes)


def read(args: Arguments) -> Filter:
    """The filter of an address; of an argument that stands there twice the last one counts."""
    said = {name: clean((args.getlist(name) or [""])[-1][:300]) for name in ("nam", "tinh", "loai")}
    known = {
        "nam": YEAR(said["nam"]) is not None,
        "tinh": places.id_of(said["tinh"], level="province") is not None,
        "loai": said["loai"] in KINDS,
    }
    ignored = tuple(value[:60] for name, value in said.items() if value and not known[name])
    year, province, kind = (said[name] if known[name] else "" for name in ("nam", "tinh", "loai"))
    return Filter(int(year or 0), province, kind, ignored)
