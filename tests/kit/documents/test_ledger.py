"""The ledger: numbered, checksummed, kept; the same content is the same issue; nobody takes a number twice."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from antq.kit import clock, storage
from antq.kit.database import db, writing
from antq.kit.documents import ledger
from antq.kit.documents.blocks import Paragraph, Title
from antq.kit.documents.ledger import Facts
from antq.kit.documents.records import IssuedPaper
from antq.kit.refusals import Missing
from antq.kit.web.downloads import sent
from tests.kit.conftest import Somebody
from tests.kit.documents.papers import paper


@dataclass
class Thing:
    id: int
    __subject__ = "trial"


def facts(text: str = "một", kind: str = "thu") -> Facts:
    made = paper(Title("Giấy"), Paragraph(text))
    return Facts(kind, f"Giấy {text}", ledger.content_of(made), "0" * 64)


def issue(text: str = "một", *things: Thing, kind: str = "thu") -> tuple[IssuedPaper, bool]:
    files = ledger.draw(paper(Title("Giấy"), Paragraph(text)))
    return ledger.issue(facts(text, kind), things or [Thing(1)], files, by=Somebody())


def test_an_issue_is_numbered_checksummed_and_kept(session: Any) -> None:
    with clock.stopped(datetime(2026, 12, 31, 18, 0, tzinfo=UTC)):
        made, new = issue()
    assert new
    assert (made.ref, made.year, made.number) == ("VB-2027-000001", 2027, 1)
    assert made.issued_by_name == "Lò Thị Mai"
    assert [each.ending for each in made.files] == ["docx", "pdf"]
    for each in made.files:
        with storage.store().open(each.key) as file:
            data = file.read()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (each.size, each.key)
    assert {each.key for each in made.files} <= set(ledger.keys_of_papers())


def test_the_same_content_is_the_same_issue(session: Any) -> None:
    first, _new = issue()
    again, new = issue()
    other, other_new = issue("hai")
    assert (again.id, new) == (first.id, False)
    assert other_new
    assert other.number == first.number + 1
    assert issue("một", kind="khac")[1], "of another kind it is another paper"


def test_what_differs_in_one_letter_is_another_content() -> None:
    assert facts("hoa").content != facts("hòa").content
    assert facts("hoa").content == facts("hoa").content


def test_papers_are_found_by_what_they_are_about(session: Any) -> None:
    both, _new = issue("chung", Thing(1), Thing(2))
    one, _new = issue("riêng", Thing(1))
    assert [each.ref for each in ledger.papers_about(Thing(1), ["thu"])] == [one.ref, both.ref]
    assert [each.ref for each in ledger.papers_about(Thing(2), ["thu"])] == [both.ref]
    assert ledger.papers_about(Thing(1), ["khac"]) == []
    assert ledger.paper_about(both.ref, Thing(2), ["thu"]) == both
    with pytest.raises(Missing):
        ledger.paper_about(one.ref, Thing(2), ["thu"])
    with pytest.raises(Missing):
        ledger.by_ref(one.ref, ["khac"])


def test_a_file_is_sent_privately_under_a_name_that_people_know(session: Any, app: Flask) -> None:
    made, _new = issue("Tờ trình “5”")
    with app.test_request_context():
        response = sent(made, "pdf")
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Disposition"] == f"attachment; filename=giay-to-trinh-5-{made.ref}.pdf"
    assert response.headers["Content-Type"] == "application/pdf"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    response.close()
    with app.test_request_context(), pytest.raises(Missing):
        sent(made, "zip")


def test_two_at_once_take_two_numbers_and_the_same_content_one(fresh_app: Flask) -> None:
    started = threading.Barrier(4)
    failed: list[BaseException] = []

    def one(text: str) -> None:
        try:
            with fresh_app.app_context():
                files = ledger.draw(paper(Title("Giấy"), Paragraph(text)))
                started.wait(timeout=30)
                with writing():
                    ledger.issue(facts(text), [Thing(1)], files, by=Somebody())
                db.session.remove()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=one, args=(text,)) for text in ("một", "một", "hai", "ba")]
    for each in threads:
        each.start()
    for each in threads:
        each.join(timeout=60)
    assert failed == []
    with fresh_app.app_context():
        numbers = sorted(db.session.scalars(select(IssuedPaper.number)))
        db.session.remove()
    assert numbers == [1, 2, 3]
