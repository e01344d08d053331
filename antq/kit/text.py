"""Vietnamese text: cleaning, folding, sorting, slugs and highlighting. Pure functions, no database.

Two readings of one text are used everywhere. `fold` is what a person types in a hurry (no accents, đ as
d); `accented` is the text with its accents, written one way. Search looks in the first and ranks by the
second, because folding makes different names equal (Mỹ Tho and Mỹ Thọ).
"""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

APOSTROPHES = "'’‘ʼ`´′"
DOUBLE_QUOTES = '"“”„‟«»″'

# Icelandic eth and African D stand in old files where a Vietnamese đ was meant; the glyphs look the same.
_DAMAGED_D = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})
_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
_BLANK_LINES = re.compile(r"\n{3,}")
# Inside a minority place name an apostrophe is spelling, not punctuation: K'Nớ, Ea H’Leo, M’Drắk.
_INNER_APOSTROPHE = re.compile(rf"(?<=[^\W\d_])[{APOSTROPHES}](?=[^\W\d_])")
_EXCLUDED = re.compile(r'(?<!\S)-(?:"[^"]*"|\S+)')
_CACHED_CODE_POINTS = 4096


def nfc(text: str) -> str:
    """The text in Unicode form NFC, the only form that is stored (macOS and some Word files send NFD)."""
    return unicodedata.normalize("NFC", text)


def clean(text: str, *, multiline: bool = False) -> str:
    """Text as typed or pasted -> text fit to store.

    NFC; without control, zero-width, bidirectional, private-use and unpaired surrogate characters; every
    odd space an ordinary one, runs of them single; trimmed; Ð repaired to Đ. With `multiline` line ends
    stay (as "\\n", at most one empty line in a row), otherwise they become spaces.
    """
    text = _LINE_ENDS.sub("\n", text).translate(_DAMAGED_D)
    text = nfc("".join(map(_kept, text)))
    if not multiline:
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _kept(char: str) -> str:
    if char == "\n" or char.isprintable():
        return char
    category = unicodedata.category(char)
    if category == "Zs" or char == "\t":
        return " "
    # Cn holds emoji newer than this Python; only its noncharacters would break XML and are dropped.
    return char if category == "Cn" and ord(char) & 0xFFFE != 0xFFFE else ""


class _Folding(dict[int, str]):
    """A table for str.translate that learns each code point once; bounded, since anyone may type anything."""

    def __missing__(self, code: int) -> str:
        folded = _fold_char(chr(code))
        if len(self) < _CACHED_CODE_POINTS:
            self[code] = folded
        return folded


def _fold_char(char: str) -> str:
    if char in "đĐðÐɖƉ":
        return "d"  # đ has no decomposition in Unicode
    if unicodedata.category(char) == "Cf":
        return ""
    plain = (c for c in unicodedata.normalize("NFKD", char).lower() if unicodedata.category(c)[0] != "M")
    return "".join(c if c.isalnum() and c not in APOSTROPHES else " " for c in plain)


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Lower-case words without diacritics, đ as d, single spaces between: what search compares.

    Both tone placements (hoà, hòa) and NFD input give the same result. Apostrophes between two letters
    vanish, so K'Nớ, K’Nớ and KNớ are all "kno"; other punctuation separates words.
    """
    text = _INNER_APOSTROPHE.sub("", nfc(text))
    return " ".join(text.translate(_FOLDING).split())


_TONED_FIRST = re.compile(r"(?<!q)(?:([òóỏõọ])([ae])|([ùúủũụ])(y))(?!\w)")


def accented(text: str) -> str:
    """Lower-case words with their accents, punctuation gone, and one tone placement (hòa becomes hoà).

    For ranking and for finding duplicates only: an official name is never rewritten in the register.
    """
    text = _INNER_APOSTROPHE.sub("", nfc(text.translate(_DAMAGED_D)).lower())
    return " ".join(_TONED_FIRST.sub(_tone_last, "".join(map(_word_char, text))).split())


def _word_char(char: str) -> str:
    if unicodedata.category(char) == "Cf":
        return ""
    is_word = (char.isalnum() and char not in APOSTROPHES) or unicodedata.category(char)[0] == "M"
    return char if is_word else " "


def _tone_last(found: re.Match[str]) -> str:
    first, last = found.group(1) or found.group(3), found.group(2) or found.group(4)
    spelled = unicodedata.normalize("NFD", first)
    return spelled[0] + nfc(last + spelled[1:])


def slug(text: str, *, limit: int = 80) -> str:
    """ASCII words joined by hyphens for an address, cut between words; "" when nothing is left."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    taken = "-".join(words)
    if len(taken) <= limit:
        return taken
    return taken[: limit + 1].rpartition("-")[0] or taken[:limit]


def highlight(text: str, query: str) -> Markup:
    """The text, escaped, with <mark> around what the query found in it, whatever the accents.

    The words of the query are looked for as one phrase; where the phrase does not occur, word by word.
    The last word may be the beginning of a longer one. Words after a minus sign are not marked.
    """
    text = nfc(text)
    wanted = fold(_EXCLUDED.sub(" ", query[:200]))
    folded, places = _traced(text)
    spans = _occurrences(wanted, folded, whole=False) if wanted else []
    if wanted and not spans:
        *words, last = wanted.split()
        spans = _occurrences(last, folded, whole=False)
        for word in words:
            spans += _occurrences(word, folded, whole=True)
    pieces, done = [], 0
    for start, end in sorted((places[a], places[b - 1] + 1) for a, b in spans):
        while end < len(text) and not _FOLDING[ord(text[end])]:
            end += 1  # a mark or zero-width character that belongs to the letter before it
        if start >= done:
            pieces += [escape(text[done:start]), Markup("<mark>"), escape(text[start:end]), Markup("</mark>")]
            done = end
    return Markup("").join([*pieces, escape(text[done:])])


def _traced(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the index in `text` that it came from."""
    silent = {found.start() for found in _INNER_APOSTROPHE.finditer(text)}
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for letter in "" if place in silent else _FOLDING[ord(char)]:
            if letter != " " or (letters and letters[-1] != " "):
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


def _occurrences(words: str, folded: str, *, whole: bool) -> list[tuple[int, int]]:
    ending = r"(?!\S)" if whole else ""
    return [found.span() for found in re.finditer(rf"(?<!\S){re.escape(words)}{ending}", folded)]


# The order of letters and tones is the CLDR rule of ICU's "vi"; punctuation in the order of CLDR's root.
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PUNCTUATION = "_-,;:!?.'()[]{}@*/\\&#%`^+<=>|~$"
_WEIGHTS = (
    {" ": "10"}
    | {char: str(11 + n) for n, char in enumerate(_PUNCTUATION)}
    | {char: str(50 + n) for n, char in enumerate("0123456789")}
    | {char: str(60 + n) for n, char in enumerate(_LETTERS)}
)
_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}  # no mark: 1
_OTHER_MARK = "7"
_LEVEL, _PLAIN_DASHES = "0", str.maketrans("–—‑‐", "----") | dict.fromkeys(map(ord, "’‘ʼ`´′"), "'")


def sort_key(text: str) -> str:
    """A key of ASCII digits to store beside a name; comparing keys gives the Vietnamese order.

    Letters first over the whole text, then tones (ngang huyền hỏi ngã sắc nặng), then case; space before
    punctuation before digits before letters. Double quotation marks do not count: "3 không" stands under
    3. Digits only, because every collation of every database orders digits as bytes. About four digits a
    character at most, nine more for a letter of a foreign script.
    """
    letters: list[str] = []
    tones: list[str] = []
    cases: list[str] = []
    for char in unicodedata.normalize("NFD", clean(text).translate(_PLAIN_DASHES)):
        if char in DOUBLE_QUOTES:
            continue
        if not unicodedata.combining(char):
            letters.append(char.lower())
            tones.append("1")
            cases.append("2" if char.isupper() else "1")
        elif letters:
            shaped = nfc(letters[-1] + char)
            if char in _TONES:
                tones[-1] = _TONES[char]
            elif shaped in _WEIGHTS:
                letters[-1] = shaped
            elif tones[-1] == "1":
                tones[-1] = _OTHER_MARK
    primary = "".join(map(_weight, letters))
    return f"{primary}00{''.join(tones).rstrip('1')}{_LEVEL}{''.join(cases).rstrip('1')}"


def _weight(letter: str) -> str:
    known = _WEIGHTS.get(letter)
    if known:
        return known
    return f"{'99' if letter.isalpha() else '49'}{ord(letter[0]):07d}"
