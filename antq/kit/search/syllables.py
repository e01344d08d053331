"""What a written Vietnamese syllable can be: onset, rhyme, tone. Pure tables and functions.

The rhymes are those of the spelling in use, with the few of borrowed words (xoong, moóc). Syllables of
minority languages in place names (Krông, Drắk) are none, and are none of this file's business.
"""

from __future__ import annotations

import re
import unicodedata

TONES = {"": "", "sắc": "\u0301", "huyền": "\u0300", "hỏi": "\u0309", "ngã": "\u0303", "nặng": "\u0323"}
"""Name of a tone to its combining mark; "" is the level tone."""

# By the letters that follow them: k, gh, ngh stand before e, ê, i, y only, c, g, ng before the others.
_BEFORE_FRONT = ("k", "gh", "ngh")
_BEFORE_BACK = ("c", "g", "ng")
_BEFORE_ALL = ("", *"b ch d đ gi h kh l m n nh p ph qu r s t th tr v x".split())
ONSETS = (*_BEFORE_ALL, *_BEFORE_FRONT, *_BEFORE_BACK)

_OPEN = (
    "a ai ao au ay âu ây e eo ê êu i ia iêu iu o oa oai oao oay oe oeo oi oo ô ôi ơ ơi u ua uây uê ui uơ "
    "uôi uy uya uyu ư ưa ưi ươi ươu ưu y yêu"
)
# Nucleus to the codas that close it.
_CLOSED = {
    "a": "c ch m n ng nh p t",
    "ă": "c m n ng p t",
    "â": "c m n ng p t",
    "e": "c m n ng p t",
    "ê": "c ch m n nh p t",
    "i": "ch m n nh p t",
    "iê": "c m n ng p t",
    "o": "c m n ng p t",
    "oa": "c ch m n ng nh p t",
    "oă": "c m n ng t",
    "oe": "m n t",
    "oo": "c ng",
    "ô": "c m n ng p t",
    "ơ": "m n p t",
    "u": "c m n ng p t",
    "uâ": "n ng t",
    "uê": "ch nh",
    "uô": "c m n ng t",
    "uy": "ch n nh p t",
    "uyê": "n t",
    "ư": "c m n ng t",
    "ươ": "c m n ng p t",
    "yê": "m n ng t",
}
RHYMES = frozenset(_OPEN.split()) | {
    nucleus + coda for nucleus, codas in _CLOSED.items() for coda in codas.split()
}
# After qu, which has swallowed the u.
RHYMES_AFTER_QU = frozenset(
    "a ai ao au ay âu ây e eo ê i ơ y yên yêt ôc ach anh ac am an ang ap at ăc ăm ăn ăng ăp ăt "
    "ân âng ât en eo et ên êch ênh êt ich in it inh ych yn ynh yt".split()
)
_AFTER_G = frozenset(("i", "in", "iêc", "iêng", "iêt"))
_STOPS = ("c", "ch", "p", "t")
_FRONT = frozenset("eêiy")
_I_OR_Y = re.compile(r"(?:[hklmst]|qu)y")


def is_syllable(onset: str, rhyme: str, tone: str) -> bool:
    """Whether the parts make a possible syllable; a rhyme that ends in p, t, c, ch takes sắc or nặng only."""
    if rhyme.endswith(_STOPS) and tone not in ("sắc", "nặng"):
        return False
    if onset == "qu":
        return rhyme in RHYMES_AFTER_QU
    if rhyme not in RHYMES:
        return False
    front = rhyme[0] in _FRONT
    if onset == "g":  # gì, gìn, giếng: the i of gi is the rhyme's own
        return not front or rhyme in _AFTER_G
    if onset in _BEFORE_FRONT or onset in _BEFORE_BACK:
        return front is (onset in _BEFORE_FRONT)
    if onset == "gi" and rhyme[0] == "i":
        return False
    return not (rhyme.startswith("yê") and onset)


def with_tone(onset: str, rhyme: str, tone: str) -> str:
    """The syllable as it is written, the tone where public offices put it: hòa, thủy, hoàn, giếng, quý."""
    mark = TONES[tone]
    if not mark:
        return onset + rhyme
    place = _bearer(rhyme)
    return unicodedata.normalize("NFC", onset + rhyme[: place + 1] + mark + rhyme[place + 1 :])


def _bearer(rhyme: str) -> int:
    """The index of the letter that bears the tone: the last with a mark of its own, else by position."""
    shaped = [place for place, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    if shaped:
        return shaped[-1]
    vowels = sum(letter in "aeiouy" for letter in rhyme)
    if vowels == 1:
        return 0
    closed = rhyme[-1] not in "aeiouy"
    return 1 if closed or vowels == 3 else 0


_LAST = re.compile(r"(?<!q)(?:(o)([àáảãạèéẻẽẹ])|(u)([ỳýỷỹỵ]))$")


def tone_first(word: str) -> str:
    """A word with its tone where public offices put it: hoà becomes hòa, thuỷ thủy; quý stays."""
    return _LAST.sub(_on_the_first, word)


def _on_the_first(found: re.Match[str]) -> str:
    first, last = found.group(1) or found.group(3), found.group(2) or found.group(4)
    spelled = unicodedata.normalize("NFD", last)
    return unicodedata.normalize("NFC", first + spelled[1:]) + spelled[0]


def plain(word: str) -> str:
    """A folded word with i for a final y where both are written: mỹ mĩ, kỷ kỉ, quý quí, lý lí, tỷ tỉ.

    To be applied to what is indexed and to what is looked for. Only after h, k, l, m, s, t and qu, and
    only as a whole syllable: "thuy", "yen", "vy" stay.
    """
    return word[:-1] + "i" if _I_OR_Y.fullmatch(word) else word
