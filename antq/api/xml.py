"""XML by the standard library's tree, so that it is well-formed whatever the words are."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from ..kit.sheets import plain


def root(name: str, namespace: str) -> Element:
    """The outermost element, in a namespace that its children share."""
    return Element(name, {"xmlns": namespace})


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """A child with text and attributes; what XML cannot hold is left out. A trailing underscore of an
    attribute's name is dropped, for words that Python keeps to itself."""
    cleaned: dict[str, Any] = {key.rstrip("_"): plain(value) for key, value in attributes.items()}
    made = SubElement(parent, name, cleaned)
    made.text = plain(text) or None
    return made


def written(tree: Element) -> bytes:
    """The document as bytes in UTF-8."""
    found: bytes = tostring(tree, encoding="utf-8", xml_declaration=True)
    return found
