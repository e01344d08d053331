"""What becomes of a figure: labels, corrections, contradictions; who may, and what stays."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from antq.evidence import actions, figures, policy, queries
from antq.evidence.actions import Correction
from antq.evidence.models import Album, Figure
from antq.kit.journal import faults, timeline_of
from antq.kit.notices import notices_of
from antq.kit.policy import may
from antq.kit.refusals import Invalid, Missing, Refused
from antq.law import actions as law
from antq.nominations import actions as nominations
from antq.people.actor import SYSTEM
from antq.places.queries import by_key
from antq.units.queries import by_ref
from tests import cast
from tests.browser import words
from tests.cast import PEOPLE, who
from tests.client import Client

HOME = "ubnd-xa-muong-lai"


@pytest.fixture
def album(session: Any) -> Album:
    """Public, of a unit in Lào Cai."""
    unit = by_ref(HOME)
    return actions.open_album(unit_id=unit.id, province_id=unit.province_id, public=True)


@pytest.fixture
def thefts(album: Album) -> Figure:
    """A figure that the unit gave itself."""
    return actions.add_figure(
        album, what="Vụ trộm cắp", value=Decimal(11), before=Decimal(19), unit="vụ", better="down",
        base=Decimal(3200), base_unit="dân", period="năm 2025", period_before="năm 2024", source="Công an xã",
        said_by=by_ref(HOME),
    )  # fmt: skip


def correction(**said: Any) -> Correction:
    return Correction(**{"value": Decimal(13), "reason": "Đếm sót hai vụ.", "source": "Công an tỉnh", **said})


def test_a_figure_begins_as_its_author_s_own_word_or_as_a_document_s(album: Album, thefts: Figure) -> None:
    report = law.add_document("bc-1", kind="bao-cao", title="Báo cáo năm 2025")
    stated = actions.add_figure(album, what="Tổ", value=Decimal(3), document=report)
    assert (thefts.label, stated.label) == ("self_reported", "evidenced")
    assert thefts.ref != stated.ref
    assert thefts.ref.startswith("SL-")


@pytest.mark.parametrize(
    "said",
    [{"better": "down?"}, {"label": "true"}, {"base": Decimal(3)}, {"base_unit": "dân"},
     {"base": Decimal(0), "base_unit": "dân"}],
)  # fmt: skip
def test_nothing_is_guessed(album: Album, said: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="figure"):
        actions.add_figure(album, what="Tổ", value=Decimal(3), **said)


def test_who_labels_and_corrects(album: Album, thefts: Figure) -> None:
    allowed = {name for name in ["", *PEOPLE] if may(who(name), "figure.keep", thefts)}
    assert allowed == {"thuongtruc", "thuongtruc2", "kiemnhiem"}
    for act in (
        lambda by: actions.label_figure(thefts, "appraised", note="Đã xem sổ.", by=by),
        lambda by: actions.correct_figure(thefts, correction(), by=by),
    ):
        with pytest.raises(Refused):
            act(who("nguoinha"))  # sits in the office, and belongs to the unit that says so


def test_nobody_labels_what_the_own_unit_said_in_another_s_album(album: Album) -> None:
    of_other = actions.open_album(
        unit_id=by_ref("ubnd-xa-mu-cang-chai").id, province_id=album.province_id, public=True
    )
    said = actions.add_figure(of_other, what="Tổ", value=Decimal(3))
    assert may(who("nguoinha"), "figure.keep", said)
    said.said_by = by_ref(HOME)
    said.said_by_unit_id = by_ref(HOME).id
    assert not may(who("nguoinha"), "figure.keep", said)


def test_the_province_of_a_place_s_figure_is_that_of_today(session: Any) -> None:
    for key, keeper in (("15", "thuongtruc"), ("04345", "thuongtruc"), ("96", "camau")):
        told = actions.add_figure(what="Mô hình", value=Decimal(48), place=by_key(key))
        assert {
            name for name in ("thuongtruc", "camau", "trunguong") if may(who(name), "figure.keep", told)
        } == {keeper}


def test_a_dossier_s_figures_are_no_public_matter(album: Album, thefts: Figure) -> None:
    album.public, album.submitted = False, True
    assert policy.sees(who("thuongtruc"), album)
    assert not may(who("thuongtruc"), "figure.keep", thefts)
    with pytest.raises(Missing):
        queries.find_figure(thefts.ref, by=who(""))
    assert queries.find_figure(thefts.ref, by=who("donvi")) is thefts


def test_a_label_is_changed_with_a_reason_and_the_number_stays(thefts: Figure) -> None:
    actions.label_figure(thefts, "appraised", note="Đối chiếu sổ thụ lý.", by=who("thuongtruc"))
    actions.label_figure(thefts, "no_effect", note="Xã bên cũng giảm như vậy.", by=who("thuongtruc2"))
    assert (thefts.label, thefts.value, thefts.labelled_by_id) == (
        "no_effect",
        Decimal(11),
        who("thuongtruc2").person_id,
    )
    assert thefts.labelled_at is not None
    said = [(entry.payload["before"], entry.payload["label"], entry.note) for entry in timeline_of(thefts)]
    assert said == [
        ("Tự báo cáo", "Đã thẩm định", "Đối chiếu sổ thụ lý."),
        ("Đã thẩm định", "Không hiệu quả", "Xã bên cũng giảm như vậy."),
    ]
    assert faults() == []


def test_the_unit_that_said_so_is_told(thefts: Figure) -> None:
    actions.label_figure(thefts, "no_effect", note="Không giảm.", by=who("thuongtruc"))
    person = who("donvi").person_id
    assert person is not None
    assert [str(each.entry.says) for each in notices_of(person) if each.subject == "figure"] == [
        "Nguyễn Minh Khôi đổi nhãn số liệu “Vụ trộm cắp” từ “Tự báo cáo” sang “Không hiệu quả”"
    ]


@pytest.mark.parametrize(
    ("label", "note", "field"),
    [("true", "Vì thế.", "label"), ("self_reported", "Vì thế.", "label"), ("appraised", " ", "note"),
     ("appraised", "x" * 501, "note")],
)  # fmt: skip
def test_what_no_label_is(thefts: Figure, label: str, note: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        actions.label_figure(thefts, label, note=note, by=who("thuongtruc"))
    assert list(refused.value.errors) == [field]
    assert timeline_of(thefts) == []


def test_a_correction_is_a_row_beside_the_old_one(album: Album, thefts: Figure, session: Any) -> None:
    after = actions.add_figure(album, what="Tổ", value=Decimal(3))
    made = actions.correct_figure(thefts, correction(before=Decimal(19)), by=who("thuongtruc"))
    assert (int(thefts.value), int(made.value), made.what, made.unit) == (11, 13, "Vụ trộm cắp", "vụ")
    assert made.said_by_unit_id == thefts.said_by_unit_id
    assert made.label == "self_reported"
    session.expire_all()
    assert thefts.corrected_by is made
    assert figures.current(album.figures) == [made, after]
    assert album.figures == [thefts, made, after]
    assert queries.first_figures_of([album.id])[album.id].value == 13
    (told,) = timeline_of(thefts)
    assert (told.payload["said"], told.payload["instead"], told.note) == ("11", "13", "Đếm sót hai vụ.")


@pytest.mark.parametrize(
    ("said", "field"),
    [({"reason": ""}, "reason"), ({"reason": "x" * 501}, "reason"), ({"source": " "}, "source")],
)
def test_what_no_correction_is(thefts: Figure, said: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        actions.correct_figure(thefts, correction(**said), by=who("thuongtruc"))
    assert list(refused.value.errors) == [field]


def test_what_was_corrected_is_corrected_and_labelled_no_more(thefts: Figure, session: Any) -> None:
    same = {name: getattr(thefts, name) for name in actions.figures._SAID}
    with pytest.raises(Invalid, match="Chưa có gì khác"):
        actions.correct_figure(thefts, correction(**same, source="Công an xã"), by=who("thuongtruc"))
    now = actions.correct_figure(thefts, correction(), by=who("thuongtruc"))
    for act in (
        lambda: actions.correct_figure(thefts, correction(value=Decimal(14)), by=who("thuongtruc")),
        lambda: actions.label_figure(thefts, "appraised", note="Vì thế.", by=who("thuongtruc")),
    ):
        with pytest.raises(Invalid, match="đã được đính chính"):
            act()
    latest = actions.correct_figure(now, correction(value=Decimal(14)), by=who("thuongtruc"))
    session.expire_all()
    assert [latest] == figures.current(session.scalars(select(Figure)).all())


def test_a_copy_keeps_labels_corrections_and_who_said_so(album: Album, thefts: Figure, session: Any) -> None:
    actions.label_figure(thefts, "evidenced", note="Có biên bản.", by=who("thuongtruc"))
    actions.correct_figure(thefts, correction(), by=who("thuongtruc"))
    target = actions.open_album(public=True)
    session.expire_all()
    actions.copy_album(album, target, by=SYSTEM)
    old, now = target.figures
    assert (old.label, old.base, old.better, now.reason) == (
        "evidenced",
        Decimal(3200),
        "down",
        "Đếm sót hai vụ.",
    )
    assert (now.corrects, old.corrected_by) == (old, now)
    assert len({each.ref for each in (*album.figures, *target.figures)}) == 4


def test_what_shows_no_effect_is_no_result_to_begin_with(album: Album, thefts: Figure) -> None:
    assert queries.first_figures_of([album.id])[album.id].what == "Vụ trộm cắp"
    actions.label_figure(thefts, "no_effect", note="Không giảm.", by=who("thuongtruc"))
    assert queries.first_figures_of([album.id]) == {}


def test_figures_of_a_released_dossier_are_appraised(session: Any) -> None:
    rows = [
        {"what": "Vụ trộm cắp", "value": Decimal(8), "before": Decimal(19), "unit": "vụ", "better": "down"}
    ]
    made = released_with(rows)
    shown = made.initiative.album
    for each in (*made.album.figures, *shown.figures):
        assert (each.label, each.said_by.ref, each.better) == ("appraised", HOME, "down")
    assert (shown.province_id, shown.unit_id) == (made.unit.province_id, made.unit_id)
    assert may(who("thuongtruc"), "figure.keep", shown.figures[0])
    assert not may(who("nguoinha"), "figure.keep", shown.figures[0])


def released_with(rows: list[dict[str, Any]]) -> Any:
    """A dossier with these figures, made public."""
    draft = cast.a_complete_draft()
    nominations.write_figures(draft, rows, by=who("donvi"))
    nominations.submit(draft, by=who("donvi"))
    nominations.receive(draft, by=who("thuongtruc"))
    nominations.open_appraisal(draft, by=who("thuongtruc"))
    cast.score(draft, "thamdinh1", "thamdinh2")
    nominations.conclude(draft, cast.conclusion(), by=who("chutich"))
    nominations.decide([draft], cast.facts(), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    assert draft.commendation is not None
    nominations.release(draft.commendation.decision, by=who("congkhai"))
    return draft


def test_the_sources_of_kon_tum_stand_side_by_side(session: Any, client: Client) -> None:
    """DOMAIN 1.8: 48 in 11/2022, nearly 2.250 in 5/2023, the same province: neither is corrected."""
    one, other = (
        actions.add_figure(
            what="Mô hình của phong trào trên toàn tỉnh", value=Decimal(value), qualifier=qualifier, unit="mô hình",
            period=period, place=by_key("15"), document=law.add_document(ref, kind="bai-viet", title=ref),
        )
        for value, qualifier, period, ref in (
            (48, "exact", "đến tháng 11/2022", "bao-1"), (2250, "nearly", "tháng 5/2023", "bao-2"),
        )
    )  # fmt: skip
    session.commit()
    assert figures.clashes([one, other]) == [(one, other)]
    page = client.get_page(f"/so-lieu/{one.ref}")
    assert "Các nguồn nêu số khác nhau" in page
    assert "gần 2.250 mô hình" in words(page.one("a", href=f"/so-lieu/{other.ref}")).replace("\xa0", " ")
    assert "48 mô hình" in page.text.replace("\xa0", " ")
