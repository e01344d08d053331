"""The job that makes the sizes of a photo, with no transaction open while it draws."""

from __future__ import annotations

from sqlalchemy import select

from ..kit import storage
from ..kit.database import db
from ..kit.jobs import Ending, job
from ..kit.media.renditions import make_renditions
from .models import Photo, Rendition

RENDER = "evidence.render"


@job(RENDER)
def render(photo_id: int) -> Ending:
    """Make and keep every size of a photo; running again makes the same files under the same keys.

    Another photo of the same master (the public copy of a dossier's photo) lends its sizes.
    """
    key = db.session.scalar(select(Photo.key).where(Photo.id == photo_id))
    made = _sizes_of_a_twin(key, photo_id) if key else []
    db.session.rollback()  # drawing takes up to a second: nothing stays open meanwhile
    if key is not None and not made:
        made = _draw(key)

    def write() -> None:
        photo = db.session.get(Photo, photo_id)
        if photo is None:  # dropped meanwhile
            return
        for old in photo.renditions:
            db.session.delete(old)
        db.session.flush()
        db.session.add_all(Rendition(photo_id=photo_id, **size) for size in made)

    return write


def _draw(key: str) -> list[dict[str, object]]:
    store = storage.store()
    with store.open(key) as master:
        return [
            {
                "width": each.width,
                "height": each.height,
                "format": each.format.lower(),
                "key": store.put(each.data),
                "size": len(each.data),
            }
            for each in make_renditions(master)
        ]


def _sizes_of_a_twin(key: str, photo_id: int) -> list[dict[str, object]]:
    twin = db.session.scalar(
        select(Photo).join(Photo.renditions).where(Photo.key == key, Photo.id != photo_id).limit(1)
    )
    if twin is None:
        return []
    names = ("width", "height", "format", "key", "size")
    return [{name: getattr(each, name) for name in names} for each in twin.renditions]
