"""Documents, norms and award forms: dated, sourced, marked, without overlap."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from tests.demo.datafiles import LAW, demo, documents, keys, norms, places, toml

SEEDS = {f"seed-00{number}" for number in range(5)}


def test_seed_documents_and_their_citations() -> None:
    found = demo("documents", "document")
    assert {row["key"] for row in found if "seed" in row} == SEEDS
    cited = {row["code"]: row for row in found if "code" in row}
    assert set(cited) >= {
        "09-CT/TW",
        "44-KL/TW",
        "15-CTr/TU",
        "156/KH-UBND",
        "136-KH/TU",
        "121/KH-UBND",
        "36/KH-BCĐ138",
        "111-KH/TU",
    }
    assert set(cited["09-CT/TW"]["cited_by"]) == {"seed-000", "seed-001", "seed-004"}
    assert "138" in cited["121/KH-UBND"]["issuer"]
    assert cited["121/KH-UBND"]["symbol"] == "KH-UBND"
    assert all(set(row.get("cited_by", [])) <= documents() for row in found)
    assert all(place["place"] in places() for row in found for place in row["provinces"])
    assert next(row for row in found if row["key"] == "seed-000")["provinces"] == []


def test_instruments_carry_their_dates() -> None:
    law = {row["key"]: row for row in toml(LAW / "documents.toml")["document"]}
    assert law["luat-06-2026"]["in_force_from"] == date(2026, 10, 1)
    assert law["nd-98-2023"]["in_force_to"] == date(2025, 6, 30)
    assert law["nd-152-2025"]["in_force_to"] == date(2027, 2, 28)
    assert law["tt-15-2025-bnv"]["in_force_from"] == date(2025, 8, 5)
    for row in law.values():
        assert row.get("in_force_from", date.min) < row.get("in_force_to", date.max)
        assert set(row.get("replaces", [])) <= set(law)


def test_numbers_are_printed_from_number_and_symbol() -> None:
    found = demo("documents", "document") + toml(LAW / "documents.toml")["document"]
    for row in found:
        if "code" in row:
            assert row["code"] in (f"{row['number']}/{row['symbol']}", f"{row['number']}-{row['symbol']}")


def test_norms_are_sourced_and_never_overlap() -> None:
    needed = {"nomination.returns_allowed", "council.quorum", "council.pass_share", "council.min_reviews"}
    assert needed <= set(norms())
    for key, values in norms().items():
        for row in values:
            assert row["source"] in documents(), key
            assert row["valid_from"] <= row.get("valid_to", date.max)
        ordered = sorted(values, key=lambda row: row["valid_from"])
        for before, after in pairwise(ordered):
            assert before["valid_to"] < after["valid_from"], key


def test_what_a_dossier_needs_is_in_force_through_2026() -> None:
    for key in ("nomination.returns_allowed", "council.quorum", "council.pass_share", "nomination.criteria"):
        for day in (date(2026, 1, 1), date(2026, 9, 30), date(2026, 10, 1), date(2026, 11, 22)):
            held = [row for row in norms()[key] if row["valid_from"] <= day <= row.get("valid_to", date.max)]
            assert len(held) == 1, (key, day)


def test_what_is_set_for_a_level_never_falls_to_what_holds_for_all() -> None:
    """The council's rules for state titles outlive each instrument in the list: where one ends, the next row holds."""
    of_levels = {
        key: rows for key, rows in norms().items() if key.startswith("council.") and key.count(".") == 2
    }
    ends = {row["valid_to"] for rows in norms().values() for row in rows if "valid_to" in row}
    assert "council.pass_share.state" in of_levels
    for key, rows in of_levels.items():
        for end in sorted(ends):
            day = end + timedelta(days=1)
            if day < min(row["valid_from"] for row in rows):
                continue
            held = [row for row in rows if row["valid_from"] <= day <= row.get("valid_to", date.max)]
            assert len(held) == 1, (key, day)


def test_criteria_add_up_to_a_hundred() -> None:
    (sheet,) = norms()["nomination.criteria"]
    assert sum(row["max"] for row in sheet["value"]) == 100
    assert sheet["sample"] is True
    keys(sheet["value"], "code")


def test_award_forms_are_sourced() -> None:
    forms = toml(LAW / "award_forms.toml")["award_form"]
    assert keys(forms, "code") >= {"giay-khen-xa", "bang-khen-ubnd-tinh", "giay-khen-ca-tinh"}
    levels = {"unit", "commune", "district", "province", "ministry", "state"}
    for row in forms:
        assert row["source"] in documents()
        assert row["level"] in levels
        assert row["subjects"]
