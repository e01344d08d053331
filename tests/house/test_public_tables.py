"""Public pages read public tables only: a change of what they show cannot be missed by the data version."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import event, select
from werkzeug.test import Client
from werkzeug.wrappers import Response

from antq import create_app
from antq.api import budget
from antq.catalogue.actions import open_family
from antq.catalogue.models import Initiative
from antq.kit import clock
from antq.kit.database import Base, db, writing
from antq.kit.database.version import public_tables
from antq.kit.policy import RULES
from antq.kit.web.door import ROUTES
from tests.browser import Page
from tests.client import SITE
from tests.databases import Databases, Place
from tests.house.reading import files

EXCUSED = {
    "data_version": "the number itself",
    "event": "of an initiative or a figure, told on its page: each is recorded with a change of that row; of dossiers,"
    " counted by statistics: up to yesterday's end only, and yesterday's journal stands",
    "nomination": "statistics read the province of a dossier, which never changes; all else is in the journal",
}
"""Tables that public pages may read though a change there raises nothing, and why that is right."""

NOT_FOR_STRANGERS: dict[str, str] = {
    "people.sign_in": "a form: never kept",
    "evidence.file": "never public: a 404 for strangers",
    "replications.by_link": "a signed link, never kept",
    "consultations.by_link": "a one-time link, never kept",
    "lookups.look_up_one": "how far a dossier is: read anew each time, never kept",
    "honours.certificate": "the address is a code that only a paper tells; never kept",
    "honours.signed_text": "the same",
}
"""Endpoints with a public rule whose answers are never kept."""

EACH = 3
"""Pages that are visited of one endpoint."""

MORE = (
    "/robots.txt",
    "/vinh-danh/2026",
    "/mo-hinh?q=t%E1%BB%B1+qu%E1%BA%A3n",
    "/mo-hinh?linh-vuc=tu-quan&tinh=15",
    "/mo-hinh?sau=MH-0007",
    "/mo-hinh?q=zzz",
    "/api/v1/search?q=loa",
    "/ho-mo-hinh/HO-0001",
    "/phong-trao/dot-xet-2026/bao-phu.csv",
    "/diem/DM-0001/so-lieu.csv",
)
"""Addresses that no link leads to."""

FROM = re.compile(r'(?:\bFROM|\bJOIN|,)\s+"?([a-z_]+)"?(?![\w.(])')


@dataclass
class Visits:
    """What a stranger saw: pages by address, endpoints, and which page reads which table."""

    pages: dict[str, bytes] = field(default_factory=dict)
    endpoints: dict[str, list[str]] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)


@contextmanager
def opened(place: Place) -> Iterator[Flask]:
    app = create_app(place.config)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="module")
def place(databases: Databases, worker: str) -> Iterator[Place]:
    """The sample data, and what they have not got."""
    place = databases.copy(databases.filled(), f"public_{worker}")
    with opened(place) as app, app.app_context(), writing():
        family = open_family("Tiếng kẻng an ninh")
        for initiative in db.session.scalars(select(Initiative).limit(2)):
            initiative.family = family
    yield place
    databases.drop(place)


@pytest.fixture(scope="module")
def visits(place: Place) -> Iterator[Visits]:
    """Every public endpoint by the links that lead there from the front page, a few pages of each."""
    with opened(place) as app:
        found = Visits()
        visitor = Client(app, Response, use_cookies=False)
        with app.app_context():
            engine = db.engine
        address = ""

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            for name in FROM.findall(statement):
                if name in Base.metadata.tables:
                    found.read.setdefault(name, address)

        event.listen(engine, "before_cursor_execute", note)
        waiting = ["/", *MORE, *_without_arguments(app)]
        while waiting:
            address = waiting.pop(0)
            endpoint = _wanted(app, address, found)
            if endpoint is None:
                continue
            with visitor.get(address, base_url=SITE) as answer:
                assert answer.status_code < 500, address
                if answer.status_code == 200:
                    found.endpoints.setdefault(endpoint, []).append(address)
                    found.pages[address] = answer.get_data()
                    waiting += _links(answer, address)
        event.remove(engine, "before_cursor_execute", note)
        yield found


def _without_arguments(app: Flask) -> list[str]:
    """The addresses of public endpoints that need no argument."""
    return [
        each.rule
        for each in app.url_map.iter_rules()
        if not each.arguments and "GET" in (each.methods or ()) and _is_public(each.endpoint)
    ]


def _is_public(endpoint: str) -> bool:
    return endpoint in ROUTES and RULES[ROUTES[endpoint].rule].public


def _links(answer: Response, address: str) -> Iterator[str]:
    """The addresses within the site that a page links to or shows, a map names, a list of the API has a page for."""
    text = answer.get_data().decode("utf-8", "replace")  # of a photo or an archive nothing is asked
    if answer.mimetype == "text/html":
        page = Page(text)
        named = [each.get("href", "") for each in page.all("a")]
        named += [each.get("src", "") for each in page.all("img")]
        yield from (each.partition("#")[0] for each in named if re.match("/(?!/)", each))
    elif answer.mimetype == "application/xml":
        yield from (urlsplit(each).path for each in re.findall("<loc>(.*?)</loc>", text))
    elif answer.mimetype == "application/json":
        for item in json.loads(text).get("items", ())[:EACH]:
            yield f"{urlsplit(address).path}/{item.get('ref') or item.get('key')}"


def _wanted(app: Flask, address: str, found: Visits) -> str | None:
    """The endpoint of the address, if it is a public one of which few pages were seen."""
    adapter = app.url_map.bind("localhost", url_scheme="https")
    path = urlsplit(address).path
    if address in found.pages or not adapter.test(path, method="GET"):
        return None
    endpoint = str(adapter.match(path, method="GET")[0])
    if not _is_public(endpoint) or endpoint in NOT_FOR_STRANGERS:
        return None
    enough = len(found.endpoints.get(endpoint, ())) >= EACH and address not in MORE
    return None if enough else endpoint


def test_every_public_endpoint_was_visited(app: Flask, visits: Visits) -> None:
    public = {each.endpoint for each in app.url_map.iter_rules() if _is_public(each.endpoint)}
    reading = {each for each in public if "GET" in _methods(app, each)}
    assert reading - visits.endpoints.keys() - NOT_FOR_STRANGERS.keys() == set(), "add an address to MORE"
    assert len(visits.pages) > 25


def _methods(app: Flask, endpoint: str) -> set[str]:
    return {method for each in app.url_map.iter_rules(endpoint) for method in each.methods or ()}


def test_strangers_read_public_tables_only(visits: Visits) -> None:
    assert {"initiative", "place", "document", "decision", "photo"} <= visits.read.keys()
    private = visits.read.keys() - public_tables() - EXCUSED.keys()
    assert {name: visits.read[name] for name in private} == {}, "say __public__ = True, or excuse it"


def test_a_page_is_the_same_all_day(visits: Visits, place: Place) -> None:
    """What is kept lives until midnight in Vietnam: no page says more of the time than the day."""
    with opened(place) as app:
        visitor = Client(app, Response, use_cookies=False)
        changed = {}
        for address in visits.pages:
            budget.forget()  # exports have a limit a minute
            lines = []
            for hour in (1, 14):
                at = datetime(2026, 11, 22, hour, 30, tzinfo=UTC)
                with clock.stopped(at), visitor.get(address, base_url=SITE) as answer:
                    lines.append(answer.get_data().splitlines())
            if lines[0] != lines[1]:
                pairs = zip_longest(*lines)
                changed[address] = next(each for each in pairs if each[0] != each[1])
        assert changed == {}


ASKED_OF_A_REQUEST = {
    "headers": {"antq/kit/web/carrying.py", "antq/kit/web/door.py", "antq/kit/web/htmx.py"},
    "user_agent": {"antq/people/views/own.py"},
    "accept_mimetypes": {"antq/api/operations.py", "antq/kit/web/errors.py"},
    "if_none_match": {"antq/api/views/files.py"},
    "remote_addr": {
        "antq/api/budget.py",
        "antq/people/views/own.py",
        "antq/people/views/throttle.py",
        "antq/consultations/views.py",
        "antq/lookups/views.py",
        "antq/honours/views/verifying.py",
    },
    "environ": {"antq/kit/web/page_cache.py"},
    "accept_languages": set(),
    "accept_charsets": set(),
    "authorization": set(),
    "cookies": set(),
    "referrer": set(),
    "origin": set(),
    "if_modified_since": set(),
    "range": set(),
}
"""What differs from visitor to visitor, and the files that ask for it; a kept page must not depend on it.

The page cache hides most of it from the application (kit/web/page_cache.py, SHOWN). A file may stand here that
serves forms, or whose answers say in `Vary` what they depend on.
"""


def test_nobody_else_asks_who_the_visitor_is() -> None:
    wrong = [
        f"{file.where}:{node.lineno} request.{node.attr}"
        for file in files()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "request"
        if file.where not in ASKED_OF_A_REQUEST.get(node.attr, {file.where})
    ]
    assert wrong == []
