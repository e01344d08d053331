"""flask antq places …: taking in a new list of the State, after a look at what it changes."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click
from flask.cli import AppGroup

from .catalogue.relocating import relocate
from .following import follow_places
from .kit import clock
from .kit.database import one_at_a_time, writing
from .places.actions import carry_out
from .places.listed import Followed, Listed, Unreadable, read_list, read_successions
from .places.review import review
from .replications import actions as ledger

places = AppGroup("places", help="Administrative units.")

PLACES = "places"
"""The lock under which lists of places are taken in: a review holds only while nobody else changes what it read."""

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@places.command("import")
@click.argument("file", type=FILE)
@click.option(
    "--on", "day", required=True, type=click.DateTime(["%Y-%m-%d"]), help="From which day it stands."
)
@click.option("--decision", required=True, help="The resolution, as pages are to name it.")
@click.option(
    "--succession", type=FILE, help="Who followed whom: old_code, new_code, kind (whole, main, part)."
)
@click.option("--dry-run", is_flag=True, help="Only print what would change.")
def import_list(file: Path, day: datetime, decision: str, succession: Path | None, dry_run: bool) -> None:
    """Compare FILE, a whole list of provinces and communes (code, name, type, parent_code), with what stands;
    print every difference; without --dry-run carry all of them out.

    Nothing is deleted: a place that is gone ends on the day before, and the succession says who followed.
    What hangs on places (the provinces and communes of initiatives, what search knows) is brought up to date.
    """
    on = day.date()
    try:
        listed, followed = _read(file, succession)
        if dry_run:
            click.echo("\n".join(review(listed, followed, on=on).lines))
            click.echo("Nothing was written: a dry run.")
            return
        _refuse_tomorrow(on)
        with writing():
            one_at_a_time(PLACES)
            plan = review(listed, followed, on=on)
            touched = carry_out(plan, decision=decision)
            moved = relocate(touched) if touched else 0
            points = ledger.relocate() if touched else 0
            follow_places()
    except Unreadable as wrong:
        for fault in wrong.faults:
            click.echo(f"  FAULT  {fault}", err=True)
        raise click.ClickException(f"{len(wrong.faults)} faults, nothing was written.") from wrong
    click.echo("\n".join(plan.lines))
    click.echo(
        f"{len(touched)} places touched, {moved} initiatives and {points} replications brought up to date."
    )


def _read(file: Path, succession: Path | None) -> tuple[list[Listed], list[Followed]]:
    """Both files; the faults of both when either has some."""
    faults: list[str] = []
    listed: list[Listed] = []
    followed: list[Followed] = []
    try:
        listed = read_list(file)
    except Unreadable as wrong:
        faults += wrong.faults
    try:
        followed = read_successions(succession) if succession else []
    except Unreadable as wrong:
        faults += wrong.faults
    if faults:
        raise Unreadable(faults)
    return listed, followed


def _refuse_tomorrow(on: date) -> None:
    """A place that has ended in the rows has ended today: the day must have come."""
    if on > clock.today():
        raise Unreadable([f"--on {on} is still to come: until then only --dry-run"])
