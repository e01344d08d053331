"""flask evidence …: what an administrator does for the photos that are there already."""

from __future__ import annotations

import click
from flask import Flask
from flask.cli import AppGroup

from ..kit import storage
from ..kit.database import db, writing
from ..kit.media.likeness import print_of
from . import actions
from .likeness import without_print
from .models import Photo

evidence = AppGroup("evidence", help="Photos and files.")

AT_ONCE = 50
"""Photos read between two writes: nobody waits longer than their fifty rows take."""


def init_app(app: Flask) -> None:
    """Make the commands known."""
    app.cli.add_command(evidence)


@evidence.command("likeness")
def compute_likeness() -> None:
    """Compute how photos look that were added before that was kept; may be interrupted and repeated."""
    done, last, missing = 0, 0, []
    while photos := without_print(last, AT_ONCE):
        last = photos[-1].id
        keys = {photo.id: photo.key for photo in photos}
        db.session.rollback()  # reading and decoding takes seconds: nothing stays open meanwhile
        prints = {}
        for number, key in keys.items():
            if storage.store().exists(key):
                with storage.store().open(key) as master:
                    prints[number] = print_of(master)
            else:
                missing.append(key)
        with writing():
            for number, mark in prints.items():
                photo = db.session.get(Photo, number)
                if photo is not None:
                    actions.write_print(photo, mark)
        done += len(prints)
    click.echo(f"{done} photos computed.")
    for key in missing:
        click.echo(f"  MISSING  file {key}: a photo names it, the store has not got it")
    if missing:
        raise SystemExit(1)
