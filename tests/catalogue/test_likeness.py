"""Pairs of initiatives that are one, that are worth showing, and that have nothing to do with each other."""

from __future__ import annotations

import pytest

from antq.catalogue.likeness import Described, compare, overlap, spelt_out

LONG = {
    "clb": ("cau", "lac", "bo"),
    "pcmt": ("phong", "chong", "ma", "tuy"),
    "antt": ("an", "ninh", "trat", "tu"),
    "mttq": ("mat", "tran", "to", "quoc"),
}
YEN_BAI, THANH_HOA, MUONG_LAI, TAN_NINH = 15, 38, 4345, 15715
VETERANS, WOMEN = "Hội Cựu chiến binh tỉnh", "Hội Liên hiệp Phụ nữ tỉnh"
CARDS = "Hội viên không tham gia cờ bạc, nghiện hút, không buôn lậu, gia đình không mắc tệ nạn xã hội."
DRUGS = "Chị em cam kết không mua bán, không tàng trữ, không sử dụng các chất ma túy."


def it(
    *names: str,
    province: int | None = YEN_BAI,
    commune: int | None = None,
    summary: str = "",
    sponsor: str = "",
) -> Described:
    return Described(names, commune, province, summary, sponsor)


SAME = {
    "capitals": (it("Tổ Nhân dân tự quản"), it("Tổ nhân dân tự quản")),
    "where the tone stands": (it("Tổ hoà giải"), it("Tổ hòa giải")),
    "tuý and túy": (it("Xã không có ma tuý"), it("Xã không có ma túy")),
    "quotation marks": (it('"Tổ dân phố không có tội phạm”'), it("“Tổ dân phố không có tội phạm”")),
    "CLB in full": (it("CLB Thanh niên PCMT", commune=1), it("Câu lạc bộ Thanh niên phòng chống ma túy", commune=1)),
    "an alias": (it("Tổ liên gia"), it("Tổ tự quản", "Tổ liên gia")),
    "without accents": (it("to hoa giai", commune=1), it("Tổ hòa giải", commune=1)),
    "the same content under half a name": (
        it("Tiếng loa an ninh", commune=MUONG_LAI, summary="Loa ở ba ngõ nhắc giờ, báo tin lạ, gọi nhau khi có việc."),
        it(
            "Tiếng loa an ninh xã Mường Lai",
            commune=MUONG_LAI,
            summary="Loa ở ba ngõ nhắc giờ, báo tin lạ, gọi nhau khi có việc gấp.",
        ),
    ),
}  # fmt: skip
SHOWN = {
    "the two 3 không of one province": (
        it("“3 không”", summary=CARDS, sponsor=VETERANS),
        it("CLB “3 không”", summary=DRUGS, sponsor=WOMEN),
    ),
    "even under one name": (
        it("3 không", summary=CARDS, sponsor=VETERANS),
        it("“3 không”", summary=DRUGS, sponsor=WOMEN),
    ),
    "24 giờ of two provinces": (it("24 giờ trải nghiệm"), it("24 giờ trải nghiệm", province=THANH_HOA)),
    "with its form before": (it("Mô hình dân vận khéo: 24 giờ trải nghiệm"), it("24 giờ trải nghiệm")),
    "a letter wrong": (it("Tiếng kẻng an ninh"), it("Tiếng keng an nin")),
    "words exchanged": (it("Camera an ninh giám sát"), it("Camera giám sát an ninh")),
    "a longer name": (it("Tổ tự quản"), it("Tổ tự quản về an ninh trật tự")),
    "of its commune": (it("Tiếng loa an ninh"), it("Tiếng loa an ninh xã Mường Lai")),
    "of another province": (it("Hội quán"), it("Hội quán nông dân", province=THANH_HOA)),
}
OTHERS = {
    "another number": (it("3 không"), it("5 không")),
    "2 không, 1 giảm and 1 có": (it("2 không, 1 giảm"), it("2 không, 1 có")),
    "one word in common": (it("Hội quán"), it("Hội đồng an ninh trật tự")),
    "clubs of other things": (it("CLB Bạn giúp bạn cai nghiện"), it("CLB Thanh niên PCMT")),
    "only the place": (it("Tiếng loa", commune=MUONG_LAI), it("Camera giám sát", commune=MUONG_LAI)),
    "words of every report": (
        it("Tiếng loa", summary="Góp phần bảo đảm an ninh trật tự, phòng chống tội phạm và tệ nạn xã hội."),
        it("Quỹ tái hòa nhập", summary="Phòng chống tội phạm, tệ nạn xã hội, bảo đảm an ninh trật tự."),
    ),
    "no names": (it(""), it("")),
}


@pytest.mark.parametrize("pair", SAME)
def test_these_are_one(pair: str) -> None:
    one, other = SAME[pair]
    assert compare(one, other, LONG).same


@pytest.mark.parametrize("pair", SHOWN)
def test_these_are_shown_and_not_said_to_be_one(pair: str) -> None:
    one, other = SHOWN[pair]
    found = compare(one, other, LONG)
    assert found.shown
    assert not found.same


@pytest.mark.parametrize("pair", OTHERS)
def test_these_are_not_even_shown(pair: str) -> None:
    one, other = OTHERS[pair]
    assert not compare(one, other, LONG).shown


@pytest.mark.parametrize("pair", [*SAME.values(), *SHOWN.values(), *OTHERS.values()])
def test_it_does_not_matter_which_is_asked(pair: tuple[Described, Described]) -> None:
    one, other = pair
    assert compare(one, other, LONG) == compare(other, one, LONG)


def test_the_reasons_are_named_the_strongest_first() -> None:
    one, other = SAME["the same content under half a name"]
    assert compare(one, other, LONG).reasons == ("near_name", "said", "commune")
    assert compare(*SAME["capitals"], LONG).reasons == ("name",)
    assert compare(*OTHERS["only the place"], LONG).reasons == ("commune",)


def test_the_same_content_under_another_name_is_shown_where_it_stands() -> None:
    text = "Mỗi hộ góp một bóng đèn, thắp sáng đường ngõ từ sáu giờ tối, cử người thay bóng."
    one = it("Thắp sáng đường quê", commune=TAN_NINH, summary=text)
    other = it("Ánh sáng an ninh", commune=TAN_NINH, summary=text + " Xã hỗ trợ dây.")
    assert compare(one, other, LONG).shown
    assert compare(one, it("Ánh sáng an ninh", province=THANH_HOA, summary=text), LONG).reasons == ("said",)


def test_short_texts_say_nothing() -> None:
    assert overlap("Giữ yên thôn bản.", "Giữ yên thôn bản.") == 0.0


def test_abbreviations_are_spelt_out() -> None:
    assert spelt_out("CLB 3 không – MTTQ", LONG) == "cau lac bo 3 khong mat tran to quoc"
