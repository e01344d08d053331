"""Exports of the catalogue, the roll and the list of places; the feed; the map of the site."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from flask import Response, current_app, request, send_file
from flask_babel import gettext as _

from ...catalogue import queries as catalogue
from ...catalogue.filters import Filter
from ...catalogue.models import heir_of
from ...catalogue.whole import whole
from ...kit import clock
from ...kit.database import db
from ...kit.database.version import data_version
from ...kit.refusals import Invalid, Missing
from ...kit.web import actor
from ...kit.web.errors import show as show_error
from ...people.actor import Nobody
from ...replications import queries as ledger
from .. import feed as feeds
from .. import reading, sheets, sitemap
from ..budget import EXPORTS, spent
from ..bundle import shape
from ..tables import COMMENDATIONS, FIGURES, INITIATIVES, PLACES, Table
from ..tables.honours import roll
from .door import door

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KEPT = "public, max-age=0, must-revalidate"


def _asked() -> Filter:
    """The filter of the address. A list that a program keeps is no place to leave out what was not understood."""
    wanted = reading.settled(Filter.from_args(request.args))
    if wanted.ignored:
        raise Unknown(", ".join(wanted.ignored))
    return wanted.with_()  # all of it: the page of the list where the visitor stood is no matter


class Unknown(Exception):
    """Arguments that mean nothing here."""


@door.blueprint.errorhandler(Unknown)
def _unknown(error: Unknown) -> Response:
    return show_error(400, _("Không hiểu bộ lọc: %(values)s.", values=str(error)))


def _exported(name: str, kind: str, make: Callable[[], Response]) -> Response:
    """A file under its name and the day, made only if the browser does not hold this version of it already."""
    said = f"{data_version()} {shape()} {clock.today()} {request.full_path}"
    tag = hashlib.sha256(said.encode()).hexdigest()[:32]
    fresh = Response(status=304)
    if not request.if_none_match.contains_weak(tag):
        if spent(EXPORTS, "export"):
            refused = show_error(429)
            refused.headers["Retry-After"] = "60"
            return refused
        fresh = make()
        fresh.headers.set("Content-Disposition", "attachment", filename=f"{name}-{clock.today()}.{kind}")
    fresh.set_etag(tag, weak=True)
    fresh.headers["Cache-Control"] = "no-store" if actor().signed_in else KEPT
    fresh.vary.add("Cookie")
    return fresh


def _csv(name: str, table: Table, ids: Callable[[], Sequence[int] | reading.Ids]) -> Response:
    app = current_app._get_current_object()  # type: ignore[attr-defined]

    def make() -> Response:
        chosen = ids()
        db.session.rollback()  # what follows reads for itself, in short transactions
        return Response(sheets.csv_of(app, table, chosen), mimetype="text/csv")

    return _exported(name, "csv", make)


@door.get("/mo-hinh.csv", rule="open_data.export")
def catalogue_csv() -> Response:
    wanted = _asked()
    return _csv("mo-hinh", INITIATIVES, lambda: reading.listed(wanted, by=actor()))


@door.get("/mo-hinh.xlsx", rule="open_data.export")
def catalogue_xlsx() -> Response:
    wanted = _asked()

    def make() -> Response:
        ids = reading.listed(wanted, by=actor())
        if len(ids) > sheets.MOST_IN_WORKBOOK:
            raise Invalid(
                {"xlsx": _("Quá nhiều dòng cho một bảng tính. Lọc bớt, hoặc tải tệp CSV, không hạn số dòng.")}
            )
        db.session.rollback()
        file = sheets.workbook(INITIATIVES, ids)
        response = send_file(file, mimetype=XLSX, etag=False, conditional=False)
        response.content_length = file.seek(0, 2)
        file.seek(0)
        return response

    return _exported("mo-hinh", "xlsx", make)


@door.get("/mo-hinh/<ref>/so-lieu.csv", rule="open_data.export")
def figures_csv(ref: str) -> Response:
    """The figures of an initiative and of what was merged into it; an old or wrong slug leads to them too."""
    found = heir_of(catalogue.find(ref, by=actor()))
    if found.state == "withdrawn":
        raise Missing
    wanted = [figure.id for figure in whole(found).figures]
    return _csv(f"so-lieu-{found.ref}", FIGURES, lambda: wanted)


@door.get("/diem/<ref>/so-lieu.csv", rule="open_data.export")
def figures_of_point_csv(ref: str) -> Response:
    """The figures that a point of the ledger reported."""
    point = ledger.find(ref, by=Nobody())
    wanted = [figure.id for figure in point.album.figures] if point.album else []
    return _csv(f"so-lieu-{point.ref}", FIGURES, lambda: wanted)


@door.get("/vinh-danh.csv", rule="open_data.export")
def roll_csv() -> Response:
    typed = request.args.get("nam", "")
    if typed and not (typed.isascii() and typed.isdigit() and len(typed) == 4):
        raise Unknown(typed[:60])
    return _csv("vinh-danh", COMMENDATIONS, lambda: roll(int(typed) if typed else None))


@door.get("/dia-ban.csv", rule="open_data.export")
def places_csv() -> Response:
    return _csv("dia-ban", PLACES, lambda: [each for chunk in PLACES.chunks() for each in chunk])


@door.get("/mo-hinh.atom", rule="open_data.read")
def feed() -> Response:
    wanted = _asked().with_(sort=reading.NEWEST)
    found = INITIATIVES.read(reading.first(wanted, feeds.COUNT, by=actor()))
    args = {name: value for name, value in wanted.args().items() if name != "sap-xep"}
    name = current_app.config["SITE_NAME"]
    made = feeds.feed(found, site=request.host_url, name=name, args=args)
    return Response(made, content_type="application/atom+xml; charset=utf-8")


@door.get("/sitemap.xml", rule="open_data.read")
def site_index() -> Response:
    return Response(sitemap.index(request.host_url), content_type="application/xml; charset=utf-8")


@door.get("/sitemap-<name>.xml", rule="open_data.read")
def site_part(name: str) -> Response:
    found = sitemap.part(name, request.host_url)
    if found is None:
        raise Missing
    return Response(found, content_type="application/xml; charset=utf-8")
