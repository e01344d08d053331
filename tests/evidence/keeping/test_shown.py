"""How rooms above show figures: of a place, and of several places compared."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from antq.evidence import actions
from antq.evidence.comparing import Place, compare
from antq.evidence.models import Figure
from antq.kit.web.sections import sections
from antq.law import actions as law
from antq.places.queries import by_key
from tests.browser import Page, words


@pytest.fixture
def thefts(session: Any) -> Figure:
    """What is told of one commune."""
    return actions.add_figure(
        place=by_key("15"), what="Vụ trộm cắp", value=Decimal(11), before=Decimal(19), unit="vụ", better="down",
        base=Decimal(3200), base_unit="dân", source="Công an xã",
    )  # fmt: skip


def test_a_place_shows_both_numbers_and_says_that_they_differ(session: Any, app: Any) -> None:
    for value, ref in ((48, "bao-1"), (52, "bao-2")):
        document = law.add_document(ref, kind="bai-viet", title=ref)
        actions.add_figure(
            what="Mô hình",
            value=Decimal(value),
            unit="mô hình",
            period="năm 2022",
            place=by_key("15"),
            document=document,
        )
    with app.test_request_context("/"):
        (part,) = [each for each in sections("place", by_key("15")) if "evidence" in each.template]
        said = words(fragment(app.jinja_env.get_template(part.template).render(part=part))).replace(
            "\xa0", " "
        )
        assert [each for each in sections("place", by_key("96")) if "evidence" in each.template] == []
    assert "Các nguồn nêu số khác nhau" in said
    assert "Mô hình: 48 mô hình (năm 2022) và 52 mô hình (năm 2022)" in said
    assert said.count("Có minh chứng") == 2


@pytest.mark.parametrize("before", [None, Decimal(20)])
def test_a_comparison_is_drawn_and_tabled(thefts: Figure, app: Any, before: Decimal | None) -> None:
    there = actions.add_figure(
        place=by_key("96"), what="Vụ trộm cắp", value=Decimal(4), before=before, unit="vụ", better="down",
        base=Decimal(4000), base_unit="dân", source="Công an",
    )  # fmt: skip
    (series,) = compare([(Place("Xã Mường Lai", "/ml"), [thefts]), (Place("Xã Đất Mũi"), [there])])
    with app.test_request_context("/"):
        macros: Any = app.jinja_env.get_template("evidence/_compared.html").module
        html = str(macros.compared("so-1", series, level=3))
    page = fragment(html)
    said = words(page).replace("\xa0", " ")
    assert "Vụ trộm cắp, từng nơi" in said
    assert "vụ trên 1.000 dân" in said
    assert ("<line" in html) is (before is not None)
    assert html.index("Xã Đất Mũi") < html.index("Xã Mường Lai")
    assert f'href="/so-lieu/{there.ref}"' in html


def fragment(html: str) -> Any:
    """A part of a page, strictly read."""
    read = Page(html, part=True)
    assert read.errors == []
    return read.root
