"""Two people at one step, or one person at two machines: whose answer counts. Pure.

A page carries two marks of each answer: of what it showed, and of what was kept when it was made or last saved.
An answer that differs from the first was typed here; one that no longer fits the second was changed elsewhere.
Only what happened to both is a clash, and a clash is never settled without a person.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..kit.text import clean

LONGEST = 4_000
"""Characters of marks that are read: a step has ten answers."""

Marks = dict[str, tuple[str, str]]
"""Name of an answer to the marks of what the page showed and of what was kept."""

MINE, THEIRS = "cua-toi", "kia"
"""How a person settles a clash."""


def mark(answer: Any) -> str:
    """Eight characters that stand for an answer; blanks and line ends make no difference."""
    return hashlib.sha256(json.dumps(_plain(answer), ensure_ascii=False).encode()).hexdigest()[:8]


def _plain(answer: Any) -> Any:
    if isinstance(
        answer, list
    ):  # figures: rows without anything in them do not count, nor does their order of keys
        rows = [
            {name: clean(str(row[name] or "")) for name in sorted(row) if name != "ref"} for row in answer
        ]
        return [row for row in rows if any(value for name, value in row.items() if name != "better")]
    return clean(str(answer or ""), multiline=True)


def marks_of(held: Mapping[str, Any]) -> Marks:
    """The marks of a page that shows just what is kept."""
    return {name: (mark(answer), mark(answer)) for name, answer in held.items()}


def write_marks(marks: Marks) -> str:
    """The marks as the page carries them: `name:shown.kept …`."""
    return " ".join(f"{name}:{shown}.{kept}" for name, (shown, kept) in marks.items())


def read_marks(text: str) -> Marks:
    """The marks that a page sent; whatever is none is left out."""
    found: Marks = {}
    for each in text[:LONGEST].split():
        name, _, pair = each.partition(":")
        shown, dot, kept = pair.partition(".")
        if dot:
            found[name] = (shown, kept)
    return found


@dataclass
class Merged:
    """What came of laying a page over what is kept."""

    write: list[str] = field(default_factory=list)
    """Typed here, unchanged elsewhere: nothing of it is kept before it was written."""
    elsewhere: list[str] = field(default_factory=list)
    """Changed elsewhere, untouched here: what is kept stays."""
    clashes: list[str] = field(default_factory=list)
    """Changed in both places."""
    marks: Marks = field(default_factory=dict)
    """What the page carries from now on."""
    written: dict[str, str] = field(default_factory=dict)
    """The marks of what is to be written."""

    def wrote(self, held: Mapping[str, Any]) -> None:
        """What was to be written is kept now, as `held` says: perhaps in other words than it was typed in."""
        for name, typed in self.written.items():
            self.marks[name] = (typed, mark(held[name]))


def merge(
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    seen: Marks,
    choices: Mapping[str, str],
    barred: Collection[str] = (),
) -> Merged:
    """Lay the answers of a page over those that are kept.

    `choices` name every clash that was shown and say how it is settled; one without an answer stays a clash.
    `barred` answers cannot be kept as they are and wait.
    """
    merged = Merged()
    for name in mine:
        here, there = mark(mine[name]), mark(theirs[name])
        shown, kept = seen.get(name, ("", ""))
        merged.marks[name] = (shown, kept)
        if here == there:
            merged.marks[name] = (here, there)
        elif here != shown and (there != kept or choices.get(name, MINE) not in (MINE, THEIRS)):
            merged.clashes.append(name)
            merged.marks[name] = (shown, there)
        elif here == shown:
            if there != kept:
                merged.elsewhere.append(name)
        elif choices.get(name) == THEIRS:
            merged.marks[name] = (here, there)
        elif name not in barred:
            merged.write.append(name)
            merged.written[name] = here
    return merged
