"""Reports as people write them in Word, made with another library than the one that reads them."""

from __future__ import annotations

import io
from collections.abc import Iterable

from docx import Document

COLLECTIVE = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "BÁO CÁO THÀNH TÍCH",
    "Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    "Tên tập thể: Tổ tự quản thôn Suối Đá (Ghi đầy đủ bằng chữ in thường, không viết tắt)",
    "I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH",
    "1. Đặc điểm chính: thôn vùng cao, 85 hộ, nhà ở xa nhau.",
    "Điện thoại: 0912345678",
    "Trước đây hay mất trộm trâu bò.",
    "II. THÀNH TÍCH ĐẠT ĐƯỢC",
    "1. Giảm 12 vụ trộm so với năm trước liền kề.",
    "2. Những biện pháp đạt được thành tích:",
    "Họp thôn bàn cách làm, đặt loa ở ba ngõ.",
    "3. Kinh phí: bà con góp 12 triệu đồng.",
    "4. Bài học kinh nghiệm",
    "Phải phân công người trực rõ ràng.",
    "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG",
    "Năm 2024: Giấy khen của Chủ tịch UBND xã",
    "Nơi nhận:",
    "Thủ trưởng đơn vị",
)
PERSON = (
    "BÁO CÁO THÀNH TÍCH",
    "I. SƠ LƯỢC LÝ LỊCH",
    "1. Họ và tên: Nguyễn Văn An",
    "2. Sinh ngày, tháng, năm: 12/3/1970",
    "3. Quê quán: xã Mường Lai",
    "4. Số CCCD: 015070000001",
    "5. Chức vụ: Trưởng thôn Trung Tâm",
    "Làm trưởng thôn từ năm 2015.",
    "II. THÀNH TÍCH CÁ NHÂN",
    "Vận động bà con góp loa.",
)
TCVN3 = (
    "Tªn tËp thÓ: Tæ tù qu¶n th«n Suèi §¸",
    "I. S¬ l\u00adîc ®Æc ®iÓm, t×nh h×nh",
    "Th«n vïng cao, nhµ ë xa nhau",
    "II. Thµnh tÝch ®¹t ®\u00adîc",
    "Phong trµo toµn d©n b¶o vÖ an ninh Tæ quèc",
)
VNI = ("II. Thaønh tích ñaït ñöôïc", "Phong traøo toaøn daân baûo veä an ninh Toå quoác")


def written(lines: Iterable[str], *, font: str = "", bold: bool = False) -> bytes:
    """A DOCX with these paragraphs."""
    document = Document()
    for line in lines:
        run = document.add_paragraph().add_run(line)
        run.bold = bold
        if font:
            run.font.name = font
    return saved(document)


def saved(document: object) -> bytes:
    """Its bytes."""
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()
