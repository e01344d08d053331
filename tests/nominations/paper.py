"""A step of a dossier that lies open in a browser and saves itself, as its page would send it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from werkzeug.test import TestResponse

from antq.nominations.models import Nomination
from tests.browser import Page, read
from tests.client import SITE, Client, htmx_headers

LONG = "Họp thôn bàn cách làm, phân công người trực từng ngõ mỗi đêm."
HEADERS = {**htmx_headers("da-luu"), "Origin": SITE}


class Paper:
    """A step open in somebody's browser, and what they type."""

    def __init__(self, client: Client, nomination: Nomination, step: str = "cach-lam") -> None:
        self.client, self.address = client, f"/de-cu/{nomination.ref}/{step}"
        self.fields = dict(client.get_page(self.address).form(self.address).fields)

    def autosave(self, key: str, **typed: Any) -> TestResponse:
        """What the page sends while it is written; its hidden fields follow the answer."""
        self.fields |= typed
        sent = {name: value for name, value in self.fields.items() if value is not None}
        answer = self.client.post(self.address, data={**sent, "tu_luu": "1", "mot_lan": key}, headers=HEADERS)
        if answer.status_code in (201, 409):
            self.take(read(answer.text, part=True))
        return answer

    def take(self, region: Page) -> None:
        """Go on from what the answer says the page was made from."""
        hidden = [node for node in region.all("input") if node.get("type") == "hidden"]
        self.fields |= {str(node.get("name")): str(node.get("value")) for node in hidden}


def kept(session: Any) -> Nomination:
    session.expire_all()
    return session.scalars(select(Nomination)).one()
