"""Papers to try the writers with."""

from __future__ import annotations

from datetime import UTC, datetime

from antq.kit.documents.blocks import (
    Bases,
    Block,
    Closing,
    Column,
    Head,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Signature,
    Table,
    Title,
    To,
)

AT = datetime(2026, 2, 5, 3, 30, tzinfo=UTC)

_SMALL = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
LETTERS = _SMALL + _SMALL.upper()
ACCENTED = "".join(letter for letter in LETTERS if not letter.isascii())
"""The 134 letters that no other alphabet of Latin script has all of."""

TELLING = "ẵm bồng, ngoằn ngoèo, khuỷu tay"
BODY = (
    "Thực hiện phong trào Toàn dân bảo vệ an ninh Tổ quốc, đơn vị đã triển khai mô hình đến từng thôn, bản. "
    * 5
).strip()

HOSTILE = (
    '#import "/etc/passwd" #panic() #sys.inputs $x^2$ `raw` *đậm* _nghiêng_ <nhãn> @ref = đề mục // chú thích',
    '\\u{41} #(1+1) [nội dung] {mã} #read("paper.typ") https://x.example ~ -- ...',
    '</w:t></w:r></w:p><w:p> & &amp; ]]> <!-- --> <?xml version="1.0"?> &#0;',
    "{{ config }} {% for each in () %}{% endfor %} {# không phải lời của mẫu #}",
)
"""Markup of every language on the way: it stays text."""


def paper(*blocks: Block, title: str = "Giấy thử", landscape: bool = False) -> Paper:
    """A paper of some blocks."""
    return Paper(title, blocks, "Ủy ban nhân dân xã Mường Lai", landscape)


def letter() -> Paper:
    """A tờ trình of three pages with everything that papers are made of."""
    rows = tuple((str(number), f"Mô hình {number}", BODY[:120]) for number in range(1, 26))
    return paper(
        Head(
            ("Ủy ban nhân dân", "xã Mường Lai"), (), "Số: 05/TTr-UBND", "Mường Lai, ngày 05 tháng 02 năm 2026"
        ),
        Title("Tờ trình", "Về việc đề nghị tặng Giấy khen cho tập thể, cá nhân"),
        To(("Chủ tịch Ủy ban nhân dân tỉnh Lào Cai;", "Hội đồng Thi đua - Khen thưởng tỉnh Lào Cai.")),
        Bases(("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022.", "Căn cứ Quy chế của Hội đồng,")),
        Paragraph(BODY),
        Heading("I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH"),
        Heading("1. Đặc điểm", 2),
        *(Paragraph(BODY) for _each in range(6)),
        Paragraph(f"{LETTERS} {TELLING}"),
        Paragraph("Tặng Giấy khen cho 05 tập thể.", lead="Điều 1."),
        Table(
            (Column("STT", 0.5, "center"), Column("Tên", 2), Column("Thành tích", 3)),
            rows,
            "Danh sách đề nghị",
        ),
        Closing(
            Signature(("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"), "Lưu Quang Huy"),
            recipients=("Như trên;", "Công an tỉnh;", "Lưu: VT, THĐ (02)."),
        ),
        PageBreak(),
        Title("Danh sách", note="(Kèm theo Tờ trình số 05/TTr-UBND)"),
        Paragraph("Hết.", align="center"),
        title="Tờ trình đề nghị tặng Giấy khen",
    )
