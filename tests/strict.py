"""What is wrong with a page, beyond its syntax: the rules every page of the house keeps."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

FIELDS = {"input", "select", "textarea"}
UNLABELLED = {"hidden", "submit", "button", "reset", "image"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
REQUESTS = {f"data-hx-{verb}" for verb in ("get", "post", "put", "patch", "delete")}
REFERENCES = ("for", "form", "list", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")
DATA_SCRIPTS = {"application/ld+json", "application/json"}
LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}
LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "prefetch"}

PHRASING_ONLY = set(
    "p h1 h2 h3 h4 h5 h6 span strong em b i small mark code label button abbr time cite sub sup".split()
)
FLOW = set(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "main nav ol p pre search section table ul".split()
)
INTERACTIVE = set("a button input select textarea label details".split())
CHILDREN = {
    "ul": {"li", "script", "template"},
    "ol": {"li", "script", "template"},
    "dl": {"dt", "dd", "div", "script", "template"},
    "select": {"option", "optgroup", "hr"},
}


@dataclass
class Document:
    """A parsed page, with each element's parent at hand."""

    root: Element
    html: str
    parents: dict[Element, Element] = field(init=False)

    def __post_init__(self) -> None:
        self.parents = {child: node for node in self.root.iter() for child in node}

    def elements(self) -> Iterator[Element]:
        return (
            node for node in self.root.iter() if isinstance(node.tag, str) and node.tag != "DOCUMENT_FRAGMENT"
        )

    def named(self, *tags: str) -> list[Element]:
        return [node for node in self.elements() if node.tag in tags]

    def above(self, node: Element) -> Iterator[Element]:
        while (parent := self.parents.get(node)) is not None:
            yield parent
            node = parent


def faults(document: Document, *, part: bool) -> list[str]:
    """Every broken rule, one sentence each; a part of a page is spared the rules of whole pages."""
    rules = EVERYWHERE if part else EVERYWHERE + WHOLE
    return [fault for rule in rules for fault in rule(document)]


def show(node: Element) -> str:
    attributes = "".join(f' {name}="{value[:60]}"' for name, value in list(node.attrib.items())[:4])
    return f"<{node.tag}{attributes}>"


def _text(node: Element) -> str:
    return "".join(node.itertext()).strip()


def _name(node: Element) -> str:
    """What assistive software would call the element (a sufficient part of the real rules)."""
    pictures = " ".join(img.get("alt", "") for img in node.iter("img"))
    titles = " ".join(_text(title) for title in node.iter("title"))
    return " ".join(
        [node.get("aria-label", ""), node.get("aria-labelledby", ""), _text(node), pictures, titles]
    ).strip()


def whole_page(document: Document) -> Iterator[str]:
    if not document.html.lstrip().lower().startswith("<!doctype html>"):
        yield "the page does not begin with <!doctype html>"
    html = document.root if document.root.tag == "html" else document.root.find("html")
    if html is None or html.get("lang") != "vi":
        yield "<html> does not say lang=vi"
    titles = [title for head in document.named("head") for title in head.findall("title")]
    if len(titles) != 1 or not _text(titles[0]):
        yield "the page needs one <title> with words"
    for tag in ("h1", "main"):
        if (count := len(document.named(tag))) != 1:
            yield f"{count} <{tag}> on the page, there must be exactly one"
    if not any(meta.get("name") == "viewport" for meta in document.named("meta")):
        yield "no viewport for telephones"
    if len(document.named("style")) > 1:
        yield "more than one inlined style sheet"


def headings(document: Document) -> Iterator[str]:
    level = 1  # the summary of a form's errors stands above the h1, with an h2
    for heading in document.named(*HEADINGS):
        deeper = int(heading.tag[1])
        if deeper > level + 1:
            yield f"heading {_text(heading)!r} skips from h{level} to h{deeper}"
        if not _name(heading):
            yield f"{show(heading)} is empty"
        level = deeper


def references(document: Document) -> Iterator[str]:
    ids = {node.attrib["id"] for node in document.elements() if "id" in node.attrib}
    for node in document.elements():
        for attribute in REFERENCES:
            for target in node.get(attribute, "").split():
                if target not in ids:
                    yield f"{show(node)}: {attribute} names #{target}, which is not on the page"
        href = node.get("href", "")
        if node.tag == "a" and href.startswith("#") and href[1:] not in ids | {"", "top"}:
            yield f"{show(node)} leads to {href}, which is not on the page"


def unique_ids(document: Document) -> Iterator[str]:
    counted = Counter(node.attrib["id"] for node in document.elements() if "id" in node.attrib)
    yield from (f"id {name!r} stands {count} times" for name, count in counted.items() if count > 1)


def labels(document: Document) -> Iterator[str]:
    labelled = {node.get("for") for node in document.named("label") if _name(node)}
    for node in document.named(*FIELDS):
        if node.tag == "input" and node.get("type", "text") in UNLABELLED:
            continue
        wrapped = any(parent.tag == "label" and _name(parent) for parent in document.above(node))
        named = node.get("aria-label") or node.get("aria-labelledby")
        if not (wrapped or named or (node.get("id") in labelled and "id" in node.attrib)):
            yield f"{show(node)} has no label"
    for node in document.named("a", "button", "summary", "legend", "caption", "th", "label"):
        if not _name(node) and (node.tag != "a" or "href" in node.attrib):
            yield f"{show(node)} has no words"
    for node in document.named("img"):
        if "alt" not in node.attrib:
            yield f"{show(node)} has no alt"


def inline_code(document: Document) -> Iterator[str]:
    """The content security policy forbids these; the browser would ignore them silently."""
    for node in document.elements():
        if node.tag == "script" and "src" not in node.attrib and node.get("type") not in DATA_SCRIPTS:
            yield f"inline script: {_text(node)[:60]!r}"
        for name, value in node.attrib.items():
            if name == "style":
                yield f"{show(node)} has a style attribute"
            elif name.startswith("on"):
                yield f"{show(node)} has {name}"
            elif name in ("href", "src", "action", "formaction") and re.match(
                r"\s*(javascript|vbscript):", value, re.I
            ):
                yield f"{show(node)} runs script from {name}"


def strangers(document: Document) -> Iterator[str]:
    """Nothing is loaded from elsewhere."""
    for node in document.elements():
        address = node.get(LOADING.get(node.tag, ""), "")
        if node.tag == "link" and LOADING_LINKS & set(node.get("rel", "").split()):
            address = node.get("href", "")
        if urlsplit(address).netloc or urlsplit(address).scheme not in ("", "data"):
            yield f"{show(node)} is loaded from another site"


def forms(document: Document) -> Iterator[str]:
    for form in document.named("form"):
        method = form.get("method", "get").lower()
        if method not in ("get", "post", "dialog"):
            yield f"{show(form)}: browsers do not know method {method}"
        tokens = [
            node for node in form.iter("input") if node.get("name") == "csrf_token" and node.get("value")
        ]
        if method == "post" and len(tokens) != 1:
            yield f"{show(form)} carries {len(tokens)} csrf_token"
        if method == "get" and tokens:
            yield f"{show(form)} puts the csrf_token into an address"
        if urlsplit(form.get("action", "")).netloc:
            yield f"{show(form)} is sent to another site"
        files = [node for node in form.iter("input") if node.get("type") == "file"]
        if files and form.get("enctype") != "multipart/form-data":
            yield f"{show(form)} has a file field and is not multipart/form-data"


def plain_twins(document: Document) -> Iterator[str]:
    """Every htmx request has a link or a form that does the same without JavaScript."""
    for node in document.elements():
        if wrong := [name for name in node.attrib if name.startswith("hx-")]:
            yield f"{show(node)}: {wrong[0]} must be written data-{wrong[0]}"
        requests = REQUESTS & set(node.attrib)
        if requests and not _has_twin(document, node, urlsplit(node.attrib[min(requests)]).path):
            yield f"{show(node)} does nothing without JavaScript"


def _has_twin(document: Document, node: Element, path: str) -> bool:
    if _plain(node):
        own = urlsplit(node.get("href") or node.get("action", "")).path
        return path in ("", own)
    if any(_plain(parent) for parent in document.above(node)):
        return True
    return any(
        _plain(inner) and urlsplit(inner.get("href") or inner.get("action", "")).path == path
        for inner in node.iter()
    )


def _plain(node: Element) -> bool:
    return (node.tag == "a" and "href" in node.attrib) or (node.tag == "form" and "action" in node.attrib)


def nesting(document: Document) -> Iterator[str]:
    """The content rules that a parser lets pass and a validator does not."""
    for node in document.elements():
        for parent in document.above(node):
            if parent.tag in PHRASING_ONLY and node.tag in FLOW:
                yield f"{show(node)} cannot stand inside {show(parent)}"
                break
            if parent.tag in ("a", "button") and node.tag in INTERACTIVE:
                yield f"{show(node)} cannot be used inside {show(parent)}"
                break
    for parent in document.named(*CHILDREN):
        for child in parent:
            if isinstance(child.tag, str) and child.tag not in CHILDREN[parent.tag]:
                yield f"{show(child)} cannot be a child of {show(parent)}"


def letters(document: Document) -> Iterator[str]:
    if not unicodedata.is_normalized("NFC", document.html):
        yield "the text is not NFC: the same word would be found on some pages and not on others"
    nodes = [node for node in document.root.iter() if isinstance(node.tag, str)]
    shown = "".join((node.text or "" if node.tag != "style" else "") + (node.tail or "") for node in nodes)
    if leftover := re.search(r"\{\{|\{%|%\}|\}\}", shown):  # a style sheet may well say "100%}"
        yield f"template code shows: {leftover.group()}"


EVERYWHERE: tuple[Callable[[Document], Iterator[str]], ...] = (
    references, unique_ids, labels, inline_code, strangers, forms, plain_twins, nesting, letters,
)  # fmt: skip
WHOLE: tuple[Callable[[Document], Iterator[str]], ...] = (whole_page, headings)
