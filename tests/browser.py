"""Pages as a careful browser without JavaScript sees them: text, links and forms, read strictly.

`Page(html)` never raises for bad HTML: what is wrong stands in `page.errors`. `read(html)` does raise, and is what
the test client uses, so that no test passes on a page that a validator or a screen reader would stumble over.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast
from xml.etree.ElementTree import Element

import html5lib

from tests import strict
from tests.strict import Document

UNSEEN = {"script", "style", "template", "head"}
BLOCKS = set(
    "address article aside blockquote br caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol option p pre section summary table td th tr ul".split()
)


def words(element: Element) -> str:
    """Everything that can be read in the element, white space collapsed, blocks apart."""

    def pieces(node: Element) -> Iterator[str]:
        if not isinstance(node.tag, str) or node.tag in UNSEEN or "hidden" in node.attrib:
            return
        apart = " " if node.tag in BLOCKS else ""
        yield apart + (node.text or "")
        for child in node:
            yield from pieces(child)
            yield child.tail or ""
        yield apart

    return " ".join("".join(pieces(element)).split())


@dataclass(frozen=True)
class Link:
    """An `a[href]`: what it says (or its aria-label) and where it leads."""

    text: str
    href: str
    element: Element = field(repr=False, compare=False)


@dataclass(frozen=True)
class Button:
    """A submit button: what it says, and what it adds to or changes in its form."""

    text: str
    name: str | None
    value: str
    action: str | None


@dataclass
class Form:
    """A form as it stands on the page. `fields` maps each name to its present value.

    The value is a string; for check boxes and multiple selects a list of the ticked ones; for files None.
    `choices` maps the names of radio buttons, check boxes and selects to the values a person can choose.
    """

    id: str | None
    action: str
    method: str
    multipart: bool
    fields: dict[str, Any]
    choices: dict[str, list[str]]
    buttons: list[Button]
    element: Element = field(repr=False)

    def button(self, which: str) -> Button:
        """The button of this name, name=value or text; exactly one must answer to it."""
        found = [b for b in self.buttons if which in (b.text, b.name, f"{b.name}={b.value}")]
        assert len(found) == 1, f"{len(found)} buttons {which!r} in {self.action}: {self.buttons}"
        return found[0]


class Page:
    """A whole page, or with `part=True` what an htmx request gets to put into one."""

    def __init__(self, html: str, *, part: bool = False) -> None:
        self.html = html
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # html5lib warns about its own use of old etree names
            parse = parser.parseFragment if part else parser.parse
            self.root = cast("Element", parse(html))
        syntax = [f"line {at[0]}: {html5lib.constants.E[code] % extra}" for at, code, extra in parser.errors]
        self.document = Document(self.root, html)
        self.errors: list[str] = syntax + strict.faults(self.document, part=part)

    @property
    def text(self) -> str:
        return words(self.root)

    @property
    def title(self) -> str:
        return words(self.root.find(".//title") or self.one("title"))

    @property
    def h1(self) -> str:
        return words(self.one("h1"))

    @cached_property
    def links(self) -> list[Link]:
        return [
            Link(words(a) or a.get("aria-label", ""), a.attrib["href"], a)
            for a in self.all("a")
            if "href" in a.attrib
        ]

    @cached_property
    def forms(self) -> list[Form]:
        return [_form(element, self.root) for element in self.all("form")]

    def form(self, which: str) -> Form:
        """The form of this id or action; exactly one must answer to it."""
        found = [form for form in self.forms if which in (form.id, form.action)]
        assert len(found) == 1, (
            f"{len(found)} forms {which!r}; there are {[f.id or f.action for f in self.forms]}"
        )
        return found[0]

    def link(self, which: str) -> Link:
        """The link with this text or address; several may stand on a page if all lead to the same place."""
        found = [link for link in self.links if which in (link.text, link.href)]
        assert found, f"no link {which!r}; there are {[(link.text, link.href) for link in self.links]}"
        assert len({link.href for link in found}) == 1, f"links {which!r} lead to different places: {found}"
        return found[0]

    def all(self, tag: str = "*", **attributes: str) -> list[Element]:
        """Elements of this tag whose attributes have these values.

        `class_="a"` asks for one of the classes; in other names `_` stands for `-`: `all(aria_invalid="true")`.
        """
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            node
            for node in self.root.iter()
            if isinstance(node.tag, str)
            and tag in ("*", node.tag)
            and all(_matches(node, name, value) for name, value in wanted.items())
        ]

    def one(self, tag: str = "*", **attributes: str) -> Element:
        """The only element that `all` finds."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} elements <{tag} {attributes}>"
        return found[0]

    def text_of(self, id: str) -> str:
        """What can be read in the element of this id."""
        return words(self.one(id=id))

    def __contains__(self, sentence: str) -> bool:
        return sentence in self.text

    def __repr__(self) -> str:
        return f"<Page {self.root.findtext('.//title')!r}: {self.text[:400]}…>"


def read(html: str, *, part: bool = False) -> Page:
    """The page, if nothing is wrong with it; else an AssertionError that lists every fault."""
    page = Page(html, part=part)
    assert not page.errors, "faults in the page:\n  " + "\n  ".join(page.errors)
    return page


def _matches(node: Element, name: str, value: str) -> bool:
    if name == "class":
        return value in node.get("class", "").split()
    return node.get(name) == value


def _form(element: Element, root: Element) -> Form:
    controls = list(element.iter())
    if identity := element.get("id"):
        controls += [node for node in root.iter() if node.get("form") == identity and node not in controls]
    controls = [node for node in controls if isinstance(node.tag, str) and "disabled" not in node.attrib]
    fields, choices = _fields(controls)
    return Form(
        id=identity,
        action=element.get("action", ""),
        method=element.get("method", "get").lower(),
        multipart=element.get("enctype") == "multipart/form-data",
        fields=fields,
        choices=choices,
        buttons=[_button(node) for node in controls if _submits(node)],
        element=element,
    )


def _submits(node: Element) -> bool:
    if node.tag == "button":
        return node.get("type", "submit") == "submit"
    return node.tag == "input" and node.get("type") in ("submit", "image")


def _button(node: Element) -> Button:
    text = words(node) or node.get("aria-label", "") or node.get("value", "")
    return Button(text, node.get("name"), node.get("value", ""), node.get("formaction"))


def _fields(controls: list[Element]) -> tuple[dict[str, Any], dict[str, list[str]]]:
    fields: dict[str, Any] = {}
    choices: dict[str, list[str]] = {}
    for node in controls:
        name, kind = node.get("name"), node.get("type", "text")
        if not name or _submits(node) or (node.tag == "input" and kind in ("button", "reset")):
            continue
        if node.tag == "select":
            options = [o for o in node.iter("option") if "disabled" not in o.attrib]
            values = [o.get("value", words(o)) for o in options]
            chosen = [v for o, v in zip(options, values, strict=True) if "selected" in o.attrib]
            choices[name] = values
            fields[name] = chosen if "multiple" in node.attrib else (chosen or values[:1] or [""])[-1]
        elif node.tag == "textarea":
            fields[name] = "".join(node.itertext()).removeprefix("\n")
        elif node.tag == "input" and kind in ("checkbox", "radio"):
            value = node.get("value", "on")
            choices.setdefault(name, []).append(value)
            ticked = [value] if "checked" in node.attrib else []
            if kind == "checkbox":
                fields[name] = [*fields.get(name, []), *ticked]
            else:
                fields[name] = ticked[0] if ticked else fields.get(name)
        elif node.tag == "input":
            fields[name] = None if kind == "file" else node.get("value", "")
    return fields, choices
