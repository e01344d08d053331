"""The house as text: its files, who imports whom, what is called where."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from antq import ROOMS
from tests.databases import ROOT

ANTQ, TEMPLATES = ROOT / "antq", ROOT / "templates"
FURNITURE = (
    "models", "policy", "workflow", "events", "queries", "actions", "forms", "papers", "pages", "views",
)  # fmt: skip
"""Each file of a room may import those before it in this row."""


@dataclass(frozen=True)
class Import:
    """One import: the module meant (`antq.people.models`), the names taken, and where it stands."""

    module: str
    names: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class File:
    """A Python file of the house."""

    path: Path

    @property
    def where(self) -> str:
        """Its path within the project."""
        return str(self.path.relative_to(ROOT))

    @property
    def module(self) -> str:
        """Its dotted name."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def room(self) -> str:
        """`people`, `kit`, or "" for the files on the roof (`antq/config.py`)."""
        parts = self.path.relative_to(ANTQ).parts
        return parts[0] if len(parts) > 1 else ""

    @property
    def part(self) -> str:
        """Which piece of the room: `models`, `views` (also for files in a package `views/`), `scoring`."""
        parts = self.path.relative_to(ANTQ).with_suffix("").parts
        return parts[1] if len(parts) > 1 else parts[0]

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.where)

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """All imports, relative ones made absolute, those within functions too."""
        return tuple(self._imports())

    def _imports(self) -> Iterator[Import]:
        package = self.module if self.path.name == "__init__.py" else self.module.rpartition(".")[0]
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (Import(alias.name, (), node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
                module = ".".join([*base, *([node.module] if node.module else [])])
                for alias in node.names:
                    inner = f"{module}.{alias.name}"
                    is_module = inner in modules()
                    yield Import(
                        inner if is_module else module, () if is_module else (alias.name,), node.lineno
                    )

    @cached_property
    def sentences(self) -> tuple[tuple[int, str], ...]:
        """Line and text of every string of the code that is no documentation."""
        loose = {id(node.value) for node in ast.walk(self.tree) if isinstance(node, ast.Expr)}
        return tuple(
            (node.lineno, node.value)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in loose
        )

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Every call with the dotted name of what is called."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield dotted(node.func), node


def dotted(node: ast.expr) -> str:
    """`db.session.add` of an expression; what is no plain name is a dot."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


@cache
def modules() -> dict[str, File]:
    """Every module of the house by its dotted name."""
    files = (File(path) for path in sorted(ANTQ.rglob("*.py")))
    return {file.module: file for file in files}


def files(*rooms: str) -> list[File]:
    """The files of the house, or of some rooms."""
    return [file for file in modules().values() if not rooms or file.room in rooms]


def of_rooms() -> list[File]:
    """The files of all rooms, without the kit and the roof."""
    return files(*ROOMS)


@cache
def templates() -> dict[str, str]:
    """Every template by the name that the code calls it."""
    return {
        str(path.relative_to(TEMPLATES)): path.read_text("utf-8")
        for path in sorted(TEMPLATES.rglob("*.html"))
    }
