"""The wording of papers: a TOML file of blocks, which an office may replace by its own of the same name.

The file is read as structure first; only then is each of its strings filled in (Jinja, sandboxed, nothing undefined).
So whatever people typed is a value in a string and can become neither a block nor a part of the template. The format
is described in docs/papers.md.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import current_app
from flask_babel import lazy_gettext as _l
from jinja2 import StrictUndefined, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..refusals import Invalid
from .blocks import Block, Paper
from .lettering import plain
from .patterns import MAKERS, SPELLING, Fill

OWN = ("item", "number")
"""What a block repeated by `each` may say: the thing, and its number from 1."""

_SHARED = ("each", "when", "block")
_jinja = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
_jinja.globals.clear()


class Broken(Exception):
    """A template that cannot be used: which file, where, and what is wrong with it."""


@dataclass(frozen=True)
class Wording:
    """A template that was found good; `sum` is the SHA-256 of its file, `own` says that the office's file is meant."""

    name: str
    sum: str
    own: bool
    title: str
    author: str
    landscape: bool
    blocks: tuple[dict[str, Any], ...]


def wording(shipped: Path, names: frozenset[str]) -> Wording:
    """The wording in force of the shipped template: the office's own under DATA_DIR/papers where there is one.

    An office's file that is broken is refused (Invalid) with what is wrong, and the shipped one is not taken in its
    place: a paper in words that the office replaced would be worse than none, and no step of a dossier waits for it.
    """
    own = Path(current_app.config["DATA_DIR"]) / "papers" / shipped.name
    if not own.is_file():
        return load(shipped, names)
    try:
        return load(own, names, own=True)
    except Broken as broken:
        current_app.logger.error("paper template: %s", broken)
        raise refusal(broken) from broken


def refusal(broken: Broken) -> Invalid:
    """What a person is told who wanted the paper."""
    says = _l("Mẫu văn bản của đơn vị chưa dùng được, cần quản trị viên sửa: %(why)s", why=str(broken))
    return Invalid({"": says})


def load(path: Path, names: frozenset[str], *, own: bool = False) -> Wording:
    """Read and check a template that may use the values `names`. Raises Broken with the place and the reason."""
    data = path.read_bytes()
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Broken(f"{path.name}: {error}") from error
    known = {"title", "author", "landscape", "block"}
    _refuse_unknown(f"{path.name}", table, known)
    blocks = table.get("block")
    if not isinstance(blocks, list) or not blocks or not all(isinstance(each, dict) for each in blocks):
        raise Broken(f"{path.name}: no [[block]]")
    where = f"{path.name}, title"
    for name in ("title", "author"):
        _check_string(where, str(table.get(name, "")), names)
    for number, block in enumerate(blocks, 1):
        _check_block(f"{path.name}, block {number}", block, names)
    return Wording(
        path.name, hashlib.sha256(data).hexdigest(), own, str(table.get("title", "")), str(table.get("author", "")),
        bool(table.get("landscape", False)), tuple(blocks),
    )  # fmt: skip


def _refuse_unknown(where: str, table: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(table.keys() - known)
    if unknown:
        raise Broken(f"{where}: unknown word {unknown[0]!r}; known are {', '.join(sorted(known))}")


def _check_block(where: str, block: Mapping[str, Any], names: frozenset[str]) -> None:
    kind = block.get("block")
    if kind not in MAKERS:
        raise Broken(f"{where}: block is {kind!r}; known are {', '.join(MAKERS)}")
    _refuse_unknown(f"{where} ({kind})", block, {*SPELLING[kind], *_SHARED})
    for name in ("when", "each"):
        if name in block:
            _check_string(f"{where} ({kind}), {name}", f"{{{{ {block[name]} }}}}", names)
    inner = names | frozenset(OWN) if "each" in block else names
    for says in _strings({key: value for key, value in block.items() if key not in _SHARED}):
        _check_string(f"{where} ({kind})", says, inner)
    try:
        list(MAKERS[kind](block, str, []))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Broken(f"{where} ({kind}): {error.__class__.__name__} {error}") from error


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _check_string(where: str, text: str, names: frozenset[str]) -> None:
    try:
        unknown = meta.find_undeclared_variables(_jinja.parse(text)) - names
        _jinja.from_string(text)
    except TemplateError as error:
        raise Broken(f"{where}: {error}") from error
    if unknown:
        raise Broken(
            f"{where}: {{{{ {sorted(unknown)[0]} }}}} is not told to this paper; told are {', '.join(sorted(names))}"
        )


def compose(words: Wording, values: Mapping[str, Any]) -> Paper:
    """The paper that a wording and its values make. Raises Invalid when the office's wording fails on them."""
    try:
        return Paper(
            plain(_filled(words.title, values)),
            tuple(_made(words.blocks, values)),
            plain(_filled(words.author, values)),
            words.landscape,
        )
    except (TemplateError, TypeError, ValueError, KeyError, ArithmeticError, RecursionError) as error:
        broken = Broken(f"{words.name}: {error.__class__.__name__} {error}")
        if not words.own:
            raise broken from error
        current_app.logger.error("paper template: %s", broken)
        raise refusal(broken) from error


def _made(blocks: tuple[dict[str, Any], ...], values: Mapping[str, Any]) -> Iterator[Block]:
    for block in blocks:
        if "when" in block and not _told(block["when"], values):
            continue
        items = list(_told(block["each"], values)) if "each" in block else [None]
        fillers = [_filler({**values, "item": item, "number": at}) for at, item in enumerate(items, 1)]
        if block["block"] == "table":
            yield from MAKERS["table"](block, _filler(values), fillers)
        else:
            for fill in fillers:
                yield from MAKERS[block["block"]](block, fill, [])


def _filler(values: Mapping[str, Any]) -> Fill:
    return lambda text: plain(_filled(text, values))


def _filled(text: Any, values: Mapping[str, Any]) -> str:
    if not isinstance(text, str) or "{" not in text:
        return str(text)
    return _jinja.from_string(text).render(values)


def _told(expression: str, values: Mapping[str, Any]) -> Any:
    told: Callable[..., Any] = _jinja.compile_expression(expression, undefined_to_none=False)
    return told(**values)
