"""Decisions and commendations, as the publicity of each allows."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from flask_babel import lazy_gettext as _l

from .base import Record, Says


class Decision(Record):
    """A released decision."""

    a_row = _l("Một quyết định khen thưởng đã công khai.")
    ref: Annotated[str, Says(_l("Mã"), _l("Mã của quyết định."), "QD-2026-0001")]
    address: Annotated[
        str,
        Says(
            _l("Địa chỉ"),
            _l("Địa chỉ trang của quyết định, tính từ gốc của trang web này."),
            "/quyet-dinh/QD-2026-0001",
        ),
    ]
    number: Annotated[
        str, Says(_l("Số, ký hiệu"), _l("Số và ký hiệu như in trên quyết định."), "1234/QĐ-UBND")
    ]
    issued_on: Annotated[date, Says(_l("Ngày ký"), _l("Ngày ban hành."), "2026-08-12")]
    about: Annotated[
        str,
        Says(
            _l("Trích yếu"),
            _l("Quyết định về việc gì."),
            "Về việc công nhận mô hình điển hình và tặng Bằng khen trong phong trào "
            "Toàn dân bảo vệ an ninh Tổ quốc (mẫu)",
        ),
    ]
    issuer: Annotated[str, Says(_l("Cơ quan"), _l("Mã đơn vị ban hành."), "ubnd-tinh-lao-cai")]
    issuer_name: Annotated[
        str, Says(_l("Tên cơ quan"), _l("Tên đơn vị ban hành."), "Ủy ban nhân dân tỉnh Lào Cai")
    ]
    signer: Annotated[str, Says(_l("Người ký"), _l("Họ tên người ký."), "Lưu Quang Huy")]
    signer_title: Annotated[str, Says(_l("Chức vụ"), _l("Chức vụ người ký."), "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH")]
    province_code: Annotated[str | None, Says(_l("Mã tỉnh"), _l("Tỉnh của quyết định."), "15")]


class Commendation(Record):
    """What one released decision confers on one recipient; whoever is not to be named is not here."""

    a_row = _l("Một lượt khen thưởng đã công khai, theo mức công khai của từng người.")
    ref: Annotated[str, Says(_l("Mã"), _l("Mã của lượt khen thưởng."), "KT-2026-0001")]
    year: Annotated[int, Says(_l("Năm"), _l("Năm của quyết định."), 2026)]
    decision: Annotated[str, Says(_l("Quyết định"), _l("Mã quyết định."), "QD-2026-0001")]
    decision_number: Annotated[
        str, Says(_l("Số quyết định"), _l("Số và ký hiệu của quyết định."), "1234/QĐ-UBND")
    ]
    issued_on: Annotated[date, Says(_l("Ngày ký"), _l("Ngày của quyết định."), "2026-08-12")]
    form: Annotated[str, Says(_l("Mã hình thức"), _l("Mã hình thức khen thưởng."), "cong-nhan-dien-hinh")]
    form_name: Annotated[
        str, Says(_l("Hình thức khen"), _l("Hình thức khen thưởng."), "Công nhận mô hình điển hình")
    ]
    level: Annotated[
        str, Says(_l("Cấp khen"), _l("unit, commune, district, province, ministry, state."), "province")
    ]
    recipient: Annotated[
        str,
        Says(_l("Đối tượng"), _l("initiative: mô hình; collective: tập thể; person: cá nhân."), "initiative"),
    ]
    name: Annotated[
        str,
        Says(
            _l("Tên được khen"),
            _l("Tên trong mức được công khai; người không muốn nêu tên chỉ có chữ đầu hoặc “Một cá nhân”."),
            "Thanh niên giữ bình yên bản du lịch",
        ),
    ]
    role: Annotated[str | None, Says(_l("Chức vụ, vai trò"), _l("Chỉ có khi tên được nêu đầy đủ."), None)]
    unit: Annotated[str, Says(_l("Mã đơn vị"), _l("Mã đơn vị đề nghị."), "ubnd-xa-mu-cang-chai")]
    unit_name: Annotated[
        str, Says(_l("Đơn vị"), _l("Tên đơn vị đề nghị."), "Ủy ban nhân dân xã Mù Cang Chải")
    ]
    initiative: Annotated[
        str | None,
        Says(
            _l("Mã mô hình"), _l("Mô hình được khen hoặc đã làm nên thành tích, nếu có trong sổ."), "MH-0030"
        ),
    ]
    citation: Annotated[
        str,
        Says(
            _l("Thành tích"),
            _l("Thành tích trong một câu."),
            "Thanh niên các bản làm du lịch lập đội vừa hướng dẫn khách, vừa giữ trật tự, nhặt rác, cứu hộ.",
        ),
    ]
