"""What is somebody's is found however it is written; what is an aim, a help or a count is told more softly."""

from __future__ import annotations

import unicodedata
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antq.nominations.warnings.fields import in_text
from antq.nominations.warnings.private import find

HARD = [
    ("id_number", "Ông A, CCCD 001 085 012 345", "001 085 012 345"),
    ("id_number", "CCCD: 036085012345.", "036085012345"),
    ("id_number", "số 036.085.012.345 do công an cấp", "036.085.012.345"),
    ("id_number", "CMND 123456789", "123456789"),
    ("id_number", "chứng minh nhân dân số 123.456.789", "123.456.789"),
    ("phone", "gọi 0912.345.678 khi cần", "0912.345.678"),
    ("phone", "gọi 0912345678", "0912345678"),
    ("phone", "gọi +84 912 345 678", "+84 912 345 678"),
    ("phone", "gọi (84) hay 024 3825 1234", "024 3825 1234"),
    ("birth", "anh B sinh năm 1985", "sinh năm 1985"),
    ("birth", "anh B, SN 1985,", "SN 1985"),
    ("birth", "anh B (sn: 1990)", "sn: 1990"),
    ("birth", "sinh ngày 12/3/1985", "sinh ngày 12/3/1985"),
    ("addiction", "anh B là người nghiện ma túy lâu năm", "nghiện"),
    ("addiction", "Anh B sau cai về thôn", "sau cai"),
    ("conviction", "anh B mãn hạn tù năm ngoái", "mãn hạn tù"),
    ("conviction", "giúp anh Lò Văn B mãn hạn tù", "mãn hạn tù"),
    ("conviction", "là người chấp hành xong án phạt", "người chấp hành xong án"),
    ("minor", "cháu B, 14 tuổi, lấy xe", "cháu B, 14 tuổi"),
    ("minor", "cháu Lan học sinh lớp 5A", "cháu Lan"),
    ("victim", "bà C là nạn nhân", "nạn nhân"),
    ("informant", "ông D là người tố giác", "người tố giác"),
]


@pytest.mark.parametrize(("kind", "text", "found"), HARD)
def test_what_may_be_about_one_person_is_found(kind: str, text: str, found: str) -> None:
    [one] = [each for each in find(text) if each.kind == kind]
    assert (one.found, one.soft) == (found, False)
    assert found in str(one.says)


@pytest.mark.parametrize(("kind", "text", "found"), HARD)
def test_decomposed_letters_hide_nothing(kind: str, text: str, found: str) -> None:
    assert kind in {each.kind for each in find(unicodedata.normalize("NFD", text))}


@pytest.mark.parametrize(
    "text",
    [
        "Xã, phường, thôn, bản, tổ dân phố không có thanh niên nghiện ma tuý",
        "Câu lạc bộ Bạn giúp bạn cai nghiện",
        "Hỗ trợ, giúp đỡ người nghiện ma túy tại cộng đồng",
        "đã đưa 12 người nghiện đi điều trị",
        "Phòng, chống tái nghiện",
        "giúp người mãn hạn tù có việc làm",
        "Quỹ hỗ trợ người được đặc xá",
    ],
)
def test_an_aim_a_help_a_count_is_told_softly(text: str) -> None:
    assert [each.soft for each in find(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "quỹ 123.456.789.012 đồng",
        "176.000.000 đồng, 206.000 hộ, 1.691 tổ",
        "đã có 123456789 lượt xem",
        "từ 2020 đến 2024, giảm 12,5 %",
        "Nghị quyết 202/2025/QH15 ngày 12/6/2025",
        "nghiên cứu, rà soát từ đầu năm",
        "bà 80 tuổi chăm cháu nội",
        "đoàn viên từ 16 đến 30 tuổi",
        "kỷ niệm sinh nhật 19/8/1945",
        "văn bản số 0912/KH-UBND",
        "em út trong thôn, 45 tuổi, là tổ trưởng",
        "",
    ],
)
def test_honest_words_and_numbers_are_left_alone(text: str) -> None:
    assert find(text) == []


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    for each in find(text):
        assert 0 <= each.start <= len(unicodedata.normalize("NFC", text))


@given(st.from_regex(r"0[35789][0-9]{8}", fullmatch=True), st.sampled_from(["", " ", ".", "-"]))
def test_a_mobile_number_is_found_with_any_joint(number: str, joint: str) -> None:
    written = joint.join((number[:4], number[4:7], number[7:]))
    assert [each.kind for each in find(f"Gọi {written} nhé")] == ["phone"]


def test_a_long_text_of_digits_costs_no_time() -> None:
    begun = perf_counter()
    find("0 " * 4_000)
    find("cháu " * 2_000)
    find("không " * 1_300)
    find("sinh năm " * 900)
    find("không a b c d e f g h i k l nghiện " * 200)
    assert perf_counter() - begun < 1


def test_only_public_answers_must_be_confirmed() -> None:
    [public] = in_text("summary", "Giúp anh, gọi 0912345678", "person")
    assert (public.tone, public.confirm, public.field) == ("warn", True, "summary")
    [internal] = in_text("results", "Giúp anh, gọi 0912345678", "person")
    assert (internal.tone, internal.confirm) == ("info", False)
    [report] = in_text("how", "Giúp anh, gọi 0912345678", "initiative")
    assert report.confirm  # an initiative's way of working enters the catalogue
    [soft] = in_text("name", "Thôn không có người nghiện", "initiative")
    assert (soft.tone, soft.confirm) == ("info", False)
