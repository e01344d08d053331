"""An operation of the API: one address, what may be asked there, what is answered. The one list of all of them.

The view, the check of the question, the OpenAPI document and the page /api are made from the same lines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Response, request
from pydantic import BaseModel

from ..kit.web import Door
from .asking import BadQuestion, Question, read
from .budget import SEARCHES, spent
from .problems import open_to_all, problem

ROOT = "/api/v1"
SPOKEN = ("application/json", "application/problem+json")
"""What the API answers with; who takes neither is told so (406)."""


@dataclass(frozen=True)
class Operation:
    """One address of the API."""

    name: str
    path: str
    says: Any
    about: Any
    question: type[Question]
    answer: type[BaseModel]
    example: Callable[[], dict[str, Any]]
    counted: bool
    moves: bool
    refusals: tuple[int, ...]

    @property
    def of_one(self) -> bool:
        """Whether it answers with one thing, named in the address."""
        return "<ref>" in self.path


OPERATIONS: dict[str, Operation] = {}
"""Name to operation, in the order in which they are explained."""


@dataclass(frozen=True)
class Answer:
    """What a view answers with, and where the list goes on."""

    body: BaseModel
    next: str | None = None


def operation(
    door: Door,
    path: str,
    answer: type[BaseModel],
    says: Any,
    about: Any,
    *,
    example: Callable[[], dict[str, Any]],
    question: type[Question] = Question,
    rule: str = "open_data.read",
    counted: bool = False,
    moves: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Open an address of the API. The view gets the question that was read, and `ref` where the address has one;
    it answers with an `Answer`, or a response of its own. Of `counted` ones those that look for words come out of
    the budget of searches; `moves` ones may be merged (301) or withdrawn (410)."""

    def register(view: Callable[..., Any]) -> Callable[..., Any]:
        refusals = {400, 405, 406, 503}
        refusals |= ({404} if "<ref>" in path else set()) | ({429} if counted else set())
        refusals |= {410} if moves else set()
        made = Operation(
            view.__name__,
            ROOT + path,
            says,
            about,
            question,
            answer,
            example,
            counted,
            moves,
            tuple(sorted(refusals)),
        )
        OPERATIONS[made.name] = made

        @wraps(view)
        def answered(**values: Any) -> Response:
            return _answer(made, view, values)

        door.get(made.path, rule=rule)(answered)
        return view

    return register


def _answer(asked: Operation, view: Callable[..., Any], values: dict[str, Any]) -> Response:
    if not takes_json():
        return problem(406)
    try:
        question = read(asked.question, request.args)
        if asked.counted and getattr(question, "q", None) and spent(SEARCHES, "api"):
            refused = problem(429)
            refused.headers["Retry-After"] = "60"
            return refused
        found = view(question, **values)
    except BadQuestion as bad:
        return problem(400, errors=bad.errors)
    if isinstance(found, Response):
        return open_to_all(found)
    response = open_to_all(Response(found.body.model_dump_json(by_alias=True), mimetype="application/json"))
    if found.next:
        response.headers["Link"] = f'<{found.next}>; rel="next"'
    response.vary.add("Accept")
    return response


def takes_json() -> bool:
    """Whether the one who asks takes what the API speaks; who says nothing takes everything."""
    return not request.accept_mimetypes or request.accept_mimetypes.best_match(SPOKEN) is not None
