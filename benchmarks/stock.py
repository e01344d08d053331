"""Filled databases, one for each size, kept in a folder: what was filled once is filled for later runs too."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import psycopg

from antq import create_app
from antq.kit.database import db
from benchmarks import filling
from tests.databases import ENGINE, Databases, Place
from tests.postgresql import OPTIONS, Server
from tools import get_postgresql

ROOMY = {
    "shared_buffers": "512MB",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "30min",
}
"""What any administrator of a large installation would set."""


class KeptServer(Server):
    """A server whose data outlive a run."""

    def start(self) -> None:
        """Start it, on the data of an earlier run if there are any."""
        pid = self.data / "postmaster.pid"
        if pid.exists() and not Path(f"/proc/{pid.read_text().split()[0]}").exists():
            pid.unlink()
        OPTIONS.update(ROOMY)
        if pid.exists() or not self.data.exists():
            super().start()
            return
        options = " ".join(f"-c {name}={value}" for name, value in OPTIONS.items())
        self._control("start", "-l", self.data / "log", "-t", "300", "-o", f"-k {self.sockets} {options}")

    def stop(self) -> None:
        """Stop it so that it can be started again."""
        if (self.data / "postmaster.pid").exists():
            self._control("stop", "-m", "fast", "-t", "300")

    def seal(self, database: str) -> None:
        """Nothing: a filled database is measured itself, not copies of it."""

    def tidy(self, database: str) -> None:
        """What autovacuum does after a while."""
        with psycopg.connect(
            f"host={self.sockets} user=app dbname={database}", autocommit=True
        ) as connection:
            connection.execute("VACUUM ANALYZE")
            connection.execute("CHECKPOINT")

    def _control(self, verb: str, *words: str | Path) -> None:
        programs = get_postgresql.find()
        assert programs is not None  # noqa: S101 (it ran before)
        command = [*self._prefix(), programs / "pg_ctl", "-D", self.data, "-w", *words, verb]
        log = self.folder / "control.log"
        with log.open("a") as output:  # a server that inherits a pipe would keep the reader waiting
            done = subprocess.run(
                [str(word) for word in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd="/",
                check=False,
            )
        if done.returncode:
            raise RuntimeError(f"pg_ctl {verb} failed: {log.read_text()[-1500:]}")


class Stock(Databases):
    """The databases of one engine."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(folder)
        self.server: KeptServer = KeptServer(folder)
        if (self.server.data / "PG_VERSION").exists():
            self.server.start()

    def of_size(self, size: int) -> Place:
        """A database with so many initiatives: as it was kept, or grown from the next smaller one."""
        name = f"filled_{size}"
        if not (self.folder / f"{name}.done").exists():
            self._clear(name)
            return self._once(name, lambda place: self._fill(place, size), source=self._below(size))
        return self._place(name)

    def told(self, size: int) -> dict[str, Any]:
        """What is known of a filling: seconds of CPU and bytes."""
        found: dict[str, Any] = json.loads((self.folder / f"filled_{size}.json").read_text())
        return found

    def _below(self, size: int) -> Place:
        done = [int(path.stem.partition("_")[2]) for path in self.folder.glob("filled_*.done")]
        smaller = [each for each in done if each < size]
        return self._place(f"filled_{max(smaller)}") if smaller else self.migrated()

    def _clear(self, name: str) -> None:
        """Remove what an interrupted filling left."""
        if self._place(name).data.exists():
            self.drop(self._place(name))

    def _fill(self, place: Place, size: int) -> None:
        app = create_app({**place.config, "TESTING": False})
        with app.app_context():
            if self._below(size).name == "migrated":
                filling.lay_ground()
            took = filling.grow(size)
            db.session.remove()
            db.engine.dispose()
        if ENGINE == "postgresql":
            self.server.tidy(place.name)
        told = {"cpu_seconds": round(took, 1)}
        (self.folder / f"filled_{size}.json").write_text(json.dumps(told))
