"""Rounds, sessions and what goes with them: in the order in which they could have happened."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from antq.rounds.models import PHASES
from antq.rounds.phases import LATE, wrong
from tests.demo.datafiles import by_key, demo, documents, keys, places

ROUNDS = demo("sessions", "round")
SESSIONS = demo("sessions", "session")
DOSSIERS = by_key(demo("nominations", "nomination"))


def test_rounds_follow_their_phases() -> None:
    for row in ROUNDS:
        days = {kind: tuple(row.get(kind, (None, None))) for kind in PHASES}
        assert not wrong(days)
        assert row["late"] in LATE
        assert row["province"] in places()
        assert row["opened_at"].date() <= row["nominating"][0]


@pytest.mark.parametrize("row", SESSIONS, ids=lambda row: row["key"])
def test_a_session_is_planned_held_published(row: dict[str, Any]) -> None:
    held_in = by_key(ROUNDS)[row["round"]]
    assert held_in["session"][0] <= row["meets_on"] <= held_in["session"][1]
    assert row["meets_on"].weekday() < 5
    assert row["planned_at"].date() <= row["meets_on"]
    if "opened_at" in row:
        assert row["opened_at"].date() == row["meets_on"]
        assert row["opened_at"] < row["published_at"]


def test_each_result_comes_from_one_session() -> None:
    told = {key: row for row in SESSIONS if "published_at" in row for key in row["dossiers"]}
    assert sum(len(row["dossiers"]) for row in SESSIONS if "published_at" in row) == len(told)
    assert set(told) == {key for key, row in DOSSIERS.items() if "outcome" in row}
    for key, session in told.items():
        dossier = DOSSIERS[key]
        results = [move for move in dossier["moves"] if move["code"] in ("pass", "fail")]
        assert [move["at"] for move in results] == [session["published_at"]]
        assert dossier["outcome"]["met_on"] == session["meets_on"]
        opened = next(move["at"] for move in dossier["moves"] if move["code"] == "open_appraisal")
        assert opened < session["planned_at"]
        assert all(review["at"] < session["opened_at"] for review in dossier["reviews"])


def test_what_goes_beside_speaks_of_known_dossiers_and_people() -> None:
    people = keys(demo("people", "person"), "username")
    for table in ("conflict", "assignment", "consultation", "amendment"):
        for row in demo("sessions", table):
            assert row["dossier"] in DOSSIERS
            assert {row[name] for name in ("by", "reviewer", "drawn_by") if name in row} <= people
    for row in demo("sessions", "conflict"):
        reviewers = {review["by"] for review in DOSSIERS[row["dossier"]].get("reviews", ())}
        assert row["by"] not in reviewers
    for row in demo("sessions", "consultation"):
        assert row["due_on"] > row["at"].date()


def test_amendments_are_of_two_people_after_the_decision() -> None:
    decisions = by_key(demo("nominations", "decision"))
    numbers = {row["number"] for row in decisions.values()}
    for row in demo("sessions", "amendment"):
        decision, dossier = decisions[row["decision"]], DOSSIERS[row["dossier"]]
        assert dossier["decision"] == row["decision"]
        assert decision["released_at"] < row["drawn_at"] < row["released_at"]
        assert decision["issued_on"] <= row["issued_on"] <= row["drawn_at"].date() <= date(2026, 11, 20)
        assert row["drawn_by"] != row["released_by"]
        assert set(row["bases"]) <= documents()
        assert row["number"] not in numbers
        numbers.add(row["number"])
        revoked = [move["at"] for move in dossier["moves"] if move["code"] == "revoke"]
        assert revoked == ([row["released_at"]] if row["kind"] == "revoke" else [])
