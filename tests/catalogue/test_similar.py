"""What the catalogue has already like an initiative that somebody describes."""

from __future__ import annotations

from typing import Any

import pytest

from antq.abbreviations import actions as abbreviations
from antq.catalogue import actions
from antq.catalogue.models import Initiative, heir_of
from antq.catalogue.similar import describe, similar_to
from antq.people.actor import SYSTEM, Nobody
from antq.places.queries import by_key
from tests.making import an_initiative, map_of_places, reading

LAMPS = "Mỗi hộ góp một bóng đèn, thắp sáng đường ngõ từ sáu giờ tối, cử người thay bóng."


@pytest.fixture
def catalogue(session: Any) -> dict[str, Initiative]:
    """Some of what the documents name, each with what tells it from others."""
    map_of_places()
    abbreviations.load(
        [{"short": "CLB", "long": "câu lạc bộ"}, {"short": "PCMT", "long": "phòng, chống ma túy"}]
    )
    made = {
        "veterans": an_initiative("“3 không”", place=by_key("15"), sponsor_text="Hội Cựu chiến binh tỉnh"),
        "women": an_initiative("CLB “3 không”", place=by_key("15"), sponsor_text="Hội Liên hiệp Phụ nữ tỉnh"),
        "club": an_initiative("Câu lạc bộ Thanh niên phòng, chống ma túy", place=by_key("15")),
        "self": an_initiative("Tổ Nhân dân tự quản", place=by_key("82"), aliases=["Tổ NDTQ"]),
        "lamps": an_initiative("Ánh sáng an ninh", place=by_key("cu-15715"), summary=LAMPS),
    }
    session.commit()
    return made


def found(name: str, *, by: Any = None, **said: Any) -> list[str]:
    return [each.initiative.name for each in similar_to(describe(name, **said), by=by or Nobody())]


def test_both_of_one_name_are_shown_the_likelier_first(catalogue: dict[str, Initiative]) -> None:
    said = {"place": by_key("15"), "sponsor": "Hội Liên hiệp Phụ nữ xã Mường Lai"}
    assert found("CLB 3 không", **said) == ["CLB “3 không”", "“3 không”"]


@pytest.mark.parametrize(
    "name",
    ["CLB Thanh niên PCMT", "clb thanh nien pcmt", "Câu lạc bộ thanh niên phòng chống ma tuý"],
)
def test_abbreviated_or_in_full(name: str, catalogue: dict[str, Initiative]) -> None:
    assert found(name)[:1] == ["Câu lạc bộ Thanh niên phòng, chống ma túy"]


@pytest.mark.parametrize(
    "name", ["Tổ nhân dân tự quản", "to nhan dan tu quan", "tổ NDTQ", "Tổ nhân dân tự qản"]
)
def test_spelt_otherwise_by_another_name_or_wrongly(name: str, catalogue: dict[str, Initiative]) -> None:
    assert found(name)[:1] == ["Tổ Nhân dân tự quản"]


def test_the_same_content_in_the_same_commune_whatever_the_name(catalogue: dict[str, Initiative]) -> None:
    """The commune of then and the one of today are one."""
    said: dict[str, Any] = {"place": by_key("15715"), "summary": LAMPS + " Xã hỗ trợ dây."}
    (only,) = similar_to(describe("Thắp đèn ngõ xóm", **said), by=Nobody())
    assert only.initiative is catalogue["lamps"]
    assert only.likeness.reasons == ("said", "commune")
    assert found("Thắp đèn ngõ xóm", place=by_key("04345"), summary=LAMPS) == []


def test_nothing_like_it(catalogue: dict[str, Initiative]) -> None:
    assert found("Nuôi ong lấy mật") == []
    assert found("…") == found("") == []


def test_no_more_than_asked_and_without_those_left_out(session: Any) -> None:
    made = [an_initiative(f"Tiếng loa thôn {n}") for n in "ABCDEFG"]
    session.commit()
    wanted = describe("Tiếng loa thôn")
    assert len(similar_to(wanted, by=Nobody())) == 5
    left = similar_to(wanted, most=9, beside=[made[0].id], by=Nobody())
    assert {each.initiative.id for each in left} == {each.id for each in made[1:]}


def test_what_is_not_in_the_catalogue_is_not_shown(catalogue: dict[str, Initiative], session: Any) -> None:
    actions.withdraw(catalogue["lamps"], note="Sai.", by=SYSTEM)
    session.commit()
    assert found("Ánh sáng an ninh") == []


def test_a_merged_one_lends_its_name(catalogue: dict[str, Initiative], session: Any) -> None:
    lamps, other = catalogue["lamps"], an_initiative("Thắp sáng đường quê", place=by_key("38"))
    other.state, other.merged_into = "merged", lamps
    actions.reindex(lamps)
    session.commit()
    assert heir_of(other) is lamps
    assert found("Thắp sáng đường quê") == ["Ánh sáng an ninh"]


def test_a_look_costs_the_same_for_one_and_for_many(session: Any) -> None:
    for n in range(12):
        an_initiative(f"Tiếng loa thôn {n}", aliases=[f"Loa {n}"])
    session.commit()
    wanted = describe("Tiếng loa thôn")
    similar_to(wanted, by=Nobody())
    session.expire_all()
    with reading() as sent:
        similar_to(wanted, by=Nobody())
    assert len(sent) < 16
