"""A real Chromium: contexts with and without JavaScript, tabs that notice every complaint of the browser."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    WebError,
    expect,
    sync_playwright,
)

from antq.demo import commands as sample
from tests.client import PASSWORD, SIGN_IN

ARGUMENTS = [
    "--no-sandbox",  # the tests' own pages only; root has no sandbox in a container
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 30_000
"""Milliseconds after which an `expect` gives up, as every other step does: the machine may be busy with other tests."""

SAMPLE_PASSWORD = sample.PASSWORD
"""Of everybody in the sample data; the cast of the other tests has its own."""

TELEPHONE = {"width": 360, "height": 780}
DESKTOP = {"width": 1280, "height": 900}

with_and_without_javascript = pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
"""Run the test twice; its `browser_context` and `tab` follow."""

on_telephone_and_desktop = pytest.mark.parametrize("viewport", [TELEPHONE, DESKTOP], ids=["360", "1280"])
"""Run the test twice, in both widths; can be combined with the other."""


@contextmanager
def launched(path: str) -> Iterator[Browser]:
    """One Chromium, the program at `path`, without a window."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


TOO_LATE = "Transition was aborted because of invalid state."
"""What Chromium says, with JavaScript switched off too, when a busy machine shows a page before its transition from the
last one has begun: the style sheet asks for one, no script does."""


@dataclass
class Complaints:
    """What a browser found wrong while a test used it: nothing of it may be left unread at the end."""

    address: str | tuple[str, ...]
    found: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        """Hear of errors and warnings in the console, failures, faults of the server, and strangers' addresses."""
        context.on("console", self._console)
        context.on("weberror", self._script)
        context.on("request", self._request)
        context.on("response", self._response)

    def forgive(self, part: str) -> None:
        """The test expected a complaint with these words; it must be there."""
        rest = [complaint for complaint in self.found if part not in complaint]
        assert len(rest) < len(self.found), f"nobody complained of {part!r}: {self.found}"
        self.found[:] = rest

    def _script(self, error: WebError) -> None:
        if TOO_LATE not in str(error.error):
            self.found.append(f"script: {error.error}")

    def _console(self, message: ConsoleMessage) -> None:
        expected = (
            "the server responded with a status of 4" in message.text
        )  # the tests look at these themselves
        if message.type in ("error", "warning") and not expected:
            self.found.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).scheme in ("http", "https") and not request.url.startswith(self.address):
            self.found.append(f"a stranger was asked: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.found.append(f"{response.status}: {response.url}")


def options(*, address: str, javascript: bool, viewport: dict[str, int], scheme: str) -> dict[str, Any]:
    """The settings of a context: a Vietnamese visitor."""
    return {
        "base_url": address,
        "java_script_enabled": javascript,
        "viewport": viewport,
        "color_scheme": scheme,
        "locale": "vi-VN",
        "timezone_id": "Asia/Ho_Chi_Minh",
    }


def sign_in(tab: Page, name: str, password: str = PASSWORD) -> None:
    """Sign in through the page, as that person; works without JavaScript too."""
    tab.goto(SIGN_IN)
    form = tab.locator("form", has=tab.locator("input[type=password]"))
    form.locator("input[type=text], input[type=email], input:not([type])").first.fill(name)
    form.locator("input[type=password]").fill(password)
    form.locator("button[type=submit], button:not([type])").first.click()
    tab.wait_for_url(lambda address: not urlsplit(address).path.startswith(SIGN_IN))


def barriers(tab: Page, *rules: str) -> list[str]:
    """What axe finds on the page as it stands (WCAG 2.2 A and AA, best practices), one line each. Needs JavaScript.

    With `rules` only these are asked: colours are all that a dark page can have wrong when the light one is right.
    """
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        asked = {"type": "rule", "values": list(rules)} if rules else tags
        answer = Axe().run(tab, options={"runOnly": asked, "resultTypes": ["violations"]})
        found = answer.response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} — {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def look_everywhere(tab: Page) -> list[str]:
    """Barriers of the page on a telephone and on a desk, in daylight and in the dark."""
    found = []
    for size, name in ((DESKTOP, "1280"), (TELEPHONE, "360")):
        tab.set_viewport_size({"width": size["width"], "height": size["height"]})
        tab.emulate_media(color_scheme="light", reduced_motion="reduce")
        found += [f"{name} light: {each}" for each in barriers(tab)]
        tab.emulate_media(color_scheme="dark", reduced_motion="reduce")
        found += [f"{name} dark: {each}" for each in barriers(tab, "color-contrast", "link-in-text-block")]
    return found


def too_wide(tab: Page) -> int:
    """How many CSS pixels the page is wider than its window; 0 when nobody has to scroll sideways."""
    return int(tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
