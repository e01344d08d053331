"""A PostgreSQL server of the tests' own: started when the first test needs it, gone when the run ends.

It listens on a socket in the run's folder only, keeps nothing safe (fsync off) and works for root too, which
PostgreSQL itself refuses: there the programs run as nobody, inside a user namespace or through runuser.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql

from tools import get_postgresql

OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "''",
    "max_connections": "120",
    "jit": "off",
    "autovacuum": "off",  # databases of a few seconds: it would read each new one for nothing
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "1h",
}
NAMESPACE = ("unshare", "-U", "--map-user=65534")
ANOTHER_USER = ("runuser", "-u", "nobody", "--")


class Unavailable(Exception):
    """No server can be had on this machine; the sentence says why."""


class Server:
    """The server whose files lie in `folder`. Making the object starts nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "postgresql"
        self.data = self.folder / "data"
        self.sockets = self.folder / "s"

    def start(self) -> None:
        """Start the server if it does not run yet. Callers see to it that only one does so at a time."""
        if (self.data / "postmaster.pid").exists():
            return
        programs = get_postgresql.find()
        if programs is None:
            raise Unavailable(f"No PostgreSQL server on this machine. {get_postgresql.ADVICE}")
        self.sockets.mkdir(parents=True)
        prefix = self._prefix()
        _run(*prefix, programs / "initdb", "-D", self.data, "-U", "app", "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        options = " ".join(f"-c {name}={value}" for name, value in OPTIONS.items())
        _run(*prefix, programs / "pg_ctl", "-D", self.data, "-l", self.data / "log", "-w", "-t", "60",
             "-o", f"-k {self.sockets} {options}", "start")  # fmt: skip

    def stop(self) -> None:
        """Stop the server, if it was ever started; its data are thrown away, so at once."""
        programs = get_postgresql.find()
        if programs and (self.data / "postmaster.pid").exists():
            _run(*self._prefix(), programs / "pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def url(self, database: str) -> str:
        """The address of a database for SQLAlchemy."""
        return f"postgresql+psycopg://app@/{database}?host={self.sockets}"

    def create(self, database: str, *, template: str = "template0") -> None:
        """Make a database as a copy of another one, to which nobody may be connected."""
        self._say("CREATE DATABASE {} TEMPLATE {}", database, template)

    def seal(self, database: str) -> None:
        """Nobody connects to it any more: from now on it is only copied, and whoever tries is told at once."""
        self._say("ALTER DATABASE {} ALLOW_CONNECTIONS false", database)

    def drop(self, database: str) -> None:
        """Remove a database, whoever is still connected."""
        self._say("DROP DATABASE IF EXISTS {} WITH (FORCE)", database)

    def _say(self, statement: str, *names: str) -> None:
        address = f"host={self.sockets} user=app dbname=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _prefix(self) -> tuple[str, ...]:
        """What makes the programs believe, or see to it, that they are not run by root."""
        if os.geteuid() != 0:
            return ()
        if _works(*NAMESPACE, "true"):
            return NAMESPACE
        if _works(*ANOTHER_USER, "true"):
            self.folder.parent.chmod(0o711)
            for path in (self.folder, *self.folder.rglob("*")):
                shutil.chown(path, "nobody")
            return ANOTHER_USER
        raise Unavailable("PostgreSQL does not run as root, and neither unshare nor runuser works here.")


def _works(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def _run(*command: str | Path) -> None:
    # Output goes to a file: a server that inherits a pipe would keep the reader waiting for ever.
    log = Path(command[command.index("-D") + 1]).with_suffix(".log") if "-D" in command else Path(os.devnull)
    with log.open("a") as output:
        done = subprocess.run(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            check=False,
        )
    if done.returncode:
        program = next(word.name for word in command if isinstance(word, Path))
        raise Unavailable(f"{program} failed: {log.read_text()[-1500:]}")
