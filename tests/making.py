"""Small things made by the application's own actions, for the tests of the public rooms."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from antq.catalogue import actions as catalogue
from antq.catalogue.models import Initiative
from antq.evidence import actions as evidence
from antq.evidence.models import Album, Photo
from antq.kit.media.intake import receive_photo
from antq.people.actor import SYSTEM
from antq.places import actions as places
from tests.kit.media.hostile import saved, scene

TODAY = (
    ("15", "Tỉnh Lào Cai", "tinh", ""),
    ("38", "Tỉnh Thanh Hóa", "tinh", ""),
    ("82", "Tỉnh Đồng Tháp", "tinh", ""),
    ("04345", "Xã Mường Lai", "xa", "15"),
    ("15715", "Xã Tân Ninh", "xa", "38"),
)
BEFORE = (
    ("cu-15", "15", "Tỉnh Yên Bái", "tinh", "province", ""),
    ("cu-87", "87", "Tỉnh Đồng Tháp", "tinh", "province", ""),
    ("cu-135", "135", "Huyện Lục Yên", "huyen", "district", "cu-15"),
    ("cu-397", "397", "Huyện Triệu Sơn", "huyen", "district", "38"),
    ("cu-04324", "04324", "Xã Mường Lai", "xa", "commune", "cu-135"),
    ("cu-04345", "04345", "Xã Vĩnh Lạc", "xa", "commune", "cu-135"),
    ("cu-15715", "15715", "Xã Thái Hòa", "xa", "commune", "cu-397"),
)
FOLLOWED = (
    ("cu-15", "15", "whole"),
    ("cu-87", "82", "whole"),
    ("cu-04324", "04345", "whole"),
    ("cu-04345", "04345", "whole"),
    ("cu-15715", "15715", "main"),
)


def rows(names: str, values: tuple[tuple[str, ...], ...], **same: str) -> list[dict[str, str]]:
    """Tuples as the rows of a file with these columns."""
    return [{**dict(zip(names.split(), each, strict=True)), **same} for each in values]


def map_of_places() -> None:
    """A few places of today, what they were until 30/6/2025, and who followed whom."""
    places.load_current(rows("code name type parent_code", TODAY), source="tests")
    places.load_legacy(
        rows("key code name type level parent_key", BEFORE, valid_to="2025-06-30"), source="tests"
    )
    places.load_succession(
        rows("old_key new_code kind", FOLLOWED, effective_on="2025-07-01", decision="202/2025/QH15")
    )


def an_initiative(name: str = "Tiếng loa an ninh", **said: Any) -> Initiative:
    """In the catalogue, with such words as a source might have."""
    usual: dict[str, Any] = {
        "kind": "tieng-keng",
        "field": "tu-quan",
        "summary": "Loa ở ba ngõ nhắc giờ, báo tin, gọi nhau khi có việc.",
        "what": "Mỗi tối loa của thôn nhắc khóa cửa và báo tin lạ.",
        "how": "Họp thôn.\nĐặt loa.\nPhân công người trực.",
        "started_on": date(2021, 1, 1),
        "replication": "spreading",
        "by": SYSTEM,
    }
    return catalogue.register(name=name, **usual | said)


def a_photo_in(album: Album, *, alt: str = "Bà con họp thôn", height: int = 480, **said: Any) -> Photo:
    """A photo taken in as any upload is. Photos of one album need different heights."""
    data = io.BytesIO(saved(scene(640, height), "JPEG"))
    kept = evidence.keep(receive_photo(data, name="anh.jpg"))
    return evidence.add_photo(album, kept, alt=alt, **{"consent": "agreed", "by": SYSTEM, **said})


@contextmanager
def reading() -> Iterator[list[str]]:
    """Every SELECT that is sent to the database inside."""
    sent: list[str] = []

    def listen(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            sent.append(statement)

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", listen)
