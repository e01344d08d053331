"""Sending forms as a hostile client would: starting from the real page, then with whatever one likes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from werkzeug.test import TestResponse

from antq.honours.models import Decision
from antq.kit.journal import Event
from antq.nominations.models import Nomination, Remark, Review
from tests.browser import Form, Page
from tests.client import SITE, Client, page_of

ODD = 'Tiếng “loa” <script>alert("1")</script> & =HYPERLINK("http://x.example")'
"""Legal text: kept as it is, and harmless wherever it is shown."""


def token_of(page: Page) -> str:
    """The CSRF token of any page of somebody signed in."""
    return str(page.form("/dang-xuat").fields["csrf_token"])


def post(client: Client, form: Form, /, *, drop: tuple[str, ...] = (), **values: Any) -> TestResponse:
    """A form with fields changed, added and dropped, whether its page offers them or not."""
    sent = {name: value for name, value in form.fields.items() if value is not None and name not in drop}
    content = "multipart/form-data" if form.multipart else "application/x-www-form-urlencoded"
    headers = {"Origin": SITE}
    response = client.post(form.action, data=sent | values, content_type=content, headers=headers)
    response.request.environ["wsgi.input"].close()  # a long body lies in a file, which the client forgets
    return response


def send_raw(client: Client, address: str, action: str = "", /, **values: Any) -> TestResponse:
    """The form as it stands on its page, changed as in `post`."""
    return post(client, client.get_page(address).form(action or address), **values)


def came_back(response: TestResponse) -> Page:
    """The page of a form that was not taken: 422, `Lỗi:` in the title, one summary of errors."""
    page = page_of(response, status=422)
    assert page.title.startswith("Lỗi:"), page.title
    page.one("div", class_="error-summary")
    assert "Not a valid" not in page.html
    return page


def says_at(page: Page, field: str, says: str, *, kept: str | None = None) -> None:
    """The sentence stands in the summary, which leads to the field (or the first of its choices), and beside
    the field, which names it as its description; what was typed is kept.
    """
    control = next(node for node in page.all() if node.get("name") == field and node.get("type") != "hidden")
    summary = page.one("div", class_="error-summary")
    leads = {link.get("href"): "".join(link.itertext()) for link in summary.iter("a")}
    assert says in leads.get(f"#{control.get('id')}", ""), (field, says, leads)
    beside = [node for node in page.all("p", class_="error") if says in "".join(node.itertext())]
    described = _described_by(page, control)
    assert any(node.get("id") in described for node in beside), (field, says, described)
    if kept is not None:
        typed = "".join(control.itertext()).removeprefix("\n")
        assert (typed if control.tag == "textarea" else control.get("value")) == kept


def refused(response: TestResponse, field: str, says: str, *, kept: str | None = None) -> Page:
    """Both of the above, for one field."""
    page = came_back(response)
    says_at(page, field, says, kept=kept)
    return page


def _described_by(page: Page, control: Any) -> list[str]:
    """What the control, or the fieldset around it, names as its description."""
    around = [control, *page.document.above(control)]
    return [name for node in around for name in (node.get("aria-describedby") or "").split()]


def fingerprint(session: Any) -> tuple[Any, ...]:
    """Changes whenever anything of the room is written."""
    session.expire_all()
    counts = [
        session.scalar(select(func.count()).select_from(each)) for each in (Review, Remark, Decision, Event)
    ]
    rows = session.execute(
        select(Nomination.ref, Nomination.state, Nomination.version).order_by(Nomination.id)
    ).all()
    return (*counts, *map(tuple, rows))
