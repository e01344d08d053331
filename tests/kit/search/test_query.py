"""The search box: any text is read, none is dangerous."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.kit.search.query import LONGEST_WORD, MOST_WORDS, Query, Term, parse


def read(text: str) -> Query:
    query = parse(text)
    assert query is not None
    return query


def test_words_are_folded_and_the_last_may_go_on() -> None:
    query = read("Hội QUÁN")
    assert query.words == ("hoi", "quan")
    assert query.together == (Term(("hoi", "quan"), open=True),)
    assert query.apart == (Term(("hoi",)), Term(("quan",), open=True))


def test_a_space_or_a_quote_ends_the_last_word() -> None:
    assert not read("hội quán ").open
    assert not read('hội "quán"').open
    assert not read("quán -hội").open
    assert read('hội "quán').open


def test_phrases_and_exclusions() -> None:
    query = read('camera “an ninh” -"xã hội" -ma')
    assert query.words == ("camera",)
    assert query.phrases == (Term(("an", "ninh")),)
    assert query.excluded == (Term(("xa", "hoi")), Term(("ma",)))
    assert query.readings == ("camera", "an ninh")


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
    assert len(read('"a b c d e f g h" "i j k l m n o p" "q r"').together) == 2


@given(st.text() | st.text(alphabet="\"-'():*^đ a\u0301\n"))
def test_any_text_is_read_into_plain_words(text: str) -> None:
    query = parse(text)
    if query is None:
        return
    positive = sum(len(term.words) for term in query.together)
    assert 1 <= positive <= MOST_WORDS
    for term in (*query.together, *query.apart, *query.excluded):
        assert term.words
        assert all(word.isalnum() and len(word) <= LONGEST_WORD for word in term.words)
