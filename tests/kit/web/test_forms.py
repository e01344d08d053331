"""Forms: text is clean before anything judges it; sentences stand where they belong."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import Field, FieldList, FormField, IntegerField, PasswordField, StringField, TextAreaField

from antq.kit.refusals import Invalid
from antq.kit.web import Form
from antq.kit.web.forms import Filled, Long


def shout(value: str | None) -> str | None:
    return value and value.upper()


class Row(Form):
    what = StringField("Việc", [Filled("Nhập việc.")])


class TrialForm(Form):
    name = StringField("Tên", [Filled("Nhập tên."), Long(3, 10, "Tên")])
    story = TextAreaField("Chuyện", [Long(5, 50, "Chuyện")])
    loud = StringField("To", filters=(shout,))
    number = IntegerField("Số")
    rows = FieldList(FormField(Row), min_entries=0)


@pytest.fixture
def fill(app: Flask) -> Any:
    """Fill the form in as a browser would."""
    with app.test_request_context("/", method="POST"):
        yield lambda **fields: TrialForm(formdata=MultiDict(fields))


def test_text_is_composed(fill: Any) -> None:
    typed = unicodedata.normalize("NFD", "Tiếng loa")
    assert len(typed) > 9
    form = fill(name=typed)
    assert form.name.data == "Tiếng loa"
    assert form.validate(), "nine letters, however they were typed"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Đèn   đường ", "Đèn đường"),
        ("Đèn\u200b đư\u200dờng\ufeff", "Đèn đường"),
        ("Đèn\x00\x07đường", "Đènđường"),
        ("Đèn\r\nđường", "Đèn đường"),
        ("Đèn\u00a0đường", "Đèn đường"),
        ("\u202eĐèn", "Đèn"),
    ],
)
def test_a_line_is_one_clean_line(fill: Any, typed: str, kept: str) -> None:
    assert fill(name=typed).name.data == kept


def test_a_story_keeps_its_lines(fill: Any) -> None:
    assert fill(story="Một\u200b \r\nhai\r\n\r\nba\x00 ").story.data == "Một\nhai\n\nba"


def test_nothing_but_invisible_characters_is_nothing(fill: Any) -> None:
    form = fill(name="\u200b \u200d")
    assert not form.validate()
    assert form.mistakes == [("name", "Nhập tên.")]


def test_other_filters_get_clean_text(fill: Any) -> None:
    assert fill(loud=" \u200bđèn ").loud.data == "ĐÈN"


def test_a_missing_field_is_not_cleaned_into_something(fill: Any) -> None:
    form = fill()
    assert form.name.data in (None, "")
    assert not form.validate()


def test_lengths_are_told_with_the_length_there_is(fill: Any) -> None:
    form = fill(name="ab")
    assert not form.validate()
    assert form.mistakes == [("name", "Tên phải từ 3 đến 10 ký tự, hiện có 2.")]
    assert fill(name="abc").validate()
    assert not fill(name="a" * 11).validate()


def test_an_empty_answer_is_not_too_short(fill: Any) -> None:
    assert fill(name="abc", story="").validate()


def test_mistakes_stand_in_the_order_of_the_fields(fill: Any) -> None:
    form = fill(story="abc", number="x")
    assert not form.validate()
    assert [field for field, _says in form.mistakes] == ["name", "story", "number"]


def test_refusals_of_an_action_stand_beside_their_fields(fill: Any) -> None:
    form = fill(name="abc")
    assert form.validate()
    refused = Invalid({"story": "Chuyện này đã có.", "move": "Chưa gửi được.", "name": "Tên đã dùng."})
    form.refuse(refused.errors)
    assert list(form.story.errors) == ["Chuyện này đã có."]
    assert form.mistakes == [("", "Chưa gửi được."), ("name", "Tên đã dùng."), ("story", "Chuyện này đã có.")]
    assert str(refused) == "Chuyện này đã có.; Chưa gửi được.; Tên đã dùng."


def test_a_refusal_comes_after_what_was_wrong_already(fill: Any) -> None:
    form = fill(name="ab")
    form.validate()
    form.refuse({"name": "Tên đã dùng."})
    assert [says for _field, says in form.mistakes] == [
        "Tên phải từ 3 đến 10 ký tự, hiện có 2.",
        "Tên đã dùng.",
    ]


def test_mistakes_within_rows_are_counted(fill: Any) -> None:
    form = fill(**{"name": "abc", "rows-0-what": "", "rows-1-what": "treo đèn"})
    assert not form.validate()
    assert ("rows", "Nhập việc.") in form.mistakes


def test_the_form_leaves_the_token_to_the_door(fill: Any) -> None:
    assert "csrf_token" not in fill()._fields


def test_a_password_is_left_as_it_was_typed(app: Flask) -> None:
    class Secret(Form):
        secret = PasswordField("Mật khẩu")

    typed = "  e\u0301 \u200b "
    with app.test_request_context("/", method="POST"):
        assert Secret(formdata=MultiDict({"secret": typed})).secret.data == typed


def test_the_library_s_own_sentences_are_in_vietnamese(fill: Any) -> None:
    form = fill(name="abc", number="x")
    assert not form.validate()
    assert form.mistakes == [("number", "Nhập một số nguyên.")]


def test_a_filter_is_not_applied_twice(app: Flask) -> None:
    """Forms are made anew for each request: what binding adds must not pile up on the class."""
    with app.test_request_context("/", method="POST"):
        for _ in range(3):
            form = TrialForm(formdata=MultiDict({"name": "abc"}))
        field: Field = form.name
        assert len(field.filters) == 1
