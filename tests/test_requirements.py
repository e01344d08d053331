"""requirements.txt names, exactly, everything antq imports and everything that these packages need."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
OWN = {"antq", "app", "benchmarks", "tests", "tools"}


def pins(*files: str) -> dict[str, str]:
    """Package → version, as the files pin them."""
    lines = [line.split("#")[0].strip() for file in files for line in (ROOT / file).read_text().splitlines()]
    wanted = [Requirement(line) for line in lines if line]
    return {canonicalize_name(each.name): str(each.specifier) for each in wanted}


def imported_by(*folders: str) -> set[str]:
    """The top-level modules of others that the code below these folders imports."""
    files = [file for folder in folders for file in (ROOT / folder).rglob("*.py")] + [ROOT / "app.py"]
    trees = [ast.parse(file.read_text("utf-8")) for file in files]
    names = {name.split(".")[0] for tree in trees for node in ast.walk(tree) for name in _names(node)}
    return names - OWN - set(sys.stdlib_module_names)


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
        yield node.module


@cache
def carriers() -> dict[str, list[str]]:
    return {
        module: [canonicalize_name(n) for n in names]
        for module, names in metadata.packages_distributions().items()
    }


def test_every_version_is_exact() -> None:
    loose = {
        name: spec
        for name, spec in pins("requirements.txt", "requirements-dev.txt").items()
        if spec[:2] != "=="
    }
    assert loose == {}


def test_what_antq_imports_is_named() -> None:
    named = pins("requirements.txt")
    missing = {module for module in imported_by("antq") if not set(carriers().get(module, ())) & set(named)}
    assert missing == set()


def test_what_tests_and_tools_import_is_named() -> None:
    named = pins("requirements.txt", "requirements-dev.txt")
    unpinned = {
        "fontTools",
        "brotli",
    }  # tools/build_assets.py says how to get them; its results are checked in
    found = imported_by("tests", "tools") - unpinned
    assert {module for module in found if not set(carriers().get(module, ())) & set(named)} == set()


@pytest.mark.parametrize("files", [("requirements.txt",), ("requirements.txt", "requirements-dev.txt")])
def test_what_these_packages_need_is_named_too(files: tuple[str, ...]) -> None:
    named = pins(*files)
    missing = {
        f"{name} needs {need.name}"
        for name in named
        for need in map(Requirement, metadata.requires(name) or ())
        if (need.marker is None or need.marker.evaluate({"extra": ""}))
        and canonicalize_name(need.name) not in named
    }
    assert missing == set()


def test_these_versions_are_installed() -> None:
    named = pins("requirements.txt", "requirements-dev.txt")
    assert {name: f"=={metadata.version(name)}" for name in named} == named
