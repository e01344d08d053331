"""The pages about open data, and the file with all of it."""

from __future__ import annotations

from flask import Response, current_app, request, send_file

from ...kit import clock
from ...kit.web import actor
from ...kit.web.errors import busy
from .. import bundle
from ..pages import ApiPage, DataPage
from .door import door


@door.get("/du-lieu", rule="open_data.read")
def data() -> Response:
    return DataPage(by=actor()).respond()


@door.get("/api", rule="open_data.read")
def about() -> Response:
    return ApiPage(site=request.host_url, by=actor()).respond()


@door.get(f"/du-lieu/{bundle.NAME}.zip", rule="open_data.export")
def everything() -> Response:
    try:
        path = bundle.bundle(current_app.config["DATA_DIR"])
    except bundle.Busy:
        return busy(30)
    response: Response = send_file(
        path,
        mimetype="application/zip",
        as_attachment=True,
        download_name=f"{bundle.NAME}-{clock.today()}.zip",
        max_age=0,
    )
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response


@door.get("/du-lieu/tu-dien-du-lieu.csv", rule="open_data.read")
def dictionary() -> Response:
    return Response(bundle.dictionary(), mimetype="text/csv")
