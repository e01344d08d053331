"""flask antq …: what an administrator runs on the server, by hand or by a timer."""

from __future__ import annotations

import signal
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy import func, select

from . import ground
from .appraisal.queries import not_shown
from .catalogue.holding import hold
from .catalogue.models import Initiative
from .catalogue.queries import to_reindex
from .catalogue.relocating import relocate
from .catalogue.whole import whole
from .cli_places import PLACES
from .cli_places import places as places_commands
from .consultations.queries import keys_of_answers
from .evidence.queries import keys_in_use
from .following import follow_places
from .honours import papers as of_decisions
from .honours.actions import public_forms, recount
from .honours.queries import keys_of_batches as keys_of_certificates
from .kit import jobs, journal, storage
from .kit.database import db, one_at_a_time, twin, writing
from .kit.documents.ledger import keys_of_papers
from .kit.documents.templates import Broken, load, own_of
from .kit.records import Job
from .nominations.actions import show_at_desk
from .nominations.models import Nomination
from .nominations.timing import misdated
from .paperwork import papers as of_dossiers
from .places import derived as places
from .places.models import Place
from .replications import actions as ledger
from .replications.queries import keys_of_batches
from .scoresheets.actions import Scored
from .scoresheets.classing import classed

AT_ONCE = 200
YOUNG = timedelta(days=1)
"""A file that no row names yet may belong to an upload whose commit is still to come."""

antq = AppGroup("antq", help="Look after this installation.")


def init_app(app: Flask) -> None:
    """Make the commands known."""
    antq.add_command(places_commands)
    app.cli.add_command(antq)


@dataclass
class Finding:
    """What one part of the check saw, and what is wrong there."""

    part: str
    says: str
    faults: list[str] = field(default_factory=list)


@antq.command("ground")
def lay_ground() -> None:
    """Load the lists that every installation needs (places, documents, norms, award forms); may be repeated."""
    try:
        with writing():
            one_at_a_time(PLACES)
            ground.lay()
            relocate()
            ledger.relocate()
            follow_places()
    except Scored as refused:
        raise click.ClickException(f"{refused}. Nothing was written.") from refused
    click.echo("Places, documents, norms and award forms are in the database.")


@antq.command("reindex")
@click.option("--missing", is_flag=True, help="Only initiatives that search does not know.")
def reindex(missing: bool) -> None:
    """Write anew what search and lists know of every initiative, and what the desk shows of dossiers that it does not
    know: after an upgrade, or when `check` says so.

    By short transactions: others go on working, and what was done stays done when it is interrupted.
    """
    ids = to_reindex(only_missing=missing)
    for start in range(0, len(ids), AT_ONCE):
        with writing():
            part = select(Initiative).where(Initiative.id.in_(ids[start : start + AT_ONCE]))
            found = db.session.scalars(part.order_by(Initiative.id)).all()
            hold(found)
            for initiative in found:
                recount(initiative)
    dossiers = not_shown()
    for start in range(0, len(dossiers), AT_ONCE):
        with writing():
            sent = select(Nomination).where(Nomination.id.in_(dossiers[start : start + AT_ONCE]))
            for nomination in db.session.scalars(sent.order_by(Nomination.id).with_for_update()):
                show_at_desk(nomination)
    click.echo(f"{len(ids)} initiatives, {len(dossiers)} dossiers indexed.")


@antq.command("check")
@click.option(
    "--head", default="", help="COUNT:HASH, as `journal-head` printed it once: that event must still be."
)
def check(head: str) -> None:
    """Recompute and compare everything that can be; exit status 1 when something is wrong."""
    findings = [_journal(head), _counts(), _grades(), _days(), _places(), _files(), _jobs(), _database()]
    for finding in findings:
        click.echo(f"{finding.part:<10}{finding.says}")
        for fault in finding.faults:
            click.echo(f"  FAULT  {fault}")
    faults = sum(len(finding.faults) for finding in findings)
    click.echo(f"{faults} faults." if faults else "No faults.")
    if faults:
        raise SystemExit(1)


def _journal(expected: str) -> Finding:
    """The chain of hashes, and that it still runs through a head that was kept elsewhere."""
    count, last = journal.head()
    found = journal.faults()
    if expected:
        number, _colon, kept = expected.partition(":")
        if not number.isdigit():
            raise click.BadParameter("expected COUNT:HASH", param_hint="--head")
        if not journal.holds(int(number), kept):
            found.append(
                f"event {number} is not the one that was written down elsewhere: events are missing or new"
            )
    return Finding("journal", f"{count} events, head {last[:12] or 'none'}", found)


def _counts() -> Finding:
    """Counts that a lower room keeps of what an upper one has."""
    initiatives = db.session.scalars(select(Initiative).order_by(Initiative.id)).all()
    found = [
        f"initiative {each.ref}: own_awards is {each.own_awards!r}, its rows say {counted!r}"
        for each in initiatives
        if (counted := public_forms(each)) != each.own_awards
    ]
    for each in initiatives:
        if each.state == "merged" or each.album is None:  # what refers to nothing is the database's fault
            continue
        found += [
            f"initiative {each.ref}: {column} is {kept!r}, its rows say {counted!r}"
            for column, counted in whole(each).counts.items()
            if (kept := getattr(each, column)) != counted
        ]
    found += [
        f"initiative {each.ref}: own_points, own_teams are {kept!r}, the ledger says {counted!r}"
        for each, kept, counted in ledger.miscounts()
    ]
    found += [
        f"replication {ref}: its commune of today is not the heir of its place" for ref in ledger.mislaid()
    ]
    return Finding("counts", f"{len(initiatives)} initiatives recounted", found)


def _grades() -> Finding:
    """Classes that were set when scores were confirmed."""
    scores = classed()
    found = [
        f"score {each.ref}: grade is {each.kept!r}, "
        + (f"its rows say {each.right!r}" if each.right else "no thresholds hold for its year")
        for each in scores
        if each.kept != each.right
    ]
    return Finding("grades", f"{len(scores)} scores classed anew", found)


def _days() -> Finding:
    """The day that each dossier keeps as due, from its norms and pauses."""
    found = [
        f"nomination {ref}: due_on is {kept}, its norms and pauses say {right}"
        for ref, kept, right in misdated()
    ]
    return Finding("days", "days due counted anew", found)


def _places() -> Finding:
    """What is derived from places and successions: who took over each ended place, the names it is searched by."""
    ended = db.session.scalar(select(func.count()).select_from(Place).where(Place.ended_on.is_not(None)))
    return Finding("places", f"{ended} ended places followed to today", places.faults())


def _keys_in_use() -> set[str]:
    """The keys of the store that some row names."""
    return {
        *keys_in_use(),
        *keys_of_batches(),
        *keys_of_papers(),
        *keys_of_answers(),
        *keys_of_certificates(),
    }


def _files() -> Finding:
    """Every file that a row names is there and is what it was; what no row names is only counted."""
    store, used = storage.store(), _keys_in_use()
    found = []
    for key in sorted(used):
        if not store.exists(key):
            found.append(f"file {key}: a row names it, the store has not got it")
        elif not store.whole(key):
            found.append(f"file {key}: its content has changed")
    orphans = sum(1 for _key in store.orphans(used.__contains__, older_than=YOUNG))
    return Finding("files", f"{len(used)} named by rows; {orphans} older than a day that no row names", found)


def _jobs() -> Finding:
    """Jobs that were given up wait for a person to look at them."""
    states = select(Job.state, func.count()).group_by(Job.state)
    numbers = dict(db.session.execute(states).all())
    dead = db.session.scalars(select(Job).where(Job.state == "dead").order_by(Job.id))
    found = [f"job {each.id} ({each.kind}) failed {each.attempts} times: {each.error}" for each in dead]
    waiting = numbers.get("queued", 0) + numbers.get("running", 0)
    return Finding("jobs", f"{numbers.get('done', 0)} done, {waiting} to do", found)


def _database() -> Finding:
    """What the database itself finds wrong."""
    connection = db.session.connection()
    found = twin(connection).integrity(connection)
    return Finding("database", connection.dialect.name, found)


@antq.command("work")
@click.option("--once", is_flag=True, help="Do what is due now and stop.")
def work(once: bool) -> None:
    """Do the jobs in this process until it is told to stop; the job at hand is finished first."""
    if once:
        with writing():
            jobs.enqueue_ticks()
        click.echo(f"{jobs.work_all()} jobs.")
        return
    worker = jobs.Worker(current_app._get_current_object())  # type: ignore[attr-defined]
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, lambda *_: worker.halt.set())
    click.echo("Working. Stop with Ctrl+C.")
    worker.run()


@antq.command("journal-head")
def journal_head() -> None:
    """Print where the journal ends, to be kept away from this machine: `check --head` compares with it."""
    count, last = journal.head()
    click.echo(f"{count}:{last}")


@antq.command("papers")
def papers() -> None:
    """Read every wording of papers, the office's own where there is one; exit status 1 when one is wrong."""
    found = [
        _wording(folder / f"{name}.toml", names)
        for folder, told in (
            (of_dossiers.HERE, of_dossiers.TEMPLATES),
            (of_decisions.HERE, of_decisions.TEMPLATES),
        )
        for name, names in told.items()
    ]
    for _good, says in found:
        click.echo(says)
    if not all(good for good, _says in found):
        raise SystemExit(1)


def _wording(shipped: Path, names: frozenset[str]) -> tuple[bool, str]:
    """Whether a wording can be used, and what is said of it."""
    own = own_of(shipped)
    path = own if own.is_file() else shipped
    try:
        load(path, names)
    except Broken as broken:
        return False, f"FAULT  {broken}"
    return True, f"good   {path.name}{', the office’s own' if path == own else ''}"


@antq.command("sweep")
@click.option(
    "--hours", type=click.IntRange(min=1), default=24, show_default=True, help="Only files older than this."
)
def sweep(hours: int) -> None:
    """Remove files that no row names. Young ones stay: the row of an upload may not be committed yet."""
    used = _keys_in_use()
    db.session.rollback()
    dropped = storage.store().sweep(used.__contains__, older_than=timedelta(hours=hours))
    click.echo(f"{len(dropped)} files removed.")
