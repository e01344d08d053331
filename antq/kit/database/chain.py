"""The chain of migrations: `flask db upgrade` and the like.

Its library takes 11 MB and a tenth of a second, so it is loaded when somebody migrates: who serves pages never does.
"""

from __future__ import annotations

from typing import Any

import click
from flask import Flask
from flask.cli import ScriptInfo
from flask_sqlalchemy import SQLAlchemy

from ...config import ROOT


def init_app(app: Flask, db: SQLAlchemy) -> None:
    """Make `flask db` known."""
    app.extensions["antq-chain"] = db
    app.cli.add_command(_OnDemand("db", short_help="Perform database migrations."))


def ready(app: Flask) -> None:
    """Load the library for this application; from here on its functions (`flask_migrate.upgrade`) work."""
    from flask_migrate import Migrate

    Migrate().init_app(
        app, app.extensions["antq-chain"], directory=str(ROOT / "migrations"), render_as_batch=True
    )


class _OnDemand(click.Command):
    """Stands in for the library's commands until one of them is called."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        found = (parent or click.get_current_context()).find_object(ScriptInfo)
        if found is None:
            raise click.UsageError("Call it as: flask --app app db …")
        app = found.load_app()
        ready(app)  # which hangs the real command in the place of this one
        return app.cli.commands["db"].make_context(info_name, args, parent, **extra)
