"""Before `make run` serves: bring the database up to date and fill an empty one with sample data.

One process for both, because starting Python and importing the application is most of what either costs.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask.cli import ScriptInfo
from flask_sqlalchemy import SQLAlchemy

ROOT = Path(__file__).resolve().parent.parent


def is_current(app: Flask) -> bool:
    """Whether the database stands where the newest migration leaves it."""
    database: SQLAlchemy = app.extensions["sqlalchemy"]
    newest = set(ScriptDirectory(str(ROOT / "migrations")).get_heads())
    with database.engine.connect() as connection:
        return set(MigrationContext.configure(connection).get_current_heads()) == newest


def run(app: Flask, *words: str) -> None:
    """The same as typing `flask words…`; a failing command ends this program with its code."""
    app.cli.main(args=list(words), standalone_mode=False, obj=ScriptInfo(create_app=lambda: app))


def refuse_a_taken_port(port: int) -> None:
    """Stop if somebody listens there: granian would share the port, and every other page be somebody else's."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise SystemExit(f"Port {port} is taken. Choose another one: make run PORT={port + 1}")


def main() -> None:
    refuse_a_taken_port(int(os.environ.get("PORT", "5000")))
    sys.path.insert(0, str(ROOT))
    from app import app

    with app.app_context():
        current = is_current(app)
    if not current:
        run(app, "db", "upgrade")
        run(app, "antq", "reindex", "--missing")
    run(app, "demo", "fill", "--if-empty")


if __name__ == "__main__":
    main()
