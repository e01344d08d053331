"""A test client with opinions: it behaves like a careful person with a browser, and like nothing else.

It reads every page strictly, follows no redirect silently, and fills in only fields that stand on the page.
What a hostile client would send goes through the ordinary `client.post(address, data=…)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from flask import Flask, current_app
from flask.testing import FlaskClient
from flask.wrappers import Response
from sqlalchemy import select
from werkzeug.test import TestResponse

from antq.kit.database import db, writing
from antq.people.actions.signing import Proof, open_session
from antq.people.models import Person
from tests.browser import Button, Form, Page, read

SITE = "https://localhost"
PASSWORD = "mùa gặt tháng mười"
"""The password of everybody in the cast."""

SIGN_IN = "/dang-nhap"


class Client(FlaskClient):
    """One browser: cookies stay between requests. Two people are two clients (fixture `another_client`)."""

    def __init__(self, application: Flask, *args: Any, **kwargs: Any) -> None:
        super().__init__(application, Response, *args, **kwargs)

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Any request, in an application context of its own.

        Flask would let requests share the test's context, and with it `flask.g` and the session of the database:
        who signed in would seem to stay signed in. What the test made is committed first, and read anew afterwards.
        """
        kwargs.setdefault("base_url", SITE)
        if current_app:
            db.session.commit()
        with self.application.app_context():
            return super().open(*args, **kwargs)

    def get_page(self, address: str, *, status: int = 200) -> Page:
        """The page at the address, read strictly."""
        return page_of(self.get(address), status=status)

    def get_part(self, address: str, *, target: str, status: int = 200) -> Page:
        """What htmx would get for the region with the id `target`, read strictly as a part of a page."""
        response = self.get(address, headers=htmx_headers(target))
        assert response.status_code == status, f"{response.status}: {response.text[:600]}"
        return read(response.text, part=True)

    def submit(self, page: Page, which: str, *, press: str | None = None, **values: Any) -> TestResponse:
        """Fill in and send the form of this id or action, the way a browser without JavaScript would.

        Hidden fields are sent as they stand. `values` are by field name: text; a list for check boxes; True or False
        for a single check box; `(BytesIO, "name.jpg")` or a list of such for files. A field that is not on the page,
        or a choice that is not offered, fails the test. `press` chooses among several buttons.
        """
        form = page.form(which)
        button = form.button(press) if press else None
        sent = _filled(form, values)
        if button and button.name:
            sent[button.name] = button.value
        return self._send(form, button, sent)

    def _send(self, form: Form, button: Button | None, sent: dict[str, Any]) -> TestResponse:
        action = (button and button.action) or form.action
        assert action, "the form does not say where it is sent"
        if form.method == "get":
            return self.get(urlsplit(action).path, query_string=sent)
        content = "multipart/form-data" if form.multipart else "application/x-www-form-urlencoded"
        headers = {"Origin": SITE, "Sec-Fetch-Site": "same-origin", "Referer": SITE + "/"}
        return self.post(action, data=sent, content_type=content, headers=headers)

    def follow(self, response: TestResponse, *, status: int = 200) -> Page:
        """The page that an answer to a POST leads to; it must be a redirect within the site."""
        assert response.status_code in (302, 303), f"no redirect: {response.status}: {_gist(response)}"
        address = urljoin(SITE + response.request.path, response.location)
        assert address.startswith(SITE), f"leads away from the site: {address}"
        return self.get_page(address.removeprefix(SITE), status=status)

    def sign_in(self, name: str) -> None:
        """Be that person from here on: their session is opened by the house's own action, as the form does once it
        has read the password. The form itself (`sign_in_by_form`) is proved in tests/people and tests/journeys; to
        read it and to hash a password would take most of the time of a test that is about something else.
        """
        if current_app:
            db.session.commit()
        with self.application.app_context(), writing():
            person = db.session.scalars(select(Person).where(Person.username == name)).one()
            proof = Proof(person.id, person.password_hash, person.second_factor)
            token = open_session(proof, device="", address="127.0.0.1")
        with self.session_transaction(base_url=SITE) as cookie:
            cookie.clear()
            cookie["_user_id"] = token

    def sign_in_by_form(self, name: str, password: str = PASSWORD) -> None:
        """Sign in through the real form; afterwards this browser is that person."""
        page = self.get_page(SIGN_IN)
        form = next(form for form in page.forms if _password_field(form))
        secret = _password_field(form)
        assert secret, "no password field"
        login = next(
            n.attrib["name"] for n in form.element.iter("input") if n.get("type", "text") in ("text", "email")
        )
        answer = self.submit(page, form.id or form.action, **{login: name, secret: password})
        assert answer.status_code == 303, f"{name} could not sign in: {answer.status}: {_gist(answer)}"

    def sign_out(self) -> None:
        """Forget who this was (a new browser, not the button)."""
        self._cookies.clear() if self._cookies is not None else None


def page_of(response: TestResponse, *, status: int = 200) -> Page:
    """The answer as a strictly read page; `status` is what it must be (422 for a form sent back)."""
    assert response.status_code == status, f"{response.status} instead of {status}: {_gist(response)}"
    assert response.mimetype == "text/html", response.mimetype
    return read(response.text)


def htmx_headers(target: str, *, tag: str = "div") -> dict[str, str]:
    """The headers that htmx 4 sends for a request whose answer replaces the element `target`."""
    named = quote(f"{tag}#{target}")
    return {
        "HX-Request": "true",
        "HX-Request-Type": "partial",
        "HX-Target": named,
        "HX-Source": "a",
        "Accept": "text/html",
    }


def _gist(response: TestResponse) -> str:
    if response.mimetype != "text/html":
        return f"{response.location or ''} {response.text[:400]}"
    return f"{response.location or ''} {Page(response.text).text[:800]}"


def _password_field(form: Form) -> str | None:
    return next((n.get("name") for n in form.element.iter("input") if n.get("type") == "password"), None)


def _filled(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    unknown = set(values) - set(form.fields)
    assert not unknown, f"the form {form.action} has no field {sorted(unknown)}; it has {sorted(form.fields)}"
    sent = dict(form.fields)
    for name, value in values.items():
        offered = form.choices.get(name)
        if isinstance(value, bool) and offered:
            value = offered if value else []
        if offered is not None:
            chosen = value if isinstance(value, list) else [value]
            assert set(map(str, chosen)) <= set(offered), f"{name} does not offer {chosen}, only {offered}"
        sent[name] = value
    return {name: value for name, value in sent.items() if value is not None}
