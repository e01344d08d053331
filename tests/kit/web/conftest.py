"""An application with one more door, on which every promise of the kit can be tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from flask import Flask, abort, request
from jinja2 import ChoiceLoader, DictLoader
from sqlalchemy import select
from sqlalchemy.exc import DisconnectionError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolIsEmpty

from antq import create_app
from antq.kit import clock
from antq.kit.database import db
from antq.kit.policy import RULES, anyone, predicate, rule, signed_in
from antq.kit.records import Attempt
from antq.kit.refusals import Invalid, Missing, Refused, Stale
from antq.kit.web import Door, Page, actor, see_other
from antq.kit.web.door import ROUTES, SHOWS
from antq.kit.web.once import slow_work
from antq.people.actions.signing import Proof, open_session
from antq.people.models import Person
from antq.people.passwords import hash_of
from tests.client import PASSWORD, SITE, Client
from tests.databases import Databases
from tests.kit.conftest import kept

TEMPLATES = {
    "trial/page.html": """{% extends "_layout.html" %}
{% block title %}Thử{% endblock %}
{% block main %}<h1>Thử cửa</h1>
{% block results %}<section id="results" aria-label="Kết quả"><p>{{ page.word }}</p></section>{% endblock %}
{% block side_bar %}<div id="side-bar"><p>Cạnh: {{ page.word }}</p></div>{% endblock %}
{% if actor.signed_in %}<form id="ghi" action="/thu/ghi" method="post">{{ once() }}
<label for="key">Khóa</label><input id="key" name="key"><label for="status">Mã</label><input id="status" name="status">
<button>Ghi</button></form>{% endif %}
{% endblock %}""",
}


class TrialPage(Page):
    """A page with two regions."""

    template = "trial/page.html"

    def __init__(self, word: str = "không có gì", *, by: Any) -> None:
        super().__init__(by=by)
        self.word = word


def keep(key: str, count: int = 1) -> None:
    """Write a row that a test can look for."""
    db.session.add(Attempt(key=f"thử:{key}", count=count, expires_at=clock.now() + timedelta(days=1)))


def kept_keys() -> list[str]:
    """The keys of such rows, whatever this session has read before."""
    db.session.rollback()
    rows = db.session.scalars(select(Attempt.key).where(Attempt.key.startswith("thử:")))
    return sorted(key.removeprefix("thử:") for key in rows)


def find(ref: str, *, by: Any) -> str:
    """A thing by its ref; one that is hidden is not there for anybody."""
    if ref in ("khuat", "khong-co"):
        raise Missing("Không có vật này.")
    return ref


@predicate
def owns(actor: Any, thing: Any) -> bool:
    """Whose name the thing carries."""
    return bool(thing is None or thing == actor.username)


def write_rules() -> None:
    rule("trial.open", anyone, "Ai cũng vào được.", public=True)
    rule("trial.private", signed_in, "Đăng nhập đã.")
    rule("trial.own", signed_in & owns, "Vật này của người khác.")
    rule("trial.never", ~anyone, "Không ai được gửi tệp ở đây.")


def lay_routes(door: Door) -> None:
    door.get("/thu/cong-khai", rule="trial.open")(
        lambda_named("show", lambda: TrialPage(by=actor()).respond())
    )
    door.get("/thu/rieng", rule="trial.private")(
        lambda_named("private", lambda: TrialPage(by=actor()).respond())
    )

    @door.get("/thu/vat/<ref>", rule="trial.own", of=find, shows="trial")
    def thing(ref: str) -> Any:
        return TrialPage(f"vật {ref}", by=actor()).respond()

    @door.get("/thu/vat-mo/<ref>", rule="trial.open", of=find)
    def open_thing(ref: str) -> Any:
        return TrialPage(f"vật {ref}", by=actor()).respond()

    @door.get("/thu/doc", rule="trial.open")
    def read_that_writes() -> Any:
        keep("GET")
        db.session.flush()
        return TrialPage(by=actor()).respond()

    @door.post("/thu/ghi", rule="trial.private")
    def write() -> Any:
        keep(request.form["key"])
        if status := int(request.form.get("status") or 0):
            return TrialPage(by=actor()).respond(status)
        return see_other("trial.thing", ref=request.form["key"])

    @door.post("/thu/mo", rule="trial.open")
    def write_openly() -> Any:
        keep(request.form["key"])
        return see_other("trial.show")

    @door.post("/thu/hong/<how>", rule="trial.private")
    def write_then_fail(how: str) -> Any:
        keep(how)
        db.session.flush()
        raise FAILURES[how]

    @door.post("/thu/cham", rule="trial.private")
    def write_slowly() -> Any:
        with slow_work():
            for meanwhile in MEANWHILE:
                meanwhile()
        keep(request.form["key"])
        return see_other("trial.thing", ref=request.form["key"])

    @door.post("/thu/tep", rule="trial.private", upload=True)
    def upload() -> Any:
        keep(str(len(request.files["tep"].read())))
        return see_other("trial.show")

    @door.post("/thu/tep-cam", rule="trial.never", upload=True)
    def forbidden_upload() -> Any:
        raise AssertionError("nobody may come here")

    @door.get("/thu/loi/<how>", rule="trial.open")
    def fail(how: str) -> Any:
        if how.isdigit():
            abort(int(how))
        raise FAILURES[how]


def lambda_named(name: str, view: Callable[..., Any]) -> Callable[..., Any]:
    view.__name__ = name
    return view


MEANWHILE: list[Callable[[], object]] = []
"""What happens while slow work goes on."""

FAILURES: dict[str, BaseException] = {
    "refused": Refused("Việc này không phải của bạn."),
    "missing": Missing("Không có."),
    "stale": Stale("Người khác nhanh hơn."),
    "invalid": Invalid({"x": "Sai chỗ này."}),
    "crash": RuntimeError("mật khẩu là hunter2"),
    "locked": OperationalError("SELECT secret_column", {}, Exception("database is locked")),
    "away": DisconnectionError("gone"),
    "full": PoolIsEmpty("QueuePool limit of size 5"),
    "twice": IntegrityError("INSERT secret_column", {}, Exception("UNIQUE constraint failed")),
}


@pytest.fixture(scope="module")
def extended() -> Iterator[Callable[[Flask], Flask]]:
    """Hangs the door on an application that has not answered yet."""
    with kept(RULES, ROUTES, SHOWS):
        write_rules()
        door = Door("trial", __name__)
        lay_routes(door)

        def extend(application: Flask) -> Flask:
            application.register_blueprint(door.blueprint)
            loader = application.jinja_loader
            assert loader is not None
            application.jinja_loader = ChoiceLoader([DictLoader(TEMPLATES), loader])
            return application

        yield extend


@pytest.fixture(scope="module")
def app(databases: Databases, worker: str, extended: Callable[[Flask], Flask]) -> Iterator[Flask]:
    """Takes the place of the common application for the tests of this folder."""
    place = databases.copy(databases.migrated(), f"web_{worker}")
    application = extended(create_app(place.config))
    yield application
    with application.app_context():
        db.session.remove()
        db.engine.dispose()
    databases.drop(place)


@cache
def hashed() -> str:
    """Hashing takes time; everybody has the same password."""
    return hash_of(PASSWORD)


def admit(name: str) -> Person:
    """Somebody who can sign in."""
    values = {"ref": f"ND-{name}", "name": name.title(), "password_hash": hashed(), "created_at": clock.now()}
    person = Person(username=name, **values)
    db.session.add(person)
    db.session.commit()
    return person


@pytest.fixture
def mai(client: Client, session: Any) -> Client:
    """A browser in which Mai is signed in; without the form, which hashes her password each time."""
    person = admit("mai")
    token = open_session(Proof(person.id, person.password_hash), device="", address="")
    session.commit()
    with client.session_transaction(base_url=SITE) as cookie:
        cookie["_user_id"] = token
    return client
