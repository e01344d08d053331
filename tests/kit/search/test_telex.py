"""What was typed in Telex or VNI with the keyboard off is read; what was not is left alone."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.kit.search.syllables import ONSETS, RHYMES, RHYMES_AFTER_QU, is_syllable, plain
from antq.kit.search.telex import DOUBTFUL, FOREIGN, from_telex
from antq.kit.text import accented, fold
from tests.databases import ROOT

TONE_KEYS = dict(zip("\u0301\u0300\u0309\u0303\u0323", "sfrxj", strict=True))
TONE_DIGITS = dict(zip("\u0301\u0300\u0309\u0303\u0323", "12345", strict=True))
LETTER_KEYS = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
LETTER_DIGITS = {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
# Abbreviations hold no vowel; syllables of other languages.
NO_SYLLABLE = re.compile(r"[^aeiouy]+|kmal|plong")


def typed(word: str, *, letters: dict[str, str], tones: dict[str, str], late: bool) -> str:
    """The keys of a word; the tone right after its vowel, or `late`, at the end."""
    keys, last = "", ""
    for char in word:
        bare = "".join(each for each in unicodedata.normalize("NFD", char) if each not in tones)
        tone = "".join(tones[each] for each in unicodedata.normalize("NFD", char) if each in tones)
        letter = unicodedata.normalize("NFC", bare)
        keys += letters.get(letter, letter) + ("" if late else tone)
        last += tone if late else ""
    return keys + last


@cache
def syllables_of_the_data() -> list[str]:
    """Every different Vietnamese word of the sample data."""
    text = " ".join(path.read_text("utf-8") for path in (ROOT / "antq" / "demo" / "data").glob("*.toml"))
    words = set(re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text).lower()))
    return sorted(word for word in words if not word.isascii() and not NO_SYLLABLE.fullmatch(fold(word)))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("hooij quasn", "hội quán"),
        ("hoojiq", None),
        ("tieesng kerng an ninh", "tiếng kẻng an ninh"),
        ("tieengs kengr an ninh", "tiếng kẻng an ninh"),
        ("dduwowngf hoa", "đường hoa"),
        ("dduowngf hoa", "đường hoa"),
        ("duongwfd hoa", "đường hoa"),
        ("ddwowcj", "được"),
        ("tienges keng", "tiếng keng"),
        ("Hooij Quasn", "Hội Quán"),
        ("HOOIJ QUASN", "HỘI QUÁN"),
        ('-camera "hooij quasn"', '-camera "hội quán"'),
        ("dia-ban:laof nam:2021", "dia-ban:lào nam:2021"),
        ("clb thanh nieen pcmt", "clb thanh niên pcmt"),
        ("toor tuwj quarn", "tổ tự quản"),
        ("giuwx binhf yeen", "giữ bình yên"),
        ("ginf gieengs quys quoocs", "gìn giếng quý quốc"),
        ("hoaf giair", "hòa giải"),
        ("thuyr nguyeen", "thủy nguyên"),
        ("max soos", "mã số"),
        ("nghieengz", "nghiêng"),
        ("hoaz bieenj", "hoa biện"),
        ("hội quasn", "hội quán"),
        ("ho65i qua1n", "hội quán"),
        ("d9u7o72ng hoa", "đường hoa"),
        ("D9a65p a1n", "Đập án"),
    ],
)
def test_raw_keys_are_read(text: str, meant: str | None) -> None:
    assert from_telex(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        *(
            "hoi quan",
            "to tu quan",
            "an ninh",
            "to an ninh nhan dan",
            "ma tuy",
            "hội quán",
            "",
            " ",
            "3 khong",
        ),
        *("class", "box", "bus", "tour", "visa", "test", "clb", "pcmt", "camera", "CAX", "TW", "htx", "list"),
        *(
            "camra",
            "hero",
            "reset",
            "param",
            "homestay",
            "facebook",
            "zalo",
            "http://antq.vn",
            "a@b.vn",
            "36/KH-BCD138",
            "2021",
            "24 gio",
            "H'leo",
        ),
        *("K'Nớ", "dak mar", "ia tor", "dur kmal", "moong", "wifi", "to1", "xa2", "A4", "PC02", "v05", "h2o"),
        *("as", "is", "this", "max", "six", "tax", "xoong", "ass", "hoiss", "q", "w", "dd", "f1", "covid19"),
    ],
)
def test_what_is_no_raw_telex_is_left_alone(text: str) -> None:
    assert from_telex(text) is None


@pytest.mark.parametrize("late", [True, False])
def test_every_syllable_of_the_sample_data_survives_telex(late: bool) -> None:
    words = syllables_of_the_data()
    assert len(words) > 900
    wrong = {}
    for word in words:
        keys = typed(word, letters=LETTER_KEYS, tones=TONE_KEYS, late=late)
        read = from_telex(f"{keys} hooij")  # a syllable beyond doubt beside it
        if keys not in FOREIGN and accented(read or "") != accented(f"{word} hội"):
            wrong[word] = (keys, read)
    assert wrong == {}


@pytest.mark.parametrize("late", [True, False])
def test_every_syllable_of_the_sample_data_survives_vni(late: bool) -> None:
    wrong = {}
    for word in syllables_of_the_data():
        keys = typed(word, letters=LETTER_DIGITS, tones=TONE_DIGITS, late=late)
        read = from_telex(f"{keys} d9u7o72ng")
        if accented(read or "") != accented(f"{word} đường"):
            wrong[word] = (keys, read)
    assert wrong == {}


def test_few_words_of_the_trade_are_taken_for_foreign_ones() -> None:
    """A listed word is one that nobody can type raw: each costs something."""
    keys = {typed(word, letters=LETTER_KEYS, tones=TONE_KEYS, late=True) for word in syllables_of_the_data()}
    assert len(keys & FOREIGN) <= 12, sorted(keys & FOREIGN)
    assert not FOREIGN & DOUBTFUL


def test_no_plain_word_is_changed() -> None:
    assert [word for word in syllables_of_the_data() if from_telex(fold(word))] == []


def test_no_name_of_a_place_typed_without_accents_is_changed() -> None:
    with (ROOT / "antq" / "places" / "data" / "current.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    assert len(names) > 3000
    assert [name for name in names if from_telex(fold(name)) or from_telex(name)] == []


POSSIBLE = [
    (onset, rhyme)
    for onset in ONSETS
    for rhyme in RHYMES | RHYMES_AFTER_QU
    if is_syllable(onset, rhyme, "sắc")
]


@given(st.sampled_from(POSSIBLE))
def test_a_syllable_without_accents_is_never_raw_telex(parts: tuple[str, str]) -> None:
    word = fold("".join(parts))
    assert from_telex(word) is None or "oo" in word


@given(st.text(alphabet="aăeiouwdfhjnqrstxz0123456789 '\"-:", max_size=60) | st.text())
def test_any_text_is_read_without_an_error_into_as_many_words(text: str) -> None:
    read = from_telex(text)
    if read is not None:
        assert len(read.split()) == len(text[:200].split())
        assert read != text


@pytest.mark.parametrize(
    ("word", "as_one"),
    [("my", "mi"), ("ky", "ki"), ("quy", "qui"), ("ly", "li"), ("ty", "ti"), ("hy", "hi"), ("sy", "si"),
     ("thuy", "thuy"), ("vy", "vy"), ("yen", "yen"), ("quyt", "quyt"), ("may", "may"), ("y", "y"), ("", "")],
)  # fmt: skip
def test_i_and_y_are_one_where_both_are_written(word: str, as_one: str) -> None:
    assert plain(word) == as_one
    assert plain(as_one) == as_one
