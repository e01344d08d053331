"""How a name may be read."""

from __future__ import annotations

from typing import Any

import pytest

from antq.honours.models import PUBLICITY, Commendation
from antq.honours.publicity import initials, public_citation, public_name, public_role

NAME = "Nguyễn Văn Ân"


def commendation(publicity: str, recipient: str = "person") -> Commendation:
    return Commendation(
        name=NAME,
        role="Trưởng thôn",
        citation=f"{NAME} bắt cướp giữa chợ.",
        publicity=publicity,
        recipient=recipient,
    )


def test_initials_keep_their_letters() -> None:
    assert initials("Đặng Ánh Ước") == "Đ.Á.Ư."
    assert initials("  K'Nớ   Y Bhăm ") == "K.Y.B."
    assert initials("“Tám”") == ""


@pytest.mark.parametrize(
    ("publicity", "shown"),
    [("full", NAME), ("initials", "N.V.Â."), ("unit_only", "Một cá nhân"), ("hidden", "")],
)
def test_a_name_is_shown_as_far_as_agreed(session: Any, publicity: str, shown: str) -> None:
    assert public_name(commendation(publicity)) == shown


def test_a_collective_is_a_collective(session: Any) -> None:
    assert public_name(commendation("unit_only", "collective")) == "Một tập thể"


@pytest.mark.parametrize("publicity", [each for each in PUBLICITY if each != "full"])
def test_role_and_citation_do_not_give_the_name_away(session: Any, publicity: str) -> None:
    made = commendation(publicity)
    assert public_role(made) == ""
    assert NAME not in public_citation(made)
    assert "bắt cướp giữa chợ" in public_citation(made)
