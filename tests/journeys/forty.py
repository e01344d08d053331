"""Forty dossiers of a round, its council of seven and their pens, made by the application's own actions: what one
person has done by hand in the browser, these do for the other thirty-nine. Each commits dossier by dossier, so that
the servers of the same database can write in between."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from sqlalchemy import select

from antq.councils import actions as councils
from antq.councils.models import CouncilSession
from antq.councils.pages.session import ballots_for
from antq.kit import clock
from antq.kit.database import db, writing
from antq.law import actions as law
from antq.law.queries import form_by_code
from antq.nominations import actions
from antq.nominations.models import Nomination
from antq.nominations.policy import in_conflict_with
from antq.nominations.scoring import criteria
from antq.people import actions as people
from antq.people.actor import SYSTEM, actor_of
from antq.people.passwords import hash_of
from antq.places.queries import by_key
from antq.units.queries import by_ref
from tests.cast import FORMS, PEOPLE, REPORT, settle, who
from tests.chromium import SAMPLE_PASSWORD

OFFICERS = {
    "donvi": "ubnd-xa-muong-lai",
    "donvi2": "ubnd-xa-mu-cang-chai",
    "donvi4": "ubnd-xa-tan-linh",
    "donvi5": "ubnd-xa-bac-ha",
}
"""Who writes for which commune."""

MORE_PLACES = (("04336", "Xã Tân Lĩnh", "xa", "15"), ("02839", "Xã Bắc Hà", "xa", "15"))
MORE_UNITS = (
    ("ubnd-xa-tan-linh", "Ủy ban nhân dân xã Tân Lĩnh", "ubnd-xa", "04336", "15"),
    ("ubnd-xa-bac-ha", "Ủy ban nhân dân xã Bắc Hà", "ubnd-xa", "02839", "15"),
)
NEW = {
    "donvi4": "Triệu Thị Ghến",
    "donvi5": "Ma Seo Chứ",
    "thamdinh4": "Lò Văn Tình",
    "thamdinh5": "Giàng Thị Say",
    "thamdinh6": "Hà Đức Chính",
}
MEMBERS = tuple(f"thamdinh{number}" for number in range(1, 7))
"""thamdinh3 belongs to the commune of donvi."""

HAMLETS = (
    "Nà Lếch", "Khuổi Vèng", "Bản Thín", "Nà Ngàm", "Tông Pắng", "Làng Đung", "Cốc Phường", "Roong Nặm", "Thâm Pất",
    "Nà Chao",
)  # fmt: skip
WORD = "khuya"
"""It stands in the name of each of the forty."""


@writing()
def prepare() -> None:
    """A tiny province, its people, and its vote rule: more than half of those who vote."""
    settle((), more_places=MORE_PLACES, more_units=MORE_UNITS)
    for username in ("thuongtruc", "chutich", "congkhai", *MEMBERS[:3]):
        name, postings = PEOPLE[username]
        _admit(username, name, *postings)
    for username, unit in OFFICERS.items():
        _admit(username, NEW.get(username) or PEOPLE[username][0], (unit, "officer"))
    for username in MEMBERS[3:]:
        _admit(username, NEW[username], ("hoi-dong", "council_member"))
    rule = {"council.pass_share": "1/2", "council.pass_base": "present", "council.strict": True}
    for key, value in rule.items():
        law.add_norm(
            key, value, valid_from=date(2025, 7, 1), place=by_key("15"), mark="I", note="Quy chế mẫu."
        )


def _admit(username: str, name: str, *postings: tuple[str, str]) -> None:
    person, _initial = people.create_person(username, name, by=SYSTEM)
    person.password_hash, person.password_expires_at = _hashed(), None
    for unit, role in postings:
        people.post(person, by_ref(unit), role, date(2025, 7, 1), by=SYSTEM)


@cache
def _hashed() -> str:
    return hash_of(SAMPLE_PASSWORD)


def write_forty() -> dict[str, list[str]]:
    """Ten dossiers of each officer, their codes; all are sent but the last of `donvi5`, which is a complete draft."""
    return {
        officer: [_write(officer, number, sends=(officer, number) != ("donvi5", 9)) for number in range(10)]
        for officer in OFFICERS
    }


@writing()
def _write(officer: str, number: int, *, sends: bool) -> str:
    by, unit = who(officer), by_ref(OFFICERS[officer])
    recipient = "collective" if number % 4 == 3 else "initiative"
    nomination = actions.begin(recipient, unit=unit, by=by)
    said = {"name": f"Tổ tuần {WORD} thôn {HAMLETS[number]} {unit.name.rpartition(' xã ')[2]}"}
    if recipient == "initiative":
        said |= {"field": "tu-quan", "kind": "to-tu-quan", "started": "3/2024"}
    answers = {**said, **REPORT, "form": form_by_code(FORMS[recipient])}
    actions.write(nomination, answers, seen=nomination.version, by=by)
    if sends:
        actions.submit(nomination, by=by)
    return nomination.ref


def of_round() -> list[Nomination]:
    """The forty, in the order in which they were begun."""
    rows = select(Nomination).where(Nomination.name.contains(WORD))
    return list(db.session.scalars(rows.order_by(Nomination.id)))


def hand_on_the_rest() -> None:
    """The office receives what it has not yet, and hands all to the council."""
    for nomination in of_round():
        with writing():
            office = who("thuongtruc")
            if nomination.state == "submitted":
                actions.receive(nomination, by=office)
            if nomination.state == "received":
                actions.open_appraisal(nomination, by=office)


def review_the_rest() -> None:
    """Everybody who was asked for a review and has given none, gives it."""
    points = {line.code: line.most - 1 for line in criteria(clock.today())}
    for nomination in of_round():
        with writing():
            given = {review.reviewer_id for review in nomination.reviews}
            for asked in list(nomination.assignments):
                if asked.reviewer_id not in given:
                    by = actor_of(asked.reviewer)
                    actions.review(nomination, points, verdict="for", comment="Cách làm rõ, dễ theo.", by=by)


def cast_the_rest(name: str, choices: Mapping[str, str]) -> int:
    """The ballots of one more member: (code to choice), for all others; how many they had."""
    with writing():
        by = who(name)
        session = db.session.scalars(select(CouncilSession).where(CouncilSession.state == "open")).one()
        items = ballots_for(session, by=by)
        for item in items:
            councils.cast(item, choices.get(item.nomination.ref, "for"), by=by)
    return len(items)


def faults_of_assignment(each: int) -> list[str]:
    """What is wrong with who was asked for what: too few, somebody in conflict, uneven loads."""
    loads: dict[str, int] = {}
    found = []
    for nomination in of_round():
        asked = {one.reviewer_id: one.reviewer.username for one in nomination.assignments}
        if len(asked) != each or asked.keys() & in_conflict_with(nomination):
            found.append(f"{nomination.ref}: {sorted(asked.values())}")
        for name in asked.values():
            loads[name] = loads.get(name, 0) + 1
    if len(loads) != len(MEMBERS) or max(loads.values()) - min(loads.values()) > 1:
        found.append(f"loads {loads}")
    return found
