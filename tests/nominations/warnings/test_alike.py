"""One achievement is recognised under other names, of renamed units; two of one name are not taken for one."""

from __future__ import annotations

import pytest

from antq.nominations.warnings.alike import LIKELY, MAYBE, SURE, Case, how_sure, person_key

HERE = ("ubnd-xa", 7)
SPELT = {"clb": ("cau", "lac", "bo"), "pcmt": ("phong", "chong", "ma", "tuy")}
SAID = "Đặt loa ở ba ngõ, phân công người trực đêm, giảm hẳn nạn trộm trâu bò trong thôn."


def person(name: str, body: object = HERE, summary: str = "") -> Case:
    return Case("person", name, body, province=1, summary=summary)


def collective(name: str, body: object = HERE, summary: str = "", commune: int | None = 7) -> Case:
    return Case("collective", name, body, province=1, commune=commune, summary=summary)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Hòa", "Nguyễn Văn Hoà"),
        ("Lý Thị Mỹ", "Lí Thị Mĩ"),
        ("Ông Lý A Páo", "đồng chí LÝ A PÁO"),
        ("Đ/c Trần Quý", "Trần Quí"),
    ],
)
def test_a_person_is_known_under_every_spelling(one: str, other: str) -> None:
    assert person_key(one) == person_key(other)
    assert how_sure(person(one), person(other), SPELT) == SURE


@pytest.mark.parametrize(("one", "other"), [("Trần Thị Mai", "Trần Thị May"), ("Lê Văn Tài", "Lê Văn Tây")])
def test_y_within_a_syllable_stays(one: str, other: str) -> None:
    assert how_sure(person(one), person(other), SPELT) == 0


def test_accents_tell_people_apart_but_a_missing_accent_in_one_unit_is_told() -> None:
    assert how_sure(person("Nguyễn Văn An"), person("Nguyễn Văn Ân"), SPELT) == LIKELY
    assert how_sure(person("Nguyễn Văn An"), person("Nguyễn Văn Ân", ("ubnd-xa", 8)), SPELT) == 0


def test_a_name_of_another_unit_may_be_another_person() -> None:
    other = person("Nguyễn Văn An", ("ubnd-xa", 8))
    assert how_sure(person("Nguyễn Văn An"), other, SPELT) == MAYBE
    one, told = person("Nguyễn Văn An", summary=SAID), person("Nguyễn Văn An", ("ubnd-xa", 8), SAID)
    assert how_sure(one, told, SPELT) == LIKELY


def test_a_collective_is_known_by_name_abbreviation_and_near_name() -> None:
    club = collective("CLB PCMT thôn Trung Tâm")
    assert how_sure(club, collective("Câu lạc bộ phòng chống ma túy thôn Trung Tâm"), SPELT) == SURE
    assert (
        how_sure(collective("Tổ tự quản thôn Suối Đá"), collective("Tổ tự quản thôn Suối Đa"), SPELT) == SURE
    )
    near = how_sure(
        collective("Tổ tự quản an ninh thôn Suối Đá"), collective("Tổ tự quản thôn Suối Đá"), SPELT
    )
    assert near >= LIKELY


def test_numbers_in_names_tell_them_apart() -> None:
    one, other = collective("Tổ tự quản số 1"), collective("Tổ tự quản số 2")
    assert how_sure(one, other, SPELT) == 0


def test_an_initiative_is_one_whatever_it_is_called() -> None:
    one = Case("initiative", "Tiếng loa an ninh", HERE, initiative=3)
    assert how_sure(one, Case("initiative", "Loa thôn", ("x", 1), initiative=3), SPELT) == SURE
    assert how_sure(one, Case("collective", "Thôn Trung Tâm", HERE, initiative=3), SPELT) == LIKELY
    assert how_sure(one, Case("collective", "Thôn Trung Tâm", ("x", 1), initiative=3), SPELT) == 0
    assert how_sure(one, Case("person", "Tiếng loa an ninh", HERE), SPELT) == 0


def test_two_teams_that_run_one_initiative_are_two() -> None:
    one = Case("collective", "Tổ tự quản thôn Đồng Tiến", HERE, initiative=3)
    other = Case("collective", "Tổ liên gia thôn Suối Đá", HERE, initiative=3)
    assert how_sure(one, other, SPELT) == 0


@pytest.mark.parametrize(("one", "other"), [("thôn Đồng Tiến", "thôn Suối Đá"), ("tổ dân phố 3", "TDP 4")])
def test_teams_of_two_hamlets_are_two(one: str, other: str) -> None:
    name = "Tổ tự quản về an ninh trật tự"
    assert how_sure(collective(f"{name} {one}"), collective(f"{name} {other}"), SPELT) == 0
    assert how_sure(collective(f"{name} {one}"), collective(f"{name} {one}"), SPELT) == SURE
