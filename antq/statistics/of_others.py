"""What is counted beside the ledger: commendations, the way of dossiers, classes of the movement."""

from __future__ import annotations

from flask_babel import gettext as _

from ..kit import charts, clock
from ..kit.charts import Point
from ..kit.hiding import Hidden
from ..kit.numbers import write_number
from ..law.privacy import least, said
from ..places import queries as places
from ..scoresheets.words import GRADES, SUBJECTS
from . import funnel, queries
from .dossiers import promise_on, until_yesterday
from .filters import Filter
from .funnel import Line
from .statistic import Cell, Statistic, narrowed, today


def commendations(wanted: Filter) -> Statistic:
    """Public commendations by year and form. Each stands in a decision that everybody may read: none is hidden."""
    rows = queries.commendations(wanted)
    every = sum(each.total for each in rows)
    years: dict[int, int] = {}
    for each in rows:
        years[each.year] = years.get(each.year, 0) + each.total
    sentence = _("Không có khen thưởng công khai nào cho lựa chọn này.")
    if rows:
        sentence = _(
            "%(count)s lượt khen thưởng đã công khai%(narrowed)s, gần nhất là năm %(year)s với %(last)s lượt.",
            count=write_number(every),
            narrowed=narrowed(wanted, year=_("năm %(year)s", year=wanted.year)),
            year=rows[0].year,
            last=write_number(years[rows[0].year]),
        )
    points = [Point(str(year), count) for year, count in sorted(years.items())]
    return Statistic(
        key="khen-thuong",
        title=_("Khen thưởng theo năm và hình thức"),
        sentence=sentence,
        head=(_("Năm"), _("Hình thức"), _("Mô hình"), _("Tập thể"), _("Cá nhân"), _("Tất cả")),
        rows=tuple(
            (str(each.year), each.form, each.initiatives, each.collectives, each.persons, each.total)
            for each in rows
        ),
        links=tuple(f"/vinh-danh/{each.year}" for each in rows),
        chart=charts.columns(
            "ve-khen-thuong", _("Lượt khen thưởng công khai theo năm"), points, unit=_("lượt"), table=False
        )
        if len(points) > 1
        else "",
        definition=_(
            "Chỉ tính quyết định đã công khai, không tính người, tập thể không muốn nêu. Loại hình "
            "là của mô hình được khen."
        ),
        source=_("các quyết định ở trang vinh danh"),
        words=2,
    )


STAGE_WORDS = {
    "sent": lambda: _("Đã gửi"),
    "received": lambda: _("Được tiếp nhận"),
    "appraised": lambda: _("Vào thẩm định"),
    "recognised": lambda: _("Được công nhận"),
    "refused": lambda: _("Không được công nhận, hoặc bị thu hồi"),
    "withdrawn": lambda: _("Đã rút"),
    "pending": lambda: _("Đang xử lý"),
}


def dossiers(wanted: Filter) -> Statistic:
    """The way of dossiers by the year in which they were sent; small numbers are hidden."""
    provinces = [each.id for each in places.provinces_named()]
    found = funnel.shown(until_yesterday(provinces), provinces, wanted.province_id, least())
    lines = [line for line in found if wanted.year in (0, line.year) and line.stages["sent"] != 0]
    return Statistic(
        key="ho-so",
        title=_("Hồ sơ đề cử: từ gửi đến công nhận"),
        sentence=_of_dossiers(lines[0], wanted) if lines else _("Không có hồ sơ nào cho lựa chọn này."),
        head=(
            _("Năm gửi"),
            *(word() for word in STAGE_WORDS.values()),
            _("Đúng hạn (%)"),
            _("Số ngày làm việc (trung vị)"),
        ),
        rows=tuple(_row(line) for line in lines),
        ranks=_steps(lines),
        drawing=_("Hồ sơ gửi năm %(year)s", year=lines[0].year) if lines else "",
        unit=_("hồ sơ"),
        definition=_in_time()
        + " "
        + _(
            "Tính đến hết ngày hôm qua. Số dưới %(least)s không nêu, số khác có thể được giấu theo để không "
            "tính ngược ra được. Loại hình không lọc mục này.",
            least=least(),
        ),
        source=_("nhật ký xử lý hồ sơ"),
    )


def _in_time() -> str:
    promise = promise_on(clock.today())
    if promise is None:
        return _("Chưa có quy định về thời hạn thẩm định nên không tính tỷ lệ đúng hạn.")
    return _(
        "Đúng hạn: có kết quả thẩm định trong %(days)s ngày làm việc kể từ khi gửi, trừ ngày nghỉ lễ, không kể "
        "thời gian chờ đơn vị bổ sung, và yêu cầu bổ sung không quá %(returns)s lần.",
        days=promise.days,
        returns=promise.returns,
    )


def _of_dossiers(line: Line, wanted: Filter) -> str:
    sentence = _(
        "Hồ sơ gửi năm %(year)s%(narrowed)s – đã gửi: %(sent)s; được tiếp nhận: %(received)s; "
        "vào thẩm định: %(appraised)s; được công nhận: %(recognised)s.",
        year=line.year,
        narrowed=narrowed(wanted, kind=False),
        **{stage: said(line.stages[stage]) for stage in ("sent", "received", "appraised", "recognised")},
    )
    if isinstance(line.in_time, int):
        sentence += " " + _("%(rate)s %% có kết quả đúng hạn.", rate=line.in_time)
    return sentence


def _row(line: Line) -> tuple[Cell, ...]:
    return (
        str(line.year),
        *(line.stages[stage] for stage in STAGE_WORDS),
        line.in_time,
        line.median,
    )


def _steps(lines: list[Line]) -> tuple[tuple[str, int, None], ...]:
    """The newest year step by step, if nothing of it is hidden."""
    stages = ("sent", "received", "appraised", "recognised")
    if not lines or any(isinstance(lines[0].stages[stage], Hidden) for stage in stages):
        return ()
    counts = [lines[0].stages[stage] for stage in stages]
    return tuple(
        (STAGE_WORDS[stage](), count, None)
        for stage, count in zip(stages, counts, strict=True)
        if isinstance(count, int)
    )


def classes(wanted: Filter) -> Statistic:
    """Confirmed classes of the movement by year and who is scored: of places and bodies, so nothing is hidden."""
    rows: dict[tuple[int, str], dict[str, int]] = {}
    for each in queries.classes(wanted):
        rows.setdefault((each.year, each.subject), {})[each.grade] = each.count
    grades = [grade for grade in GRADES if any(grade in counts for counts in rows.values())]
    sentence = _("Không có kết quả phân loại nào được xác nhận cho lựa chọn này.")
    if rows:
        (year, subject), counts = next(iter(rows.items()))
        sentence = _(
            "Năm %(year)s%(narrowed)s, %(subject)s: %(count)s phiếu được xác nhận, trong đó %(best)s loại %(grade)s.",
            year=year,
            narrowed=narrowed(wanted, kind=False),
            subject=str(SUBJECTS[subject]).lower(),
            count=write_number(sum(counts.values())),
            best=write_number(counts.get("tot", 0)),
            grade=str(GRADES["tot"]).lower(),
        )
    return Statistic(
        key="phan-loai",
        title=_("Phân loại phong trào theo năm"),
        sentence=sentence,
        head=(_("Năm"), _("Đối tượng"), *(str(GRADES[grade]) for grade in grades), _("Tất cả")),
        rows=tuple(
            (
                str(year),
                str(SUBJECTS[subject]),
                *(counts.get(grade, 0) for grade in grades),
                sum(counts.values()),
            )
            for (year, subject), counts in rows.items()
        ),
        definition=_(
            "Chỉ tính phiếu đã được cơ quan thường trực xác nhận đến %(day)s. Loại hình không lọc mục này.",
            day=today(),
        ),
        source=_("phiếu chấm điểm phong trào"),
        words=2,
    )
