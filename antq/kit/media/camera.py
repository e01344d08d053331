"""The two notes of a camera that matter here: which way is up, and when the picture was taken."""

from __future__ import annotations

import struct
from datetime import datetime

from PIL import ExifTags, Image

# Reading EXIF is reading a small TIFF file that anybody may have written; these are what it breaks with.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, OverflowError, struct.error)


def camera_notes(image: Image.Image) -> tuple[int, datetime | None]:
    """Orientation 1–8 and the wall clock of the camera, if it has one; broken notes count as none."""
    try:
        exif = image.getexif()
        details = exif.get_ifd(ExifTags.IFD.Exif)
    except _BROKEN:
        return 1, None
    orientation = exif.get(ExifTags.Base.Orientation, 1)
    written = (
        details.get(ExifTags.Base.DateTimeOriginal)
        or details.get(ExifTags.Base.DateTimeDigitized)
        or exif.get(ExifTags.Base.DateTime)
    )
    return orientation if orientation in range(1, 9) else 1, _read_day(written)


def _read_day(written: object) -> datetime | None:
    """ "2026:11:22 10:42:00" -> that moment, naive: a camera does not know where it is."""
    try:
        return datetime.strptime(str(written).strip("\0 ")[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
    except ValueError:
        return None
