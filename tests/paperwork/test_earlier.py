"""Earlier awards in papers: what the register knows of the recipient; the rest stays a line for the hand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from antq.kit.database import db
from antq.kit.documents.blocks import Table
from antq.nominations import actions
from antq.nominations.earlier import earlier_awards
from antq.nominations.models import Nomination
from antq.paperwork import papers
from antq.paperwork.papers import KIND
from antq.units.actions import add_unit
from antq.units.models import Unit
from antq.units.queries import by_ref
from tests.cast import decided, facts, proposed, released, revoked, submitted, who
from tests.making import an_initiative, reading

PERSON = {"recipient": "person"}


def numbers_before(nomination: Nomination) -> list[str]:
    return [each.number for each in earlier_awards([nomination])[nomination.id]]


def number_of(nomination: Nomination) -> str:
    given: Any = nomination.commendation
    return given.decision.full_number


def lines_of(kind: str, nomination: Nomination, by: str) -> list[tuple[str, ...]]:
    """The rows of the table of awards in a report."""
    made = papers.made_of(KIND[kind], nomination, by=who(by))
    return list(
        next(
            block.rows
            for block in made.paper.blocks
            if isinstance(block, Table) and block.caption == "Các hình thức đã được khen thưởng"
        )
    )


def test_the_report_lists_number_day_form_level_and_issuer(session: Any) -> None:
    first = released(**PERSON)
    given: Any = first.commendation
    row, blank = lines_of("bao-cao", submitted(**PERSON), "donvi")
    assert row[0] == str(given.decision.issued_on.year)
    assert row[1] == f"{given.form.label} (cấp tỉnh)"
    day = f"{given.decision.issued_on:%d/%m/%Y}"
    assert row[2] == f"Quyết định số {number_of(first)} ngày {day}; {given.decision.issuer.name}"
    assert not "".join(blank).strip()


def test_without_any_three_lines_are_left_for_the_hand(session: Any) -> None:
    rows = lines_of("bao-cao", submitted(**PERSON), "donvi")
    assert len(rows) == 3
    assert not "".join("".join(row) for row in rows).strip()


def test_the_desk_reads_the_same_lines_as_the_unit(session: Any) -> None:
    released(**PERSON)
    again = submitted(**PERSON)
    assert lines_of("bao-cao", again, "donvi") == lines_of("bao-cao-ban", again, "thuongtruc")


@pytest.mark.parametrize(
    ("recipient", "other"),
    [
        ("person", {"name": "Nguyễn Văn Ân"}),
        ("person", {"by": "donvi2"}),
        ("collective", {"name": "Tổ tự quản thôn Suối Đá"}),
    ],
)
def test_another_of_a_like_name_is_not_listed(session: Any, recipient: str, other: dict[str, str]) -> None:
    released(**({"recipient": recipient} | other))
    assert numbers_before(submitted(recipient=recipient)) == []


def test_only_what_is_public_and_in_force_is_an_award(session: Any) -> None:
    decided(**PERSON)
    revoked(**PERSON)
    assert numbers_before(submitted(**PERSON)) == []


def test_what_the_site_does_not_name_the_report_of_its_own_unit_does(session: Any) -> None:
    first = released(publicity="hidden", **PERSON)
    assert numbers_before(submitted(**PERSON)) == [number_of(first)]


def test_another_units_award_that_is_not_public_in_full_is_nobodys(session: Any) -> None:
    first = released("donvi2", publicity="initials")
    given: Any = first.commendation
    own = submitted()
    own.initiative = given.initiative
    session.flush()
    assert numbers_before(own) == []
    given.publicity = "full"
    session.flush()
    assert numbers_before(own) == [number_of(first)]


def another_school(first: Nomination) -> Unit:
    """The award of `first` is one of a school; its commune has two."""
    given: Any = first.commendation
    made = [
        add_unit(f"truong-{each}", name=each, kind="truong", place=first.unit.place) for each in ("x", "y")
    ]
    given.unit, other = made
    db.session.flush()
    return other


@pytest.mark.parametrize("recipient", ["person", "collective", "initiative"])
def test_two_schools_of_one_commune_are_two(session: Any, recipient: str) -> None:
    first, own = released(recipient=recipient), submitted(recipient=recipient)
    given: Any = first.commendation
    own.unit = another_school(first)
    given.initiative = own.initiative = None
    session.flush()
    assert numbers_before(own) == []
    given.unit.successor = own.unit
    session.flush()
    assert numbers_before(own) == [number_of(first)]


def test_what_stands_beside_a_dossier_in_a_set_tells_nothing_more_of_it(session: Any) -> None:
    first = released("donvi2", publicity="initials")
    given: Any = first.commendation
    own, beside = submitted(), submitted("donvi2", recipient="person")
    own.initiative = given.initiative
    session.flush()
    found = earlier_awards([own, beside])
    assert found[own.id] == earlier_awards([own])[own.id] == []
    own.unit = given.unit
    session.flush()
    assert numbers_before(own) == [number_of(first)]


def test_an_award_of_what_was_merged_is_one_of_what_speaks_for_it(session: Any) -> None:
    first, own = released("donvi2"), submitted()
    given: Any = first.commendation
    given.initiative, step, own.initiative = (an_initiative(name) for name in ("Loa", "Kẻng", "Camera"))
    session.flush()
    assert numbers_before(own) == []
    for each, heir in ((given.initiative, step), (step, own.initiative)):
        each.state, each.merged_into = "merged", heir
    session.flush()
    assert numbers_before(own) == [number_of(first)]


def test_a_dossier_does_not_name_its_own_award_or_a_later_one(session: Any) -> None:
    first = released(**PERSON)
    assert numbers_before(first) == []
    higher = proposed(**PERSON)
    actions.decide([higher], facts(), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    given: Any = higher.commendation
    given.decision.issued_on += timedelta(days=1)
    actions.release(given.decision, by=who("congkhai"))
    assert numbers_before(first) == []
    assert numbers_before(higher) == [number_of(first)]


def test_the_list_across_says_it_too_and_leaves_room(session: Any) -> None:
    first = released(**PERSON)
    chosen = [proposed(**PERSON), proposed("donvi2", recipient="collective")]
    made = papers.bundle("trich-ngang", chosen, office=by_ref("phong-xdpt"), by=who("thuongtruc"))
    table = next(block for block in made.parts[0].paper.blocks if isinstance(block, Table))
    at = [column.head for column in table.columns].index("Đã được khen thưởng")
    assert f"QĐ số {number_of(first)} ngày " in table.rows[0][at]
    assert "(cấp tỉnh)" in table.rows[0][at]
    assert table.rows[0][at].endswith("…………")
    assert table.rows[1][at] == "…………"
    below = " ".join(str(vars(block)) for block in made.parts[0].paper.blocks)
    assert "Chỗ để dấu chấm do cơ quan lập ghi tay (năm sinh, khen thưởng nơi khác)." in below


def test_many_dossiers_take_no_more_statements_than_one(session: Any) -> None:
    many = [submitted(**PERSON), submitted(recipient="collective"), submitted("donvi2", recipient="person")]
    earlier_awards(many)
    with reading() as of_one:
        earlier_awards(many[:1])
    with reading() as of_many:
        earlier_awards(many)
    assert len(of_many) <= len(of_one) + 1, "of two units one chain is a step longer at most"
