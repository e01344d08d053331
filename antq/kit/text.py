"""Vietnamese text: cleaning, folding, sorting, slugs. Pure functions, no database.

Two readings of one text are used everywhere. `fold` is what a person types in a hurry (no accents, đ as
d); `accented` is the text with its accents, written one way. Search looks in the first and ranks by the
second, because folding makes different names equal (Mỹ Tho and Mỹ Thọ).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

APOSTROPHES = "'’‘ʼ`´′"
DOUBLE_QUOTES = '"“”„‟«»″'

# Icelandic eth and African D stand in old files where a Vietnamese đ was meant; the glyphs look the same.
_DAMAGED_D = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})
_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
_BLANK_LINES = re.compile(r"\n{3,}")
# Inside a minority place name an apostrophe is spelling, not punctuation: K'Nớ, Ea H’Leo, M’Drắk.
INNER_APOSTROPHE = re.compile(rf"[{APOSTROPHES}](?<=[^\W\d_].)(?=[^\W\d_])")
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


class _Table(dict[int, str]):
    """A table for str.translate that learns each code point once; bounded, since anyone may type anything."""

    def __init__(self, of: Callable[[str], str]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, code: int) -> str:
        told = self._of(chr(code))
        if len(self) < _CACHED_CODE_POINTS:
            self[code] = told
        return told


def _fold_char(char: str) -> str:
    if char in "đĐðÐɖƉ":
        return "d"  # đ has no decomposition in Unicode
    if unicodedata.category(char) == "Cf":
        return ""
    plain = (c for c in unicodedata.normalize("NFKD", char).lower() if unicodedata.category(c)[0] != "M")
    return "".join(c if c.isalnum() and c not in APOSTROPHES else " " for c in plain)


FOLDING = _Table(_fold_char)


def fold(text: str) -> str:
    """Lower-case words without diacritics, đ as d, single spaces between: what search compares.

    Both tone placements (hoà, hòa) and NFD input give the same result. Apostrophes between two letters
    vanish, so K'Nớ, K’Nớ and KNớ are all "kno"; other punctuation separates words.
    """
    text = INNER_APOSTROPHE.sub("", nfc(text))
    return " ".join(text.translate(FOLDING).split())


_TONED_FIRST = re.compile(r"(?:([òóỏõọ])(?<!q.)([ae])|([ùúủũụ])(?<!q.)(y))(?!\w)")


def accented(text: str) -> str:
    """Lower-case words with their accents, punctuation gone, and one tone placement (hòa becomes hoà).

    For ranking and for finding duplicates only: an official name is never rewritten in the register.
    """
    text = INNER_APOSTROPHE.sub("", nfc(text).lower())
    return " ".join(_TONED_FIRST.sub(_tone_last, text.translate(_WORD_CHARS)).split())


def _word_char(char: str) -> str:
    if char in "ðɖ":
        return "đ"
    if unicodedata.category(char) == "Cf":
        return ""
    is_word = (char.isalnum() and char not in APOSTROPHES) or unicodedata.category(char)[0] == "M"
    return char if is_word else " "


_WORD_CHARS = _Table(_word_char)


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
