"""The public pages, and a browser that has never been here before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.chromium import Complaints, options


@pytest.fixture
def visit(chromium: Browser, server: str, complaints: Complaints) -> Iterator[Callable[..., Page]]:
    """`visit(width=360)` is a tab of a new browser: nothing cached, no cookies."""
    contexts: list[BrowserContext] = []

    def come(*, width: int, javascript: bool = True, scale: float = 1) -> Page:
        settings = options(
            address=server, javascript=javascript, viewport={"width": width, "height": 800}, scheme="light"
        )
        contexts.append(chromium.new_context(device_scale_factor=scale, **settings))
        complaints.listen(contexts[-1])
        return contexts[-1].new_page()

    yield come
    for context in contexts:
        context.close()
