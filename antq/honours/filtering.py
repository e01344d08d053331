"""Which part of the roll of honour is asked for. Pure."""

from __future__ import annotations

from typing import NamedTuple


class RollFilter(NamedTuple):
    """Which part of the roll is asked for: a level, a form (code), a province (code), a unit (ref); "" is all."""

    level: str = ""
    form: str = ""
    province: str = ""
    unit: str = ""

    def args(self) -> dict[str, str]:
        """As the address says it."""
        named = {"cap": self.level, "hinh-thuc": self.form, "tinh": self.province, "don-vi": self.unit}
        return {name: value for name, value in named.items() if value}


EVERYTHING = RollFilter()
