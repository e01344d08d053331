"""The documents say what the code does: tables are current, links lead somewhere, packages have their reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tools import doc_tables

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "deploy" / "README.md"])
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
BROUGHT_ALONG = "# what the packages above bring along"


@pytest.mark.parametrize(("file", "name", "rows"), doc_tables.TABLES)
def test_tables_are_current(file: str, name: str, rows: Callable[[], Iterable[str]]) -> None:
    text = (ROOT / file).read_text("utf-8")
    assert doc_tables.renewed(text, name, rows()) == text, "run .venv/bin/python tools/doc_tables.py"


def test_a_document_without_a_place_for_its_table_is_refused() -> None:
    with pytest.raises(ValueError, match="0 places"):
        doc_tables.renewed("no table here", "settings", ["| a |"])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    links = LINK.findall(document.read_text("utf-8"))
    lost = [to for _, to in links if "://" not in to and not (document.parent / to).exists()]
    assert lost == []


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_chosen_package_has_its_reason_and_its_version(file: str) -> None:
    chosen, _, _ = (ROOT / file).read_text("utf-8").partition(BROUGHT_ALONG)
    wanted = [Requirement(line) for each in chosen.splitlines() if (line := each.split("#")[0].strip())]
    said = " ".join((ROOT / "docs" / "decisions.md").read_text("utf-8").split()).lower()
    pins = [f"{each.name} {str(each.specifier).removeprefix('==')}".lower() for each in wanted]
    assert pins
    assert [pin for pin in pins if pin not in said] == []


def test_every_package_that_runs_has_its_licence() -> None:
    lines = [
        line.split("#")[0].strip() for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    ]
    names = [Requirement(line).name for line in lines if line]
    said = (ROOT / "docs" / "licences.md").read_text("utf-8").lower()
    assert [name for name in names if name.lower() not in said] == []


def test_the_glossary_names_words_of_the_code() -> None:
    glossary, _, _ = (ROOT / "docs" / "glossary.md").read_text("utf-8").partition("## Reserved")
    rows = [line.split("|") for line in glossary.splitlines() if line.startswith("|") and "---" not in line]
    words = {word for row in rows for cell in row[1:3] for word in re.findall(r"`([a-z_]+)`", cell)}
    code = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "antq").rglob("*.py"))).lower()
    strange = {word for word in words if not re.search(rf"\b{word}s?\b|\b{word.replace('_', '')}\b", code)}
    assert words
    assert strange == set()
