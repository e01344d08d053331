"""Keeping the table: what is refused, what search reads, what every installation starts with."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, func, select

from antq import ground
from antq.abbreviations import actions, queries
from antq.abbreviations.models import Abbreviation
from antq.abbreviations.queries import synonyms
from antq.catalogue.searching import search_for
from antq.kit.database import db
from antq.kit.datafiles import toml
from antq.kit.journal import Event, timeline_of
from antq.kit.refusals import Invalid, Missing
from antq.kit.text import fold
from antq.people.actor import SYSTEM
from tests.making import an_initiative


@pytest.fixture(autouse=True)
def empty(session: Any) -> None:
    session.execute(delete(Abbreviation))


def refused(short: str, long: str, this: Abbreviation | None = None) -> dict[str, Any]:
    act = actions.add if this is None else partial(actions.change, this)
    with pytest.raises(Invalid) as error:
        act(short, long, by=SYSTEM)
    return error.value.errors


def test_both_ways_and_several_meanings() -> None:
    actions.add("CLB", "câu lạc bộ", by=SYSTEM)
    actions.add("TN", "thanh niên", by=SYSTEM)
    actions.add("TN", "tai nạn", by=SYSTEM)
    actions.add("TĐ-KT", "thi đua, khen thưởng", by=SYSTEM)
    assert synonyms() == {
        ("clb",): (("cau", "lac", "bo"),),
        ("cau", "lac", "bo"): (("clb",),),
        ("tn",): (("tai", "nan"), ("thanh", "nien")),
        ("tai", "nan"): (("tn",),),
        ("thanh", "nien"): (("tn",),),
        ("td", "kt"): (("thi", "dua", "khen", "thuong"),),
        ("thi", "dua", "khen", "thuong"): (("td", "kt"),),
    }


@pytest.mark.parametrize(
    ("short", "long", "wrong"),
    [
        ("", "câu lạc bộ", {"short"}),
        (" - ", "câu lạc bộ", {"short"}),
        ("CLB", "", {"long"}),
        ("CLB", "“…”", {"long"}),
        ("", "", {"short", "long"}),
        ("C" * 21, "câu lạc bộ của một xã nọ", {"short"}),
        ("C L B X", "câu lạc bộ xã", {"short"}),
        ("CLB", "câu " * 40, {"long"}),
        ("CLB", "a b c d e f g h i k l m n", {"long"}),
        ("CLB", "clb", {"long"}),
        ("CLB", "C.L", {"long"}),
    ],
)
def test_what_is_no_abbreviation_is_refused(short: str, long: str, wrong: set[str]) -> None:
    assert refused(short, long).keys() == wrong
    assert db.session.scalar(select(func.count()).select_from(Abbreviation)) == 0


def test_nothing_is_kept_twice_however_it_is_written() -> None:
    first = actions.add("CLB", "câu lạc bộ", by=SYSTEM)
    other = actions.add("TDP", "tổ dân phố", by=SYSTEM)
    assert refused("clb", "Câu Lạc Bộ").keys() == {"short"}
    assert refused("c\u200blb ", "cau lac bo").keys() == {"short"}
    assert refused("CLB", "câu lạc bộ", other).keys() == {"short"}
    actions.change(first, "Clb", "câu lạc bộ", by=SYSTEM)  # its own row is in nobody's way
    assert first.short == "Clb"


def test_what_happens_is_in_the_journal() -> None:
    made = actions.add("CLB", "câu lac bo", by=SYSTEM)
    actions.change(made, "CLB", "câu lạc bộ", by=SYSTEM)
    actions.change(made, "CLB", "câu lạc bộ", by=SYSTEM)
    assert [entry.says for entry in timeline_of(made)] == [
        "Hệ thống thêm chữ viết tắt CLB – câu lac bo",
        "Hệ thống sửa chữ viết tắt CLB – câu lac bo thành CLB – câu lạc bộ",
    ]
    ref = made.ref
    actions.remove(made, by=SYSTEM)
    db.session.flush()
    last = db.session.scalars(select(Event).order_by(Event.number.desc()).limit(1)).one()
    assert (last.kind, last.subject_ref, last.title) == ("abbreviation.remove", ref, "CLB – câu lạc bộ")
    with pytest.raises(Missing):
        queries.find(ref, by=SYSTEM)
    assert synonyms() == {}


def test_a_change_holds_from_the_next_search_on(fresh_app: Flask) -> None:
    with fresh_app.app_context():
        db.session.execute(delete(Abbreviation))
        an_initiative("Câu lạc bộ chiều thứ bảy")
        db.session.commit()
        assert found("clb chieu thu bay") == 0
        made = actions.add("CLB", "câu lạc bộ", by=SYSTEM)
        db.session.commit()
        assert found("clb chieu thu bay") == 1
        actions.remove(made, by=SYSTEM)
        db.session.commit()
        assert found("clb chieu thu bay") == 0
        db.session.remove()


def found(words: str) -> int:
    hits = search_for(words).hits
    return 0 if hits is None else len(hits)


def shipped() -> list[dict[str, Any]]:
    return toml(ground.ABBREVIATIONS / "abbreviations.toml", "abbreviation")


def test_every_installation_starts_with_the_shipped_list_and_keeps_its_own() -> None:
    ground.lay_abbreviations()
    assert len(queries.browse(by=SYSTEM)) == len(shipped()) >= 50
    for row in queries.browse(by=SYSTEM)[1:]:
        actions.remove(row, by=SYSTEM)
    db.session.flush()
    ground.lay_abbreviations()
    assert len(queries.browse(by=SYSTEM)) == 1


def test_the_shipped_short_forms_are_nobody_s_everyday_words() -> None:
    """Search compares without accents: CA would turn every "cả" into công an."""
    everyday = set("ca cap cat tin ban an to ly do co la ma va bo ba ho".split())
    assert not {fold(row["short"]) for row in shipped()} & everyday
    for row in shipped():
        initials = [word[0] for word in fold(row["long"]).split()]
        letters = fold(row["short"]).replace(" ", "")
        assert letters[0] == initials[0], row
        assert "".join(initials) == letters or row["short"] in {"CTr", "TTr", "TDBVANTQ"}, row


def test_the_table_is_shown_in_vietnamese_order() -> None:
    for short, long in [("ĐVHC", "đơn vị hành chính"), ("DTTS", "dân tộc thiểu số"), ("KDC", "khu dân cư")]:
        actions.add(short, long, by=SYSTEM)
    assert [row.short for row in queries.browse(by=SYSTEM)] == ["DTTS", "ĐVHC", "KDC"]
