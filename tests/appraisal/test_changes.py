"""Differences of texts: both can be read out of them again, whatever they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from antq.appraisal.changes import MOST_WORDS, Span, changed, spans

TEXTS = st.lists(
    st.sampled_from(["loa", "ngõ", "trực", "ba", "bốn", " ", "  ", "\n", ".", "Ộ"]), max_size=30
).map("".join)


def read(found: list[Span], *kinds: str) -> str:
    return "".join(span.text for span in found if span.kind in kinds)


@given(TEXTS, TEXTS)
def test_without_what_came_it_is_the_old_text_and_without_what_went_the_new(before: str, now: str) -> None:
    found = spans(before, now)
    assert read(found, "same", "del") == before
    assert read(found, "same", "ins") == now
    assert all(span.text for span in found)


@given(TEXTS)
def test_what_stayed_has_no_difference(text: str) -> None:
    assert [span.kind for span in spans(text, text)] in ([], ["same"])


def test_neighbouring_changes_are_one_phrase() -> None:
    assert spans("trực hai buổi sáng", "trực ba tối sáng") == [
        Span("same", "trực "),
        Span("del", "hai buổi"),
        Span("ins", "ba tối"),
        Span("same", " sáng"),
    ]


def test_a_very_long_text_is_shown_whole() -> None:
    before = "loa " * MOST_WORDS
    assert [span.kind for span in spans(before, before + "x")] == ["del", "ins"]


def test_the_names_of_what_changed() -> None:
    assert changed({"how": "a", "name": "b", "old": "c"}, {"how": "a", "name": "x", "new": "y"}) == {
        "name",
        "old",
        "new",
    }
