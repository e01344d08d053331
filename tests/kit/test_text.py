"""Vietnamese text: the same name however it is typed, and in the order of a Vietnamese dictionary."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.kit.search.marking import highlight
from antq.kit.text import accented, clean, fold, nfc, slug, sort_key

# Rule "vi" of CLDR: letters over the whole text, then tones, then case; space before letters.
IN_ORDER = (
    "A, À, Ả, Ã, Á, Ạ, Ái, An, Ăn, Ân, Ấp, Dân, Dũng, Đà Nẵng, Đăk, Đức, E, Ê",
    "Ba Đình, Bà Rịa, Bá Thước, Bạc, Bảo Lộc, Bắc, Binh, Bình, Bỉnh, Bĩnh, Bính, Bịnh, Bình An, Bình Ân",
    "Y, Ý Yên, Yên Bái",
    "24 giờ, 3 không, ấp, Ấp, ba, Ba, bà",
    "Ea H'Leo, Ea H’MLay, Ea Hiao",
)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize("listed", IN_ORDER)
def test_names_sort_as_in_a_vietnamese_dictionary(listed: str) -> None:
    expected = listed.split(", ")
    shuffled = random.Random(7).sample(expected, len(expected))
    assert sorted(shuffled, key=sort_key) == expected


def test_a_sort_key_is_digits_only_and_the_same_for_nfd_and_quotes() -> None:
    key = sort_key("CLB “3 không”")
    assert key.isascii()
    assert key.isdigit()
    assert key == sort_key(nfd('CLB "3 không"')) == sort_key("CLB 3 không")


@given(st.text(), st.text())
def test_sort_keys_of_anything_are_digits_and_letters_outweigh_tones(one: str, other: str) -> None:
    assert sort_key(one).isdigit()
    assert sort_key("ạ" + one) < sort_key("b" + other)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("HỘI QUÁN", "hoi quan"),
        ("Đặng  Đường\u00a0Ước", "dang duong uoc"),
        ("Ðồng Tháp, ðen", "dong thap den"),
        ("hoà giải / hòa giải", "hoa giai hoa giai"),
        ("CLB \"3 không”: 'tốt'", "clb 3 khong tot"),
        ("Đưng K'Nớ", "dung kno"),
        ("Đưng K’Nớ", "dung kno"),
        ("Đưng KNớ", "dung kno"),
        ("M’Drắk, B`Lao", "mdrak blao"),
        ("36/KH-BCĐ138", "36 kh bcd138"),
        ("an\u200bninh \u202e x", "anninh x"),
        ("10 m²", "10 m2"),
        ("…“”–", ""),
    ],
)
def test_fold(typed: str, folded: str) -> None:
    assert fold(typed) == folded
    assert fold(nfd(typed)) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == folded.strip()
    assert "  " not in folded
    assert all(c == " " or c.isalnum() for c in folded)


def test_accented_keeps_accents_and_writes_the_tone_in_one_place() -> None:
    assert accented("HÒA Bình; ma tuý, Thủy, quý, hoàn, khỏe, ÚY.") == "hoà bình ma tuý thuỷ quý hoàn khoẻ uý"
    assert accented(nfd("Hòa")) == accented("Hoà")
    assert accented("Mỹ Tho") != accented("Mỹ Thọ")


def test_clean_repairs_what_files_and_keyboards_damage() -> None:
    assert clean(nfd("  Ðồng\u00a0Tháp\u200b\t x\x00\ufeff\ud800 ")) == "Đồng Tháp x"
    assert clean("một\r\nhai\u2028ba") == "một hai ba"
    assert clean("\u202eabc\u2066\uf0b7") == "abc"
    assert clean("Chào 👍🏽 “bạn”") == "Chào 👍🏽 “bạn”"


def test_clean_keeps_paragraphs_when_asked() -> None:
    assert clean(" một  \r\nhai\n\n \n\nba\u2028bốn \n", multiline=True) == "một\nhai\n\nba\nbốn"


@given(st.text(), st.booleans())
def test_clean_text_is_nfc_stays_clean_and_can_be_stored(text: str, multiline: bool) -> None:
    cleaned = clean(text, multiline=multiline)
    assert clean(cleaned, multiline=multiline) == cleaned == nfc(cleaned)
    assert "\x00" not in cleaned
    cleaned.encode()


def test_slug() -> None:
    assert slug("Mô hình “Dân vận khéo”: 24 giờ") == "mo-hinh-dan-van-kheo-24-gio"
    assert slug("Tín đồ Phật giáo", limit=12) == "tin-do-phat"
    assert slug("a" * 100, limit=12) == "a" * 12
    assert slug("漢字 …") == ""


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("Mô hình Hội quán", "hoi quan", "Mô hình <mark>Hội quán</mark>"),
        ("Hội-quán & hội  quán", "HỘI QUÁN", "<mark>Hội-quán</mark> &amp; <mark>hội  quán</mark>"),
        ("quán của hội", "hội quán", "<mark>quán</mark> của <mark>hội</mark>"),
        ("Tổ tự quản", "tu qua", "Tổ <mark>tự quả</mark>n"),
        ("Xã Đưng K’Nớ", "knớ", "Xã Đưng <mark>K’Nớ</mark>"),
        ("<script>hội</script>", "script", "&lt;<mark>script</mark>&gt;hội&lt;/<mark>script</mark>&gt;"),
        ("không có gì", "", "không có gì"),
        ("chợ", "ho", "chợ"),
        ('"3 không”', "3 khong", "&#34;<mark>3 không</mark>”"),
    ],
)
def test_highlight_marks_the_original_spelling(text: str, query: str, shown: str) -> None:
    assert highlight(text, [fold(query)]) == shown
    assert highlight(nfd(text), [fold(nfd(query))]) == shown


@given(st.text(), st.text())
def test_highlight_adds_only_marks(text: str, query: str) -> None:
    shown = highlight(text, [fold(query)])
    assert shown.replace("<mark>", "").replace("</mark>", "") == highlight(text, [])
    assert shown.count("<mark>") == shown.count("</mark>")


def test_highlight_marks_every_phrase_that_occurs() -> None:
    shown = highlight("CLB ba không, câu lạc bộ", ["clb", "cau lac bo", ""])
    assert shown == "<mark>CLB</mark> ba không, <mark>câu lạc bộ</mark>"
