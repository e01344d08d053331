"""flask people …: the first administrator, and a way in for one who lost theirs."""

from __future__ import annotations

import click
from flask import Flask
from flask.cli import AppGroup
from sqlalchemy import select

from ..kit import clock
from ..kit.database import db, writing
from ..kit.refusals import Invalid, Stale
from ..units.actions import add_unit
from ..units.models import Unit
from . import actions, queries
from .actor import SYSTEM
from .models import Person

people = AppGroup("people", help="Accounts.")

OWN_UNIT = "DV-HE-THONG"
"""Where administrators of the whole installation are posted: a unit of no province."""


def init_app(app: Flask) -> None:
    """Make the commands known."""
    app.cli.add_command(people)


@people.command("create-admin")
@click.argument("username")
@click.option("--name", required=True, help="Name in full, as on documents.")
@click.option("--unit", "unit_ref", default="", help="Ref of a unit; left out: the whole installation.")
def create_admin(username: str, name: str, unit_ref: str) -> None:
    """Open an administrator's account and print its initial password, this once."""
    try:
        with writing():
            unit = _unit(unit_ref)
            person, initial = actions.create_person(username, name, by=SYSTEM)
            actions.post(person, unit, "administrator", clock.today(), by=SYSTEM)
            signs_in_as = person.username
    except Invalid as wrong:
        raise click.ClickException(" ".join(str(says) for says in wrong.errors.values())) from wrong
    _print(signs_in_as, initial)


def _unit(ref: str) -> Unit:
    """The unit of the new administrator; the installation's own is made at the first use."""
    unit = db.session.scalar(select(Unit).where(Unit.ref == (ref or OWN_UNIT)))
    if unit is None and ref:
        raise click.ClickException(f"There is no unit {ref}.")
    return unit or add_unit(OWN_UNIT, name="Quản trị hệ thống", kind="he-thong")


@people.command("reset-password")
@click.argument("username")
def reset_password(username: str) -> None:
    """Give somebody a new initial password, end their sessions, and print it."""
    with writing():
        person = _named(username)
        signs_in_as, initial = person.username, actions.reset_password(person, by=SYSTEM)
    _print(signs_in_as, initial)


@people.command("drop-second-factor")
@click.argument("username")
def drop_second_factor(username: str) -> None:
    """Let somebody who lost the telephone sign in with the password alone; end their sessions."""
    try:
        with writing():
            person = _named(username)
            actions.drop_second_factor(person, by=SYSTEM)
            signs_in_as = person.username
    except Stale as nothing:
        raise click.ClickException(str(nothing.says)) from nothing
    click.echo(f"Đã bỏ xác thực hai bước của {signs_in_as}; mọi phiên đăng nhập đã kết thúc.")


def _named(username: str) -> Person:
    person = queries.named(username)
    if person is None:
        raise click.ClickException(f"There is nobody called {username}.")
    return person


def _print(username: str, initial: str) -> None:
    click.echo(f"Tên đăng nhập:     {username}")
    click.echo(f"Mật khẩu ban đầu:  {initial}")
    hours = int(actions.INITIAL_LIVES.total_seconds() // 3600)
    click.echo(f"Mật khẩu này chỉ hiện lần này, dùng được {hours} giờ và phải đổi ở lần đăng nhập đầu.")
