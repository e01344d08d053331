"""Who may import whom: downwards only, never another room's pages, and in a room from left to right."""

from __future__ import annotations

import pytest

from antq import ROOMS
from tests.house.reading import FURNITURE, File, Import, files, modules, of_rooms

PRIVATE = {"events", "forms", "papers", "pages", "views", "sections", "commands"}
"""What no other room imports: what is left are models, policy, workflow, queries, actions and deep files."""

NO_FLASK = ("models", "policy", "workflow", "events", "queries", "actions")
WEB = (
    "flask",
    "flask_login",
    "flask_wtf",
    "flask_sqlalchemy",
    "werkzeug",
    "wtforms",
    "htmx_flask",
    "jinja2",
    "antq.kit.web",
)


def room_of(module: str) -> str | None:
    """The room that a module lies in; None for libraries; "" for the roof."""
    parts = module.split(".")
    if parts[0] != "antq":
        return None
    return parts[1] if len(parts) > 1 and (parts[1] in ROOMS or parts[1] == "kit") else ""


def told(file: File, found: Import) -> str:
    return f"{file.where}:{found.line} imports {found.module}"


def test_the_rooms_are_those_of_the_plan() -> None:
    folders = {path.parent.name for path in (files()[0].path.parent).glob("*/__init__.py")}
    assert folders == {*ROOMS, "kit"}
    assert len(set(ROOMS)) == len(ROOMS)


def test_the_reader_sees_imports() -> None:
    """The other tests are worth what this one says."""
    seen = {each.module for each in modules()["antq.honours.actions.deciding"].imports}
    assert {"antq.catalogue.actions", "antq.kit.database", "antq.honours.models", "sqlalchemy"} <= seen
    assert any(each.module == "antq.kit.policy" for each in modules()["antq.kit.workflow"].imports)
    assert sum(len(file.imports) for file in files()) > 500


def test_a_room_stands_on_those_below_it() -> None:
    wrong = []
    for file in of_rooms():
        for each in file.imports:
            room = room_of(each.module)
            if room in ROOMS and ROOMS.index(room) > ROOMS.index(file.room):
                wrong.append(told(file, each))
            if room == "" and each.module != "antq.config" and file.room != ROOMS[-1]:
                wrong.append(told(file, each))
    assert wrong == []


def test_the_kit_knows_no_room() -> None:
    wrong = [
        told(file, each)
        for file in files("kit")
        for each in file.imports
        if room_of(each.module) not in (None, "kit") and each.module != "antq.config"
    ]
    assert wrong == []


def test_the_kit_below_its_web_knows_no_web() -> None:
    wrong = [
        told(file, each)
        for file in files("kit")
        if file.part != "web"
        for each in file.imports
        if each.module.startswith("antq.kit.web")
    ]
    assert wrong == []


def test_no_room_reaches_into_another_s_pages() -> None:
    wrong = [
        told(file, each)
        for file in of_rooms()
        for each in file.imports
        if room_of(each.module) in ROOMS
        and room_of(each.module) != file.room
        and len(each.module.split(".")) > 2
        and each.module.split(".")[2] in PRIVATE
    ]
    assert wrong == []


def within(file: File) -> list[Import]:
    """What a file imports of its own room."""
    return [each for each in file.imports if room_of(each.module) == file.room and each.module in modules()]


def reach(file: File) -> dict[str, str]:
    """The pieces of furniture that a file imports, itself or through deep files, and by which way."""
    found: dict[str, str] = {}
    waiting = [(each, told(file, each)) for each in within(file)]
    seen = {file.module}
    while waiting:
        each, way = waiting.pop()
        target = modules()[each.module]
        if target.module in seen:
            continue
        seen.add(target.module)
        if target.part in FURNITURE:
            found.setdefault(target.part, way)
        else:
            waiting += [(further, f"{way}, which imports {further.module}") for further in within(target)]
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_furniture_stands_in_order(room: str) -> None:
    wrong = []
    for file in files(room):
        if file.part not in FURNITURE:
            continue
        place = FURNITURE.index(file.part)
        wrong += [way for part, way in reach(file).items() if FURNITURE.index(part) > place]
    assert wrong == []


def is_web(found: Import) -> bool:
    """Whether an import belongs to requests and pages; a lazy sentence does not."""
    if found.module == "flask_babel":
        return bool(set(found.names) - {"lazy_gettext"})
    return any(found.module == each or found.module.startswith(f"{each}.") for each in WEB)


def test_no_flask_below_the_door() -> None:
    """Every rule of the business can be tried without a request; sentences may be translated."""
    wrong = []
    for file in of_rooms():
        if file.part not in NO_FLASK or file.room == "demo":
            continue
        wrong += [told(file, each) for each in file.imports if is_web(each)]
    assert wrong == []


def test_deep_files_that_the_lower_furniture_uses_know_no_flask_either() -> None:
    wrong = []
    for file in of_rooms():
        if file.part not in NO_FLASK or file.room == "demo":
            continue
        for each in within(file):
            deep = modules()[each.module]
            if deep.part in FURNITURE:
                continue
            wrong += [
                f"{told(file, each)}, which imports {further.module}"
                for further in deep.imports
                if is_web(further)
            ]
    assert wrong == []
