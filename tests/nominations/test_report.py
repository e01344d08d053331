"""The five steps: what is asked of whom, and what is still missing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from antq.evidence import actions as evidence
from antq.kit.refusals import Invalid
from antq.nominations import actions
from antq.nominations.models import Nomination
from antq.nominations.needs import has_enough_reviews, is_complete, may_still_be_returned
from antq.nominations.report import QUESTION, STEPS, asked, is_begun, step_of, unanswered
from tests.cast import a_complete_draft, a_draft, a_photo, appraising, received, returned, score, who

MUST = {
    "initiative": ["name", "form", "field", "kind", "summary", "background", "how", "results"],
    "collective": ["name", "form", "summary", "background", "how", "results"],
    "person": ["name", "role", "form", "summary", "background", "how", "results"],
}


def missing(nomination: Nomination) -> list[str]:
    return [question.name for step in STEPS for question in unanswered(nomination, step.code)]


@pytest.mark.parametrize("recipient", MUST)
def test_what_must_be_answered_depends_on_who_is_nominated(session: Any, recipient: str) -> None:
    assert missing(a_draft(recipient=recipient)) == MUST[recipient]
    assert missing(a_complete_draft(recipient=recipient)) == []


@pytest.mark.parametrize(("recipient", "question"), [(each, name) for each in MUST for name in MUST[each]])
def test_a_dossier_that_lacks_one_answer_is_not_sent(session: Any, recipient: str, question: str) -> None:
    blank: dict[str, Any] = {question: None if question == "form" else ""}
    nomination = a_complete_draft(recipient=recipient, **blank)
    assert missing(nomination) == [question]
    with pytest.raises(Invalid) as refusal:
        actions.submit(nomination, by=who("donvi"))
    assert str(refusal.value.errors["move"]) == f"Hồ sơ còn thiếu ở phần: {step_of(question).title}."
    assert nomination.state == "draft"
    assert nomination.submitted_at is None


def test_the_sentence_names_every_part_that_lacks_something(session: Any) -> None:
    parts = "Thông tin chung, Hoàn cảnh và cách làm, Kết quả"
    assert str(is_complete(a_draft())) == f"Hồ sơ còn thiếu ở phần: {parts}."
    assert is_complete(a_complete_draft()) is None


@pytest.mark.parametrize("recipient", MUST)
def test_steps_ask_each_question_once(session: Any, recipient: str) -> None:
    nomination = a_draft(recipient=recipient)
    names = [question.name for step in STEPS for question in asked(nomination, step.code)]
    assert len(names) == len(set(names))
    assert set(names) <= set(QUESTION)
    assert all(step_of(name) in STEPS for name in QUESTION)


def test_a_step_is_begun_by_its_first_answer(session: Any) -> None:
    nomination = a_draft()
    assert [step.code for step in STEPS if is_begun(nomination, step.code)] == [
        "thong-tin"
    ]  # place, publicity
    actions.write(nomination, {"lessons": "Cần người trực đêm."}, seen=nomination.version, by=who("donvi"))
    rows: list[dict[str, Any]] = [{"what": "Vụ trộm", "value": Decimal(2), "source": "Công an xã"}]
    assert is_begun(nomination, "ket-qua")
    actions.write_figures(nomination, rows, by=who("donvi"))
    a_photo(nomination)
    kept: dict[str, Any] = {"key": "0" * 64, "name": "to-trinh.pdf", "mime": "application/pdf", "size": 9}
    evidence.add_file(nomination.album, **kept, by=who("donvi"))
    begun = [step.code for step in STEPS if is_begun(nomination, step.code)]
    assert begun == ["thong-tin", "ket-qua", "hinh-anh", "tai-lieu"]


def test_enough_reviews_is_what_the_norm_says(session: Any) -> None:
    nomination = appraising()
    assert str(has_enough_reviews(nomination)) == "Mới có 0 phiếu chấm, cần ít nhất 2."
    score(nomination, "thamdinh1")
    session.expire(nomination, ["reviews"])
    assert str(has_enough_reviews(nomination)) == "Mới có 1 phiếu chấm, cần ít nhất 2."
    score(nomination, "thamdinh2")
    session.expire(nomination, ["reviews"])
    assert has_enough_reviews(nomination) is None


def test_whether_it_may_go_back_once_more(session: Any) -> None:
    assert may_still_be_returned(received()) is None
    assert "1 lần, là số lần tối đa" in str(may_still_be_returned(returned()))
