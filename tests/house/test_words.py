"""Words kept in their room: engines, the clock, the environment, writing, laws; and how things are called."""

from __future__ import annotations

import ast
import re
import unicodedata

import pytest

from antq import ROOMS
from tests.databases import ROOT
from tests.house.reading import TEMPLATES, File, dotted, files, of_rooms, templates

WRITERS = {"add", "add_all", "delete", "merge", "bulk_save_objects", "bulk_insert_mappings"}
STATEMENTS = {"insert", "update", "delete"}
LAW = re.compile(r"(?<![\d/.])(\d{1,4})/(?:19|20)\d\d(?:/([A-ZĐ]+(?:-[A-ZĐ]+)*\d*))?(?!\d)")
PARAGRAPH = re.compile(r"\b(?:[Đđ]iều|[Kk]hoản|Luật số|Nghị định số|Thông tư số|Quyết định số)\s+\d")


def lines_with(file: File, pattern: str) -> list[str]:
    found = re.compile(pattern, re.IGNORECASE)
    return [
        f"{file.where}:{number} {line.strip()[:90]}"
        for number, line in enumerate(file.text.splitlines(), 1)
        if found.search(line)
    ]


def test_the_engines_are_named_in_their_room_only() -> None:
    at_home = ("antq/kit/database/", "antq/kit/search/", "antq/config.py")
    wrong = [
        line
        for file in files()
        if not file.where.startswith(at_home)
        for line in lines_with(file, "sqlite|postgres")
    ]
    assert wrong == []


def test_time_is_read_by_the_clock_only() -> None:
    readers = {
        *(f"{module}{kind}.{verb}" for module in ("", "datetime.") for kind, verb in (
            ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"))),
        "time.time", "time.time_ns", "time.localtime", "time.gmtime", "func.now", "func.current_timestamp",
    }  # fmt: skip
    wrong = [
        f"{file.where}:{call.lineno} {name}()"
        for file in files()
        if file.where != "antq/kit/clock.py"
        for name, call in file.calls()
        if name in readers
    ]
    assert wrong == []
    assert "datetime.now" in {name for file in files("kit") for name, _call in file.calls()}


def test_the_environment_is_read_by_the_settings_only() -> None:
    wrong = [
        line
        for file in files()
        if file.where != "antq/config.py"
        for line in lines_with(file, r"\bos\.(environ|getenv|putenv)\b|from os import")
    ]
    assert wrong == []


def may_write(file: File) -> bool:
    """The kit, the sample data, a room's actions; and the endings of jobs."""
    return file.room in ("kit", "demo") or file.part == "actions"


def is_ending(file: File, call: ast.Call) -> bool:
    """Whether the call stands in the ending that a job's handler returns: a function within it."""
    for handler in ast.walk(file.tree):
        if isinstance(handler, ast.FunctionDef) and any(
            isinstance(each, ast.Call) and dotted(each.func) == "job" for each in handler.decorator_list
        ):
            for inner in ast.walk(handler):
                if inner is not handler and isinstance(inner, ast.FunctionDef) and call in ast.walk(inner):
                    return True
    return False


def test_only_actions_write() -> None:
    wrong, seen = [], 0
    for file in files():
        if file.room not in ROOMS:
            continue
        taken = {name for each in file.imports if each.module.startswith("sqlalchemy") for name in each.names}
        for name, call in file.calls():
            writes = (name.startswith("db.session.") and name.rpartition(".")[2] in WRITERS) or (
                name in STATEMENTS & taken
            )
            seen += writes
            if writes and not may_write(file) and not is_ending(file, call):
                wrong.append(f"{file.where}:{call.lineno} {name}()")
    assert wrong == []
    assert seen > 20


def test_only_the_door_commits() -> None:
    """Requests, jobs and commands commit; an action that did so could not be part of a larger act."""
    wrong = [
        f"{file.where}:{call.lineno}"
        for file in of_rooms()
        for name, call in file.calls()
        if name.endswith("session.commit")
    ]
    assert wrong == []


def is_law(number: str, sign: str | None) -> bool:
    """Whether 152/2025 is a law's number rather than a month."""
    return sign is not None or not 1 <= int(number) <= 12


def test_no_number_of_a_law_stands_in_the_code() -> None:
    """Data files name laws, documentation may; code asks `norm`."""
    wrong = []
    for file in files():
        if file.room == "demo":
            continue
        for line, text in file.sentences:
            hits = [hit.group(0) for hit in LAW.finditer(text) if is_law(*hit.groups())]
            hits += [hit.group(0) for hit in PARAGRAPH.finditer(text)]
            wrong += [f"{file.where}:{line} {hit}" for hit in hits]
    assert wrong == []


def test_nor_in_a_template() -> None:
    wrong = []
    for name, text in templates().items():
        if name == "home/patterns.html":  # shows widgets with made-up content
            continue
        bare = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
        hits = [hit.group(0) for hit in LAW.finditer(bare) if is_law(*hit.groups())]
        wrong += [f"{name}: {hit}" for hit in hits + PARAGRAPH.findall(bare)]
    assert wrong == []


@pytest.mark.parametrize("text", ["152/2025/NĐ-CP", "Luật số 06/2022/QH15", "theo 98/2023"])
def test_the_reader_of_laws_knows_one(text: str) -> None:
    assert [hit for hit in LAW.finditer(text) if is_law(*hit.groups())]


@pytest.mark.parametrize("text", ["19/08/2026", "tháng 8/2026", "10:42, 22/11/2026", "1234/QĐ-UBND"])
def test_and_takes_no_date_for_one(text: str) -> None:
    assert not [hit for hit in LAW.finditer(text) if is_law(*hit.groups())]


def test_no_file_is_long() -> None:
    """A file that needs more lines has two subjects."""
    folders = (ROOT / "antq", ROOT / "tests", ROOT / "tools", TEMPLATES)
    paths = [path for folder in folders for kind in ("*.py", "*.html") for path in folder.rglob(kind)]
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in paths}
    assert {str(path.relative_to(ROOT)): length for path, length in lengths.items() if length > 300} == {}
    assert len(lengths) > 200


def test_everything_people_read_is_composed() -> None:
    """NFC throughout: decomposed letters look the same and are found by nobody."""
    paths = [
        path
        for folder in ("antq", "templates", "static/css", "static/js", "docs")
        for path in (ROOT / folder).rglob("*")
    ]
    read = [path for path in paths if path.suffix in (".py", ".html", ".md", ".css", ".js", ".toml", ".csv")]
    wrong = [str(path) for path in read if not unicodedata.is_normalized("NFC", path.read_text("utf-8"))]
    assert wrong == []
    assert len(read) > 200


DRAWERS = re.compile(
    r"(?:^|_)(utils?|helpers?|services?|managers?|repositor(?:y|ies)|misc|common|base_?classes)(?:$|_)"
)
VAGUE = re.compile(r"^_?(handle|process|manage|do)_\w+")


def test_nothing_is_called_what_says_nothing() -> None:
    """HOUSE 2: functions are verbs of the trade; there is no everything-drawer."""
    wrong = [file.where for file in files() if DRAWERS.search(file.path.stem)]
    for file in files():
        for node in ast.walk(file.tree):
            if isinstance(node, ast.FunctionDef) and VAGUE.match(node.name) and not overrides(node):
                wrong.append(f"{file.where}:{node.lineno} {node.name}")
            if isinstance(node, ast.ClassDef) and re.search(
                r"(Service|Manager|Helper|Repository|DTO|Util)s?$", node.name
            ):
                wrong.append(f"{file.where}:{node.lineno} {node.name}")
    assert wrong == []


def overrides(node: ast.FunctionDef) -> bool:
    """Names that a library asks for: process_bind_param of a column type, process_formdata of a field."""
    return node.name in ("process_bind_param", "process_result_value", "process_formdata", "process_data")


def test_a_model_is_a_row_never_an_initiative() -> None:
    """`model` belongs to the ORM; the thing itself is an initiative (mô hình)."""
    wrong = [
        f"{file.where}:{node.lineno} {node.name}"
        for file in of_rooms()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
        and re.search(r"(?:^|_)models?(?:_|$)|Model", node.name)
    ]
    assert wrong == []


def test_the_one_who_acts_is_named_last_and_by_keyword() -> None:
    """`submit(nomination, by=officer)`."""
    wrong = []
    for file in of_rooms():
        if file.part not in ("actions", "queries"):
            continue
        for node in file.tree.body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            positional = [each.arg for each in (*node.args.posonlyargs, *node.args.args)]
            keywords = [each.arg for each in node.args.kwonlyargs]
            if "by" in positional or ("by" in keywords and keywords[-1] != "by"):
                wrong.append(f"{file.where}:{node.lineno} {node.name}")
    assert wrong == []


def test_nothing_of_the_workplace_is_named() -> None:
    wrong = [line for file in files() for line in lines_with(file, r"(?<!\w)/(?:work|tmp|root)/")]
    assert wrong == []
