"""What the ledger of replications says: the three counts and where, since when, whether alive, why ended, of what."""

from __future__ import annotations

from flask_babel import gettext as _

from ..catalogue.words import field_label, kind_label
from ..kit import charts, hiding
from ..kit.numbers import write_number
from ..law.privacy import least
from ..places import queries as places
from ..places.words import bare_name
from ..replications.counting import Three
from ..replications.liveness import Life
from ..replications.words import CLOSE_REASONS, LIVES
from . import queries
from .filters import Filter
from .ledger import Ledger, total
from .statistic import Statistic, Tile, narrowed, ranking, today

MOST_LISTED = 20


def _source() -> str:
    return _("sổ nhân rộng, đếm lúc xem trang")


def _head(first: str) -> tuple[str, ...]:
    return first, _("Mô hình"), _("Điểm"), _("Tổ")


def _begun(wanted: Filter) -> str:
    return narrowed(wanted, year=_("điểm bắt đầu năm %(year)s", year=wanted.year))


def _counted(quarters: int) -> str:
    return _(
        "Điểm: một địa bàn áp dụng mô hình; tổ: các tổ thực hiện ở điểm đó. Chỉ tính điểm đang hoạt "
        "động và được xác nhận trong %(quarters)s quý gần nhất hoặc quý này.",
        quarters=quarters,
    )


def where(wanted: Filter) -> Statistic:
    """The three counts by province, or by commune of the province that was chosen."""
    ledger = Ledger(wanted)
    groups = ledger.by_place("commune" if wanted.province else "province")
    rows = _by_place(groups, wanted)
    three, (points, teams) = ledger.three, total(groups)
    sentence = _(
        "%(initiatives)s mô hình đang được nhân rộng tại %(points)s điểm với %(teams)s tổ thực "
        "hiện%(narrowed)s, tính đến %(day)s.",
        initiatives=write_number(three.initiatives),
        points=write_number(three.points),
        teams=write_number(three.teams),
        narrowed=_begun(wanted),
        day=today(),
    )
    every = [(name, each.initiatives, each.points, each.teams) for name, _link, each in rows]
    if every:
        every.append((_("Tất cả"), three.initiatives, points, teams))
    return Statistic(
        key="dia-ban",
        title=_("Mô hình, điểm, tổ theo địa bàn"),
        sentence=sentence if rows else _nothing(wanted),
        head=_head(_("Xã, phường, đặc khu") if wanted.province else _("Tỉnh, thành phố")),
        rows=tuple(every),
        links=(*(link for _name, link, _each in rows), *((None,) if every else ())),
        tiles=() if wanted.province else _tiles(groups, wanted),
        ranks=ranking(sorted(((n, each.points) for n, _l, each in rows), key=lambda one: -one[1])),
        drawing=_("Nơi có nhiều điểm nhất"),
        unit=_("điểm"),
        definition=_counted(ledger.grace.counted)
        + " "
        + _("Một mô hình có ở nhiều nơi nên cột mô hình không cộng lại được."),
        source=_source(),
    )


def _by_place(groups: dict[int, Three], wanted: Filter) -> list[tuple[str, str | None, Three]]:
    """Name, the address that leads deeper, and counts; in Vietnamese order, the unknown last."""
    known = {place.id: place for place in places.today().values()}
    rows: list[tuple[str, str | None, Three]] = []
    for number, place in known.items():
        if number in groups:
            deeper = (
                wanted.with_(province=place.code).address()
                if place.level == "province"
                else f"/dia-ban/{place.code}"
            )
            rows.append((place.name, deeper, groups[number]))
    if 0 in groups:
        rows.append((_("Không rõ"), None, groups[0]))
    return rows


def _tiles(groups: dict[int, Three], wanted: Filter) -> tuple[Tile, ...]:
    return tuple(
        Tile(
            each.code,
            bare_name(each.name, each.kind),
            groups[each.id].points if each.id in groups else 0,
            wanted.with_(province=each.code).address(),
        )
        for each in places.provinces_named()
    )


def _nothing(wanted: Filter) -> str:
    if wanted.is_empty:
        return _("Chưa có điểm nào đang hoạt động trong sổ.")
    return _("Không có số liệu cho lựa chọn này.")


def years(wanted: Filter) -> Statistic:
    """Points by the year in which they began."""
    found = Ledger(wanted).years
    known = [each for each in found if each.year]
    inside = narrowed(wanted)
    sentence = _nothing(wanted.with_(year=0))
    if known:
        sentence = _(
            "%(count)s điểm đã vào sổ bắt đầu từ năm %(first)s đến năm %(last)s%(narrowed)s.",
            count=write_number(known[-1].by_then),
            first=known[0].year,
            last=known[-1].year,
            narrowed=inside,
        )
    added = [(each.year, each.begun) for each in known]
    title = _("Số điểm đã bắt đầu, cộng dồn theo năm")
    return Statistic(
        key="nam-bat-dau",
        title=_("Điểm bắt đầu theo năm"),
        sentence=sentence,
        head=(_("Năm"), _("Bắt đầu trong năm"), _("Cộng dồn")),
        rows=tuple(
            (str(each.year) if each.year else _("Không rõ năm"), each.begun, each.by_then) for each in found
        ),
        chart=charts.spread("ve-nam-bat-dau", title, added, unit=_("điểm"), table=False)
        if len(known) > 1
        else "",
        definition=_(
            "Mọi điểm đã vào sổ, cả điểm nay đã kết thúc, theo năm bắt đầu. Năm đang chọn không lọc mục này."
        ),
        source=_source(),
    )


def lives(wanted: Filter) -> Statistic:
    """Whether the points are alive."""
    ledger = Ledger(wanted)
    found = ledger.lives
    every = sum(found.values())
    sentence = _nothing(wanted)
    if every:
        sentence = _(
            "Trong %(all)s điểm đã vào sổ%(narrowed)s, %(fresh)s điểm còn hoạt động, %(overdue)s "
            "điểm quá kỳ xác nhận, %(grey)s điểm lâu chưa xác nhận nên không tính, %(closed)s điểm "
            "đã kết thúc.",
            all=write_number(every),
            narrowed=_begun(wanted),
            fresh=write_number(found[Life.FRESH]),
            overdue=write_number(found[Life.OVERDUE]),
            grey=write_number(found[Life.GREY]),
            closed=write_number(found[Life.CLOSED]),
        )
    rows = [(str(LIVES[life][0]), count) for life, count in found.items()]
    return Statistic(
        key="tinh-trang",
        title=_("Điểm còn hoạt động hay không"),
        sentence=sentence,
        head=(_("Tình trạng"), _("Điểm")),
        rows=(*rows, (_("Tất cả"), every)) if every else (),
        ranks=ranking(rows),
        drawing=_("Điểm theo tình trạng"),
        unit=_("điểm"),
        definition=_(
            "Mỗi quý đơn vị xác nhận điểm một lần. Xác nhận trong %(fresh)s quý gần nhất hoặc quý "
            "này: còn hoạt động; đến %(counted)s quý: quá kỳ, vẫn tính; lâu hơn: không tính cho đến "
            "khi xác nhận lại.",
            fresh=ledger.grace.fresh,
            counted=ledger.grace.counted,
        ),
        source=_source(),
    )


def reasons(_wanted: Filter) -> Statistic:
    """Why points ended, of the whole country and all years together whatever was chosen: each narrower count could
    be taken from a wider one, and of few points everybody knows who was in charge."""
    found = Ledger(Filter()).reasons
    every = sum(found.values())
    cells = hiding.of_sum(list(found.values()), least())
    rows = [(str(CLOSE_REASONS[code]), cell) for code, cell in zip(found, cells, strict=True)]
    shown = [(words, cell) for words, cell in rows if isinstance(cell, int)]
    sentence = _("Chưa có điểm nào kết thúc.")
    if every:
        sentence = _("%(count)s điểm đã kết thúc trong cả nước.", count=write_number(every))
    if every and not shown:
        rows, sentence = [], sentence + " " + _("Còn quá ít để nêu lý do.")
    return Statistic(
        key="ly-do-ket-thuc",
        title=_("Vì sao điểm kết thúc"),
        sentence=sentence,
        head=(_("Lý do"), _("Điểm")),
        rows=(*rows, (_("Tất cả"), every)) if rows and every else (),
        ranks=ranking(sorted(shown, key=lambda one: -one[1])),
        drawing=_("Điểm đã kết thúc theo lý do"),
        unit=_("điểm"),
        definition=_(
            "Lý do do đơn vị chọn khi kết thúc điểm. Luôn tính cả nước, mọi năm; số dưới %(least)s không "
            "nêu để không lộ người phụ trách, số khác có thể được giấu theo để không tính ngược ra được.",
            least=least(),
        ),
        source=_source(),
    )


def fields(wanted: Filter) -> Statistic:
    """The three counts by field of the initiative."""
    rows = {
        (str(field_label(word)) if word else _("Không rõ")): each
        for word, each in Ledger(wanted).by_word("fields").items()
    }
    return _by_word("linh-vuc", _("Theo lĩnh vực của mô hình"), _("Lĩnh vực"), rows, wanted)


def kinds(wanted: Filter) -> Statistic:
    """The three counts by kind of initiative."""
    rows = {
        (str(kind_label(word)) if word else _("Không rõ")): each
        for word, each in Ledger(wanted).by_word("kinds").items()
    }
    return _by_word("loai-hinh", _("Theo loại hình"), _("Loại hình"), rows, wanted)


def _by_word(key: str, title: str, first: str, rows: dict[str, Three], wanted: Filter) -> Statistic:
    sentence = _nothing(wanted)
    if rows:
        name, most = max(rows.items(), key=lambda each: each[1].points)
        sentence = _(
            "%(name)s có nhiều điểm nhất: %(initiatives)s mô hình, %(points)s điểm, %(teams)s tổ%(narrowed)s.",
            name=name,
            initiatives=write_number(most.initiatives),
            points=write_number(most.points),
            teams=write_number(most.teams),
            narrowed=_begun(wanted),
        )
    ordered = sorted(rows.items(), key=lambda each: -each[1].points)
    return Statistic(
        key=key,
        title=title,
        sentence=sentence,
        head=_head(first),
        rows=tuple((name, each.initiatives, each.points, each.teams) for name, each in ordered),
        ranks=ranking([(name, each.points) for name, each in ordered]),
        drawing=_("Điểm đang hoạt động"),
        unit=_("điểm"),
        definition=_("Theo trang của mô hình trong danh mục; mô hình đã rút khỏi danh mục ghi “Không rõ”."),
        source=_source(),
    )


def most_replicated(wanted: Filter) -> Statistic:
    """The initiatives with the most points, of those that the catalogue shows."""
    # Twice as many: those that were withdrawn are left out of the list.
    groups = Ledger(wanted).by_initiative(2 * MOST_LISTED)
    known = queries.initiatives(groups)
    listed = [(known[number], three) for number, three in groups.items() if number in known][:MOST_LISTED]
    sentence = _nothing(wanted)
    if listed:
        sentence = _(
            "“%(name)s” được nhân rộng nhiều nhất: %(points)s điểm, %(teams)s tổ%(narrowed)s.",
            name=listed[0][0].name,
            points=write_number(listed[0][1].points),
            teams=write_number(listed[0][1].teams),
            narrowed=_begun(wanted),
        )
    return Statistic(
        key="mo-hinh-nhan-rong",
        title=_("Mô hình được nhân rộng nhiều nhất"),
        sentence=sentence,
        head=(_("Mô hình"), _("Điểm"), _("Tổ")),
        rows=tuple((each.name, three.points, three.teams) for each, three in listed),
        links=tuple(f"/mo-hinh/{each.address}" for each, _three in listed),
        ranks=ranking([(each.name, three.points) for each, three in listed]),
        drawing=_("Mô hình có nhiều điểm nhất"),
        unit=_("điểm"),
        definition=_(
            "Tối đa %(most)s mô hình; điểm của mô hình đã nhập vào mô hình khác tính cho mô hình đó.",
            most=MOST_LISTED,
        ),
        source=_source(),
    )
