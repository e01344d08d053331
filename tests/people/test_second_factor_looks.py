"""The page in a real browser: readable for everybody, no wider than a telephone, whole with the content policy on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from antq import create_app
from antq.kit.database import db, writing
from antq.people import actions
from antq.people.actor import SYSTEM
from tests.chromium import barriers, on_telephone_and_desktop, sign_in, too_wide
from tests.client import PASSWORD
from tests.databases import Databases
from tests.people.conftest import code_at, hashed
from tests.people.telephone import DOOR, HERE, WANTED
from tests.server import serving


@pytest.fixture(scope="module")
def server(databases: Databases, worker: str) -> Iterator[str]:
    """A server without sample data, so that nobody else finds an account that asks for a code."""
    place = databases.copy(databases.migrated(), f"looks_{worker}")
    app = create_app(place.config)
    with app.app_context():
        with writing():
            for username in ("nguoixem", "nguoidung"):
                person, _ = actions.create_person(username, username.title(), by=SYSTEM)
                person.password_hash, person.password_expires_at = hashed(PASSWORD), None
        db.session.remove()
        db.engine.dispose()
    with serving(place) as address:
        yield address
    databases.drop(place)


@on_telephone_and_desktop
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_and_fits(tab: Page, scheme: str) -> None:
    sign_in(tab, "nguoixem")
    tab.goto(HERE)
    box = tab.get_by_role("img", name="Mã QR để quét bằng ứng dụng xác thực").bounding_box()
    assert box
    assert box["width"] == box["height"] >= 150
    assert barriers(tab) == []
    assert too_wide(tab) == 0


def test_turning_it_on_and_being_asked_at_the_door(tab: Page) -> None:
    sign_in(tab, "nguoidung")
    tab.goto(HERE)
    secret = re.sub(r"\s", "", tab.locator("#khoa-bi-mat").inner_text())
    tab.get_by_label("Mật khẩu hiện tại").fill(PASSWORD)
    tab.get_by_label("Mã 6 số").fill(code_at(secret=secret))
    tab.get_by_role("button", name="Bật xác thực hai bước").click()
    tab.get_by_text("Đã bật xác thực hai bước.").wait_for()
    tab.context.clear_cookies()
    tab.goto(DOOR)
    tab.get_by_label("Tên đăng nhập").fill("nguoidung")
    tab.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    tab.get_by_role("button", name="Đăng nhập").click()
    tab.get_by_role("link", name=WANTED).click()
    assert tab.evaluate("document.activeElement.name") == "code"
    assert barriers(tab) == []
    tab.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    tab.get_by_label("Mã xác thực hai bước").fill(code_at(30, secret))
    tab.get_by_role("button", name="Đăng nhập").click()
    tab.wait_for_url(lambda address: DOOR not in address)
    tab.goto(HERE)
    assert "Tắt xác thực hai bước" in tab.locator("h2").all_inner_texts()
    assert barriers(tab) == []
