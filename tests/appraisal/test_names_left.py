"""Where a decision is drawn up: a name that is not to be shown and can still be read in the reason is told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import proposed
from tests.client import Client

WARNING = "Thành tích còn lộ tên"
LEFT = "Nhà ông Bính giữ yên thôn bản, cùng An và bà Lan bắt trộm."


def drawing_up(client: Client, session: Any) -> Any:
    session.commit()
    client.sign_in("thuongtruc")
    return client.get_page("/quyet-dinh/lap")


@pytest.mark.parametrize("publicity", ["initials", "unit_only"])
def test_the_words_that_are_left_are_said_beside_the_dossier(
    client: Client, session: Any, publicity: str
) -> None:
    proposed(recipient="person", publicity=publicity, summary=LEFT)
    page = drawing_up(client, session)
    assert WARNING in page
    assert "còn chữ “An”" in page


@pytest.mark.parametrize(
    "answers",
    [
        {"publicity": "full", "summary": LEFT},
        {"publicity": "hidden", "summary": LEFT},
        {"publicity": "initials", "summary": "Nguyễn Văn An giữ yên thôn bản, bà con tin theo."},
    ],
)
def test_where_nothing_is_left_nothing_is_said(client: Client, session: Any, answers: dict[str, str]) -> None:
    made = proposed(recipient="person", **answers)
    page = drawing_up(client, session)
    assert made.name in page
    assert WARNING not in page
