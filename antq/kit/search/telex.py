"""Text typed raw in Telex or VNI, because the keyboard was not switched to Vietnamese. Pure functions.

"hooij quasn" and "ho65i qua1n" are read as "hội quán". A word is changed only where its keys make exactly
one possible Vietnamese syllable. A Vietnamese word without accents never does: no syllable ends in s, f, r,
x or j, none holds a w, hardly one doubles a vowel. Foreign words may (box, tour): those are listed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from .syllables import ONSETS, RHYMES, RHYMES_AFTER_QU, is_syllable, with_tone

LONGEST = 200
_LONGEST_WORD = 12
_BARE = str.maketrans("ăâêôơư", "aaeoou")
_APOSTROPHES = "'’ʼ`"
_WORD = re.compile(rf"[\w{_APOSTROPHES}]+")
_ONSETS = sorted(ONSETS, key=len, reverse=True)

# Written as they stand: foreign words and loan-words in use, abbreviations (CAX, TW), minority place names
# (Ea Kar, Dur Kmăl, Rơ Wa, La Êê). Each would make a Vietnamese syllable.
FOREIGN = frozenset(
    "ar as bar bas best bits boom boost box bus cax char core cost cuts dee der dex dist docs does "
    "door dots dur ee er ex gas gif gis hero hex hist hits host if ij is isp kits laos last lazy lens "
    "lips list lost maps mips more most of oops or os par past pets pins poor pos post ref rest rooms "
    "roots rows runs see sees ser sets sits sos tens term test tips tor trans trees trust tw uar ups "
    "us usa var visa w wa war was wi ws xor".split()
)
# Foreign or a place alone, but Vietnamese beside a syllable that is neither: "max" and "max soos", mã số;
# "boong" (Ia Boòng) and "soo boong".
DOUBTFUL = frozenset(
    "been bins boo boong busy car cas down goong hans has her his hops how ist its khoong langs loong "
    "low mar max mix moo moon moong must ngoong now own pas per poong room row seem seen six soon "
    "soong tar tax this thus too toong tree ver xoong".split()
)


@dataclass(frozen=True)
class Method:
    """A way of typing: the key of each tone and shape. `keys` maps what is typed of a rhyme to the rhymes.

    `late` does so for a vowel doubled after other letters ("tienge"): foreign words do that too (camera,
    hero), so it counts only where a tone follows at the very end ("tienges"). `certain` matches a word that
    nobody types for another reason.
    """

    tones: dict[str, str]
    shapes: dict[str, str]
    stroke: str
    word: re.Pattern[str]
    certain: re.Pattern[str]
    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    late: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for rhyme in RHYMES | RHYMES_AFTER_QU:
            for typed, late in _typed(rhyme, self.shapes):
                (self.late if late else self.keys)[typed].add(rhyme)


def _typed(rhyme: str, shapes: dict[str, str]) -> Iterator[tuple[str, bool]]:
    """How a rhyme may be typed, without its tone, and whether a doubled vowel came late."""
    bare = rhyme.translate(_BARE)
    if rhyme.startswith("oo") and shapes["ô"] == "o":
        yield "o" + rhyme, False
        return
    marked = [(place, shapes[letter]) for place, letter in enumerate(rhyme) if letter in shapes]
    if not marked:
        yield rhyme, False
        return
    first, key = marked[0]
    for place in range(first + 1, len(bare) + 1):
        late = place > first + 1 and key.isalpha() and key != "w"
        yield bare[:place] + key + bare[place:], late
    if len(marked) == 2:
        yield f"u{key}o{key}{bare[2:]}", False
    if key == "w" and rhyme[0] == "ư":  # a w that follows no vowel is ư by itself
        yield (f"wow{bare[2:]}" if rhyme.startswith("ươ") else f"w{bare[1:]}"), False


TELEX = Method(
    tones={"s": "sắc", "f": "huyền", "r": "hỏi", "x": "ngã", "j": "nặng", "z": ""},
    shapes={"ă": "w", "â": "a", "ê": "e", "ô": "o", "ơ": "w", "ư": "w"},
    stroke="d",
    word=re.compile(r"[a-z]+"),
    certain=re.compile(r"."),
)
VNI = Method(
    tones={"1": "sắc", "2": "huyền", "3": "hỏi", "4": "ngã", "5": "nặng", "0": ""},
    shapes={"ă": "8", "â": "6", "ê": "6", "ô": "6", "ơ": "7", "ư": "7"},
    stroke="9",
    word=re.compile(r"[a-z]+[0-9][a-z0-9]*"),
    certain=re.compile(r".*[0-9][a-z]"),  # "to1", "a4" and "xa 2" written in one are no VNI
)


def from_telex(text: str) -> str | None:
    """The text with its raw Telex or VNI read, or None where none of it is unmistakably that.

    Words that already bear accents, plain words, numbers, quotes and signs stay as they are. Of an
    over-long text the first 200 characters are read.
    """
    for method in (TELEX, VNI):
        read = _read(text[:LONGEST], method)
        if read is not None:
            return read
    return None


def _read(text: str, method: Method) -> str | None:
    sure = False
    pieces, done = [], 0
    for found in _WORD.finditer(text):
        word = found.group().lower()
        syllable = _syllable(word, method) if method.word.fullmatch(word) else None
        if syllable is None or word in FOREIGN:
            continue
        sure = sure or (word not in DOUBTFUL and bool(method.certain.match(word)))
        pieces += [text[done : found.start()], _in_case_of(found.group(), syllable)]
        done = found.end()
    return "".join([*pieces, text[done:]]) if sure else None


def _syllable(word: str, method: Method) -> str | None:
    """The one syllable that the keys make; None when there is none, several, or nothing is changed."""
    if len(word) > _LONGEST_WORD:
        return None
    made = {each for onset, rest in _onsets(word, method) for each in _rest(onset, rest, method)}
    return next(iter(made - {word}), None) if len(made) == 1 else None


def _onsets(word: str, method: Method) -> Iterator[tuple[str, str]]:
    """Every way to part a word into an onset and the keys after it; đ is also made later in the word."""
    for onset in _ONSETS:
        if onset != "đ" and word.startswith(onset):
            yield onset, word[len(onset) :]
    stroke = word.find(method.stroke, 1)
    if word[0] == "d" and stroke > 0:
        yield "đ", word[1:stroke] + word[stroke + 1 :]


def _rest(onset: str, rest: str, method: Method) -> Iterator[str]:
    """The syllables of an onset and the keys of a rhyme and at most one tone, which follows a vowel."""
    typed = [place for place, key in enumerate(rest) if key in method.tones]
    if len(typed) > 1 or typed == [0]:
        return
    at = typed[0] if typed else len(rest)
    tone = method.tones[rest[at]] if typed else ""
    keys = rest[:at] + rest[at + 1 :]
    if keys[at - 1 : at + 1] in ("aa", "ee", "oo"):
        return  # "param": nobody types a tone between the strokes of one letter
    rhymes = set(method.keys.get(keys, ()))
    if typed == [len(rest) - 1]:
        rhymes |= method.late.get(keys, set())
    for rhyme in rhymes:
        if is_syllable(onset, rhyme, tone):
            yield with_tone(onset, rhyme, tone)


def _in_case_of(word: str, syllable: str) -> str:
    if word.isupper() and len(word) > 1:
        return syllable.upper()
    return syllable[0].upper() + syllable[1:] if word[0].isupper() else syllable
