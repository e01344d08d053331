"""The forms of the room as a table: who fills them in, valid answers, and what is said of others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from antq.kit import clock
from antq.nominations.models import Nomination
from tests.cast import a_complete_draft, appraising, proposed, scored, submitted

DAY = "Nhập ngày dạng 19/08/2026."
COUNT = "Nhập một số nguyên từ 0, chỉ gồm chữ số."
LIST = "Chọn một mục trong danh sách."
LONG = "Bà con họp thôn, bàn cách làm, phân công người trực loa."
DIGITS = "9" * 20
FIGURE = {"what": "Vụ trộm", "value": "3", "source": "Công an xã"}
POINTS = ("tac-dung", "nhan-dan", "nhan-rong", "ben-vung", "sang-tao", "ho-so")

Round = dict[str, tuple[str, str]]
"""Answers sent together: field to what is typed and what is said of it."""


@dataclass(frozen=True)
class Sheet:
    """One form; `{}` in the addresses is the code of the dossier."""

    who: str
    maker: Callable[[], Nomination]
    page: str
    action: str
    good: dict[str, Any]
    longest: dict[str, int]
    wrong: list[Round] = field(default_factory=list)


def figures(number: int, **answers: str) -> dict[str, str]:
    """The fields of one row of figures."""
    return {f"figures-{number}-{name}": value for name, value in answers.items()}


SHEETS = {
    "thong-tin": Sheet(
        "donvi",
        a_complete_draft,
        "/de-cu/{}/thong-tin",
        "/de-cu/{}/thong-tin",
        {"name": "Tiếng loa", "summary": LONG},
        {"name": 200, "summary": 300, "started": 40, "initiative": 200},
        [
            {
                "name": ("", "Nhập tên."),
                "summary": ("Ngắn quá", "từ 20 đến 300 ký tự, hiện có 8"),
                "form": ("", "Chọn hình thức đề nghị khen."),
                "field": ("khac", LIST),
                "kind": ("\0", LIST),
                "place": ("01", LIST),
                "started": ("32/12/2024", "không có trong lịch"),
                "initiative": ("MH-9999", "Không có mô hình mang mã này"),
            },
            {
                "name": ("x", "Tên phải từ 3 đến 200 ký tự, hiện có 1."),
                "form": ("huan-chuong-sao-vang", LIST),
                "place": ("32244", LIST),  # a commune of another province
                "started": ("hôm qua", "Không hiểu ngày"),
                "initiative": ("' OR 1=1--", "Không có mô hình mang mã này"),
            },
            {
                "name": (" \u200b\u2060\t ", "Nhập tên."),
                "form": ("bang-khen-ubnd-tinh", LIST),  # stands, but honours no initiative
                "started": (DIGITS, "Không hiểu ngày"),
                "initiative": ("=1+1", "Không có mô hình mang mã này"),
            },
        ],
    ),
    "nguoi": Sheet(
        "donvi",
        lambda: a_complete_draft(recipient="person"),
        "/de-cu/{}/thong-tin",
        "/de-cu/{}/thong-tin",
        {"name": "Nguyễn Văn An", "role": "Trưởng thôn", "summary": LONG},
        {"name": 200, "role": 200},
        [
            {
                "role": ("", "Nhập chức vụ hoặc vai trò của cá nhân."),
                "publicity": ("secret", "Chọn cách nêu tên khi công khai."),
                "form": ("cong-nhan-dien-hinh", LIST),
            },
        ],
    ),
    "cach-lam": Sheet(
        "donvi",
        a_complete_draft,
        "/de-cu/{}/cach-lam",
        "/de-cu/{}/cach-lam",
        {"background": LONG, "how": LONG, "resources": LONG},
        {"background": 5000, "how": 5000, "resources": 2000},
        [{"background": ("", "Nhập đặc điểm, tình hình"), "how": ("Ngắn", "từ 30 đến 5000")}],
    ),
    "ket-qua": Sheet(
        "donvi",
        a_complete_draft,
        "/de-cu/{}/ket-qua",
        "/de-cu/{}/ket-qua",
        {"results": LONG, "lessons": LONG}
        | {k: v for n in range(5) for k, v in figures(n, **FIGURE).items()},
        {
            "results": 8000,
            "lessons": 3000,
            "figures-0-what": 300,
            "figures-0-unit": 60,
            "figures-4-period": 100,
        },
        [
            {
                "results": ("", "Nhập thành tích đạt được."),
                "figures-0-what": ("", "Nhập tên chỉ số, hoặc để trống cả dòng."),
                "figures-1-value": ("", "Nhập số liệu sau khi làm."),
                "figures-2-value": ("ba", "không phải là một số"),
                "figures-3-value": ("1.5", "dấu chấm chỉ tách hàng nghìn"),
                "figures-4-value": (DIGITS, "quá lớn"),
                "figures-4-before": ("٣", "không phải là một số"),
                "figures-3-source": ("", "Nhập nguồn của số liệu."),
            },
            {
                "figures-0-value": ("0,0001", "nhiều nhất 3 chữ số sau dấu phẩy"),
                "figures-1-value": ("999999999999999,9999", "nhiều nhất 3 chữ số sau dấu phẩy"),
                "figures-2-value": ("NaN", "không phải là một số"),
                "figures-3-value": ("1e9", "không phải là một số"),
                "figures-4-value": ("=1+1", "không phải là một số"),
                "figures-0-base": ("3200", "Ghi số rồi đơn vị"),
                "figures-1-base": ("0 hộ", "phải lớn hơn 0"),
            },
        ],
    ),
    "tra-lai": Sheet(
        "thuongtruc",
        submitted,
        "/tham-dinh/{}",
        "/tham-dinh/{}/tra-lai",
        {"note": "Cách làm còn chung chung.", "remark_how": "Ai trực?"},
        {"note": 2000, "remark_how": 1000, "remark_photos": 1000},
        [
            {"note": ("", "Nhập lý do yêu cầu bổ sung."), "remark_how": ("?", "từ 3 đến 1000")},
            {"note": ("Ngắn", "từ 10 đến 2000")},
        ],
    ),
    "phieu": Sheet(
        "thamdinh1",
        appraising,
        "/tham-dinh/{}",
        "/tham-dinh/{}/phieu",
        {"verdict": "for", "comment": LONG, **{f"points_{code}": "5" for code in POINTS}},
        {"comment": 4000},
        [
            {
                "comment": ("", "Nhập nhận xét."),
                "verdict": ("", "Chọn một ý kiến."),
                "points_ho-so": ("6", "cho điểm từ 0 đến 5"),
                "points_tac-dung": ("-1", COUNT),
                "points_nhan-dan": ("4,5", COUNT),
                "points_nhan-rong": (DIGITS, COUNT),
                "points_ben-vung": ("٣", COUNT),
                "points_sang-tao": ("0x5", COUNT),
            },
            {"verdict": ("maybe", "Chọn một ý kiến."), "points_ho-so": ("", "cho điểm từ 0 đến 5")},
        ],
    ),
    "ket-qua-hop": Sheet(
        "chutich",
        scored,
        "/tham-dinh/{}",
        "/tham-dinh/{}/ket-qua",
        {
            "met_on": f"{clock.today():%d/%m/%Y}",
            "members": "4",
            "present": "4",
            "votes_for": "4",
            "votes_against": "0",
            "result": "pass",
        },
        {"note": 2000},
        [
            {
                "met_on": ("", DAY),
                "members": ("", "Nhập số thành viên hội đồng."),
                "present": ("bốn", COUNT),
                "votes_for": (DIGITS, COUNT),
                "result": ("", "Chọn kết luận của hội đồng."),
            },
            {"met_on": ("31/02/2026", DAY), "result": ("released", "Chọn kết luận của hội đồng.")},
            {"met_on": (DIGITS, DAY)},
            {"met_on": ("01/01/0001", "trước ngày tiếp nhận")},
            {"met_on": ("31/12/9999", "không thể sau hôm nay")},
            {"present": ("5", "không thể nhiều hơn số thành viên")},
            {"present": ("2", "Cần ít nhất 2/3"), "votes_for": ("4", "không thể nhiều hơn số người dự")},
            {"votes_for": ("3", "cần từ 80")},
        ],
    ),
    "quyet-dinh": Sheet(
        "thuongtruc",
        proposed,
        "/quyet-dinh/lap",
        "/quyet-dinh/lap",
        {
            "issuer": "ubnd-tinh",
            "number": "12",
            "symbol": "QĐ-UBND",
            "issued_on": f"{clock.today():%d/%m/%Y}",
            "about": LONG,
            "bases": LONG,
            "signer_title": "Phó Chủ tịch",
            "signer_name": "Lưu Quang Huy",
        },
        {"number": 20, "symbol": 40, "about": 300, "bases": 4000, "signer_title": 160, "signer_name": 120},
        [
            {
                "number": ("", "Nhập số quyết định."),
                "issued_on": ("", DAY),
                "issuer": ("ubnd-ca-mau", LIST),
                "nominations": ("DC-15-000000-0000-0", "Có hồ sơ không còn chờ quyết định."),
                "signer_name": (" \u200b", "Nhập họ tên người ký."),
            },
            {
                "number": ("12/QĐ", "chỉ gồm chữ và số"),
                "issued_on": ("hôm nay", DAY),
                "issuer": ("van-phong", LIST),  # of the province, but signs no decisions
            },
            {"number": ("=1+1", "chỉ gồm chữ và số")},
            {"issued_on": ("01/01/0001", "không thể trước ngày họp")},
            {"issued_on": ("31/12/9999", "không thể sau hôm nay")},
        ],
    ),
}
