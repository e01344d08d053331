"""Drawing the illustrations of the sample data, on all processors, and hanging them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from ..evidence import actions as evidence
from ..evidence.actions import Kept
from ..evidence.models import Album
from ..kit.media.intake import receive_photo
from .files import OWN, toml
from .pictures import describe, draw

SIZE = (1024, 683)
CREDIT = "Tranh minh họa của antq"
Wanted = tuple[str, str, int]


def wanted() -> list[Wanted]:
    """Every picture that the data files name: kind, seed, variant."""
    tables = ((OWN / "initiatives.toml", "initiative"), (OWN / "nominations.toml", "nomination"))
    rows = [row for path, table in tables for row in toml(path, table)]
    found = {(each["kind"], row["key"], each["variant"]) for row in rows for each in row.get("pictures", ())}
    return sorted(found)


def _drawn(picture: Wanted) -> bytes:
    kind, seed, variant = picture
    out = io.BytesIO()
    draw(kind, seed, variant=variant, size=SIZE).save(out, "JPEG", quality=92)
    return out.getvalue()


class Drawer:
    """All pictures drawn, taken in through the same door as any upload, and kept in the store."""

    def __init__(self, pictures: Iterable[Wanted]) -> None:
        names = list(pictures)
        self.kept: dict[Wanted, Kept] = dict(zip(names, self._keep(names), strict=True))

    @staticmethod
    def _keep(names: list[Wanted]) -> Iterator[Kept]:
        with ProcessPoolExecutor() as pool:
            for data in pool.map(_drawn, names, chunksize=2):
                yield evidence.keep(receive_photo(io.BytesIO(data), name="tranh.jpg"))

    def hang(self, album: Album, row: dict[str, Any], *, seed: str, consent: str, by: Any) -> None:
        """Hang one picture of a data file on an album."""
        kind, variant = row["kind"], row["variant"]
        evidence.add_photo(
            album,
            self.kept[kind, seed, variant],
            alt=describe(kind, variant),
            caption=row["caption"],
            credit=CREDIT,
            consent=consent,
            illustration=True,
            by=by,
        )
