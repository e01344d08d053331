"""What the search must find on every database, and in which order."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from sqlalchemy import delete, select, text, update

from antq.kit.database import db
from antq.kit.search import Kind, SearchEntry, Synonyms, Words, create, drop, finding, parse
from antq.kit.search import drop_entry as drop_entry_of
from antq.kit.search import write_entry as write_entry_of
from antq.kit.search.finding import find

HOI_QUAN, BA_KHONG, BA_KHONG_CCB, DAN_VAN, TU_QUAN, CAMERA, HOME = range(1, 8)
ALL_TIERS = ("public", "province")
KINDS = {"initiative": Kind(0, ALL_TIERS), "exemplar": Kind(1, ALL_TIERS)}
SYNONYMS: Synonyms = {("clb",): [("cau", "lac", "bo")], ("cau", "lac", "bo"): [("clb",)]}


def write_entry(
    kind: str,
    key: int,
    tier: str,
    *,
    name: str,
    body: str = "",
    aliases: list[str] | None = None,
    **more: Any,
) -> None:
    """An entry with few words."""
    write_entry_of(KINDS[kind], key, tier, Words(name=name, aliases=aliases or [], body=body, **more))


def drop_entry(kind: str, key: int, tier: str | None = None) -> None:
    """The other way round."""
    drop_entry_of(KINDS[kind], key, tier)


def nfd(typed: str) -> str:
    return unicodedata.normalize("NFD", typed)


@pytest.fixture(autouse=True)
def initiatives(session: Any) -> None:
    """Seven initiatives as reports describe them; one remark that only the province may read."""
    write_entry("initiative", HOI_QUAN, "public", name="Hội quán", body="Nông dân họp mặt ở Đồng Tháp")
    write_entry("initiative", BA_KHONG, "public", name='CLB "3 không"', body="Hội Liên hiệp Phụ nữ")
    write_entry("initiative", BA_KHONG_CCB, "public", name='"3 không”', body="Hội Cựu Chiến binh")
    write_entry("initiative", DAN_VAN, "public", name="Mô hình dân vận khéo: 24 giờ trải nghiệm")
    write_entry(
        "initiative",
        TU_QUAN,
        "public",
        name="Tổ tự quản",
        body="Nhân dân xã Mường Lai, ông Đặng Hòa, hội quán",
    )
    write_entry("initiative", CAMERA, "public", name="Camera giám sát", aliases=["Mắt thần"], body="Mỹ Thọ")
    write_entry("initiative", CAMERA, "province", name="Camera giám sát", body="Mỹ Thọ, cần bổ sung kinh phí")
    write_entry("initiative", HOME, "public", name="Ngôi nhà trí tuệ", body="Mỹ Tho, quán nước của hội viên")
    write_entry("exemplar", 1, "public", name="Hội quán Thuận Tân")


def found(typed: str, *, subject: str = "initiative", tiers: tuple[str, ...] = ("public",)) -> list[int]:
    """The ids that a search gives, best first."""
    query = parse(typed, zones={"dia-ban": "place"}, synonyms=SYNONYMS)
    assert query is not None
    hits = find(query, kind=KINDS[subject], tiers=tiers)
    return [key for _, key in sorted(zip(hits.score.tolist(), hits.ids.tolist(), strict=True))]


@pytest.mark.parametrize(
    "typed", ["hoi quan", "HỘI QUÁN", "hội quán", nfd("hội quán"), "hội-quán", "hoi qua"]
)
def test_a_name_is_found_however_it_is_typed(typed: str) -> None:
    assert found(typed) == [HOI_QUAN, TU_QUAN]  # the name first, then the one that only mentions it


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("3 khong", [BA_KHONG_CCB, BA_KHONG]),
        ("“3 không”", [BA_KHONG_CCB, BA_KHONG]),
        ("dan van kheo", [DAN_VAN]),
        ("24 gio", [DAN_VAN]),
        ("xa muong lai", [TU_QUAN]),
        ("dang", [TU_QUAN]),
        ("ĐẶNG", [TU_QUAN]),
        ("hoà", [TU_QUAN]),
        ("mat than", [CAMERA]),
        ("khong co gi nhu the", []),
        ("OR", []),
        ("NEAR", []),
    ],
)
def test_words_are_found_without_accents(typed: str, ids: list[int]) -> None:
    assert found(typed) == ids


def test_words_apart_count_only_when_they_nowhere_stand_together() -> None:
    assert HOME not in found("hoi quan")
    assert found("quan hoi vien") == [HOME]
    assert found("camera my tho") == [CAMERA]
    assert found('"camera my tho"') == []


def test_few_texts_are_read_and_of_many_the_index_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["quan hoi vien", "camera my tho", "to muong lai quan", "3 khong hoi"]
    read = [found(each) for each in asked]
    assert read[0] == [HOME]
    monkeypatch.setattr(finding, "FEW", -1)
    assert [found(each) for each in asked] == read


def test_a_whole_name_comes_before_one_that_goes_on() -> None:
    write_entry("initiative", 20, "public", name="Tổ tự quản số 3")
    write_entry("initiative", 21, "public", name="Tổ tự quản ")
    assert found("to tu quan") == [TU_QUAN, 21, 20]
    assert found('"tổ tự quản"') == [TU_QUAN, 21, 20]
    write_entry("initiative", TU_QUAN, "public", name="Tổ tự quản xóm")
    assert found("to tu quan") == [21, TU_QUAN, 20]


def test_a_phrase_does_not_cross_into_the_beginning_of_another_word() -> None:
    assert found('"hoi qua"') == []
    assert found("hoi qua ") == []


def test_exclusions_hold_for_the_whole_subject() -> None:
    assert found("hoi quan -nong") == [TU_QUAN]
    assert found('"3 khong" -"hoi cuu chien binh"') == [BA_KHONG]
    assert found("camera -kinh") == [CAMERA]
    assert found("camera -kinh", tiers=ALL_TIERS) == []


def test_typed_accents_come_first() -> None:
    assert found("Mỹ Tho") == [HOME, CAMERA]
    assert found("Mỹ Thọ") == [CAMERA, HOME]
    assert sorted(found("my tho")) == [CAMERA, HOME]


def test_a_tier_finds_only_its_own_rows_and_a_subject_once() -> None:
    assert found("bo sung kinh phi") == []
    assert found("bo sung kinh phi", tiers=("province",)) == [CAMERA]
    assert found("camera", tiers=ALL_TIERS) == [CAMERA]
    assert found("camera", tiers=()) == []


def test_a_hit_that_may_not_be_seen_does_not_hide_words_apart() -> None:
    write_entry("initiative", HOI_QUAN, "province", name="Hội quán", body="quán hội viên")
    assert found("quan hoi vien") == [HOME]


def test_kinds_of_subject_stay_apart() -> None:
    assert found("hoi quan", subject="exemplar") == [1]
    assert found("hoi quan thuan") == []


def test_writing_again_replaces_and_dropping_removes() -> None:
    write_entry("initiative", HOI_QUAN, "public", name="Hội quán Thanh niên", body="")
    assert found("thanh nien") == [HOI_QUAN]
    assert found("nong dan") == []
    drop_entry("initiative", CAMERA, "public")
    assert found("camera") == []
    assert found("camera", tiers=ALL_TIERS) == [CAMERA]
    drop_entry("initiative", CAMERA)
    assert found("camera", tiers=ALL_TIERS) == []
    assert db.session.scalar(select(SearchEntry.id).where(SearchEntry.id // 64 == CAMERA)) is None


def test_the_index_follows_plain_statements_and_the_end_of_a_savepoint() -> None:
    with db.session.begin_nested() as savepoint:
        write_entry("initiative", 99, "public", name="Tiếng kẻng an ninh")
        assert found("tieng keng") == [99]
        savepoint.rollback()
    assert found("tieng keng") == []
    db.session.execute(update(SearchEntry).where(SearchEntry.id // 64 == DAN_VAN).values(text="tieng keng"))
    assert found("tieng keng") == [DAN_VAN]
    db.session.execute(delete(SearchEntry))
    assert found("tieng keng") == []


def test_the_index_can_be_made_again_over_rows_that_are_there() -> None:
    create(db.session.connection())
    assert found("hoi quan") == [HOI_QUAN, TU_QUAN]
    drop(db.session.connection())
    create(db.session.connection())
    assert found("hoi quan") == [HOI_QUAN, TU_QUAN]


def test_a_phrase_late_in_a_long_report_is_found() -> None:
    body = "an ninh trật tự " * 8000 + "xã Pơng Drang " + "an toàn " * 300 + "an giang đó"
    write_entry("initiative", 98, "public", name="Báo cáo dài", body=body)
    assert found("xa pong drang") == [98]
    assert found('"an giang do"') == [98]
    assert found('"an drang"') == []


@pytest.mark.parametrize(
    "typed",
    [
        *("hoi:quan", "'; drop", "'; DROP TABLE search_entry; --", "hoi*", "name:hoi", "a AND (b", "^x", "%"),
        *("{a b}:c", "hoi & !quan | x", "a <-> b", "\\", "\\'a", "''''a", "_ _ a", "a:* & b", "-a -b", '-"a'),
        *(
            "x" * 10_000,
            "a b " * 2500,
            '"' * 10_000,
            "a\x00b",
            "\ud800a",
            "\u202e hội",
            "hội -",
            '"',
            "(",
            "",
        ),
        *("ﷺ", "漢字 hội", "ក្រុម", "1e5 0x1F -3.5", "http://a.vn/?b=c", "a@b.vn", "🇻🇳", "²½Ⅷ", "İı", "ŉ"),
    ],
)
def test_no_text_is_an_error(typed: str) -> None:
    query = parse(typed, zones={"dia-ban": "place"}, synonyms=SYNONYMS)
    if query is not None:
        assert (find(query, kind=KINDS["initiative"], tiers=ALL_TIERS).score >= 0).all()
    assert db.session.scalar(text("SELECT count(*) FROM search_entry")) == 9


@pytest.mark.parametrize("sign", ["№", "™", "℡"])
def test_a_sign_that_is_letters_only_when_folded(sign: str) -> None:
    write_entry("initiative", 30, "public", name="Hội quán No TM TEL")
    assert found(f'{sign} "hội quán"') == [30]


@pytest.mark.parametrize(
    "name", ["a\x00b", "\ud800", "", "x" * 5000, "ﷺ" * 30_000, "漢字", "'; drop", "0x1F a@b.vn"]
)
def test_any_text_can_be_indexed(name: str) -> None:
    write_entry("initiative", 97, "public", name=name, body=name)
    write_entry("initiative", 97, "public", name="đã sửa", body=name)
    assert found("da sua") == [97]


@pytest.mark.parametrize("code", ["36/KH-BCĐ138", "1e5", "0x1F", "24h", "v1.2", "3a5b", "2021-05", "a@b.vn"])
def test_codes_are_found_as_written_and_in_part(code: str) -> None:
    write_entry("initiative", 96, "public", name="Kế hoạch", body=f"theo số {code} của tỉnh")
    assert found(code) == [96]
    assert found(f'"số {code} của"') == [96]


def test_name_before_alias_before_place_before_summary_before_body() -> None:
    described: list[dict[str, Any]] = [
        {"name": "Khác", "body": "tiếng loa"},
        {"name": "Khác", "summary": "Có tiếng loa"},
        {"name": "Khác", "places": ["Xã Tiếng Loa"]},
        {"name": "Khác", "aliases": ["Mùa tiếng loa"]},
        {"name": "Nghe tiếng loang"},
        {"name": "Nghe tiếng loa"},
        {"name": "Tiếng loa"},
    ]
    for key, words in enumerate(described, start=50):
        write_entry("initiative", key, "public", **words)
    assert found("tieng loa") == [56, 55, 54, 53, 52, 51, 50]


def test_a_field_looks_in_its_zone_alone() -> None:
    write_entry("initiative", 60, "public", name="Loa xã Mường Lai", body="Loa")
    write_entry("initiative", 61, "public", name="Loa", places=["Xã Mường Lai", "Tỉnh Yên Bái"])
    assert found('dia-ban:"muong lai"') == [61]
    assert found('loa dia-ban:"Mường Lai"') == [61]
    assert found("10:30 loa") == []
    assert set(found("muong lai loa")) >= {60, 61}


def test_a_phrase_does_not_reach_from_one_name_into_the_next() -> None:
    write_entry("initiative", 62, "public", name="Loa phường", aliases=["Bảy Hiền"], body="Vui")
    assert found("phuong bay") == [62]  # all words, in any place
    assert found('"phuong bay"') == []
    assert found('"hien vui"') == []


def test_abbreviations_are_read_both_ways() -> None:
    write_entry("initiative", 63, "public", name="Câu lạc bộ vui khỏe")
    write_entry("initiative", 64, "public", name="CLB vui khỏe")
    assert found("clb vui khoe") == found("câu lạc bộ vui khoẻ") == [63, 64]


def test_half_of_the_neighbours_suffice_where_a_page_is_not_filled() -> None:
    write_entry("initiative", 65, "public", name="Đèn đường quê", body="ở làng chài Vĩnh Hy")
    write_entry("initiative", 66, "public", name="Quê", body="đường xa, đèn tắt, hy vọng, Vĩnh An")
    assert found("den duong vinh hy") == [65]
    assert found("duong vinh que") == [66, 65] or found("duong vinh que") == [65, 66]
