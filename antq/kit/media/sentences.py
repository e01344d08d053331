"""What people read when a photo or a document cannot be taken: what is wrong, then what to do."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

Sentence = Any
"""A lazy string, translated when it is shown."""

NO_PHOTO = _l("Bạn chưa chọn ảnh. Hãy chọn một ảnh JPEG, PNG hoặc WebP rồi gửi lại.")
EMPTY_PHOTO = _l("Tệp ảnh rỗng (0 byte). Hãy mở thử ảnh trên máy của bạn rồi chọn lại.")
DAMAGED_PHOTO = _l(
    "Ảnh bị hỏng hoặc tải lên chưa trọn nên không đọc được. "
    "Hãy mở thử ảnh trên máy của bạn, lưu lại thành JPEG rồi gửi lại."
)
HEIC_PHOTO = _l(
    "Ảnh HEIC của điện thoại chưa dùng được ở đây. Hãy đổi sang JPEG rồi gửi lại: trên iPhone vào "
    "Cài đặt › Camera › Định dạng, chọn “Tương thích nhất”, hoặc mở ảnh và lưu thành JPEG."
)
OTHER_PHOTO = _l("Tệp này không phải ảnh JPEG, PNG hay WebP. Hãy chọn ảnh thuộc một trong ba loại đó.")

NO_FILE = _l("Bạn chưa chọn tệp. Hãy chọn một tệp PDF hoặc DOCX rồi gửi lại.")
EMPTY_FILE = _l("Tệp rỗng (0 byte). Hãy mở thử tệp trên máy của bạn rồi chọn lại.")
OTHER_FILE = _l("Tệp này không phải PDF hay DOCX. Hãy lưu văn bản thành PDF hoặc DOCX rồi gửi lại.")
OLD_WORD = _l(
    "Đây là tệp Word kiểu cũ (.doc) hoặc tệp Word có mật khẩu. "
    "Hãy bỏ mật khẩu, lưu lại thành DOCX hoặc PDF rồi gửi lại."
)
DAMAGED_FILE = _l("Tệp bị hỏng hoặc tải lên chưa trọn. Hãy mở thử tệp trên máy của bạn, lưu lại rồi gửi lại.")
LOCKED_FILE = _l("Tệp đang đặt mật khẩu hoặc bị khoá. Hãy bỏ mật khẩu, lưu lại rồi gửi lại.")
ACTIVE_PDF = _l(
    "Tệp PDF có mã lệnh, biểu mẫu động hoặc tệp đính kèm bên trong nên không nhận được. "
    "Hãy in lại thành PDF thường (In › Lưu thành PDF) rồi gửi lại."
)
CLOSED_PDF = _l(
    "Tệp PDF có phần không kiểm tra được. Hãy in lại thành PDF thường (In › Lưu thành PDF) rồi gửi lại."
)
MACROS = _l("Tệp Word có macro nên không nhận được. Hãy lưu lại thành DOCX không có macro hoặc PDF.")
EMBEDDED = _l("Tệp Word có nhúng đối tượng hoặc tệp khác bên trong. Hãy lưu thành PDF rồi gửi lại.")
LINKED = _l(
    "Tệp Word lấy mẫu, ảnh hoặc đối tượng từ nơi khác trên mạng. "
    "Hãy chép hẳn các phần đó vào văn bản hoặc lưu thành PDF rồi gửi lại."
)
SWOLLEN = _l("Tệp Word khi giải nén lớn bất thường nên không nhận được. Hãy lưu thành PDF rồi gửi lại.")

_FOUND = {
    "GIF": _l("ảnh động GIF"),
    "SVG": _l("hình vẽ SVG"),
    "PDF": _l("văn bản PDF"),
    "HTML": _l("trang web HTML"),
    "AVIF": _l("ảnh AVIF"),
    "BMP": _l("ảnh BMP"),
    "TIFF": _l("ảnh TIFF"),
    "ZIP": _l("tệp nén hoặc văn bản Office"),
    "EXE": _l("chương trình máy tính"),
}


def heavy_photo(limit: int) -> Sentence:
    """`limit` in bytes."""
    return _l(
        "Ảnh nặng quá %(limit)s MB. Hãy chọn ảnh nhẹ hơn hoặc giảm cỡ ảnh rồi gửi lại.",
        limit=limit // 1_000_000,
    )


def heavy_file(limit: int) -> Sentence:
    """`limit` in bytes."""
    return _l(
        "Tệp nặng quá %(limit)s MB. Hãy giảm cỡ ảnh trong văn bản hoặc tách tệp rồi gửi lại.",
        limit=limit // 1_000_000,
    )


def wrong_kind(kind: str, ending: str) -> Sentence:
    """`kind` as `headers.know` names it; `ending` of a photo name that the content does not keep, or ""."""
    if kind == "HEIC":
        return HEIC_PHOTO
    found = _FOUND.get(kind, _l("một loại tệp khác"))
    if ending:
        return _l(
            "Tệp mang đuôi %(ending)s nhưng bên trong là %(found)s. Đổi tên tệp không đổi được nội dung: "
            "hãy chọn đúng ảnh JPEG, PNG hoặc WebP.",
            ending=ending,
            found=found,
        )
    if kind in _FOUND:
        return _l(
            "Tệp này là %(found)s, không phải ảnh JPEG, PNG hay WebP. Hãy chọn ảnh thuộc một trong ba loại đó.",
            found=found,
        )
    return OTHER_PHOTO


def many_pixels(width: int, height: int, kind: str, most: int) -> Sentence:
    """`most` in pixels."""
    return _l(
        "Ảnh %(width)s × %(height)s điểm ảnh là quá lớn: ảnh %(kind)s nhận tối đa %(most)s triệu điểm ảnh. "
        "Hãy thu nhỏ ảnh rồi gửi lại.",
        width=_grouped(width),
        height=_grouped(height),
        kind=kind,
        most=most // 1_000_000,
    )


def progressive(width: int, height: int) -> Sentence:
    """A JPEG in many passes must be held whole while it is read."""
    return _l(
        "Ảnh %(width)s × %(height)s điểm ảnh được lưu kiểu JPEG lũy tiến nên quá lớn để đọc. "
        "Hãy thu nhỏ ảnh hoặc lưu lại thành JPEG thường rồi gửi lại.",
        width=_grouped(width),
        height=_grouped(height),
    )


def small_photo(width: int, height: int, smallest: int) -> Sentence:
    """All in pixels."""
    return _l(
        "Ảnh %(width)s × %(height)s điểm ảnh là quá nhỏ. Mỗi cạnh cần ít nhất %(smallest)s điểm ảnh: "
        "hãy gửi ảnh gốc, không gửi ảnh thu nhỏ.",
        width=_grouped(width),
        height=_grouped(height),
        smallest=smallest,
    )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
