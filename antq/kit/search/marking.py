"""Marking what a search found in the text as it was written. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from antq.kit.text import FOLDING, INNER_APOSTROPHE, nfc

from .syllables import plain


def highlight(text: str, phrases: Iterable[str]) -> Markup:
    """The text, escaped, with <mark> around the folded phrases that occur in it, whatever the accents.

    Where none of them occurs, their words are marked one by one. The last word of each may be the beginning
    of a longer one.
    """
    text = nfc(text)
    phrases = [phrase for phrase in phrases if phrase]
    folded, places = _traced(text)
    spans = [span for phrase in phrases for span in _occurrences(phrase, folded, whole=False)]
    for phrase in () if spans else phrases:
        *words, last = phrase.split()
        spans += _occurrences(last, folded, whole=False)
        for word in words:
            spans += _occurrences(word, folded, whole=True)
    pieces, done = [], 0
    for start, end in sorted((places[a], places[b - 1] + 1) for a, b in spans):
        while end < len(text) and not FOLDING[ord(text[end])]:
            end += 1  # a mark or zero-width character that belongs to the letter before it
        if start >= done:
            pieces += [escape(text[done:start]), Markup("<mark>"), escape(text[start:end]), Markup("</mark>")]
            done = end
    return Markup("").join([*pieces, escape(text[done:])])


def _traced(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the index in `text` that it came from."""
    silent = {found.start() for found in INNER_APOSTROPHE.finditer(text)}
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for letter in "" if place in silent else FOLDING[ord(char)]:
            if letter != " " or (letters and letters[-1] != " "):
                letters.append(letter)
                places.append(place)
    # The index knows its words by `plain`, which changes letters but no lengths.
    return " ".join(map(plain, "".join(letters).split(" "))), places


def _occurrences(words: str, folded: str, *, whole: bool) -> list[tuple[int, int]]:
    ending = r"(?!\S)" if whole else ""
    return [found.span() for found in re.finditer(rf"(?<!\S){re.escape(words)}{ending}", folded)]
