"""Citations among the bases of a decision."""

from datetime import date

import pytest

from antq.law.citing import bases, basis, written_day
from antq.law.models import Document

LAW = Document(
    ref="luat", kind="luat", number="06/2022", symbol="QH15", issuer="Quốc hội",
    title="Luật Thi đua, khen thưởng", issued_on=date(2022, 6, 15),
)  # fmt: skip
DECREE = Document(
    ref="nd", kind="nghi-dinh", number="152/2025", symbol="NĐ-CP", issuer="Chính phủ",
    title="Nghị định về phân cấp, phân quyền", issued_on=date(2025, 6, 14),
)  # fmt: skip


def test_a_leading_zero_stands_before_days_below_ten_and_two_months() -> None:
    assert written_day(date(2025, 8, 4)) == "ngày 04 tháng 8 năm 2025"
    assert written_day(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert written_day(date(2026, 12, 31)) == "ngày 31 tháng 12 năm 2026"


def test_a_law_is_cited_by_name_and_date_without_its_number() -> None:
    assert basis(LAW) == "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"


def test_others_are_cited_by_number_date_issuer_and_subject() -> None:
    assert basis(DECREE) == (
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ về phân cấp, phân quyền"
    )


def test_each_basis_has_its_line_and_the_last_a_full_stop() -> None:
    first, second = bases([LAW, DECREE]).split("\n")
    assert first.endswith(";")
    assert second.endswith(".")


def test_without_a_day_of_issue_nothing_is_cited() -> None:
    with pytest.raises(ValueError, match="no day of issue"):
        basis(Document(ref="x", kind="luat", title="Luật", issued_on=None))
