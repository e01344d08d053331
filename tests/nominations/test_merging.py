"""Whose answer counts when two people write at one step."""

from __future__ import annotations

from typing import Any

import pytest

from antq.nominations.merging import (
    MINE,
    THEIRS,
    mark,
    marks_of,
    merge,
    read_marks,
    write_marks,
)

ROW = {"ref": "SL-1", "what": "Số vụ trộm", "before": "12", "value": "3", "better": "down"}


def laid(was: str, here: str, there: str, **choices: str) -> tuple[list[str], list[str], list[str]]:
    merged = merge({"how": here}, {"how": there}, marks_of({"how": was}), choices)
    return merged.write, merged.elsewhere, merged.clashes


@pytest.mark.parametrize(
    ("was", "here", "there", "expected"),
    [
        ("a", "a", "a", ([], [], [])),
        ("a", "b", "a", (["how"], [], [])),
        ("a", "a", "b", ([], ["how"], [])),
        ("a", "b", "b", ([], [], [])),
        ("a", "b", "c", ([], [], ["how"])),
        ("a", "", "c", ([], [], ["how"])),
        ("a", " a\r\n", "a", ([], [], [])),
    ],
)
def test_only_what_both_changed_is_a_clash(was: str, here: str, there: str, expected: Any) -> None:
    assert laid(was, here, there) == expected


def test_a_page_that_does_not_know_what_it_was_made_from_overwrites_nothing() -> None:
    assert merge({"how": "b"}, {"how": "a"}, {}, {}).clashes == ["how"]
    assert merge({"how": "a"}, {"how": "a"}, {}, {}).clashes == []


def test_a_clash_that_was_shown_is_settled_by_the_person_and_by_nobody_else() -> None:
    shown = merge({"how": "b"}, {"how": "c"}, marks_of({"how": "a"}), {})
    assert shown.clashes == ["how"]
    settle: dict[str, Any] = {MINE: (["how"], []), THEIRS: ([], []), "": ([], ["how"])}
    for choice, expected in settle.items():
        merged = merge({"how": "b"}, {"how": "c"}, shown.marks, {"how": choice})
        assert (merged.write, merged.clashes) == expected
    assert merge({"how": "b"}, {"how": "c"}, shown.marks, {}, barred=["how"]).write == []
    moved_on = merge({"how": "b"}, {"how": "d"}, shown.marks, {"how": MINE})
    assert moved_on.clashes == ["how"], "a third text came meanwhile and was not shown"


def test_what_was_left_as_it_was_does_not_come_back_later() -> None:
    """A colleague's answer that this page never showed is not undone by the next saving of this page."""
    first = merge(
        {"how": "a", "name": "b"}, {"how": "c", "name": "a"}, marks_of({"how": "a", "name": "a"}), {}
    )
    assert (first.write, first.elsewhere) == (["name"], ["how"])
    first.wrote({"name": "b"})
    second = merge({"how": "a", "name": "x"}, {"how": "c", "name": "b"}, first.marks, {})
    assert (second.write, second.clashes) == (["name"], [])
    touched = merge({"how": "a và d", "name": "b"}, {"how": "c", "name": "b"}, first.marks, {})
    assert touched.clashes == ["how"]


def test_what_is_kept_in_other_words_than_it_was_typed_in_is_no_clash() -> None:
    merged = merge({"value": "1691"}, {"value": ""}, marks_of({"value": ""}), {})
    merged.wrote({"value": "1.691"})
    assert merge({"value": "1692"}, {"value": "1.691"}, merged.marks, {}).write == ["value"]


def test_figures_count_by_what_they_say() -> None:
    empty = dict.fromkeys(ROW, "") | {"better": "none"}
    assert mark([ROW, empty]) == mark([{**ROW, "ref": ""}])
    assert mark([ROW]) != mark([{**ROW, "value": "4"}])
    assert mark([]) == mark([empty])


@pytest.mark.parametrize("text", ["", "how", "how:1", ":", "how:a b.c", "x" * 9000])
def test_marks_travel_and_nonsense_is_none(text: str) -> None:
    marks = marks_of({"how": "Họp thôn", "name": ""})
    assert read_marks(write_marks(marks)) == marks
    assert "how" not in read_marks(text)
