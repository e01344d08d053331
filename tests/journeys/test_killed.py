"""The browser is killed while the line is dead: what was typed and the photo that was chosen are there again."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.chromium import ARGUMENTS, DESKTOP, SAMPLE_PASSWORD, Complaints, options, sign_in
from tests.journeys import unit
from tests.journeys.drafts import FIRST, Desk, has_a_copy, how, is_saved, kept, type_on
from tests.kit.media.hostile import saved, scene
from tools import get_browser


@pytest.fixture
def killable(
    chromium: Browser, server: str, complaints: Complaints, tmp_path: Path
) -> Iterator[Callable[[], BrowserContext]]:
    """A browser with a profile on the disk: asked again, it is killed and opened anew with the same profile."""
    settings = options(address=server, javascript=True, viewport=DESKTOP, scheme="light")
    running: list[BrowserContext] = []
    profile = tmp_path / "profile"

    def opened_again() -> BrowserContext:
        while running:
            with running.pop().expect_event("close"):
                kill(profile)
        program = str(get_browser.find())
        context = chromium.browser_type.launch_persistent_context(
            profile, executable_path=program, args=ARGUMENTS, **settings
        )
        complaints.listen(context)
        running.append(context)
        return context

    yield opened_again
    for context in running:
        context.close()


def kill(profile: Path) -> None:
    """As a telephone does that has no memory left: nothing is written any more."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(FileNotFoundError, ProcessLookupError):  # it was a child, and went with the others
            if f"--user-data-dir={profile}".encode() in (process / "cmdline").read_bytes().split(b"\0"):
                os.kill(int(process.name), signal.SIGKILL)


def test_the_browser_is_killed_while_there_is_no_line(
    killable: Callable[[], BrowserContext], desk: Desk, complaints: Complaints
) -> None:
    """What was typed and the photo that was chosen are there again, are offered, and go once."""
    context = killable()
    tab = context.new_page()
    sign_in(tab, "donvi", SAMPLE_PASSWORD)
    code = unit.begin(tab, "Mô hình")
    photos = context.new_page()
    photos.goto(f"/de-cu/{code}/hinh-anh")
    tab.goto(f"/de-cu/{code}/cach-lam")
    for page in (tab, photos):
        page.wait_for_load_state("networkidle")
    context.set_offline(True)
    type_on(tab, FIRST)
    unit.choose(photos, "Ảnh", ("IMG_0007.JPG", saved(scene(2600, 1400), "JPEG")))
    expect(photos.get_by_text("có mạng thì tự gửi lại")).to_be_visible()
    expect(tab.get_by_text("Mất kết nối – bản nháp")).to_be_visible()
    has_a_copy(tab, FIRST)
    tab = killable().new_page()  # and whoever was signed in is signed out
    sign_in(tab, "donvi", SAMPLE_PASSWORD)
    tab.goto(f"/de-cu/{code}/cach-lam")
    assert how(tab) == ""
    tab.get_by_role("button", name="Khôi phục").click()
    assert how(tab) == FIRST
    is_saved(tab)
    assert kept(desk, code) == FIRST
    tab.goto(f"/de-cu/{code}/hinh-anh")
    expect(tab.get_by_role("heading", name="Ảnh đã có 1")).to_be_visible()
    tab.reload()
    expect(tab.get_by_role("heading", name="Ảnh đã có 1")).to_be_visible()
    expect(tab.get_by_role("progressbar")).to_have_count(0)
    complaints.forgive("ERR_INTERNET_DISCONNECTED")
