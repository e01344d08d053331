"""Where initiatives run: points of the ledger, places that documents name, scopes in which they were announced."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from flask_babel import lazy_gettext as _l

from .base import Record, Says


class Replication(Record):
    """A point of the ledger: one area that applies an initiative.

    Never who answers for it, nor how to reach them, nor what was noted when it was closed.
    """

    a_row = _l(
        "Một điểm mô hình trong sổ nhân rộng: một địa bàn áp dụng một mô hình, do đơn vị đăng ký và cơ quan "
        "thường trực đã nhận vào sổ."
    )
    ref: Annotated[str, Says(_l("Mã"), _l("Mã của điểm, không bao giờ dùng lại."), "DM-0001")]
    address: Annotated[
        str,
        Says(_l("Địa chỉ"), _l("Địa chỉ trang của điểm, tính từ gốc của trang web này."), "/diem/DM-0001"),
    ]
    initiative: Annotated[str, Says(_l("Mã mô hình"), _l("Mô hình mà điểm áp dụng."), "MH-0017")]
    unit: Annotated[str, Says(_l("Mã đơn vị"), _l("Mã đơn vị phụ trách điểm."), "ubnd-xa-muong-lai")]
    unit_name: Annotated[
        str, Says(_l("Đơn vị"), _l("Tên đơn vị phụ trách điểm."), "Ủy ban nhân dân xã Mường Lai")
    ]
    place_key: Annotated[
        str,
        Says(
            _l("Khóa địa bàn"), _l("Địa bàn như thời đăng ký, khóa trong bảng địa bàn."), "04324-2025-06-30"
        ),
    ]
    place: Annotated[
        str,
        Says(
            _l("Địa bàn"),
            _l("Tên địa bàn và các cấp trên, đúng như thời đó."),
            "Xã Mường Lai, Huyện Lục Yên, Tỉnh Yên Bái",
        ),
    ]
    neighbourhood: Annotated[
        str | None, Says(_l("Thôn, tổ dân phố"), _l("Nơi trong xã, như đơn vị viết."), "Thôn Trung Tâm")
    ]
    commune_code: Annotated[str | None, Says(_l("Mã xã"), _l("Mã xã, phường ngày nay."), "04345")]
    commune: Annotated[str | None, Says(_l("Xã, phường"), _l("Tên xã, phường ngày nay."), "Xã Mường Lai")]
    province_code: Annotated[str | None, Says(_l("Mã tỉnh"), _l("Mã tỉnh, thành phố ngày nay."), "15")]
    province: Annotated[
        str | None, Says(_l("Tỉnh, thành phố"), _l("Tên tỉnh, thành phố ngày nay."), "Tỉnh Lào Cai")
    ]
    divided: Annotated[
        bool,
        Says(
            _l("Chờ chọn nơi"),
            _l(
                "Địa bàn cũ đã chia cho nhiều nơi, chưa ai nói điểm thuộc nơi nào: xã ngày nay là phần chính."
            ),
            False,
        ),
    ]
    started_on: Annotated[
        date | None,
        Says(_l("Bắt đầu"), _l("Ngày bắt đầu; chỉ đúng tới mức ghi ở cột độ chính xác."), "2024-07-01"),
    ]
    started_precision: Annotated[
        str,
        Says(
            _l("Độ chính xác"),
            _l("Ngày bắt đầu biết tới mức nào: day, month, quarter, half, year, approx."),
            "quarter",
        ),
    ]
    launched_on: Annotated[date | None, Says(_l("Ra mắt"), _l("Ngày ra mắt."), "2024-08-19")]
    copied_from: Annotated[
        str | None, Says(_l("Làm theo"), _l("Mã điểm mà nó làm theo; null: làm theo nơi khởi đầu."), None)
    ]
    adapted: Annotated[
        str | None,
        Says(
            _l("Điều chỉnh"),
            _l("Đã đổi gì cho hợp địa bàn, mỗi dòng một đoạn."),
            "Ghép các hộ theo ngõ thay vì theo dãy nhà; mỗi tổ có một hộ giữ kẻng báo động.",
        ),
    ]
    team_count: Annotated[int, Says(_l("Số tổ"), _l("Số tổ của điểm."), 8)]
    member_count: Annotated[int, Says(_l("Số thành viên"), _l("Số người tham gia."), 64)]
    state: Annotated[
        str,
        Says(
            _l("Bước"),
            _l(
                "accepted: đã vào sổ; launched: đã ra mắt; running: đang hoạt động; weak: cầm chừng; "
                "sustained: duy trì bền vững; closed: đã kết thúc."
            ),
            "running",
        ),
    ]
    life: Annotated[
        str,
        Says(
            _l("Còn hoạt động không"),
            _l(
                "planned: chưa ra mắt; fresh: mới xác nhận; overdue: quá kỳ xác nhận, còn tính; "
                "grey: lâu chưa xác nhận, không tính; closed: đã kết thúc. Tính theo quý của hôm nay."
            ),
            "fresh",
        ),
    ]
    confirmed_quarter: Annotated[
        str | None,
        Says(
            _l("Xác nhận gần nhất"), _l("Quý gần nhất có người xác nhận điểm còn hoạt động."), "quý IV/2026"
        ),
    ]
    closed_on: Annotated[date | None, Says(_l("Kết thúc"), _l("Ngày kết thúc."), None)]
    changed: Annotated[
        int,
        Says(
            _l("Lần đổi"),
            _l("Số phiên bản dữ liệu khi điểm đổi lần cuối, chỉ tăng: dùng với tham số doi-sau."),
            1,
        ),
    ]


class KnownPlace(Record):
    """A place of which a document says that the initiative runs there; nobody reports on it."""

    a_row = _l(
        "Một nơi mà văn bản nói mô hình đang chạy; không tính là điểm. Mô hình đã gộp có thể nêu một nơi hai lần."
    )
    ref: Annotated[str, Says(_l("Mã"), _l("Mã mô hình và khóa địa bàn."), "MH-0010.87-2025-06-30")]
    initiative: Annotated[str, Says(_l("Mã mô hình"), _l("Mã của mô hình."), "MH-0010")]
    place_key: Annotated[str, Says(_l("Khóa địa bàn"), _l("Khóa trong bảng địa bàn."), "87-2025-06-30")]
    place: Annotated[str, Says(_l("Địa bàn"), _l("Tên địa bàn theo thời của nguồn."), "Tỉnh Đồng Tháp")]
    document: Annotated[
        str | None, Says(_l("Văn bản"), _l("Văn bản nói điều này, mã trong bảng văn bản."), "seed-002")
    ]
    note: Annotated[str | None, Says(_l("Ghi chú"), _l("Ghi chú."), "Toàn tỉnh, nguồn không nêu xã nào.")]


class Recognition(Record):
    """How widely an initiative was announced as worth copying, by which document."""

    a_row = _l("Một lần mô hình được thông báo nhân rộng, trong phạm vi nào, theo văn bản nào.")
    ref: Annotated[str, Says(_l("Mã"), _l("Mã của lần thông báo."), "TB-0001")]
    initiative: Annotated[str, Says(_l("Mã mô hình"), _l("Mã của mô hình."), "MH-0001")]
    scope: Annotated[
        str,
        Says(
            _l("Phạm vi"),
            _l(
                "commune: trong xã; cluster: liên xã, cụm địa bàn; province: toàn tỉnh; "
                "emulation: cụm thi đua; nation: toàn quốc."
            ),
            "province",
        ),
    ]
    where: Annotated[str | None, Says(_l("Nơi"), _l("Những nơi được nêu, bằng lời."), None)]
    announced_on: Annotated[date | None, Says(_l("Ngày"), _l("Ngày thông báo."), None)]
    document: Annotated[
        str | None, Says(_l("Văn bản"), _l("Văn bản thông báo, mã trong bảng văn bản."), None)
    ]
    document_text: Annotated[
        str | None, Says(_l("Văn bản bằng lời"), _l("Văn bản như người ghi viết, khi sổ chưa có."), None)
    ]
