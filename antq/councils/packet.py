"""Reviews away from the line: one's own dossiers as a workbook, and the answered workbook read back.

Nothing in it is a formula; every line in which something was written is judged before the first is taken, and one
that cannot be taken stops all.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
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
from ..nominations.models import Nomination
from ..nominations.policy import seen_at_desk_by
from ..nominations.queries import awaits_review_of
from ..nominations.scoring import VERDICTS, Criterion, criteria

HEAD = ("Mã hồ sơ", "Đề cử", "Đơn vị", "Hình thức", "Thành tích")
VERDICT, COMMENT = "Ý kiến", "Nhận xét"
LEAST, MOST = 10, 4000
MOST_DOSSIERS = 500


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


def _sheet(nomination: Nomination) -> list[Criterion]:
    return criteria(nomination.norms_on or clock.today())


def _lines(dossiers: Sequence[Nomination]) -> list[Criterion]:
    """The criteria of all their days, each once."""
    found: dict[str, Criterion] = {}
    for nomination in dossiers:
        for line in _sheet(nomination):
            found.setdefault(line.code, line)
    return list(found.values())


def workbook(dossiers: Sequence[Nomination]) -> bytes:
    """The packet: one line a dossier, the answers left open."""
    lines, data = _lines(dossiers), io.BytesIO()
    book = xlsxwriter.Workbook(
        data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet, bold = (
        book.add_worksheet("Phiếu chấm"),
        book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
    )
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    heads = [*HEAD, *(_head_of(line) for line in lines), VERDICT, COMMENT]
    for column, text in enumerate(heads):
        sheet.write_string(0, column, harmless(text), bold)
    for number, each in enumerate(dossiers, start=1):
        form = each.form.label if each.form else ""
        for column, text in enumerate((each.ref, each.title, each.unit.name, form, each.summary)):
            sheet.write_string(number, column, harmless(text), wrap)
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


def read(data: bytes, *, by: Any) -> list[Answer]:
    """The answered lines; one in which nothing was written is left for another day. Columns are found by their heads,
    wherever they stand. Raises Invalid with a sentence for every line that cannot be taken."""
    rows = [row for row in rows_of(data) if not row.is_empty]
    mine = {each.ref: each for each in own(by=by)}
    lines = _lines(list(mine.values()))
    places = _places(rows[0] if rows else None, lines)
    answers: list[Answer] = []
    errors: dict[str, Any] = {}
    seen: set[str] = set()
    for row in rows[1:]:
        if not any(row.text(place) for head, place in places.items() if head != HEAD[0]):
            continue
        ref = row.text(places[HEAD[0]])
        says = _l("hồ sơ đứng hai lần") if ref in seen else None
        seen.add(ref)
        if ref not in mine:
            says = _l("không có hồ sơ này trong phần chờ đồng chí chấm")
        answer = None if says else _answer(row, mine[ref], lines, places)
        if isinstance(answer, Answer):
            answers.append(answer)
        else:
            errors[f"line{row.number}"] = _l("Dòng %(n)d: %(says)s.", n=row.number, says=says or answer)
    if not seen:
        errors["file"] = _l("Bảng chưa có dòng nào được chấm.")
    if errors:
        raise Invalid(errors)
    return answers


def _head_of(line: Criterion) -> str:
    """What stands over the points of a criterion."""
    return f"{line.label} (0–{line.most})"


def _places(heads: Row | None, lines: list[Criterion]) -> dict[str, int]:
    """Head to column, of the columns that are read. Raises Invalid with those that are not there."""
    found: dict[str, int] = {}
    if heads is not None:
        for place in range(len(heads.cells)):
            found.setdefault(fold(heads.text(place)), place)
    wanted = [HEAD[0], *(_head_of(line) for line in lines), VERDICT, COMMENT]
    missing = [head for head in wanted if fold(head) not in found]
    if missing:
        says = _l(
            "Hàng đầu của bảng thiếu cột: %(heads)s. Tải gói mới rồi chép lại.", heads=", ".join(missing)
        )
        raise Invalid({"file": says})
    return {head: found[fold(head)] for head in wanted}


def _answer(row: Row, nomination: Nomination, lines: list[Criterion], places: dict[str, int]) -> Answer | Any:
    """The line's answer, or the sentence that says what is wrong with it."""
    said, comment = fold(row.text(places[VERDICT])), row.text(places[COMMENT])
    verdict = next((code for code, word in VERDICTS.items() if fold(str(word)) == said), None)
    if verdict is None:
        return _l("chưa chọn ý kiến")
    if verdict == "abstain":
        return Answer(nomination, {}, verdict, comment)
    asked = {line.code for line in _sheet(nomination)}
    points = {}
    for line in lines:
        if line.code not in asked:
            continue
        typed = row.text(places[_head_of(line)])
        if not (typed.isascii() and typed.isdigit() and len(typed) < 6 and int(typed) <= line.most):
            return _l("%(label)s: cho điểm từ 0 đến %(most)d", label=line.label, most=line.most)
        points[line.code] = int(typed)
    if not LEAST <= len(comment) <= MOST:
        return _l("nhận xét phải từ %(least)d đến %(most)d ký tự", least=LEAST, most=MOST)
    return Answer(nomination, points, verdict, comment)


def take(data: bytes, *, by: Any) -> int:
    """Give every review of an answered packet, or none. How many. Raises Invalid, Stale, Refused."""
    answers = sorted(read(data, by=by), key=lambda each: each.nomination.id)
    nominations.lock_all(each.nomination for each in answers)
    for each in answers:
        nominations.review(each.nomination, each.points, verdict=each.verdict, comment=each.comment, by=by)
    return len(answers)
