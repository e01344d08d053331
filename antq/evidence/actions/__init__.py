"""Writing evidence: photos, files, figures. Who may was asked by the room that owns the album."""

from .albums import (
    close_to,
    copy_album,
    copy_files,
    give_to_council,
    hide_album,
    keep_album,
    open_album,
    reopen_to,
)
from .figures import (
    LONGEST_REASON,
    Correction,
    add_figure,
    appraise,
    correct_figure,
    drop_figure,
    label_figure,
    rewrite_figure,
)
from .files import MOST_FILES, add_file, drop_file
from .likeness import write_print
from .photos import (
    MOST_PHOTOS,
    Kept,
    add_photo,
    add_undescribed,
    drop_photo,
    keep,
    make_cover,
    move_photo,
    write_words,
)

__all__ = [
    "LONGEST_REASON",
    "MOST_FILES",
    "MOST_PHOTOS",
    "Correction",
    "Kept",
    "add_figure",
    "add_file",
    "add_photo",
    "add_undescribed",
    "appraise",
    "close_to",
    "copy_album",
    "copy_files",
    "correct_figure",
    "drop_figure",
    "drop_file",
    "drop_photo",
    "give_to_council",
    "hide_album",
    "keep",
    "keep_album",
    "label_figure",
    "make_cover",
    "move_photo",
    "open_album",
    "reopen_to",
    "rewrite_figure",
    "write_print",
    "write_words",
]
