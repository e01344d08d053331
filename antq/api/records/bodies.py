"""Places, units, documents."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from flask_babel import lazy_gettext as _l

from .base import Record, Says


class Place(Record):
    """A province, old district or commune; those that have ended are rows of their own."""

    a_row = _l("Một đơn vị hành chính, hiện nay hoặc đã kết thúc.")
    key: Annotated[
        str,
        Says(
            _l("Khóa"),
            _l("Mã ngày nay; nơi đã kết thúc thêm ngày cuối, vì mã có thể dùng lại."),
            "04324-2025-06-30",
        ),
    ]
    code: Annotated[str, Says(_l("Mã"), _l("Mã hành chính: 2 số tỉnh, 3 số huyện cũ, 5 số xã."), "04324")]
    name: Annotated[str, Says(_l("Tên"), _l("Tên với loại đơn vị."), "Xã Mường Lai")]
    kind: Annotated[str, Says(_l("Mã loại"), _l("Mã loại đơn vị hành chính."), "xa")]
    level: Annotated[
        str, Says(_l("Cấp"), _l("province: tỉnh; district: huyện (đến 30/6/2025); commune: xã."), "commune")
    ]
    parent_key: Annotated[str | None, Says(_l("Khóa cấp trên"), _l("Khóa của cấp trên."), "135-2025-06-30")]
    ended_on: Annotated[
        date | None, Says(_l("Kết thúc"), _l("Ngày cuối cùng, để trống khi còn tồn tại."), "2025-06-30")
    ]
    began_on: Annotated[
        date | None, Says(_l("Bắt đầu"), _l("Ngày đầu tiên; trống: có từ trước danh sách cũ nhất."), None)
    ]
    heir_key: Annotated[
        str | None,
        Says(
            _l("Khóa nơi nay"),
            _l("Nơi ngày nay nhận phần chính của nơi đã kết thúc, sau mọi lần sắp xếp; huyện cũ: tỉnh."),
            "04345",
        ),
    ]
    address: Annotated[
        str,
        Says(
            _l("Địa chỉ"),
            _l("Địa chỉ trang của địa bàn, tính từ gốc của trang web này."),
            "/dia-ban/cu-04324",
        ),
    ]


class PlaceName(Record):
    """The name, type and code of a place from one day to another."""

    a_row = _l("Một tên của địa bàn: tên, loại, mã trong một thời gian.")
    place_key: Annotated[str, Says(_l("Khóa địa bàn"), _l("Khóa trong bảng địa bàn."), "04324-2025-06-30")]
    name: Annotated[str, Says(_l("Tên"), _l("Tên với loại đơn vị."), "Xã Mường Lai")]
    kind: Annotated[str, Says(_l("Mã loại"), _l("Mã loại đơn vị hành chính."), "xa")]
    code: Annotated[str, Says(_l("Mã"), _l("Mã hành chính lúc đó."), "04324")]
    valid_from: Annotated[
        date | None, Says(_l("Từ ngày"), _l("Ngày đầu mang tên này; trống: từ trước."), None)
    ]
    valid_to: Annotated[
        date | None, Says(_l("Đến ngày"), _l("Ngày cuối mang tên này; trống: đến nay."), "2025-06-30")
    ]
    source: Annotated[
        str | None,
        Says(_l("Căn cứ"), _l("Nguồn của tên hoặc của lần đổi."), "vietnamadminunits 1.0.4 (MIT), 30/6/2025"),
    ]


class Succession(Record):
    """Which place came after which."""

    a_row = _l("Nơi nào kế tục nơi nào.")
    old_key: Annotated[
        str, Says(_l("Khóa cũ"), _l("Nơi đã kết thúc, khóa trong bảng địa bàn."), "04324-2025-06-30")
    ]
    new_key: Annotated[str, Says(_l("Khóa mới"), _l("Nơi kế tục, khóa trong bảng địa bàn."), "04345")]
    effective_on: Annotated[date, Says(_l("Từ ngày"), _l("Ngày có hiệu lực."), "2025-07-01")]
    kind: Annotated[
        str, Says(_l("Phần"), _l("whole: toàn bộ; main: phần chính; part: một phần khác."), "whole")
    ]
    decision: Annotated[str | None, Says(_l("Căn cứ"), _l("Văn bản quyết định."), "1673/NQ-UBTVQH15")]


class Unit(Record):
    """A body that acts: committee, police, front, association, school, enterprise."""

    a_row = _l("Một cơ quan, tổ chức, đơn vị.")
    ref: Annotated[str, Says(_l("Mã"), _l("Mã của đơn vị."), "ubnd-tinh-lao-cai")]
    name: Annotated[str, Says(_l("Tên"), _l("Tên đầy đủ."), "Ủy ban nhân dân tỉnh Lào Cai")]
    short_name: Annotated[str | None, Says(_l("Tên gọn"), _l("Tên gọn."), "UBND tỉnh Lào Cai")]
    kind: Annotated[str, Says(_l("Loại"), _l("Mã loại đơn vị."), "ubnd-tinh")]
    place_key: Annotated[
        str | None, Says(_l("Khóa trụ sở"), _l("Nơi có trụ sở, khóa trong bảng địa bàn."), "15")
    ]
    province_code: Annotated[str | None, Says(_l("Mã tỉnh"), _l("Tỉnh mà đơn vị thuộc về."), "15")]
    parent: Annotated[str | None, Says(_l("Mã cấp trên"), _l("Đơn vị cấp trên."), None)]
    ended_on: Annotated[
        date | None, Says(_l("Kết thúc"), _l("Ngày cuối cùng, để trống khi còn hoạt động."), None)
    ]


class Document(Record):
    """A document that facts are taken from, as the register has it."""

    a_row = _l("Một văn bản trong sổ văn bản.")
    ref: Annotated[str, Says(_l("Mã"), _l("Mã của văn bản trong sổ."), "kh-121-2021")]
    address: Annotated[
        str,
        Says(
            _l("Địa chỉ"),
            _l("Địa chỉ trang của văn bản, tính từ gốc của trang web này."),
            "/van-ban/kh-121-2021",
        ),
    ]
    kind: Annotated[str, Says(_l("Mã loại"), _l("Mã loại văn bản."), "ke-hoach")]
    number: Annotated[
        str | None, Says(_l("Số, ký hiệu"), _l("Số và ký hiệu như in trên văn bản."), "121/KH-UBND")
    ]
    title: Annotated[
        str,
        Says(
            _l("Trích yếu"),
            _l("Tên hoặc trích yếu."),
            "Kế hoạch xây dựng điển hình tiên tiến trong phong trào năm 2021",
        ),
    ]
    issuer: Annotated[
        str | None, Says(_l("Nơi ban hành"), _l("Cơ quan ban hành."), "Ban Chỉ đạo 138 tỉnh Thanh Hóa")
    ]
    issued_on: Annotated[
        date | None, Says(_l("Ngày ban hành"), _l("Đúng tới mức ghi ở cột độ chính xác."), "2021-05-24")
    ]
    issued_precision: Annotated[
        str,
        Says(
            _l("Độ chính xác"),
            _l("Ngày ban hành biết tới mức nào: day, month, quarter, year, unknown."),
            "day",
        ),
    ]
    in_force_from: Annotated[date | None, Says(_l("Hiệu lực từ"), _l("Ngày đầu có hiệu lực."), None)]
    in_force_to: Annotated[date | None, Says(_l("Hiệu lực đến"), _l("Ngày cuối có hiệu lực."), None)]
    mark: Annotated[
        str,
        Says(
            _l("Kiểm chứng"),
            _l("V: đã đối chiếu; V2: qua nguồn thứ hai; R: chưa kiểm chứng; I: suy ra."),
            "V",
        ),
    ]
