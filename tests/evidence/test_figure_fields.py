"""The fields of a figure: what they ask for in a dossier and in the report of a point."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from antq.evidence.figure_fields import FigureFields
from antq.nominations.forms.figures import FigureForm, read_row
from antq.replications.forms.reporting import ReportForm, ReportRow

WHOLE = {"what": "Vụ trộm", "before": "1.177", "value": "11,5", "base": "850 hộ", "source": "Công an xã"}


def wrong(form: type[FigureFields], **typed: str) -> set[str]:
    """The fields that the form refuses."""
    made = form(formdata=MultiDict(typed))
    return set() if made.validate() else set(made.errors)


@pytest.mark.parametrize(
    ("typed", "of_dossier", "of_point"),
    [
        ({}, set(), set()),
        (WHOLE, set(), set()),
        ({"what": "Vụ trộm"}, {"value", "source"}, set()),
        ({"value": "3"}, {"what"}, {"what"}),
        ({"unit": "vụ"}, {"what"}, set()),
        ({"before": "3"}, {"what"}, {"what", "value"}),
        (WHOLE | {"value": "-3"}, set(), {"value"}),
        (WHOLE | {"before": "nhiều"}, {"before"}, {"before"}),
        (WHOLE | {"value": "1,2345"}, {"value"}, {"value"}),
        (WHOLE | {"base": "1,2345 hộ"}, {"base"}, {"base"}),
        (WHOLE | {"base": "đông"}, {"base"}, {"base"}),
    ],
)
def test_what_a_row_is_refused_for(
    session: Any, typed: dict[str, str], of_dossier: set[str], of_point: set[str]
) -> None:
    assert wrong(FigureForm, **typed) == of_dossier
    assert wrong(ReportRow, **typed) == of_point


def test_a_row_is_read_as_it_is_added(session: Any) -> None:
    read = read_row(FigureForm(formdata=MultiDict(WHOLE)).data)
    assert (read["before"], read["value"], read["base"]) == (Decimal(1177), Decimal("11.5"), Decimal(850))
    assert (read["base_unit"], read["unit"], read["better"], read["source"]) == (
        "hộ",
        "",
        "none",
        "Công an xã",
    )
    typed = {f"rows-0-{name}": text for name, text in WHOLE.items()}
    rows = ReportForm(formdata=MultiDict(typed)).figures("UBND xã")
    (row,) = rows
    assert row == {name: read[name] for name in row} | {"source": "UBND xã"}, "who measured is not asked for"
    assert row["value"] == Decimal("11.5")


def test_each_form_calls_its_fields_in_its_own_words(session: Any) -> None:
    names = ("what", "before", "value", "unit")
    of_dossier, of_point = FigureForm(formdata=None), ReportRow(formdata=None)
    assert [str(of_dossier[name].label.text) for name in names] == [
        "Tên chỉ số",
        "Trước",
        "Sau",
        "Đơn vị tính",
    ]
    assert [str(of_point[name].label.text) for name in names] == [
        "Chỉ số", "Trước khi làm", "Sau khi làm", "Đơn vị tính",
    ]  # fmt: skip
    assert "source" not in of_point
