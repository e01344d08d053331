"""Reviews away from the line: one's own dossiers as a workbook, and the answered workbook read back.

Nothing in it is a formula; every line in which something was written is judged before the first is taken, and one
that cannot be taken stops all.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from ..kit import clock
from ..kit.database import db
from ..kit.refusals import Invalid
from ..kit.sheets import harmless
from ..kit.spreadsheets import Row, rows_of
from ..kit.text import fold
from ..nominations import actions as nominations
from ..nominations.code import is_code
from ..nominations.models import Nomination
from ..nominations.policy import seen_at_desk_by
from ..nominations.queries import awaits_review_of, review_by
from ..nominations.scoring import VERDICTS, Criterion, criteria

HEAD = ("Mã hồ sơ", "Đề cử", "Đơn vị", "Hình thức", "Thành tích")
VERDICT, COMMENT = "Ý kiến", "Nhận xét"
LEAST, MOST = 10, 4000
MOST_DOSSIERS = 500
MOST_BYTES = 2_000_000
MOST_LINES = 2 * MOST_DOSSIERS
"""Of a packet that comes back: its dossiers, and room for notes of one's own below them."""

Sheets = dict[int, list[Criterion]]
"""The score sheets of dossiers, by the dossier's id."""


def own(*, by: Any) -> list[Nomination]:
    """The dossiers that wait for the actor's own review, the longest waiting first."""
    rows = (
        select(Nomination)
        .where(
            seen_at_desk_by(by),
            Nomination.province_id.in_(by.provinces_as("council_member")),
            awaits_review_of(by),
        )
        .options(joinedload(Nomination.unit), joinedload(Nomination.form))
        .order_by(Nomination.moved_at, Nomination.id)
        .limit(MOST_DOSSIERS)
    )
    return list(db.session.scalars(rows))


def _sheets(dossiers: Iterable[Nomination]) -> Sheets:
    """Each dossier's own sheet: that of its day."""
    of_day: dict[date, list[Criterion]] = {}
    found: Sheets = {}
    for each in dossiers:
        day = each.norms_on or clock.today()
        if day not in of_day:
            of_day[day] = criteria(day)
        found[each.id] = of_day[day]
    return found


def _heads_of(sheets: Sheets) -> list[str]:
    """What stands over the points, each once: where two days ask for the same by another name or up to another
    number of points, each has its column."""
    heads = (_head_of(line) for sheet in sheets.values() for line in sheet)
    return list({fold(head): head for head in heads}.values())


def workbook(dossiers: Sequence[Nomination]) -> bytes:
    """The packet: one line a dossier, the answers left open."""
    sheets, data = _sheets(dossiers), io.BytesIO()
    asked = _heads_of(sheets)
    book = xlsxwriter.Workbook(
        data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet, bold = (
        book.add_worksheet("Phiếu chấm"),
        book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
    )
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    closed = book.add_format({"bg_color": "#D9D9D9"})
    heads = [*HEAD, *asked, VERDICT, COMMENT]
    for column, text in enumerate(heads):
        sheet.write_string(0, column, harmless(text), bold)
    for number, each in enumerate(dossiers, start=1):
        form = each.form.label if each.form else ""
        for column, text in enumerate((each.ref, each.title, each.unit.name, form, each.summary)):
            sheet.write_string(number, column, harmless(text), wrap)
        own_heads = {fold(_head_of(line)) for line in sheets[each.id]}
        for column, head in enumerate(asked, start=len(HEAD)):
            if fold(head) not in own_heads:
                sheet.write_blank(number, column, None, closed)
    verdict = len(heads) - 2
    words = [str(word) for word in VERDICTS.values()]
    sheet.data_validation(1, verdict, max(1, len(dossiers)), verdict, {"validate": "list", "source": words})
    sheet.freeze_panes(1, 2)
    sheet.set_column(0, 4, 24)
    sheet.set_column(5, verdict, 14)
    sheet.set_column(verdict + 1, verdict + 1, 60)
    book.close()
    return data.getvalue()


@dataclass(frozen=True)
class Answer:
    """One answered line."""

    nomination: Nomination
    points: dict[str, int]
    verdict: str
    comment: str


def rows(data: bytes) -> list[Row]:
    """The lines of a packet that came back: slow, and no question to the database. Raises Invalid ("file"): no table,
    damaged, larger or longer than any packet."""
    if len(data) > MOST_BYTES:
        raise Invalid({"file": _l("Tệp nặng quá 2 MB. Gói chấm chỉ có bảng điểm, bỏ hình ảnh rồi gửi lại.")})
    return rows_of(data, most=MOST_LINES)


def read(rows: Sequence[Row], *, by: Any) -> list[Answer]:
    """The answered lines; one in which nothing was written is left for another day. Columns are found by their heads,
    wherever they stand. Raises Invalid with a sentence for every line that cannot be taken."""
    places = _places(rows[0] if rows else None)
    _demand(places, [HEAD[0], VERDICT, COMMENT])
    refs = [row.text(places[fold(HEAD[0])]) for row in rows[1:]]
    mine = {each.ref: each for each in own(by=by)}
    past = _past(set(refs) - set(mine), by)
    sheets = _sheets([*mine.values(), *past.values()])
    typed = [fold(head) for head in (*_heads_of(sheets), VERDICT, COMMENT)]
    answered = [
        (ref, row)
        for ref, row in zip(refs, rows[1:], strict=True)
        if any(row.text(places[head]) for head in typed if head in places)
    ]
    if not answered:
        raise Invalid({"file": _l("Bảng chưa có dòng nào được chấm.")})
    _demand(places, _heads_of({mine[ref].id: sheets[mine[ref].id] for ref, _row in answered if ref in mine}))
    answers: list[Answer] = []
    errors: dict[str, Any] = {}
    seen: set[str] = set()
    for ref, row in answered:
        if ref in seen:
            says: Any = _l("hồ sơ đứng hai lần")
        elif ref in mine:
            says = _answer(row, mine[ref], sheets, places)
        else:
            says = _why_not(past.get(ref), by)
        seen.add(ref)
        if isinstance(says, Answer):
            answers.append(says)
        else:
            errors[f"line{row.number}"] = _l("Dòng %(n)d: %(says)s.", n=row.number, says=says)
    if errors:
        raise Invalid(errors)
    return answers


def _past(refs: Iterable[str], by: Any) -> dict[str, Nomination]:
    """Of dossiers that do not wait for the actor, those that the actor may see at the desk, by ref."""
    known = [ref for ref in refs if is_code(ref)]
    if not known:
        return {}
    asked = select(Nomination).where(Nomination.ref.in_(known), seen_at_desk_by(by))
    found = db.session.scalars(asked.where(Nomination.province_id.in_(by.provinces_as("council_member"))))
    return {each.ref: each for each in found}


def _why_not(nomination: Nomination | None, by: Any) -> Any:
    """Why a dossier takes no review of the actor; of one that the actor may not see nothing is told."""
    if nomination is None:
        return _l("không có hồ sơ này trong phần chờ đồng chí chấm")
    if review_by(nomination, by=by) is not None:
        return _l("phiếu của đồng chí cho hồ sơ này đã được gửi")
    if closed := nominations.reviews_open(nomination):
        return str(closed).removesuffix(".")
    return _l("hồ sơ này không còn chờ đồng chí chấm")


def _head_of(line: Criterion) -> str:
    """What stands over the points of a criterion."""
    return f"{line.label} (0–{line.most})"


def _places(heads: Row | None) -> dict[str, int]:
    """Folded head to column."""
    found: dict[str, int] = {}
    if heads is not None:
        for place in range(len(heads.cells)):
            found.setdefault(fold(heads.text(place)), place)
    return found


def _demand(places: dict[str, int], heads: Iterable[str]) -> None:
    """Raises Invalid with the columns that are not there."""
    missing = [head for head in heads if fold(head) not in places]
    if missing:
        says = _l(
            "Hàng đầu của bảng thiếu cột: %(heads)s. Tải gói mới rồi chép lại.", heads=", ".join(missing)
        )
        raise Invalid({"file": says})


def _answer(row: Row, nomination: Nomination, sheets: Sheets, places: dict[str, int]) -> Answer | Any:
    """The line's answer by the dossier's own sheet, or the sentence that says what is wrong with it."""
    said, comment = fold(row.text(places[fold(VERDICT)])), row.text(places[fold(COMMENT)], multiline=True)
    verdict = next((code for code, word in VERDICTS.items() if fold(str(word)) == said), None)
    if verdict is None:
        return _l("chưa chọn ý kiến")
    if verdict == "abstain":
        return Answer(nomination, {}, verdict, comment)
    points, asked = {}, set()
    for line in sheets[nomination.id]:
        head = fold(_head_of(line))
        asked.add(head)
        typed = row.text(places[head])
        if not (typed.isascii() and typed.isdigit() and len(typed) < 6 and int(typed) <= line.most):
            return _l("%(label)s: cho điểm từ 0 đến %(most)d", label=line.label, most=line.most)
        points[line.code] = int(typed)
    for head in _heads_of(sheets):
        if fold(head) not in asked and fold(head) in places and row.text(places[fold(head)]):
            return _l("hồ sơ này không chấm “%(head)s”, để trống ô ấy", head=head)
    if not LEAST <= len(comment) <= MOST:
        return _l("nhận xét phải từ %(least)d đến %(most)d ký tự", least=LEAST, most=MOST)
    return Answer(nomination, points, verdict, comment)


def take(rows: Sequence[Row], *, by: Any) -> int:
    """Give every review of an answered packet, or none. How many. Raises Invalid, Stale, Refused."""
    answers = sorted(read(rows, by=by), key=lambda each: each.nomination.id)
    nominations.lock_all(each.nomination for each in answers)
    for each in answers:
        nominations.review(each.nomination, each.points, verdict=each.verdict, comment=each.comment, by=by)
    return len(answers)
