"""Files in a folder, named by the SHA-256 of their content: ab/cd/abcd… (POSIX: needs flock)."""

from __future__ import annotations

import fcntl
import hashlib
import io
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from flask_babel import lazy_gettext as _l

from antq.kit.refusals import Missing

Key = str
"""64 lower-case hex digits: the SHA-256 of the content."""

_KEY = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1 << 20
_NO_FILE = _l("Không tìm thấy tệp này trong kho.")


class LocalStorage:
    """Content-addressed files under `root`; safe to share between threads and processes of one machine."""

    def __init__(self, root: Path) -> None:
        self.root = Path(root)
        self._incoming = self.root / ".incoming"
        self._incoming.mkdir(parents=True, exist_ok=True)

    def put(self, data: bytes | BinaryIO) -> Key:
        """Keep `data`; the same content gives the same key and is no error.

        When this returns, the file survives a power cut: file and folders were synced. On any
        failure (disk full) the temporary file is gone and nothing else has changed.
        """
        source = io.BytesIO(data) if isinstance(data, bytes) else data
        descriptor, name = tempfile.mkstemp(dir=self._incoming)
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as target:
                key = _copy(source, target)
                target.flush()
                os.fchmod(target.fileno(), 0o640)  # a front server of our group may send it
                os.fsync(target.fileno())
            path = self._path(key)
            self._make_folders(path.parent)
            with self._lock():
                # Replacing a file by its equal makes it young again, which saves it from a sweep
                # that has judged it an orphan a moment ago.
                temporary.replace(path)
            _sync_folder(path.parent)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        return key

    def open(self, key: Key) -> io.BufferedReader:
        """The file for reading from its start; refuses (Missing) when there is none."""
        try:
            return self._path(key).open("rb")
        except FileNotFoundError as error:
            raise Missing(_NO_FILE) from error

    def size(self, key: Key) -> int:
        """Length in bytes; refuses (Missing) when there is none."""
        try:
            return self._path(key).stat().st_size
        except FileNotFoundError as error:
            raise Missing(_NO_FILE) from error

    def exists(self, key: Key) -> bool:
        """Whether there is a file of this key; False for what cannot be a key."""
        return _KEY.fullmatch(key) is not None and self._path(key).is_file()

    def whole(self, key: Key) -> bool:
        """Whether the content still has the hash it is named by (the weekly check); refuses Missing."""
        with self.open(key) as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == key

    def drop(self, key: Key) -> None:
        """Remove the file now; no error when it is gone already.

        Only for content that no row names any more: equal uploads share one file. After a commit
        that may have failed, leave the file to `sweep`.
        """
        path = self._path(key)
        with suppress(FileNotFoundError):
            path.unlink()
            _sync_folder(path.parent)

    def keys(self) -> Iterator[Key]:
        """Every key in the store, in order; strange files in the folder are passed over."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]")):
            for path in sorted(folder.iterdir()):
                if _KEY.fullmatch(path.name) and path == self._path(path.name):
                    yield path.name

    def orphans(self, keep: Callable[[Key], bool], *, older_than: timedelta) -> Iterator[Key]:
        """The files that `keep` does not know and that are older than `older_than`."""
        oldest = self._file_clock() - older_than.total_seconds()
        for key in self.keys():
            if _older(self._path(key), oldest) and not keep(key):
                yield key

    def sweep(self, keep: Callable[[Key], bool], *, older_than: timedelta) -> list[Key]:
        """Drop the files that `keep` does not know and that are older than `older_than`; -> their keys.

        Young files stay whatever `keep` says: their row may be waiting for its commit. The same age
        clears temporary files that a killed process left behind.
        """
        oldest = self._file_clock() - older_than.total_seconds()
        dropped = []
        for key in self.orphans(keep, older_than=older_than):
            with self._lock():
                if _older(self._path(key), oldest):  # somebody may have sent it again meanwhile
                    self.drop(key)
                    dropped.append(key)
        for leftover in self._incoming.iterdir():
            if leftover != self._lock_file and _older(leftover, oldest):
                leftover.unlink(missing_ok=True)
        return dropped

    @property
    def _lock_file(self) -> Path:
        return self._incoming / "lock"

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """Held for an instant by whoever publishes or sweeps a file; dies with its process."""
        with self._lock_file.open("wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _path(self, key: Key) -> Path:
        if _KEY.fullmatch(key) is None:
            raise Missing(_NO_FILE)  # no path is ever built from anything else
        return self.root / key[:2] / key[2:4] / key

    def _make_folders(self, folder: Path) -> None:
        for made in (folder.parent, folder):
            with suppress(FileExistsError):
                made.mkdir()
                _sync_folder(made.parent)

    def _file_clock(self) -> float:
        """The present time as this file system stamps it: ages are differences of its own stamps."""
        with tempfile.NamedTemporaryFile(dir=self._incoming) as probe:
            return os.fstat(probe.fileno()).st_mtime


def _copy(source: BinaryIO, target: BinaryIO) -> Key:
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest()


def _older(path: Path, than: float) -> bool:
    try:
        return path.stat().st_mtime < than
    except FileNotFoundError:
        return False


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
