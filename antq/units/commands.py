"""flask units …: entering the bodies of a province, until they have pages of their own."""

from __future__ import annotations

import click
from flask import Flask
from flask.cli import AppGroup
from sqlalchemy import select

from ..kit.database import db, writing
from ..kit.refusals import Missing
from ..places.models import Place
from ..places.queries import by_key, communes_of
from ..places.words import spoken
from .actions import add_unit
from .models import Unit
from .queries import by_ref

units = AppGroup("units", help="Bodies that act: UBND, Công an, Mặt trận, councils …")

COMMUNE_BODIES = {"ubnd-xa": "Ủy ban nhân dân", "cong-an-xa": "Công an"}
"""What every commune has: kind of unit to the words before the commune's name."""


def init_app(app: Flask) -> None:
    """Make the commands known."""
    app.cli.add_command(units)


def _place(code: str) -> Place:
    try:
        return by_key(code)
    except Missing as missing:
        raise click.BadParameter(f"there is no place {code}: run `flask antq ground` first") from missing


def _province_of(place: Place) -> Place:
    return place if place.parent is None else _province_of(place.parent)


@units.command("add")
@click.argument("ref")
@click.option("--name", required=True, help="Full name, as on documents.")
@click.option("--kind", required=True, help="ubnd-tinh, cong-an-tinh, mttq, hoi-dong, van-phong …")
@click.option("--place", "code", required=True, help="Code of its seat: 2 digits a province, 5 a commune.")
@click.option("--parent", default="", help="Ref of the unit above.")
def add(ref: str, name: str, kind: str, code: str, parent: str) -> None:
    """Enter one unit under REF, or renew what is said of it."""
    with writing():
        place = _place(code)
        above: Unit | None = by_ref(parent) if parent else None
        add_unit(ref, name=name, kind=kind, place=place, province=_province_of(place), parent=above)
    click.echo(f"{ref}: {name}")


@units.command("communes")
@click.argument("province")
def communes(province: str) -> None:
    """Enter the UBND and the Công an of every commune of PROVINCE (its code) that are not there yet."""
    with writing():
        above = _place(province)
        known = set(db.session.scalars(select(Unit.ref)))
        wanted = [
            (f"{kind}-{commune.code}", kind, f"{words} {spoken(commune)}", commune)
            for commune in communes_of(above)
            for kind, words in COMMUNE_BODIES.items()
        ]
        new = [each for each in wanted if each[0] not in known]
        for ref, kind, name, commune in new:
            add_unit(ref, name=name, kind=kind, place=commune, province=above)
    click.echo(f"{len(new)} units entered, {len(wanted) - len(new)} were there.")
