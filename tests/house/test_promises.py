"""What the tables of the house promise each other: routes and rules, events and their words, twins, moves."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from flask import Flask

from antq import ROOMS
from antq.kit.journal import KINDS
from antq.kit.policy import RULES
from antq.kit.web.door import ROUTES, SHOWS
from antq.kit.workflow import Note, Workflow
from tests.house.reading import File, dotted, files, modules, of_rooms, templates
from tests.kit.conftest import load_the_house


@pytest.fixture(scope="module", autouse=True)
def house() -> None:
    load_the_house()


def declared(verb: str) -> dict[str, str]:
    """The first argument of each call of `rule` or `event` in the rooms, and where it stands."""
    return {
        call.args[0].value: f"{file.where}:{call.lineno}"
        for file in of_rooms()
        for name, call in file.calls()
        if name == verb and call.args and isinstance(call.args[0], ast.Constant)
        if isinstance(call.args[0].value, str)
    }


def test_every_address_has_its_rule(app: Flask) -> None:
    served = {each.endpoint for each in app.url_map.iter_rules()} - {"static"}
    assert served == ROUTES.keys() & served
    assert len(served) > 20
    known = declared("rule")
    assert {
        endpoint: ROUTES[endpoint].rule for endpoint in served if ROUTES[endpoint].rule not in known
    } == {}


def test_every_route_that_is_promised_is_served(app: Flask) -> None:
    served = {each.endpoint for each in app.url_map.iter_rules()}
    of_the_house = {name for name in ROUTES if name.split(".")[0] in app.blueprints}
    assert of_the_house <= served


def test_no_address_takes_both_reading_and_writing(app: Flask) -> None:
    for each in app.url_map.iter_rules():
        methods = (each.methods or set()) - {"HEAD", "OPTIONS"}
        assert methods in ({"GET"}, {"POST"}), each


def test_every_database_id_stays_in_the_house(app: Flask) -> None:
    """Addresses carry refs, numbers of pages, slugs: no `<int:id>` that could be counted through."""
    wrong = [
        str(each) for each in app.url_map.iter_rules() if re.search(r"<(int|float):|<(\w+_)?id>", str(each))
    ]
    assert wrong == []


def test_every_rule_is_asked_by_somebody() -> None:
    asked = {text for file in files() for _line, text in file.sentences}
    written_only = []
    for name, where in declared("rule").items():
        in_code = sum(text == name for file in files() for _line, text in file.sentences)
        in_templates = any(f'"{name}"' in text or f"'{name}'" in text for text in templates().values())
        if in_code < 2 and not in_templates:
            written_only.append(f"{where} {name}")
    assert asked
    assert written_only == []


def test_every_rule_explains_itself() -> None:
    for name in declared("rule"):
        sentence = str(RULES[name].because)
        assert sentence.endswith("."), name
        assert sentence[0].isupper(), name


def test_every_rule_that_is_asked_is_written() -> None:
    """A name that nobody wrote is a KeyError in front of a user."""
    known = declared("rule").keys()
    wrong = [
        f"{file.where}:{call.lineno} {call.args[1].value!r}"
        for file in of_rooms()
        for name, call in file.calls()
        if name in ("may", "must") and len(call.args) > 1 and isinstance(call.args[1], ast.Constant)
        if call.args[1].value not in known
    ]
    for name, text in templates().items():
        wrong += [
            f"{name}: {rule}" for rule in re.findall(r"\bmay\(\s*[\"']([\w.]+)", text) if rule not in known
        ]
    assert wrong == []


def test_every_subject_that_notices_lead_to_is_shown_somewhere() -> None:
    assert {"nomination", "initiative", "person"} <= SHOWS.keys()
    for endpoint in SHOWS.values():
        assert endpoint in ROUTES


def keys_of(call: ast.Call, *own: str) -> set[str] | None:
    """The keywords of a call besides its own; None when it passes some on with **."""
    if any(each.arg is None for each in call.keywords):
        return None
    return {str(each.arg) for each in call.keywords} - set(own)


def test_every_event_is_recorded_with_exactly_its_keys() -> None:
    wrong, recorded = [], set()
    for file in files():
        for name, call in file.calls():
            if name.rpartition(".")[2] != "record" or not call.args:
                continue
            for kind in values_of(call.args[0], file):
                recorded.add(kind)
                keys = keys_of(call, "by")
                if kind not in KINDS or (keys is not None and keys != KINDS[kind].keys):
                    wrong.append(f"{file.where}:{call.lineno} {kind} {keys}")
    assert wrong == []
    moved = {f"{table.subject}.{code}" for table in workflows().values() for code in table.moves}
    texts = [text for file in files() for _line, text in file.sentences]
    handed_on = {kind for kind in KINDS if texts.count(kind) > 1}  # to a function that records it
    never = declared("event").keys() - recorded - moved - handed_on
    assert never == set(), "declared, but never recorded"


def values_of(node: ast.expr, file: File) -> Iterator[str]:
    """The texts that an argument may have: itself, both sides of an if, or what its name was given."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from values_of(node.body, file)
        yield from values_of(node.orelse, file)
    elif isinstance(node, ast.Name):
        for each in ast.walk(file.tree):
            if isinstance(each, ast.Assign) and any(dotted(target) == node.id for target in each.targets):
                yield from values_of(each.value, file)


@cache
def workflows() -> dict[str, Workflow]:
    """Every workflow by the name that the code gives it."""
    found: dict[str, Workflow] = {}
    for room in ROOMS:
        if f"antq.{room}.workflow" in modules():
            module = __import__(f"antq.{room}.workflow", fromlist=["x"])
            found |= {name: each for name, each in vars(module).items() if isinstance(each, Workflow)}
    return found


def test_every_move_has_its_event_and_carries_exactly_its_keys() -> None:
    wrong, made = [], set()
    for file in of_rooms():
        for name, call in file.calls():
            table = workflows().get(name.removesuffix(".move"))
            if not name.endswith(".move") or table is None:
                continue
            for code in values_of(call.args[1], file):
                if code not in table.moves:
                    continue
                made.add((table.subject, code))
                keys = keys_of(call, "by", "note") or set()
                keys |= {"note"} if table.moves[code].note is not Note.NONE else set()
                if KINDS[f"{table.subject}.{code}"].keys != keys:
                    wrong.append(f"{file.where}:{call.lineno} {code} {sorted(keys)}")
    assert wrong == []
    every = {(table.subject, code) for table in workflows().values() for code in table.moves}
    assert every - made == set(), "moves that no action makes"


def test_every_sentence_of_an_event_names_only_what_it_has() -> None:
    wrong = {}
    for name in declared("event"):
        kind = KINDS[name]
        named = {field for _text, field, _spec, _how in string.Formatter().parse(str(kind.says)) if field}
        if named - {"actor", "subject"} - kind.keys:
            wrong[name] = named
    assert wrong == {}


def test_every_state_of_a_workflow_is_one_that_the_database_takes() -> None:
    for table in workflows().values():
        checks = [str(each.sqltext) for each in table.model.__table__.constraints if hasattr(each, "sqltext")]
        known = set(re.findall(r"'(\w+)'", next(text for text in checks if text.startswith("state IN"))))
        assert table.states.keys() <= known


def test_who_sees_one_and_who_sees_which_are_twins() -> None:
    """Where a list exists, `seen_by` narrows it; the page of one thing asks `sees`."""
    for file in of_rooms():
        if file.part != "policy":
            continue
        named = {node.name for node in file.tree.body if isinstance(node, ast.FunctionDef)}
        named |= {
            dotted(target)
            for node in file.tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
        }
        for one, many in (("sees", "seen_by"), ("sees_private", "seen_privately_by")):
            assert (one in named) == (many in named), f"{file.where}: {one} and {many}"


PRIVATE_THINGS = {
    "nominations": "Nomination",
    "honours": "Decision",
    "catalogue": "Initiative",
    "people": "Person",
    "scoresheets": "Score",
    "handovers": "Handover",
}


@pytest.mark.parametrize("room", PRIVATE_THINGS)
def test_a_room_whose_things_not_everybody_sees_has_the_twins(room: str) -> None:
    policy = [node for file in files(room) if file.part == "policy" for node in file.tree.body]
    named = {node.name for node in policy if isinstance(node, ast.FunctionDef)}
    assert "seen_by" in named
    queries = "".join(file.text for file in files(room) if file.part == "queries")
    assert "seen_by(by)" in queries, "its lists do not ask"


OTHERWISE_NARROWED = {
    "of_paper": "the dossiers of a paper: for the job that makes it, and for find_set, which asks about each",
    "newest": "shows only what was released",
    "conferring": "asked by the act that releases, after its rule",
    "conferring_all": "the same, and by the act that takes back",
    "named": "signing in: nobody looks yet",
    "confirmed": "public classes: no more than how many of each",
    "years": "years that have public classes",
    "provinces_with_classes": "provinces that have public classes",
}


ABOVE = dict.fromkeys(("consultations", "appraisal", "paperwork"), "Nomination")
"""Rooms above that ask about such things themselves."""


def test_every_list_of_private_things_asks_who_looks() -> None:
    """A question in `queries.py` about such things takes `by`, or stands above with its reason."""
    wrong = []
    for file in of_rooms():
        thing = (PRIVATE_THINGS | ABOVE).get(file.room)
        if file.part != "queries" or thing is None:
            continue
        for node in file.tree.body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            asks = any(
                isinstance(each, ast.Call)
                and dotted(each.func) == "select"
                and each.args
                and dotted(each.args[0]) == thing
                for each in ast.walk(node)
            )
            arguments = {each.arg for each in (*node.args.args, *node.args.kwonlyargs)}
            if asks and not arguments & {"by", "actor"} and node.name not in OTHERWISE_NARROWED:
                wrong.append(f"{file.where}:{node.lineno} {node.name}")
    assert wrong == []


def test_every_page_reads_a_template_that_is_there() -> None:
    from antq.kit.web import Page

    def below(kind: type[Any]) -> Iterator[type[Any]]:
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    named = {
        each.__qualname__: each.template
        for each in below(Page)
        if each.__module__.startswith("antq.") and hasattr(each, "template")
    }
    assert {name: template for name, template in named.items() if template not in templates()} == {}
    assert len(named) > 15
