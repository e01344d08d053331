"""How a name may be read."""

from __future__ import annotations

from typing import Any

import pytest

from antq.honours.models import PUBLICITY, Commendation
from antq.honours.publicity import initials, name_left, public_citation, public_name, public_role, replaced

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


def of_person(citation: str, publicity: str = "initials", name: str = NAME) -> Commendation:
    made = commendation(publicity)
    made.name, made.citation = name, citation
    return made


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("NGUYỄN VĂN ÂN bắt cướp.", "N.V.Â. bắt cướp."),
        ("Nguyễn  Văn Ân bắt cướp.", "N.V.Â. bắt cướp."),
        ("nguyen van an bắt cướp.", "N.V.Â. bắt cướp."),
        ("Đồng chí Ân bắt cướp.", "Đồng chí N.V.Â. bắt cướp."),
        ("Ông Văn Ân và bà Lan bắt cướp.", "Ông N.V.Â. và bà Lan bắt cướp."),
        ("Giữ ân nghĩa; anh ân cần.", "Giữ ân nghĩa; anh ân cần."),
        ("Nguyễn Văn Ânn bắt cướp.", "Nguyễn Văn Ânn bắt cướp."),
    ],
)
def test_a_name_is_taken_out_however_it_is_written(session: Any, said: str, read: str) -> None:
    assert public_citation(of_person(said)) == read


def test_no_word_that_only_begins_like_the_name_is_touched(session: Any) -> None:
    made = of_person("Tổ An cùng tổ Anh Dũng giữ yên.", "unit_only", "Tổ An")
    made.recipient = "collective"
    assert public_citation(made) == "Một tập thể cùng tổ Anh Dũng giữ yên."


def test_what_is_left_of_a_name_is_told_to_the_office(session: Any) -> None:
    assert name_left(of_person("Nhà Ân giữ ân nghĩa.")) == ["Ân"]
    assert name_left(of_person("Giữ ân nghĩa.")) == []
    assert name_left(of_person("Nguyễn Văn Ân bắt cướp.")) == []
    assert name_left(of_person("Nhà Ân.", "full")) == name_left(of_person("Nhà Ân.", "hidden")) == []


def test_a_correction_replaces_whole_words_only() -> None:
    said = "LÊ AN và tổ Lê Anh; Lê An bắt cướp."
    assert replaced(said, "Lê An", "Lê Ân") == "Lê Ân và tổ Lê Anh; Lê Ân bắt cướp."
