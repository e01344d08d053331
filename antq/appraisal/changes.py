"""What a supplement changed, word by word. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_WORDS = 6_000
"""Words and gaps of a text that are compared one by one; what is longer is shown whole, before and after."""

_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Span:
    """A piece of text: "same", "del" (only before) or "ins" (only now)."""

    kind: str
    text: str


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """The names of answers that are not what they were."""
    return {name for name in before.keys() | now.keys() if before.get(name, "") != now.get(name, "")}


def spans(before: str, now: str) -> list[Span]:
    """Both texts as one, in order: taking the "ins" away gives `before`, taking the "del" away gives `now`."""
    one, two = _WORDS.findall(before), _WORDS.findall(now)
    if len(one) + len(two) > MOST_WORDS:
        return _joined([Span("del", before), Span("ins", now)])
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Span("same", "".join(one[a:b])))
        else:
            found += [Span("del", "".join(one[a:b])), Span("ins", "".join(two[c:d]))]
    return _joined(found)


def _joined(found: list[Span]) -> list[Span]:
    """Without empty pieces; a single gap between two changes belongs to both, so that phrases stay together."""
    kept = [span for span in found if span.text]
    if len(kept) < 3:
        return kept
    out: list[Span] = []
    gone = come = ""
    for place, span in enumerate(kept):
        bridge = span.kind == "same" and not span.text.strip() and 0 < place < len(kept) - 1
        if span.kind == "same" and not (bridge and (gone or come) and "\n" not in span.text):
            out += [Span("del", gone), Span("ins", come), span]
            gone = come = ""
            continue
        gone += "" if span.kind == "ins" else span.text
        come += "" if span.kind == "del" else span.text
    out += [Span("del", gone), Span("ins", come)]
    return [span for span in out if span.text]
