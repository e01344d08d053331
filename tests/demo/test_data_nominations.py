"""Units, people and nominations of the sample: possible under the workflow, the norms and the roles."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from antq.nominations.report import QUESTION
from antq.nominations.scoring import VERDICTS
from antq.nominations.workflow import NOMINATION
from antq.statistics.dossiers import Dossier, Promise
from tests.demo.datafiles import (
    KINDS,
    LAW,
    SEED_INITIATIVES,
    by_key,
    demo,
    documents,
    keys,
    norms,
    places,
    toml,
)

MOVED_BY = {
    **dict.fromkeys(("submit", "resubmit", "withdraw"), "officer"),
    **dict.fromkeys(("return", "receive", "refuse", "open_appraisal", "decide"), "standing_office"),
    **dict.fromkeys(("pass", "fail"), "council_chair"),
    **dict.fromkeys(("release", "revoke"), "releaser"),
}


def test_units_stand_somewhere_under_somebody() -> None:
    seen: set[str] = set()
    for row in demo("units", "unit"):
        assert {row["place"], row["province"]} <= places()
        assert row.get("parent", "ubnd-tinh-lao-cai") in seen | {"ubnd-tinh-lao-cai"}
        assert "valid_to" in row or "successor" not in row
        seen.add(row["ref"])
    assert {row.get("successor", row["ref"]) for row in demo("units", "unit")} <= seen
    for row in demo("units", "handover"):
        assert {row["unit"], row["successor"]} <= seen
        assert row["by"] in keys(demo("people", "person"), "username")


def test_cast_has_its_posts() -> None:
    units = keys(demo("units", "unit"), "ref")
    posts = {row["username"]: row["postings"] for row in demo("people", "person")}
    roles = {name: {post["role"] for post in held} for name, held in posts.items()}
    assert {post["unit"] for held in posts.values() for post in held} <= units
    assert roles["chutich"] == {"council_chair"}
    assert roles["donvi"] == roles["donvi2"] == {"officer"}
    assert ("ubnd-xa-muong-lai", "staff") in {(post["unit"], post["role"]) for post in posts["thamdinh3"]}
    assert {name for name, held in roles.items() if "council_member" in held} == {
        "thamdinh1",
        "thamdinh2",
        "thamdinh3",
    }


def test_a_nomination_stands_in_every_state() -> None:
    states = Counter(row["state"] for row in demo("nominations", "nomination"))
    assert set(states) == NOMINATION.states.keys()
    assert states["released"] >= 3
    assert {row["recipient"] for row in demo("nominations", "nomination")} == {
        "initiative",
        "collective",
        "person",
    }


NOMINATIONS = demo("nominations", "nomination")


@pytest.mark.parametrize("row", NOMINATIONS, ids=lambda row: row["key"])
def test_nomination_refers_to_what_exists(row: dict[str, Any]) -> None:
    forms = by_key(toml(LAW / "award_forms.toml")["award_form"], "code")
    assert row["recipient"] in forms[row["form"]]["subjects"]
    assert row["unit"] in keys(demo("units", "unit"), "ref")
    assert row["author"] in keys(demo("people", "person"), "username")
    assert row.get("initiative", "M003-2") in SEED_INITIATIVES
    assert row["kind"] in KINDS
    assert row["field"] in keys(demo("fields", "field"), "code")
    assert row["place"] in places()
    assert len(row["summary"]) <= 200
    assert ("role" in row) == (row["recipient"] == "person")
    assert all("số liệu mẫu" in figure["source"].lower() for figure in row["figures"])
    if row["state"] != "draft":
        assert row["consents"] is True
        assert all(row[part] for part in ("background", "how", "results"))


@pytest.mark.parametrize("row", NOMINATIONS, ids=lambda row: row["key"])
def test_moves_lead_to_the_state_by_the_right_people(row: dict[str, Any]) -> None:
    people = by_key(demo("people", "person"), "username")
    state, when = "draft", row["begun_at"]
    for move in row["moves"]:
        step = NOMINATION.moves[move["code"]]
        assert state in step.origins
        state = step.target
        posts = people[move["by"]]["postings"]
        assert MOVED_BY[move["code"]] in {post["role"] for post in posts}
        assert move["at"] >= when
        assert move["at"].weekday() < 5
        when = move["at"]
        if move["code"] in ("return", "refuse", "fail"):
            assert move["note"]
    assert state == row["state"]
    returns = sum(move["code"] == "return" for move in row["moves"])
    assert returns <= 1
    assert bool(row.get("remarks")) == bool(returns)
    assert {remark["field"] for remark in row.get("remarks", [])} <= set(QUESTION)


@pytest.mark.parametrize("row", [row for row in NOMINATIONS if "reviews" in row], ids=lambda row: row["key"])
def test_reviews_are_whole_and_without_conflict(row: dict[str, Any]) -> None:
    (sheet,) = norms()["nomination.criteria"]
    most = {line["code"]: line["max"] for line in sheet["value"]}
    people = by_key(demo("people", "person"), "username")
    opened = next(move["at"] for move in row["moves"] if move["code"] == "open_appraisal")
    closed = next((move["at"] for move in row["moves"] if move["code"] in ("pass", "fail")), None)
    assert len({review["by"] for review in row["reviews"]}) == len(row["reviews"])
    for review in row["reviews"]:
        posts = people[review["by"]]["postings"]
        assert "council_member" in {post["role"] for post in posts}
        assert row["unit"] not in {post["unit"] for post in posts}
        assert set(review["points"]) == set(most)
        assert all(0 <= given <= most[code] for code, given in review["points"].items())
        assert review["verdict"] in VERDICTS
        assert opened <= review["at"]
        assert closed is None or review["at"] <= closed
    if closed:
        assert len(row["reviews"]) >= norms()["council.min_reviews"][0]["value"]


@pytest.mark.parametrize("row", [row for row in NOMINATIONS if "outcome" in row], ids=lambda row: row["key"])
def test_votes_carry_exactly_where_the_council_passed(row: dict[str, Any]) -> None:
    vote = row["outcome"]
    assert vote["votes_for"] + vote["votes_against"] <= vote["present"] <= vote["members"] <= 4
    assert 3 * vote["present"] >= 2 * vote["members"]
    passed = "pass" in {move["code"] for move in row["moves"]}
    assert passed == (5 * vote["votes_for"] >= 4 * vote["members"])


def test_decisions_are_made_after_the_vote_and_released_by_another() -> None:
    decisions = by_key(demo("nominations", "decision"))
    people = by_key(demo("people", "person"), "username")
    used = set()
    for row in NOMINATIONS:
        assert ("decision" in row) == (row["state"] in ("decided", "released", "revoked"))
        if "decision" in row:
            decision = decisions[row["decision"]]
            used.add(row["decision"])
            assert decision["issued_on"] >= row["outcome"]["met_on"]
            assert ("released_at" in decision) == (row["state"] != "decided")
            assert {move["at"] for move in row["moves"] if move["code"] == "decide"} == {decision["drawn_at"]}
    assert used == set(decisions)
    for decision in decisions.values():
        assert set(decision["bases"]) <= documents()
        assert decision["drawn_by"] != decision.get("released_by")
        assert {decision["drawn_by"], decision.get("released_by", "congkhai")} <= set(people)


def test_most_dossiers_are_answered_in_time_and_a_few_late() -> None:
    """As in a real province; and neither in a moment."""
    allowed = norms()["appraisal.days"][-1]["value"]
    ended = []
    for row in NOMINATIONS:
        dossier = Dossier(province=1)
        for move in row["moves"]:
            dossier.take(f"nomination.{move['code']}", move["at"].date())
        if dossier.ended_on:
            ended.append(dossier)
    late = [each for each in ended if not each.in_time(Promise(allowed, 1))]
    assert 1 <= len(late) < len(ended) / 2
    assert all(each.taken > allowed / 2 for each in ended)
