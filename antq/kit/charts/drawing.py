"""What every chart is made of: elements, lengths of text, and the figure around the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from flask_babel import gettext as _
from markupsafe import Markup, escape

from ..numbers import write_number

WIDTH = 320
"""Units of a drawing from left to right: those of a small telephone, so that text stays readable there."""
LETTER = 7.9
"""How wide a letter of the drawings' text is, at the most usual."""
STRONG = 8.6
"""And a letter in bold."""

Number = Decimal | int


def el(tag: str, /, *inside: str, **attributes: object) -> Markup:
    """One element. Attribute names take a hyphen for an underscore; None leaves one out; all text is escaped."""
    # Strings, not Markup.format, which costs ten times as much: a tree of a province has hundreds of elements.
    said = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_length(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{tag}{said}>{''.join(map(escape, inside))}</{tag}>")  # noqa: S704 (escaped above)


def _length(value: object) -> object:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value


def text(x: float, y: float, words: str, cls: str = "", anchor: str | None = None) -> Markup:
    """Words at a place."""
    return el("text", words, x=float(x), y=float(y), class_=cls or None, text_anchor=anchor)


def number(value: Number | None) -> str:
    """A value as it is read; nothing known is a dash."""
    return "–" if value is None else write_number(value)


def fits(words: str, room: float) -> bool:
    """Whether the words stand in so much room."""
    return len(words) * LETTER <= room


def short(words: str, room: float, letter: float = LETTER) -> str:
    """The words, cut so that they stand in the room; the whole of them is in the table or the list."""
    most = max(2, int(room / letter))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


@dataclass(frozen=True)
class Around:
    """What stands around a drawing; without `table` the page shows the numbers itself."""

    unit: str = ""
    source: str = ""
    csv: str = ""
    level: int = 3
    note: str = ""
    table: bool = True


@dataclass(frozen=True)
class Table:
    """The numbers behind a drawing: head, rows (the first cell names the row), and what it is called."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


def svg(
    id: str, title: str, desc: str, marks: Sequence[Markup], height: float, width: float = WIDTH
) -> Markup:
    """A drawing that is one picture to whoever cannot see it: the finding, then the numbers."""
    head = (el("title", title, id=f"{id}-t"), el("desc", desc, id=f"{id}-d"))
    return el(
        "svg",
        *head,
        *marks,
        viewBox=f"0 0 {width:g} {height:g}",
        role="img",
        aria_labelledby=f"{id}-t {id}-d",
    )


def framed(id: str, title: str, drawing: Markup, table: Table, around: Around) -> Markup:
    """The figure: heading, drawing, table, CSV, unit and source."""
    said = [_("Đơn vị tính:") + f" {around.unit}." if around.unit else "", around.note]
    said.append(_("Nguồn:") + f" {around.source}." if around.source else "")
    caption = " ".join(part for part in said if part)
    return el(
        "figure",
        el(f"h{around.level}", title, id=f"{id}-ten"),
        drawing,
        el("details", el("summary", _("Xem bảng số liệu")), _tabled(title, table))
        if around.table
        else Markup(""),
        el("p", el("a", _("Tải CSV"), href=around.csv, class_="btn quiet small"), class_="no-print")
        if around.csv
        else Markup(""),
        el("figcaption", caption) if caption else Markup(""),
        class_="figure",
    )


def scrolling(label: str, inside: Markup) -> Markup:
    """What may be wider than the screen scrolls by itself, by keyboard too."""
    return el("div", inside, class_="table-wrap", role="group", aria_label=label, tabindex=0)


def _tabled(title: str, table: Table) -> Markup:
    first, *rest = table.head
    head = [el("th", first, scope="col"), *(el("th", each, scope="col", class_="num") for each in rest)]
    rows = [
        el("tr", el("th", name, scope="row"), *(el("td", cell, class_="num") for cell in cells))
        for name, *cells in table.rows
    ]
    body = el("table", el("thead", el("tr", *head)), el("tbody", *rows))
    return scrolling(_("Bảng số liệu: %(title)s", title=title), body)
