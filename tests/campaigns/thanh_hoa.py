"""Thanh Hóa as it was: 26 districts of the list of 30/6/2025, huyện Đông Sơn that ended before it, and today."""

from __future__ import annotations

from datetime import date
from functools import cache

from sqlalchemy import update

from antq.campaigns import actions
from antq.campaigns.models import Campaign
from antq.campaigns.queries import find
from antq.ground import PLACES
from antq.kit.database import db
from antq.kit.datafiles import rows_of, toml
from antq.law import actions as law
from antq.places import actions as places
from antq.places.models import Place
from tests.demo.datafiles import DEMO

KINDS = {"Xã": "xa", "Phường": "phuong", "Thị trấn": "thi-tran", "Huyện": "huyen", "Thị xã": "thi-xa",
         "Thành phố": "thanh-pho"}  # fmt: skip
TODAY = (("38", "Tỉnh Thanh Hóa", "tinh", ""), ("14758", "Phường Hạc Thành", "phuong", "38"),
         ("15715", "Xã Tân Ninh", "xa", "38"), ("15664", "Xã Triệu Sơn", "xa", "38"))  # fmt: skip
DONG_SON = (("405", "Huyện Đông Sơn", "huyen", "district", "38"), ("16381", "Xã Đông Ninh", "xa", "commune", "cu-405"),
            ("16378", "Thị trấn Rừng Thông", "thi-tran", "commune", "cu-405"))  # fmt: skip


@cache
def _listed() -> list[dict[str, str]]:
    return [row for row in rows_of(PLACES / "communes_2025-06-30.csv") if row["province_code"] == "38"]


def lay_places() -> None:
    """The places of the province, those of today from 1/7/2025 on."""
    names = ("code", "name", "type", "parent_code")
    places.load_current([dict(zip(names, row, strict=True)) for row in TODAY], source="tests")
    began = update(Place).where(Place.level == "commune", Place.ended_on.is_(None))
    db.session.execute(began.values(began_on=date(2025, 7, 1)))
    columns = ("code", "name", "type", "level", "parent_key")
    before = [dict(zip(columns, row, strict=True)) | {"valid_to": "2024-12-31"} for row in DONG_SON]
    districts = {row["district_code"]: row for row in _listed()}
    before += [
        {"code": code, "name": row["district"], "type": KINDS[row["district_type"]], "level": "district",
         "parent_key": "38", "valid_to": "2025-06-30"}
        for code, row in districts.items()
    ]  # fmt: skip
    before += [
        {"code": row["ward_code"], "name": row["ward"], "type": KINDS[row["ward_type"]], "level": "commune",
         "parent_key": f"cu-{row['district_code']}", "valid_to": "2025-06-30"}
        for row in _listed()
    ]  # fmt: skip
    places.load_legacy(before, source="tests")


def plan_121() -> Campaign:
    """Kế hoạch 121/KH-UBND with its targets and quotas, as the data file has them; places first."""
    documents = toml(DEMO / "documents.toml", "document")
    law.load_documents([row for row in documents if row["key"] in ("kh-121-2021", "seed-001")])
    data = {table: toml(DEMO / "campaigns.toml", table) for table in ("campaign", "target", "quota")}
    actions.load(
        {
            table: [row for row in rows if "dien-hinh-2021" in (row["key"], row.get("campaign"))]
            for table, rows in data.items()
        }
    )
    return find("dien-hinh-2021", by=None)
