"""All public data in one file: built once for each data version, by one process, while the others wait.

It lies in the data folder under the version that it was built from. What has been withdrawn since is gone with
the next version: an older file is never served, and removed when a newer one is there.
"""

from __future__ import annotations

import csv
import fcntl
import hashlib
import io
import os
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore

from flask_babel import gettext as _

from ..kit import clock
from ..kit.database import db
from ..kit.database.version import data_version
from .document import LICENCE
from .records import columns
from .sheets import MARK, write_csv
from .tables import TABLES

FOLDER = "du-lieu"
NAME = "antq-cong-khai"
PATIENCE = 30.0
"""Seconds that a visitor waits for another's build."""
PAUSE = 0.2

_waiting = BoundedSemaphore(4)
"""So many threads of a process may wait for a build; the others have pages to serve."""


class Busy(Exception):
    """It is being built, and the wait was too long."""


def bundle(data: Path) -> Path:
    """The file of the present data version under the data folder, built if it is not there. Raises Busy."""
    folder = data / FOLDER
    found = _present(folder)
    if found.exists():
        return found
    if not _waiting.acquire(blocking=False):
        raise Busy
    try:
        folder.mkdir(exist_ok=True)
        with _alone(folder / "lock"):
            found = _present(folder)  # the data may have changed while we waited, or the other built it
            return found if found.exists() else _build(folder)
    finally:
        _waiting.release()


def _present(folder: Path) -> Path:
    version = data_version()
    db.session.rollback()  # the next question is to see what others have committed since
    return folder / f"{NAME}-{version}-{shape()}.zip"


@cache
def shape() -> str:
    """A short mark of the columns and their meaning: a new release of the program makes the file anew."""
    return hashlib.sha256(dictionary()).hexdigest()[:12]


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Only one at a time, over all processes of this machine; the kernel lets go when one dies."""
    deadline = time.monotonic() + PATIENCE
    with path.open("w") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise Busy from None
                time.sleep(PAUSE)
        yield


def _build(folder: Path) -> Path:
    """Write the file beside its place and move it there. A change during the build is in the next version's
    file: the name is that of the version before the first row was read."""
    target = _present(folder)
    for left in folder.glob("*.part"):  # by a process that was killed
        left.unlink(missing_ok=True)
    descriptor, name = tempfile.mkstemp(dir=folder, suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            _write(packed)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    for old in folder.glob(f"{NAME}-*.zip"):
        if old != target:
            old.unlink(missing_ok=True)
    return target


def _write(packed: zipfile.ZipFile) -> None:
    counts = {}
    for table in TABLES:
        with packed.open(f"{table.file}.csv", "w", force_zip64=True) as entry:
            counts[table.file] = write_csv(entry, table)  # type: ignore[arg-type]
    packed.writestr("tu-dien-du-lieu.csv", dictionary())
    packed.writestr("DOC-TRUOC.txt", (MARK + readme(counts)).encode())


def dictionary() -> bytes:
    """The data dictionary: one row for each column of each table."""
    text = io.StringIO(MARK, newline="")
    text.seek(0, io.SEEK_END)
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow(("table", "column", "word", "holds", "meaning", "example"))
    for table in TABLES:
        for each in columns(table.record):
            lines.writerow((table.file, each.name, each.word, each.holds, each.about, each.example))
    return text.getvalue().encode()


def readme(counts: dict[str, int]) -> str:
    """What the file is, how it may be used, how many rows each table has."""
    rows = "\r\n".join(f"  {table.file}.csv: {counts[table.file]} – {table.record.a_row}" for table in TABLES)
    return "\r\n".join(
        (
            _("Dữ liệu công khai của sổ mô hình bảo vệ an ninh Tổ quốc (antq)"),
            _("Lấy ra ngày %(day)s", day=f"{clock.today():%d/%m/%Y}"),
            "",
            _("Giấy phép: Creative Commons Ghi công 4.0 (CC BY 4.0)"),
            LICENCE,
            _("Ảnh theo ghi chú tác giả của từng ảnh."),
            "",
            _("Mỗi bảng là một tệp CSV: UTF-8, dấu phẩy, dòng đầu là tên cột."),
            _(
                "Tên cột, nghĩa và ví dụ: tu-dien-du-lieu.csv. Ngày giờ theo ISO 8601; số thập phân dùng dấu chấm."
            ),
            _("Ô chữ bắt đầu bằng = + - @ có thêm dấu nháy đơn ở đầu để phần mềm bảng tính không chạy nó."),
            _("Địa chỉ trong các cột tính từ gốc của trang web đã cho tải tệp này."),
            "",
            rows,
            "",
        )
    )
