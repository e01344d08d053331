"""Databases for the tests: migrated once a run by the real migrations, then copied for every worker.

Which engine they are of says ANTQ_TEST_DATABASE, `sqlite` (the default) or `postgresql`.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.postgresql import Server

ROOT = Path(__file__).resolve().parent.parent
ENGINE = os.environ.get("ANTQ_TEST_DATABASE", "sqlite")
SECRET = "only-for-tests-" + 32 * "x"


@dataclass(frozen=True)
class Place:
    """A database and the folder of the files that belong to it."""

    name: str
    url: str
    data: Path

    @property
    def config(self) -> dict[str, Any]:
        """What `create_app` is given for it."""
        return {
            "DATA_DIR": str(self.data),
            "DATABASE_URL": self.url,
            "SECRET_KEY": SECRET,
            "WORKER": False,
            "TESTING": True,
            "MAIL_SERVER": "",
            "PAGE_CACHE_MB": 0,  # it cannot see what a test never commits
        }

    @property
    def environment(self) -> dict[str, str]:
        """The same for a process of its own, as an administrator would set it; plain http, and jobs are done."""
        settings = {
            "DATA_DIR": str(self.data),
            "DATABASE_URL": self.url,
            "SECRET_KEY": SECRET,
            "PLAIN_HTTP": "1",
        }
        return {**os.environ, **{f"ANTQ_{name}": value for name, value in settings.items()}}


class Databases:
    """The databases of one run, all in `folder`; safe to use from several worker processes at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = Server(folder)

    def migrated(self) -> Place:
        """The empty database, as the real chain of migrations leaves it."""
        return self._once("migrated", lambda place: self._flask(place, "db", "upgrade"))

    def filled(self) -> Place:
        """The same with the sample data of `flask demo fill`."""
        empty = self.migrated()
        return self._once("filled", lambda place: self._flask(place, "demo", "fill"), source=empty)

    def copy(self, source: Place, name: str) -> Place:
        """A database of one's own that starts like `source`; whoever asks for it may write to it."""
        place = self._place(name)
        self._create(place, source)
        return place

    def drop(self, place: Place) -> None:
        """Remove a database and its files."""
        shutil.rmtree(place.data)
        if ENGINE == "postgresql":
            self.server.drop(place.name)

    def _place(self, name: str) -> Place:
        data = self.folder / name
        url = self.server.url(name) if ENGINE == "postgresql" else f"sqlite:///{data / 'antq.sqlite3'}"
        return Place(name, url, data)

    def _once(self, name: str, fill: Callable[[Place], None], source: Place | None = None) -> Place:
        place, done = self._place(name), self.folder / f"{name}.done"
        with locked(self.folder / f"{name}.lock"):
            if not done.exists():
                self._create(place, source)
                fill(place)
                if ENGINE == "postgresql":
                    self.server.seal(place.name)
                done.touch()
        return place

    def _create(self, place: Place, source: Place | None) -> None:
        with locked(self.folder / "create.lock"):
            if ENGINE == "postgresql":
                self.server.start()
                self.server.create(place.name, template=source.name if source else "template0")
            if source is None:
                place.data.mkdir()
                return
            shutil.copytree(source.data, place.data, ignore=shutil.ignore_patterns("*.sqlite3*"))
            if ENGINE == "sqlite":
                _copy_file(source.data / "antq.sqlite3", place.data / "antq.sqlite3")

    def _flask(self, place: Place, *words: str) -> None:
        command = [sys.executable, "-m", "flask", "--app", "app", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=place.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(
                f"flask {' '.join(words)} failed:\n{done.stdout[-2000:]}\n{done.stderr[-6000:]}"
            )


def _copy_file(source: Path, target: Path) -> None:
    with sqlite3.connect(source) as old, sqlite3.connect(target) as new:
        old.backup(new)
    old.close()
    new.close()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Only one worker at a time; the kernel opens the lock again if a worker dies."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def clear_away(folder: Path) -> None:
    """The end of a run: stop its server, remove its files."""
    Server(folder).stop()
    shutil.rmtree(folder, ignore_errors=True)


def sweep(parent: Path, prefix: str) -> None:
    """Clear away what runs left behind that were killed: their folders carry the process id."""
    for folder in parent.glob(f"{prefix}*"):
        owner = folder.name.removeprefix(prefix).split("-")[0]
        if owner.isdigit() and folder.stat().st_uid == os.geteuid() and not _lives(int(owner)):
            clear_away(folder)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # the number belongs to somebody else by now
    return True
