"""A warning: what somebody should look at before it is too late. It never stands in the way of anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Evidence:
    """What a warning rests on, and where it can be read ("" when the reader may not open it)."""

    text: Any
    href: str = ""


@dataclass(frozen=True)
class Warning:
    """`code` says which kind, `tone` how much it matters (warn before info), `says` the sentence; `field` the
    question that it is about, "" for the whole dossier; `sure` in words how certain the register is.

    `confirm`: whoever sends the dossier says that they have looked at it.
    """

    code: str
    tone: str
    says: Any
    field: str = ""
    sure: Any = ""
    evidence: tuple[Evidence, ...] = ()
    confirm: bool = False
