"""flask demo fill: an empty database becomes the sample registry."""

from __future__ import annotations

import click
from flask import Flask
from flask.cli import AppGroup
from sqlalchemy import select

from ..kit import jobs
from ..kit.database import db, writing
from ..people.models import Person
from .base import World, lay_ground
from .drawing import Drawer, wanted
from .families import found_family
from .files import OWN, toml
from .replications import import_points, live_points
from .scores import score
from .year import Year

PASSWORD = "antq-mau-2026"  # noqa: S105 (printed in the guide: sample data only)

demo = AppGroup("demo", help="Sample data.")


def init_app(app: Flask) -> None:
    """Make the command known."""
    app.cli.add_command(demo)


def fill() -> None:
    """Fill the database by the application's own actions, in one transaction; then make the photo sizes."""
    drawer = Drawer(wanted())
    with writing():
        world = World(drawer, PASSWORD)
        lay_ground(world)
        score(world)
        Year(world).live()
        found_family(world)
        live_points(world)
    import_points(world)
    jobs.work_all()


@demo.command("fill")
@click.option("--if-empty", is_flag=True, help="Do nothing when somebody has an account already.")
def fill_command(if_empty: bool) -> None:
    """Fill the sample data in and print the sample accounts."""
    if db.session.scalar(select(Person.id).limit(1)) is None:
        click.echo("Filling the sample data: the five documents and a year of nominations …")
        fill()
    elif not if_empty:
        raise click.ClickException("The database is not empty.")
    print_accounts()


def print_accounts() -> None:
    """The sample accounts that exist in this database, with their common password."""
    rows = toml(OWN / "people.toml", "person")
    known = set(db.session.scalars(select(Person.username)))
    rows = [row for row in rows if row["username"] in known]
    if rows:
        click.echo(f"Sample accounts (password {PASSWORD}):")
        for row in rows:
            click.echo(f"  {row['username']:<11} {row['title']}")
