"""The addresses of the register of documents."""

from __future__ import annotations

from flask import request

from ..kit.web import Door, actor
from . import queries
from .pages import PATH, DocumentPage, RegisterPage

door = Door("law", __name__)


@door.get(PATH, rule="document.see")
def register():
    return RegisterPage(request.args.get("loai", ""), by=actor()).respond()


@door.get(f"{PATH}/<ref>", rule="document.see", of=queries.find, shows="document")
def show(document):
    return DocumentPage(document, by=actor()).respond()
