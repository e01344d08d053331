"""Initiatives and what hangs on them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from flask_babel import lazy_gettext as _l

from .base import Instant, Number, Record, Says


class Initiative(Record):
    """A mô hình in short: what lists and tables hold of it."""

    a_row = _l("Một mô hình, phần ngắn gọn.")
    ref: Annotated[str, Says(_l("Mã"), _l("Mã của mô hình, không bao giờ dùng lại."), "MH-0030")]
    name: Annotated[
        str, Says(_l("Tên mô hình"), _l("Tên đầy đủ trong sổ."), "Thanh niên giữ bình yên bản du lịch")
    ]
    aliases: Annotated[list[str], Says(_l("Tên gọi khác"), _l("Những tên khác của cùng một cách làm."), [])]
    address: Annotated[
        str,
        Says(
            _l("Địa chỉ"),
            _l("Địa chỉ trang của mô hình, tính từ gốc của trang web này."),
            "/mo-hinh/MH-0030-thanh-nien-giu-binh-yen-ban-du-lich",
        ),
    ]
    summary: Annotated[
        str,
        Says(
            _l("Tóm tắt"),
            _l("Một câu về mô hình."),
            "Thanh niên các bản làm du lịch lập đội vừa hướng dẫn khách, vừa giữ trật tự, nhặt rác, cứu hộ.",
        ),
    ]
    field: Annotated[str, Says(_l("Mã lĩnh vực"), _l("Mã của lĩnh vực."), "tu-quan")]
    field_name: Annotated[str, Says(_l("Lĩnh vực"), _l("Tên lĩnh vực."), "Tự quản cộng đồng")]
    kind: Annotated[str, Says(_l("Mã loại hình"), _l("Mã của loại hình tổ chức."), "thanh-nien")]
    kind_name: Annotated[str, Says(_l("Loại hình"), _l("Tên loại hình tổ chức."), "Đội thanh niên")]
    sponsor: Annotated[
        str | None,
        Says(
            _l("Đơn vị chủ trì"),
            _l("Đơn vị, lực lượng đứng ra làm, như nguồn viết."),
            "Ủy ban nhân dân xã Mù Cang Chải",
        ),
    ]
    sponsor_ref: Annotated[
        str | None,
        Says(_l("Mã đơn vị"), _l("Mã đơn vị chủ trì, nếu đơn vị có trong sổ."), "ubnd-xa-mu-cang-chai"),
    ]
    place: Annotated[
        str | None,
        Says(_l("Nơi khởi đầu"), _l("Nơi khởi đầu bằng lời, theo tên thời đó."), "Xã Mù Cang Chải"),
    ]
    place_key: Annotated[
        str | None, Says(_l("Mã nơi khởi đầu"), _l("Khóa của nơi khởi đầu trong bảng địa bàn."), "04456")
    ]
    province_code: Annotated[str | None, Says(_l("Mã tỉnh"), _l("Mã tỉnh, thành phố ngày nay."), "15")]
    province: Annotated[
        str | None, Says(_l("Tỉnh, thành phố"), _l("Tên tỉnh, thành phố ngày nay."), "Tỉnh Lào Cai")
    ]
    commune_code: Annotated[str | None, Says(_l("Mã xã"), _l("Mã xã, phường ngày nay."), "04456")]
    commune: Annotated[str | None, Says(_l("Xã, phường"), _l("Tên xã, phường ngày nay."), "Xã Mù Cang Chải")]
    started_on: Annotated[
        date | None,
        Says(_l("Bắt đầu"), _l("Ngày bắt đầu; chỉ đúng tới mức ghi ở cột độ chính xác."), "2023-05-01"),
    ]
    started_precision: Annotated[
        str,
        Says(
            _l("Độ chính xác"),
            _l("Ngày bắt đầu biết tới mức nào: day, month, quarter, half, year, approx."),
            "month",
        ),
    ]
    year: Annotated[int | None, Says(_l("Năm"), _l("Năm bắt đầu."), 2023)]
    replication: Annotated[
        str,
        Says(
            _l("Mã mức nhân rộng"),
            _l(
                "proposed: đề xuất; built: đã xây dựng; spreading: điển hình nhân rộng; nationwide: toàn quốc."
            ),
            "built",
        ),
    ]
    activity: Annotated[
        str,
        Says(
            _l("Mã tình trạng"),
            _l("active: đang hoạt động; paused: tạm dừng; ended: đã kết thúc; unknown: chưa rõ."),
            "active",
        ),
    ]
    replication_count: Annotated[
        int,
        Says(
            _l("Số điểm"),
            _l("Số điểm mô hình đang tính trong sổ nhân rộng: đã ra mắt và được xác nhận còn hoạt động."),
            0,
        ),
    ]
    team_count: Annotated[int, Says(_l("Số tổ"), _l("Số tổ của những điểm ấy."), 0)]
    commendation_count: Annotated[int, Says(_l("Số lần khen"), _l("Số lần được khen thưởng đã công bố."), 1)]
    published_at: Annotated[
        Instant, Says(_l("Vào sổ lúc"), _l("Lúc mô hình được công khai, giờ UTC."), "2026-08-14T02:00:00Z")
    ]
    updated_at: Annotated[
        Instant, Says(_l("Cập nhật lúc"), _l("Lần thay đổi gần nhất, giờ UTC."), "2026-08-14T02:00:00Z")
    ]


class Text(Record):
    """The longer words of an initiative; paragraphs are lines."""

    a_row = _l("Phần lời dài của một mô hình.")
    initiative: Annotated[str, Says(_l("Mã mô hình"), _l("Mã của mô hình."), "MH-0010")]
    what: Annotated[
        str,
        Says(
            _l("Là gì"),
            _l("Mô hình là gì, mỗi dòng một đoạn."),
            "Hội quán là chỗ gặp nhau của những người cùng khóm, ấp.",
        ),
    ]
    how: Annotated[
        str,
        Says(
            _l("Cách làm"),
            _l("Từng bước, mỗi dòng một bước."),
            "Vài người có uy tín rủ nhau lập, chọn chỗ ngồi quen thuộc của xóm.",
        ),
    ]
    resources: Annotated[
        str, Says(_l("Nguồn lực"), _l("Cần ai, cần gì, bao nhiêu."), "Chỗ ngồi tại nhà dân hoặc nhà văn hóa.")
    ]
    lessons: Annotated[
        str,
        Says(_l("Bài học"), _l("Điều rút ra được."), "Xã hội hóa, người dân tự phòng, tự quản, tự hòa giải."),
    ]


class Figure(Record):
    """A measured result as its source gives it: value with qualifier, unit, period, source."""

    a_row = _l("Một số liệu đúng như nguồn nêu; các nguồn có thể nói khác nhau và cùng được giữ.")
    ref: Annotated[
        str,
        Says(
            _l("Mã"),
            _l("Mã của mô hình, của điểm (hoặc dia-ban và khóa địa bàn) và số thứ tự."),
            "MH-0030.1",
        ),
    ]
    initiative: Annotated[
        str | None, Says(_l("Mã mô hình"), _l("Mô hình mà số liệu nói về, nếu có."), "MH-0030")
    ]
    replication: Annotated[
        str | None,
        Says(
            _l("Mã điểm"),
            _l("Điểm mà số liệu nói về, nếu có: kết quả do đơn vị của điểm báo, không phải của cả mô hình."),
            None,
        ),
    ]
    place_key: Annotated[str | None, Says(_l("Khóa địa bàn"), _l("Địa bàn mà số liệu nói về, nếu có."), None)]
    what: Annotated[str, Says(_l("Chỉ số"), _l("Số liệu đếm điều gì."), "Ca trượt ngã được sơ cứu tại chỗ")]
    value: Annotated[Number, Says(_l("Giá trị"), _l("Giá trị, hoặc cận dưới của một khoảng."), 31)]
    high: Annotated[Number | None, Says(_l("Cận trên"), _l("Cận trên, khi nguồn cho một khoảng."), None)]
    before: Annotated[Number | None, Says(_l("Trước đó"), _l("Giá trị của kỳ trước để so sánh."), 7)]
    qualifier: Annotated[
        str,
        Says(
            _l("Mức chắc chắn"),
            _l(
                "exact: đúng; nearly: gần; more: hơn; over: trên; about: khoảng; at_least: ít nhất; range: từ đến."
            ),
            "exact",
        ),
    ]
    unit: Annotated[str | None, Says(_l("Đơn vị tính"), _l("Đơn vị tính."), "ca")]
    scope: Annotated[str | None, Says(_l("Phạm vi"), _l("Số liệu tính cho phạm vi nào."), None)]
    period: Annotated[str | None, Says(_l("Kỳ"), _l("Kỳ của giá trị."), "mùa du lịch 2025")]
    period_before: Annotated[
        str | None, Says(_l("Kỳ trước"), _l("Kỳ của giá trị trước đó."), "mùa du lịch 2022")
    ]
    document: Annotated[
        str | None, Says(_l("Văn bản"), _l("Văn bản nêu số liệu, mã trong bảng văn bản."), None)
    ]
    source: Annotated[
        str | None,
        Says(_l("Nguồn"), _l("Nguồn bằng lời, khi không có văn bản."), "Số liệu mẫu, trạm y tế xã"),
    ]
    code: Annotated[
        str, Says(_l("Mã cố định"), _l("Mã của riêng số liệu này, không đổi."), "SL-6f1d0c2ab94e7730")
    ]
    address: Annotated[
        str,
        Says(
            _l("Địa chỉ"),
            _l("Địa chỉ trang của số liệu, tính từ gốc của trang web này."),
            "/so-lieu/SL-6f1d0c2ab94e7730",
        ),
    ]
    label: Annotated[
        str,
        Says(
            _l("Nhãn"),
            _l(
                "self_reported: tự báo cáo; evidenced: có minh chứng; appraised: đã thẩm định; "
                "no_effect: không hiệu quả."
            ),
            "appraised",
        ),
    ]
    better: Annotated[
        str, Says(_l("Chiều tốt"), _l("up: tăng là tốt; down: giảm là tốt; none: không nói."), "none")
    ]
    base: Annotated[
        Number | None, Says(_l("Tính trên"), _l("Số dân hoặc số hộ mà số liệu được đếm trên đó."), None)
    ]
    base_unit: Annotated[str | None, Says(_l("Dân hay hộ"), _l("Đơn vị của cột tính trên."), None)]
    said_by: Annotated[
        str | None, Says(_l("Ai nêu"), _l("Mã đơn vị nêu số liệu, nếu có trong sổ."), "ubnd-xa-mu-cang-chai")
    ]
    corrects: Annotated[
        str | None, Says(_l("Thay cho"), _l("Mã cố định của số cũ mà số này đính chính."), None)
    ]
    corrected_by: Annotated[
        str | None,
        Says(_l("Được thay bằng"), _l("Mã cố định của số mới; có thì số này không còn đúng nữa."), None),
    ]
    reason: Annotated[str | None, Says(_l("Lý do đính chính"), _l("Vì sao số cũ không đúng."), None)]


class Source(Record):
    """A document that speaks of an initiative, and what it calls it."""

    a_row = _l("Một văn bản nói về một mô hình.")
    initiative: Annotated[str, Says(_l("Mã mô hình"), _l("Mã của mô hình."), "MH-0010")]
    document: Annotated[str, Says(_l("Văn bản"), _l("Mã trong bảng văn bản."), "seed-002")]
    verbatim: Annotated[
        str | None, Says(_l("Nguồn viết"), _l("Tên mô hình đúng như nguồn viết."), "“Hội quán”")
    ]


class Photo(Record):
    """A public photo of an initiative."""

    a_row = _l("Một ảnh công khai của một mô hình.")
    ref: Annotated[str, Says(_l("Mã"), _l("Mã của ảnh."), "90c546703bfd28e40af1")]
    initiative: Annotated[str, Says(_l("Mã mô hình"), _l("Mã của mô hình."), "MH-0001")]
    address: Annotated[
        str,
        Says(
            _l("Địa chỉ"),
            _l("Địa chỉ tệp JPEG, tính từ gốc của trang web này."),
            "/anh/90c546703bfd28e40af1/goc.jpg",
        ),
    ]
    width: Annotated[int, Says(_l("Rộng"), _l("Số điểm ảnh theo chiều ngang."), 1280)]
    height: Annotated[int, Says(_l("Cao"), _l("Số điểm ảnh theo chiều dọc."), 853)]
    alt: Annotated[
        str,
        Says(
            _l("Mô tả"),
            _l("Ảnh vẽ gì, cho người không nhìn thấy ảnh."),
            "Tranh minh họa: bà con trong tổ tự quản quét đường, trồng hoa trước dãy nhà",
        ),
    ]
    caption: Annotated[
        str | None, Says(_l("Chú thích"), _l("Chú thích."), "Các nhà trong tổ cùng quét đường, trồng hoa")
    ]
    credit: Annotated[
        str | None,
        Says(_l("Tác giả"), _l("Ai làm ra ảnh; quyền dùng ảnh theo ghi chú này."), "Tranh minh họa của antq"),
    ]
    illustration: Annotated[bool, Says(_l("Tranh minh họa"), _l("Tranh vẽ, không phải ảnh chụp."), True)]
