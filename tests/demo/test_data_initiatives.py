"""Initiatives, figures, targets and quotas of the five sources: all there, exactly as they say."""

from __future__ import annotations

import re
from typing import Any

import pytest

from antq.catalogue.words import FIELDS
from tests.demo.datafiles import KINDS, SEED_INITIATIVES, demo, documents, keys, places, texts


def test_every_initiative_of_the_sources_is_there() -> None:
    assert keys(demo("initiatives", "initiative")) == SEED_INITIATIVES


def test_fields_are_those_of_the_catalogue() -> None:
    assert keys(demo("fields", "field"), "code") == set(FIELDS)


@pytest.mark.parametrize("row", demo("initiatives", "initiative"), ids=lambda row: row["key"])
def test_initiative_is_complete(row: dict[str, Any]) -> None:
    assert row["kind"] in KINDS
    assert row["field"] in keys(demo("fields", "field"), "code")
    assert row["source"] == f"seed-{row['key'][1:4]}"
    assert row.get("sponsor") in keys(demo("units", "unit"), "ref") | {None}
    assert row["replication"] in ("proposed", "built", "spreading", "nationwide")
    assert row["activity"] in ("active", "unknown")
    assert '"' not in row["name"]
    assert len(row["name"]) <= 200
    assert len(row["summary"]) <= 160
    assert 100 <= len(row["what"].split()) <= 220
    assert 3 <= len(row["how"]) <= 6
    assert all(len(step.split()) <= 40 for step in row["how"])
    assert row["resources"]
    assert row["lessons"]
    assert 2 <= len(row["pictures"]) <= 3
    assert {picture["kind"] for picture in row["pictures"]} <= KINDS
    assert len({(p["kind"], p["variant"]) for p in row["pictures"]}) == len(row["pictures"])
    known = [
        place for place in row["known_places"] if place["basis"] in ("runs", "visited") and place["note"]
    ]
    assert known == row["known_places"]
    named = [row, *row["known_places"]]
    assert {place[at] for place in named for at in ("place_then", "place_now") if at in place} <= places()
    assert ("place_then" in row) == (row["place_certainty"] != "unknown")


def test_no_invented_number_in_descriptions_of_initiatives() -> None:
    """Numbers come from the figures only, or from names, dates and documents."""
    allowed = {"2020", "2021", "2012", "02/2012", "138", "1.691", "47.000", "24", "3", "2", "1", "01/7/2025"}
    for row in demo("initiatives", "initiative"):
        for field, text in texts(row):
            if field not in ("key", "source", "verbatim", "place_then", "place_now", "sponsor"):
                assert set(re.findall(r"\d[\d./]*\d|\d", text)) <= allowed, text


def test_the_two_three_noes_are_two_initiatives() -> None:
    named = [row for row in demo("initiatives", "initiative") if "3 không" in row["aliases"]]
    assert {row["sponsor"] for row in named} == {"ccb-yen-bai", "phunu-yen-bai"}
    assert len({row["name"] for row in named}) == 2


def test_muong_lai_is_found_and_only_as_a_visit() -> None:
    found = {
        row["key"]: place
        for row in demo("initiatives", "initiative")
        for place in row["known_places"]
        if place.get("place_now") == "04345"
    }
    assert "M003-2" in found
    assert {place["basis"] for place in found.values()} == {"visited"}
    assert {place["place_then"] for place in found.values()} == {"cu-04324"}
    assert "04345" in {
        row["place"] for row in demo("nominations", "nomination") if row["state"] == "released"
    }


FIGURES = {
    "R003-1": ("1691", "exact"),
    "R003-2": ("47000", "nearly"),
    "R003-3": ("206000", "more"),
    "R003-4": ("176000", "over"),
    "R003-5": ("928", "exact"),
    "R003-6": ("81", "exact"),
    "R003-7": ("68", "exact"),
    "R004-1": ("48", "exact"),
    "R004-2": ("2", "exact"),
    "RKT-1": ("2250", "nearly"),
}


def test_figures_are_as_the_sources_say() -> None:
    found = {row["key"]: row for row in demo("figures", "figure")}
    assert {key: (row["value"], row["qualifier"]) for key, row in found.items()} == FIGURES
    for row in found.values():
        assert row["source"] in documents()
        assert row["scope"] in places()
        assert row.get("initiative", "M003-2") in SEED_INITIATIVES
        assert bool(row["said"]) == (row["qualifier"] != "exact")
    assert found["R004-1"]["clashes_with"] == "RKT-1"
    assert found["R004-1"]["source"] != found["RKT-1"]["source"]
    assert found["R004-1"]["scope"] == found["RKT-1"]["scope"]


TARGETS = {
    "T000-1": (">=", "75", None, "up"),
    "T000-2": (">", "90", None, "up"),
    "T000-3": (">=", "80", None, "up"),
    "T001-1": (">", "10", None, "down-rate"),
    "T001-2": ("=", "100", None, "up"),
    "T001-3a": (">=", "5", "7", "down-rate"),
    "T001-3b": (">=", "5", "7", "down-rate"),
    "T001-3c": (">=", "5", "7", "down-rate"),
    "T001-4": (">", "80", None, "up"),
    "T001-5": ("=", "0", None, "down"),
    "T001-6": ("=", "80", None, "up"),
    "T002-1": ("=", "100", None, "up"),
    "T002-2": ("=", "95", None, "up"),
    "T002-3": ("=", "90", None, "up"),
}


def test_targets_are_as_the_plans_say() -> None:
    found = {row["key"]: row for row in demo("campaigns", "target")}
    said = {k: (r["comparator"], r["low"], r.get("high"), r["direction"]) for k, r in found.items()}
    assert said == TARGETS
    assert found["T001-6"]["classes"] == ["kha", "tot"]
    selected = {key for key, row in found.items() if row["holds_for"] == "selected"}
    assert selected == {"T000-3", "T001-1", "T001-2", "T001-3a", "T001-3b", "T001-3c", "T001-4"}
    assert not any("period" in found[key] for key in ("T000-1", "T000-2", "T000-3"))


def test_quotas_and_campaigns_refer_to_what_exists() -> None:
    campaigns = keys(demo("campaigns", "campaign"))
    for row in demo("campaigns", "target") + demo("campaigns", "quota"):
        assert row["campaign"] in campaigns
        assert row["document"] in documents()
    days = {(row["day"], row["month"]) for row in demo("campaigns", "campaign") if "day" in row}
    assert days == {(19, 8), (26, 6), (18, 11)}
    quotas = {row["key"]: row for row in demo("campaigns", "quota")}
    assert set(quotas) == {"Q001-1", "Q001-2", "Q001-3"}
    assert [(term["types"], term["count"]) for term in quotas["Q001-3"]["counts"]] == [
        (["xa"], 2),
        (["phuong"], 1),
        (["thi-tran"], 1),
        (["huyen"], 1),
    ]
    assert quotas["Q001-3"]["chooser_unit"] in keys(demo("units", "unit"), "ref")
