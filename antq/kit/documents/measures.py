"""The layout of administrative papers as one table: Nghị định 30/2020/NĐ-CP, Phụ lục I (DOMAIN 4).

Both writers read these numbers, so that a DOCX and a PDF of one paper look alike. Where the decree leaves a range
the value is within it: the range stands in the comment. Lengths are millimetres, sizes of type points.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"

DECLARED_FONT = "Times New Roman"
"""What a DOCX names: the decree asks for it, and an office has it."""

EMBEDDED_FONT = "Tinos"
"""What a PDF carries: the widths of Times New Roman, every Vietnamese letter, freely licensed."""

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
TOP, BOTTOM = 20.0, 20.0  # 20-25 each
LEFT, RIGHT = 30.0, 15.0  # 30-35, 15-20
NUMBER_FROM_EDGE = 10.0  # the page number, centred in the top margin

HEAD_LEFT, HEAD_RIGHT = 72.5, 100.0  # wide enough that Quốc hiệu stays on one line: measured on issued papers

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"

NATION_SIZE = 13.0  # 12-13, capitals, bold
MOTTO_SIZE = 14.0  # 13-14, bold
AGENCY_SIZE = 13.0  # 12-13, capitals; the issuing one bold, the one above it not
NUMBER_SIZE = 13.0
DATED_SIZE = 14.0  # 13-14, italic
ABOUT_SIZE = 13.0  # "V/v …" of an official letter: 12-13
TITLE_SIZE = 14.0  # 13-14, capitals, bold; the subject under it 13-14, bold
BODY_SIZE = 14.0  # 13-14
TABLE_SIZE = 13.0  # like the body, the least of it: columns are narrow
PAGE_NUMBER_SIZE = 14.0  # 13-14, upright
SIGN_SIZE = 14.0  # 13-14, capitals, bold; the name 13-14, bold
RECIPIENTS_HEAD_SIZE = 12.0  # bold italic
RECIPIENTS_SIZE = 11.0

FIRST_LINE = 10.0  # 10 or 12.7
SPACING = 6.0  # points between paragraphs, at least 6
LINE_HEIGHT = 1.15  # times a single line; from single to 1.5
CELL_PADDING = 1.4
RULE = 0.75  # points: lines under the motto, the agency, the subject
RULE_SHARE = 0.4  # of the text above it: a third to a half
SIGN_ROOM = 24.0  # for the signature and the seal


def text_width(landscape: bool = False) -> float:
    """What lies between the margins."""
    return (PAGE_HEIGHT if landscape else PAGE_WIDTH) - LEFT - RIGHT


@cache
def _face(bold: bool) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont  # here: only who draws a paper measures

    name = "Tinos-Bold.ttf" if bold else "Tinos-Regular.ttf"
    return ImageFont.truetype(str(FONTS / name), 1000, layout_engine=ImageFont.Layout.BASIC)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is, in millimetres, set in the embedded font (so also in the declared one)."""
    return float(_face(bold).getlength(text)) / 1000 * size / 72 * 25.4


def rule_under(lines: tuple[str, ...], size: float, *, room: float) -> float:
    """The line under an agency or a subject: a share of the widest line above it, as it is broken in `room`."""
    widest = max((width_of(line, size, bold=True) for line in lines), default=0.0)
    return min(widest, room) * RULE_SHARE


def table() -> dict[str, float | str]:
    """Every measure by its name in small letters: what the writer of PDF is handed."""
    return {
        name.lower(): value
        for name, value in globals().items()
        if name.isupper() and isinstance(value, float | str)
    }
