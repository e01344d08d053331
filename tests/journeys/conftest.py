"""A live server on a filled database of these tests' own: they write, nobody else reads what they wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.chromium import SAMPLE_PASSWORD, Complaints, options, sign_in
from tests.databases import Databases
from tests.server import serving

for module in ("drafts", "unit", "office", "council", "forty", "honouring"):
    pytest.register_assert_rewrite(f"tests.journeys.{module}")


@pytest.fixture(scope="session")
def server(databases: Databases, worker: str) -> Iterator[str]:
    """The address; in this folder it stands in for the server that all others only read."""
    place = databases.copy(databases.filled(), f"journeys_{worker}")
    with serving(place) as address:
        yield address
    databases.drop(place)


@pytest.fixture
def addresses(server: str) -> list[str]:
    """The servers of one database, among which the browsers are spread."""
    return [server]


@pytest.fixture
def desk(
    chromium: Browser,
    addresses: list[str],
    complaints: Complaints,
    javascript: bool,
    viewport: dict[str, int],
) -> Iterator[Callable[..., Page]]:
    """`desk("donvi")` is a tab of that person's own browser, signed in; `desk()` is a stranger's.

    Asked again, the same person gets a further tab of the same browser; another `seat` is another browser.
    """
    contexts: dict[tuple[str, int], BrowserContext] = {}

    def sit_down(name: str = "", seat: int = 1) -> Page:
        if (name, seat) in contexts:
            return contexts[name, seat].new_page()
        address = addresses[len(contexts) % len(addresses)]
        settings = options(address=address, javascript=javascript, viewport=viewport, scheme="light")
        # Transitions between pages prove nothing here, and are most of what a page costs without a graphics card.
        context = contexts[name, seat] = chromium.new_context(**settings, reduced_motion="reduce")
        complaints.listen(context)
        tab = context.new_page()
        if name:
            sign_in(tab, name, SAMPLE_PASSWORD)
        return tab

    yield sit_down
    for context in contexts.values():
        context.close()
