"""Templates: each compiles, escapes, carries no script or style of its own, and works without JavaScript."""

from __future__ import annotations

import ast
import re

import pytest
from flask import Flask
from jinja2 import meta
from jinja2.nodes import Block

from tests.house.reading import File, dotted, files, templates

NAMES = sorted(templates())
TAG = re.compile(r"<[a-zA-Z][^<>]*(?:\{[{%].*?[}%]\}[^<>]*)*>", re.DOTALL)
LOCAL = re.compile(r"^(?:/|#|\{\{|\{%|mailto:|tel:|\"|$)")


def bare(name: str) -> str:
    """A template without its comments."""
    return re.sub(r"\{#.*?#\}", "", templates()[name], flags=re.DOTALL)


@pytest.mark.parametrize("name", NAMES)
def test_it_compiles_and_what_it_names_is_there(app: Flask, name: str) -> None:
    app.jinja_env.get_template(name)
    tree = app.jinja_env.parse(templates()[name])
    for other in meta.find_referenced_templates(tree):
        assert other is None or other in templates(), f"{name} names {other}"
    blocks = [block.name for block in tree.find_all(Block)]
    assert len(set(blocks)) == len(blocks)


def test_every_template_is_used() -> None:
    used = {text for file in files() for _line, text in file.sentences}
    used |= {other for name in NAMES for other in re.findall(r"[\"']([\w/.-]+\.html)[\"']", bare(name))}
    begun = {start for name in NAMES for start in re.findall(r"[\"']([\w/.-]+)[\"'] *~", bare(name))}
    used |= {name for name in NAMES if name.startswith(("errors/", *begun))}
    assert [name for name in NAMES if name not in used] == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("unescaped", r"\|\s*safe\b|\bMarkup\(|autoescape\s+false"),
        ("a style of its own", r"\sstyle\s*="),
        ("a script in an attribute", r"\son[a-z]+\s*="),
        ("a script in an address", r"javascript:|data:text/html"),
        ("htmx without data-", r"(?<!data-)\bhx-(?:get|post|put|delete|target|swap|trigger|on|vals|boost|include)\b"),
        ("htmx that needs eval", r"data-hx-on|js:|\bhx-vars"),
        ("a script within", r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)"),
        ("something from elsewhere", r"(?:src|href|action)=\"(?:https?:)?//(?!www\.w3\.org)"),
        ("a new window", r"target=\"_blank\""),
    ],
)  # fmt: skip
def test_none_carries(what: str, pattern: str) -> None:
    found = re.compile(pattern)
    wrong = [f"{name}: {hit.group(0).strip()}" for name in NAMES for hit in found.finditer(bare(name))]
    assert wrong == [], what


def test_only_the_layout_has_a_style_sheet() -> None:
    assert [name for name in NAMES if "<style" in bare(name)] == ["_layout.html"]


def test_every_post_form_carries_its_token() -> None:
    wrong = []
    for name in NAMES:
        for form in re.findall(r"<form\b.*?</form>", bare(name), re.DOTALL):
            posts = re.search(r"method=\"post\"", form)
            if bool(posts) != ("once()" in form) and "caller()" not in form:
                wrong.append(f"{name}: {form[:80]}")
    assert wrong == []


def test_every_form_that_takes_files_says_so() -> None:
    for name in NAMES:
        for form in re.findall(r"<form\b.*?</form>", bare(name), re.DOTALL):
            if 'type="file"' in form:
                assert 'enctype="multipart/form-data"' in form, name


def test_sentences_are_given_to_the_translation(app: Flask) -> None:
    """What can be extracted is plain text, and every template with words has some."""
    spoken = 0
    for name in NAMES:
        found = app.jinja_env.extract_translations(templates()[name])  # type: ignore[attr-defined]
        for _line, _how, message in found:
            texts = message if isinstance(message, tuple) else (message,)
            assert all(text is None or text == text.strip() for text in texts), f"{name}: {message}"
            spoken += 1
    assert spoken > 300


VIETNAMESE = re.compile(
    r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)
STATIC = ("errors/500.html", "errors/503.html")
"""These two use no template engine."""


def test_no_sentence_stands_outside_of_it() -> None:
    wrong = []
    for name in NAMES:
        if name in STATIC:
            continue
        text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", bare(name), flags=re.DOTALL)
        wrong += [f"{name}: {line.strip()[:80]}" for line in text.splitlines() if VIETNAMESE.search(line)]
    assert wrong == []


def gettext_calls(file: File) -> list[ast.Call]:
    return [
        call
        for name, call in file.calls()
        if dotted(call.func) in ("_", "_l", "gettext", "lazy_gettext") and name
    ]


def test_a_sentence_is_written_out_where_it_is_translated() -> None:
    """Babel reads the code without running it: a name or an f-string in `_()` would never be translated."""
    calls = [(file, call) for file in files() for call in gettext_calls(file)]
    wrong = [
        f"{file.where}:{call.lineno}"
        for file, call in calls
        if not (call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str))
    ]
    assert wrong == []
    assert len(calls) > 300


def test_a_sentence_kept_at_import_is_lazy() -> None:
    """`_()` at import would be said in whatever language the first import spoke."""
    wrong = []
    for file in files():
        inside = {
            id(call)
            for node in ast.walk(file.tree)
            if isinstance(node, ast.FunctionDef | ast.Lambda)
            for call in ast.walk(node)
        }
        wrong += [
            f"{file.where}:{call.lineno}"
            for call in gettext_calls(file)
            if dotted(call.func) in ("_", "gettext") and id(call) not in inside
        ]
    assert wrong == []


def test_placeholders_of_a_sentence_are_given() -> None:
    """`%(count)d` without count is an error in front of a user."""
    wrong = []
    for file in files():
        for call in gettext_calls(file):
            named = set(re.findall(r"%\((\w+)\)", str(call.args[0].value)))  # type: ignore[attr-defined]
            given = {each.arg for each in call.keywords}
            if given and None not in given and named != given:
                wrong.append(f"{file.where}:{call.lineno} {named} {given}")
    assert wrong == []
