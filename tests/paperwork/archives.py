"""The file of a whole set, as it is downloaded."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from sqlalchemy import select

from antq.kit.documents.records import IssuedPaper
from tests.client import Client

ADDRESS = "/tham-dinh/van-ban"


def the_zip(client: Client, session: Any) -> tuple[IssuedPaper, zipfile.ZipFile]:
    paper = session.scalars(select(IssuedPaper).where(IssuedPaper.kind == "tap-ho-so")).one()
    with client.get(f"{ADDRESS}/{paper.ref}/zip") as response:
        assert response.status_code == 200
        return paper, zipfile.ZipFile(io.BytesIO(response.data))
