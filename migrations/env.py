"""Run migrations through the application's own engine, so that its pragmas and transactions hold."""

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy.engine import Connection

from antq.kit import search
from antq.kit.database import Base, twin

OWN_INDEX = "search_index"
"""Prefix of the full-text tables and indexes, which the search twins create and Alembic must not judge."""


def include_name(name: str | None, kind: str, parents: Any) -> bool:
    """Leave the full-text tables alone."""
    return not (name or "").startswith(OWN_INDEX)


def run() -> None:
    """Upgrade or downgrade in one transaction: all of it or nothing, and never two processes at once."""
    engine = current_app.extensions["migrate"].db.engine
    settings = dict(current_app.extensions["migrate"].configure_args)
    with engine.connect() as connection, twin(engine).migrating(connection):
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            include_name=include_name,
            **settings,
        )
        with context.begin_transaction():
            _migrate(connection)


def _migrate(connection: Connection) -> None:
    """Run the migrations; the full-text index stays away meanwhile.

    The index is derived: the living code makes it over the newest tables, so no migration has to remember
    how it was made once.
    """
    here, newest = context.get_context(), set(context.script.get_heads())
    moves = "destination_rev" in here.opts  # `db current` and `db check` go nowhere
    asked = context.get_revision_argument() if moves else ()
    wanted = {asked} if isinstance(asked, str) else set(asked or ())
    moves = moves and not set(here.get_current_heads()) == newest == wanted
    if moves:
        search.drop(connection)
    context.run_migrations()
    if moves and set(here.get_current_heads()) == newest:
        search.create(connection)


if context.is_offline_mode():
    raise SystemExit("antq migrates a live database; offline SQL is not offered")
run()
