"""Writing evidence: photos, files, figures. Who may was asked by the room that owns the album."""

from .albums import copy_album, open_album
from .figures import add_figure, drop_figure
from .files import MOST_FILES, add_file, drop_file
from .likeness import write_print
from .photos import MOST_PHOTOS, Kept, add_photo, drop_photo, keep, move_photo, write_words

__all__ = [
    "MOST_FILES",
    "MOST_PHOTOS",
    "Kept",
    "add_figure",
    "add_file",
    "add_photo",
    "copy_album",
    "drop_figure",
    "drop_file",
    "drop_photo",
    "keep",
    "move_photo",
    "open_album",
    "write_print",
    "write_words",
]
