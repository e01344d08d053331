"""What nobody should find in a dossier: numbers that are somebody's, and words for people who must not be known.

Pure: text in, findings out. A finding may be wrong, so it is shown and never blocks. It is *soft* where the words
most likely are the name of an aim ("không có thanh niên nghiện ma túy"), of a help ("cai nghiện") or a count
("12 người nghiện"), and hard where they may be about one person. (Luật Bảo vệ dữ liệu cá nhân 2025; Luật Phòng,
chống ma túy; Luật Trẻ em.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit.text import nfc

KINDS = {
    "id_number": _l(
        "Có số giống số căn cước hoặc chứng minh nhân dân: “%(found)s”. Bỏ số này, hồ sơ không cần đến."
    ),
    "phone": _l(
        "Có số giống số điện thoại: “%(found)s”. Bỏ số này; cách liên hệ của đơn vị đã có trong hệ thống."
    ),
    "birth": _l("Có năm hoặc ngày sinh: “%(found)s”. Bỏ đi nếu là của một người."),
    "addiction": _l(
        "Có chữ “%(found)s”. Không nêu tên, nơi ở hay điều gì khiến người đọc nhận ra người nghiện, người cai"
        " nghiện; chỉ ghi số chung."
    ),
    "conviction": _l(
        "Có chữ “%(found)s”. Không nêu tên hay điều gì khiến người đọc nhận ra người từng phạm tội, chấp hành"
        " xong án; chỉ ghi số chung."
    ),
    "minor": _l("Có đoạn nói về trẻ em: “%(found)s”. Không nêu tên, tuổi, trường lớp của trẻ."),
    "victim": _l("Có chữ “%(found)s”. Không nêu điều gì khiến người đọc nhận ra nạn nhân, người bị hại."),
    "informant": _l(
        "Có chữ “%(found)s”. Không nêu điều gì khiến người đọc nhận ra người tố giác, người báo tin."
    ),
}
"""Kind of a finding to its sentence."""


@dataclass(frozen=True)
class Finding:
    """What was found where in the text; `soft` when it most likely is about nobody."""

    kind: str
    found: str
    start: int
    soft: bool = False

    @property
    def says(self) -> Any:
        """The sentence beside the field."""
        return KINDS[self.kind] % {"found": self.found}


_CAPITALS = "".join(char for char in map(chr, range(0x41, 0x1EFA)) if char.isupper())
_APART = r"[ .\-\u00a0]?"
_TWELVE = re.compile(rf"(?<![\d.,])0\d{{2}}(?:{_APART}\d){{9}}(?![\d]|[.,]\d)")
_NINE = re.compile(
    r"(?<![\d.,])(?:\d{9}|\d{3} \d{3} \d{3})(?![\d]|[.,]\d|\s*(?:đồng|đ\b|vnđ|người|hộ|lượt))", re.I
)
_NAMED = re.compile(
    r"\b(?:cccd|cmnd|cmt|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?)\b\D{0,20}"
    rf"(\d(?:{_APART}\d){{8,11}})(?!\d)",
    re.I,
)
_PHONE = re.compile(
    rf"(?<![\d.,])(?:(?:\+|00)\(?84\)?{_APART}|0)(?:[35789](?:{_APART}\d){{8}}|2(?:{_APART}\d){{9}})(?![\d]|[.,]\d)"
)
_BIRTH = re.compile(
    r"\b(?:sinh\s+(?:năm|ngày)|ngày\s+(?:tháng\s+năm\s+)?sinh|năm\s+sinh|sn|s\.n\.?)\s*[:.]?\s*"
    r"(?:\d{1,2}[/.\-]\d{1,2}[/.\-])?(?:19|20)\d\d\b",
    re.I,
)
_CHILD = re.compile(
    r"\b(?:[Cc]háu|[Bb]é|[Ee]m)\b[^.;\n]{0,60}?\b(?P<age>\d{1,2})\s*tuổi\b"
    rf"|\b(?:[Cc]háu|[Bb]é)(?:\s+[{_CAPITALS}]\w*){{1,4}}(?=[^.;\n]{{0,40}}\b(?:lớp\s+\d|học\s+sinh))"
)
_GROWN_UP = 18
_WORDS = {
    "addiction": r"nghiện|sau\s+cai|tái\s+nghiện|người\s+sử\s+dụng\s+trái\s+phép",
    "conviction": r"mãn\s+hạn\s+tù|ra\s+tù|(?:người\s+)?chấp\s+hành\s+xong\s+(?:án|hình)|tiền\s+án|"
    r"tiền\s+sự|đặc\s+xá|tha\s+tù|phạm\s+nhân|bị\s+quản\s+chế|can\s+án",
    "victim": r"nạn\s+nhân|người\s+bị\s+hại|bị\s+xâm\s+hại",
    "informant": r"người\s+tố\s+giác|người\s+báo\s+tin|cơ\s+sở\s+bí\s+mật|đặc\s+tình|cộng\s+tác\s+viên\s+bí\s+mật",
}
_SENSITIVE = {kind: re.compile(rf"\b(?:{words})\b", re.I) for kind, words in _WORDS.items()}
_AIM = re.compile(
    r"\b(?:không|phòng|chống|ngừa|ngăn|giảm|bài\s+trừ|giúp(?:\s+đỡ)?|hỗ\s+trợ|cảm\s+hóa|cảm\s+hoá|vận\s+động|cai)\b"
    r"(?:[^\w\n]+\w+){0,6}[^\w\n]*$",
    re.I,
)
_COUNT = re.compile(
    r"\b\d[\d.]*\s+(?:lượt\s+)?(?:người|trường\s+hợp|đối\s+tượng|thanh\s+niên|em|ca)?\s*$", re.I
)
_NAME = re.compile(rf"\b[{_CAPITALS}]\w*")
_SENTENCE = re.compile(r"[.;!?\n]")
_LOOKED_BACK = 60
_LONGEST = 60


def find(text: str) -> list[Finding]:
    """Everything that stands out in a text, in its order; each place once."""
    text = nfc(text)
    found: list[Finding] = []
    for each in sorted(_all(text), key=lambda one: (one.start, -len(one.found))):
        if not any(each.start < other.start + len(other.found) for other in found):
            found.append(each)
    return [Finding(one.kind, _short(one.found), one.start, one.soft) for one in found]


def _all(text: str) -> Iterator[Finding]:
    for number in _NAMED.finditer(text):
        yield Finding("id_number", number[1], number.start(1))
    for pattern, kind in ((_TWELVE, "id_number"), (_NINE, "id_number"), (_PHONE, "phone"), (_BIRTH, "birth")):
        for match in pattern.finditer(text):
            yield Finding(kind, match[0], match.start())
    for match in _CHILD.finditer(text):
        age = match["age"]
        if age is None or int(age) < _GROWN_UP:
            yield Finding("minor", match[0], match.start())
    for kind, words in _SENSITIVE.items():
        for match in words.finditer(text):
            yield Finding(kind, match[0], match.start(), _is_aim(text, match.start()))


def _is_aim(text: str, at: int) -> bool:
    """Whether what stands before, in the same sentence, makes it an aim, a help or a count."""
    before = _SENTENCE.split(text[max(0, at - _LOOKED_BACK) : at])[-1]
    aim = _AIM.search(before)
    if aim is not None:
        return not _NAME.search(aim[0].partition(" ")[2])  # "giúp anh A mãn hạn tù" is about A
    return bool(_COUNT.search(before))


def _short(found: str) -> str:
    said = " ".join(found.split())
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
