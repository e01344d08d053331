"""What every test can ask for. How to use it: docs/tests.md."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import settings

for module in ("browser", "client", "chromium", "nu", "cast"):
    pytest.register_assert_rewrite(f"tests.{module}")

for variable in list(os.environ):
    if variable.startswith(("ANTQ_", "FLASK_")) and not variable.startswith("ANTQ_TEST_"):
        del os.environ[variable]  # a developer's own settings must not decide what the tests see

from tests import databases as storage  # noqa: E402
from tests.databases import Databases, Place  # noqa: E402
from tests.postgresql import Unavailable  # noqa: E402
from tools import apt, get_browser  # noqa: E402

if TYPE_CHECKING:
    from flask import Flask
    from flask_sqlalchemy.session import Session
    from playwright.sync_api import Browser, BrowserContext, Page
    from sqlalchemy.orm import scoped_session

    from tests.chromium import Complaints
    from tests.client import Client

# On a busy machine a slow example is no fault; CI tries the same examples each time.
settings.register_profile("antq", deadline=None, derandomize=apt.in_ci())
settings.load_profile("antq")

PREFIX = "antq-tests-"
RUN: pytest.StashKey[Path] = pytest.StashKey()


def pytest_configure(config: pytest.Config) -> None:
    """Make the run's folder; the workers of pytest-xdist are told of it instead."""
    if (given := getattr(config, "workerinput", None)) is not None:
        config.stash[RUN] = Path(given["run"])
        return
    parent = Path(tempfile.gettempdir())
    storage.sweep(parent, PREFIX)
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=parent))
    config.stash[RUN] = folder
    config.add_cleanup(lambda: storage.clear_away(folder))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput["run"] = str(node.config.stash[RUN])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what a database can change: pure tests and Chromium had their run on SQLite.

    The longest begin: those in Chromium, then those on sample data. One worker gets them, so there is one browser and
    one server, and the sample data are filled in while the other works; and no long test is left for the end.
    """
    items.sort(key=_in_which_order)
    if storage.ENGINE == "sqlite":
        return
    again = [item for item in items if _depends_on_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in again])
    items[:] = again


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was loaded and collected stays for the whole run: looking through it for rubbish again and again would
    take a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Nobody takes the clock along: whoever comes next in this process would write all of it at one instant."""
    from antq.kit import clock

    assert not clock.is_stopped(), "the clock still stands after this test"


def _in_which_order(item: pytest.Item) -> int:
    asked = getattr(item, "fixturenames", ())
    return 0 if "chromium" in asked else 1 if "filled" in asked else 2


def _depends_on_the_database(item: pytest.Item) -> bool:
    asked = set(getattr(item, "fixturenames", ()))
    if item.get_closest_marker("both_engines"):
        return True
    return "databases" in asked and "chromium" not in asked


def missing(what: str) -> NoReturn:
    """Something cannot be had on this machine: its tests are skipped, but in CI nothing may be missing."""
    if apt.in_ci():
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session")
def worker(request: pytest.FixtureRequest) -> str:
    """The name of this process among those that share the work."""
    return str(getattr(request.config, "workerinput", {}).get("workerid", "gw"))


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest) -> Databases:
    """All databases of the run; a server is started when the first is asked for."""
    found = Databases(request.config.stash[RUN])
    try:
        found.migrated()
    except Unavailable as reason:
        missing(str(reason))
    return found


@pytest.fixture(scope="session")
def app(databases: Databases, worker: str) -> Iterator[Flask]:
    """The application on this worker's migrated, empty database. For most tests: `session` or `client`."""
    yield from _application(databases, databases.copy(databases.migrated(), f"app_{worker}"))


@pytest.fixture
def session(app: Flask) -> Iterator[scoped_session[Session]]:
    """`db.session` in an application context; whatever is committed is rolled back after the test.

    Every session, also those of requests, joins one connection and commits into savepoints of its transaction.
    For threads, `db.engine` or a real COMMIT use `fresh_app`.
    """
    from antq.kit.database import db

    with app.app_context():
        engines = db._app_engines[app]  # the only handle Flask-SQLAlchemy 3.1 gives to what sessions bind to
        engine = engines[None]
        db.session.session_factory.configure(join_transaction_mode="create_savepoint")
        with engine.connect().execution_options(writing=True) as connection:
            outer = connection.begin()
            engines[None] = connection  # type: ignore[assignment]
            try:
                yield db.session
            finally:
                db.session.remove()
                outer.rollback()
                engines[None] = engine


@pytest.fixture
def client(app: Flask, session: scoped_session[Session]) -> Client:
    """One browser, nobody signed in; see tests/client.py."""
    from tests.client import Client

    return Client(app)


@pytest.fixture
def another_client(app: Flask, session: scoped_session[Session]) -> Callable[[], Client]:
    """Makes further browsers: `other = another_client()`."""
    from tests.client import Client

    return lambda: Client(app)


@pytest.fixture
def fresh_app(databases: Databases, worker: str) -> Iterator[Flask]:
    """An application on a database of the test's own: real commits, threads and several sessions are welcome."""
    yield from _application(databases, databases.copy(databases.migrated(), f"fresh_{worker}"))


@pytest.fixture
def fresh_client(fresh_app: Flask) -> Client:
    """A browser on `fresh_app`."""
    from tests.client import Client

    return Client(fresh_app)


def _application(databases: Databases, place: Place) -> Iterator[Flask]:
    from antq import create_app
    from antq.kit.database import db

    application = create_app(place.config)
    yield application
    with application.app_context():
        db.session.remove()
        db.engine.dispose()
    databases.drop(place)


@pytest.fixture(scope="session")
def filled(databases: Databases, worker: str) -> Iterator[Place]:
    """A database with the sample data, this worker's own."""
    place = databases.copy(databases.filled(), f"filled_{worker}")
    yield place
    databases.drop(place)


@pytest.fixture(scope="session")
def server(filled: Place) -> Iterator[str]:
    """The address of a live server with the sample data, shared by the tests of this worker."""
    from tests.server import serving

    with serving(filled) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of this worker."""
    from tests.chromium import launched

    path = get_browser.find() or missing(f"No Chromium on this machine. {get_browser.ADVICE}")
    with launched(str(path)) as browser:
        yield browser


@pytest.fixture
def javascript() -> bool:
    """Whether the browser runs scripts; parametrise with tests.chromium.with_and_without_javascript."""
    return True


@pytest.fixture
def viewport() -> dict[str, int]:
    """The size of the window; parametrise with tests.chromium.on_telephone_and_desktop."""
    from tests.chromium import DESKTOP

    return DESKTOP


@pytest.fixture
def scheme() -> str:
    """light or dark."""
    return "light"


@pytest.fixture
def complaints(server: str) -> Iterator[Complaints]:
    """What the browser complains of during the test; it fails unless all of it was forgiven."""
    from tests.chromium import Complaints

    heard = Complaints(server)
    yield heard
    assert not heard.found, "the browser complained:\n  " + "\n  ".join(heard.found)


@pytest.fixture
def browser_context(
    chromium: Browser,
    server: str,
    complaints: Complaints,
    javascript: bool,
    viewport: dict[str, int],
    scheme: str,
) -> Iterator[BrowserContext]:
    """A fresh visitor: no cookies; addresses are relative to `server`."""
    from tests.chromium import options

    context = chromium.new_context(
        **options(address=server, javascript=javascript, viewport=viewport, scheme=scheme)
    )
    complaints.listen(context)
    yield context
    context.close()


@pytest.fixture
def tab(browser_context: BrowserContext) -> Page:
    """A tab of `browser_context`."""
    return browser_context.new_page()
