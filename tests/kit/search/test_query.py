"""The search box: any text is read, none is dangerous."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.kit.search.query import LONGEST_WORD, MOST_WORDS, Phrase, Query, Synonyms, parse


def read(text: str, synonyms: Synonyms | None = None) -> Query:
    query = parse(text, synonyms=synonyms)
    assert query is not None
    return query


def test_words_are_folded_and_the_last_may_go_on() -> None:
    query = read("Hội QUÁN")
    assert query.words == ("hoi", "quan")
    assert query.phrases() == ((Phrase(("hoi", "quan"), open=True),),)
    assert query.standing_in("name", open=False) == ((Phrase(("hoi", "quan"), zone="name"),),)


def test_a_space_or_a_quote_ends_the_last_word() -> None:
    assert not read("hội quán ").open
    assert not read('hội "quán"').open
    assert not read("quán -hội").open
    assert read('hội "quán').open


@pytest.mark.parametrize(
    ("typed", "words", "goes_on"),
    [
        ("hội quán n", ("hoi", "quan"), False),
        ("hội quán n ", ("hoi", "quan", "n"), False),
        ("góp ý", ("gop", "y"), False),
        ("tổ 3", ("to", "3"), False),
        ("t", ("t",), False),
        ("hội qu", ("hoi", "qu"), True),
    ],
)
def test_a_first_consonant_waits_for_the_next_letter(
    typed: str, words: tuple[str, ...], goes_on: bool
) -> None:
    assert (read(typed).words, read(typed).open) == (words, goes_on)


def test_phrases_and_exclusions() -> None:
    query = read('camera “an ninh” -"xã hội" -ma')
    assert query.words == ("camera",)
    assert query.needed == ((Phrase(("an", "ninh")),),)
    assert query.excluded == ((Phrase(("xa", "hoi")),), (Phrase(("ma",)),))
    assert query.typed == (("camera",), ("an", "ninh"))
    assert query.marks == ("camera", "an ninh")


def test_fields_look_in_a_zone_or_are_left_to_the_caller() -> None:
    query = parse('loa dia-ban:"Mường Lai" nam:2021 nam:x khac:y', zones={"dia-ban": "place"}, aside=["nam"])
    assert query is not None
    assert query.needed == ((Phrase(("muong", "lai"), zone="place"),),)
    assert query.aside == {"nam": ("2021", "x")}
    assert query.words == ("loa", "khac", "y")
    alone = parse("nam:2021", aside=["nam"])
    assert alone is not None
    assert not alone.looks


def test_synonyms_add_readings_but_not_without_end() -> None:
    both: Synonyms = {("clb",): [("cau", "lac", "bo")], ("cau", "lac", "bo"): [("clb",)]}
    assert read("CLB 3 không", both).readings == (
        ("clb", "3", "khong"),
        ("cau", "lac", "bo", "3", "khong"),
    )
    many: Synonyms = {("a",): [(str(n),) for n in range(50)]}
    assert len(read("a a a a", many).readings) == 8


def test_a_hyphen_inside_a_word_or_alone_excludes_nothing() -> None:
    assert read("hội-quán").words == ("hoi", "quan")
    assert read("dân vận khéo - hạnh phúc").words == ("dan", "van", "kheo", "hanh", "phuc")
    assert read("12/2024").words == ("12", "2024")


def test_exclusions_alone_are_an_ordinary_search() -> None:
    query = read("-camera")
    assert query.words == ("camera",)
    assert not query.excluded


def test_whether_accents_were_typed() -> None:
    assert read("hội quán").has_accents
    assert read(unicodedata.normalize("NFD", "hội quán")).has_accents
    assert read("đang").has_accents
    assert not read("HOI (quan)").has_accents


@pytest.mark.parametrize(
    "text", [None, "", "   ", '"', '""', "(", "-", '-""', "…", "\x00\x07", "\u200b", "'"]
)
def test_nothing_to_look_for(text: str | None) -> None:
    assert parse(text) is None


def test_long_input_is_cut() -> None:
    assert len(read("a b c d " * 5000).words) == MOST_WORDS
    assert len(read("x" * 10_000).words[0]) == LONGEST_WORD
    assert len(read('"a b c d e f g h" "i j k l m n o p" "q r"').needed) == 2


@given(st.text() | st.text(alphabet="\"-'():*^đ a\u0301\n"))
def test_any_text_is_read_into_plain_words(text: str) -> None:
    query = parse(text)
    if query is None:
        return
    words = [query.words, *(phrase.words for clause in (*query.needed, *query.excluded) for phrase in clause)]
    assert any(words)
    assert len(query.words) <= MOST_WORDS
    for word in (each for some in words for each in some):
        assert word.isalnum()
        assert len(word) <= LONGEST_WORD
