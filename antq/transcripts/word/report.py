"""Mẫu báo cáo thành tích: which lines answer which question of the register. Pure.

The skeleton is that of the decrees (collective and individual): tên tập thể or họ và tên; I. sơ lược; II. thành
tích đạt được, with measures and models inside; III. các hình thức đã được khen thưởng; then the signatures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ...kit.text import fold
from .paragraphs import Line

LIMITS = {
    "name": 200,
    "role": 200,
    "background": 5000,
    "how": 5000,
    "resources": 2000,
    "results": 8000,
    "lessons": 3000,
}
"""Questions that a report may answer, in their order, and how long an answer may be."""

_LABELS = {
    "name": re.compile(r"(?:ten (?:tap the|don vi|mo hinh|co quan)|ho (?:va )?ten|ho ten)\b"),
    "role": re.compile(r"chuc vu\b"),
}
_PERSONAL = re.compile(
    r"(?:\d+ )?(?:sinh (?:ngay|nam)|ngay (?:thang nam )?sinh|nam sinh|que quan|nguyen quan|noi (?:o|thuong tru|cu tru)|"
    r"thuong tru|tru quan|ho khau|dan toc|ton giao|so (?:cccd|cmnd|can cuoc|dien thoai)|cccd|cmnd|can cuoc|"
    r"(?:so )?dien thoai|email|thu dien tu|gioi tinh|ngay vao dang|so tai khoan)\b"
)
_HEADINGS = (
    (
        "past",
        re.compile(r"(?:cac )?(?:danh hieu thi dua va )?hinh thuc (?:da )?duoc khen|cac hinh thuc da duoc"),
    ),
    (
        "background",
        re.compile(r"so luoc|dac diem tinh hinh|tinh hinh chung|so luoc ly lich|quyen han nhiem vu"),
    ),
    (
        "how",
        re.compile(r"(?:cac |nhung )?bien phap|cach lam|cach thuc|noi dung (?:cach lam|mo hinh)|quy trinh"),
    ),
    ("resources", re.compile(r"nguon luc|kinh phi|dieu kien thuc hien")),
    ("lessons", re.compile(r"bai hoc|kho khan|ton tai|han che")),
    ("results", re.compile(r"thanh tich|ket qua")),
)
_NUMBER = re.compile(r"^\s*(?:[IVX]{1,4}|[0-9]{1,2}(?:\.[0-9]{1,2})*|[a-hA-Hđ])\s*[.)/:\-–]\s*")
_END = re.compile(
    r"noi nhan\b|thu truong (?:don vi|co quan)|xac nhan cua|nguoi bao cao|nguoi viet bao cao|tm uy ban|kt chu tich"
)
_SKIPPED = re.compile(
    r"cong hoa xa hoi|doc lap tu do|bao cao thanh tich|de nghi (?:tang|khen)|so bc|mau so|ngay \d* ?thang"
)
_HINTS = re.compile(r"\s*\((?:ghi|nêu|không|gồm|viết|mẫu)[^)]*\)", re.I)
_DOTS = re.compile(r"[.…_]{4,}")
_LONGEST_HEADING = 140


@dataclass(frozen=True)
class Proposal:
    """What the file says to one question. `was`: the same before it was turned into Unicode, "" where it was not;
    `cut`: it was longer than an answer may be."""

    name: str
    text: str
    was: str = ""
    cut: bool = False


@dataclass(frozen=True)
class Report:
    """All that was understood; `rest` are lines that answer no question, `personal` how many were left out as
    somebody's own data."""

    proposals: tuple[Proposal, ...]
    rest: tuple[str, ...] = ()
    personal: int = 0

    @property
    def turned(self) -> bool:
        """Whether anything was read from an old encoding."""
        return any(each.was for each in self.proposals)


@dataclass
class _Sorting:
    parts: dict[str, list[Line]] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)
    personal: int = 0
    now: str = ""

    def take(self, line: Line) -> bool:
        """Put one line where it belongs; False once the signatures have begun."""
        plain = _HINTS.sub("", _DOTS.sub("", line.text)).strip(" :;-–*+•")
        folded = fold(plain)
        if not folded:
            return True
        if _END.match(folded) and self.now:
            return False
        if self._labelled(line, plain) or self._heading(line, plain):
            return True
        if _PERSONAL.match(fold(_NUMBER.sub("", plain))):
            self.personal += 1
        elif self.now in LIMITS:
            self.parts.setdefault(self.now, []).append(line)
        elif not _SKIPPED.search(folded):
            self.rest.append(line.text)
        return True

    def _labelled(self, line: Line, plain: str) -> bool:
        """ "Họ và tên: Nguyễn Văn A": the answer stands behind the colon."""
        label, colon, said = _NUMBER.sub("", plain).partition(":")
        for name, pattern in _LABELS.items():
            if name not in self.parts and pattern.match(fold(label)) and self.now in ("", "background"):
                if colon and said.strip() and len(said.strip()) <= LIMITS[name]:
                    was = line.was.partition(":")[2].strip()
                    self.parts[name] = [Line(said.strip(" .;"), was)]
                return bool(colon)
        return False

    def _heading(self, line: Line, plain: str) -> bool:
        """A short line that is numbered, bold or in capitals, and says what follows."""
        numbered = _NUMBER.match(plain)
        if len(plain) > _LONGEST_HEADING or not (numbered or line.bold or plain.isupper()):
            return False
        folded = fold(_NUMBER.sub("", plain))
        found = next((name for name, words in _HEADINGS if words.match(folded)), None)
        if found is None:
            return False
        _title, colon, said = plain.partition(":")
        self.now = found
        if colon and said.strip() and found in LIMITS:
            self.parts.setdefault(found, []).append(Line(said.strip(), line.was.partition(":")[2].strip()))
        return True


def report_of(lines: Iterable[Line]) -> Report:
    """What the lines of a report say to which question; nothing is lost: the rest is told."""
    sorting = _Sorting()
    for line in lines:
        if not sorting.take(line):
            break
    proposals = [_proposal(name, sorting.parts[name]) for name in LIMITS if sorting.parts.get(name)]
    return Report(tuple(proposals), tuple(sorting.rest), sorting.personal)


def _proposal(name: str, lines: list[Line]) -> Proposal:
    text = "\n".join(line.text for line in lines)
    was = "\n".join(line.was or line.text for line in lines) if any(line.was for line in lines) else ""
    limit = LIMITS[name]
    return Proposal(name, text[:limit].rstrip(), was, cut=len(text) > limit)
