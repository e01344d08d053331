"""The house that the doors lead into: who stands before them, what lies inside, what was seen before it was there."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from antq.councils.models import CouncilSession
from antq.evidence import actions as evidence
from antq.kit import clock
from antq.kit.database import db, writing
from antq.nominations import actions
from antq.nominations.models import Nomination
from antq.people import actions as people
from antq.people.actor import SYSTEM
from antq.people.models import Person
from antq.places.queries import by_key
from antq.units.actions import add_unit
from antq.units.queries import by_ref
from tests.cast import _hashed, a_complete_draft, a_photo, who
from tests.client import Client
from tests.doors.dossiers import PHASES, PLAIN, Told, made
from tests.doors.results import around, draft_amendments, of_another_unit, opened, published, session_of
from tests.making import reading

MOMENT = clock.now()

MORE: dict[str, tuple[tuple[str, str], ...]] = {
    "donvi4": (("ubnd-xa-muong-lai", "officer"),),
    "thamdinh4": (("hoi-dong", "council_member"),),
    "kecan": (("hoi-dong", "council_member"), ("ubnd-xa-vinh-lac", "staff")),
}
"""A second officer of the unit; a free member; a member from the unit that donvi's took over."""

UNIT = ("donvi", "donvi4")
OFFICE = ("thuongtruc", "chutich", "congkhai")
COUNCIL = ("thamdinh1", "thamdinh4")
AUTHOR = "thuongtruc2"
"""Has written one of the dossiers, long ago; sits in the office today."""

BLIND = {
    "": "nobody has signed in",
    "donvi2": "an officer of another unit",
    "donvi3": "an officer of another province",
    "canbo": "of the unit, but writes no dossiers",
    "thamdinh2": "of the council, has recused from the unit",
    "thamdinh3": "of the council, belongs to the unit",
    "kecan": "of the council, belongs to what the unit took over",
    "kiemnhiem": "of the office and releaser, has recused from the unit",
    "nguoinha": "has every desk, belongs to the unit",
    "camau": "has every desk of another province",
    "trunguong": "has every desk of none",
    "quantri": "looks after accounts",
}
"""Who sees nothing of the dossiers, and why."""

CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
CHANCE = re.compile(
    r'(?:(?<=value=")[\w.:-]{24,}(?=")|nonce[="\w-]+|(?<=href="data:)[^"]+|mot_lan=[\w-]+|[0-9a-f-]{36})'
)
"""What differs from one answer to the next by itself: tokens, one-time keys, nonces."""

KEPT = ("Location", "Cache-Control", "ETag", "Content-Type", "Content-Disposition", "Last-Modified", "Vary")


@dataclass(frozen=True)
class Seen:
    """An answer without what differs by itself: what two askers may compare."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: str
    questions: int


@dataclass
class House:
    """The application with the cast and, after `lived_in`, with dossiers at every stage of every phase."""

    app: Flask
    told: dict[str, Told] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    """Planned, open, and two whose results are out, alike but for a hidden dossier: `out` has it and what
    was said about it, `twin` has neither."""
    beside: dict[str, str] = field(default_factory=dict)
    """Codes of the dossiers of another unit in the last two."""
    own: str = ""
    """Code of the draft of donvi2, which begins with the same words and shows the same photo."""
    before: dict[tuple[str, str], Seen] = field(default_factory=dict)
    after: dict[tuple[str, str], Seen] = field(default_factory=dict)
    undrafted: dict[tuple[str, str], Seen] = field(default_factory=dict)
    drafted: dict[tuple[str, str], Seen] = field(default_factory=dict)
    """What the blind see where a draft amendment could be told of, before and after there were some."""
    clients: dict[str, Client] = field(default_factory=dict)

    def lived_in(self) -> House:
        """Grounds first; then what the blind see; then the dossiers; then what they see now; what is public last."""
        from tests.doors.lists import addresses

        with self.app.app_context(), writing():
            self._ground()
        self._visit(self.before, addresses(self))
        self._bring({phase: stages for phase, stages in PHASES.items() if phase != "public"})
        self._visit(self.after, addresses(self))
        self._bring({"public": PHASES["public"]})
        self._visit(self.undrafted, around(self.told))
        with self.app.app_context(), writing():
            draft_amendments(self.told)
        self._visit(self.drafted, around(self.told))
        return self

    def _ground(self) -> None:
        """More people, who recused, another unit's dossiers, two sessions."""
        seat, province = by_key("04345"), by_key("15")
        assert province is not None
        old = add_unit(
            "ubnd-xa-vinh-lac", name="UBND xã Vĩnh Lạc", kind="ubnd-xa", place=seat, province=province
        )
        old.successor = by_ref("ubnd-xa-muong-lai")
        for username, postings in MORE.items():
            person, _initial = people.create_person(username, f"Bạn {username.title()}", by=SYSTEM)
            person.password_hash, person.password_expires_at = _hashed(), None
            for unit, role in postings:
                people.post(person, by_ref(unit), role, date(2025, 7, 1), by=SYSTEM)
        db.session.flush()
        for name in ("thamdinh2", "kiemnhiem"):
            actions.recuse(by_ref("ubnd-xa-muong-lai"), "Vợ tôi làm ở đó.", by=who(name))
        own = a_complete_draft("donvi2", name=PLAIN)
        a_photo(own, "donvi2")
        self.own = own.ref
        sessions = {name: session_of(of_another_unit()) for name in ("planned", "open")}
        opened(sessions["open"])
        hidden = self.told["published"] = made("published", "council", sessions)
        dossier = db.session.query(Nomination).filter_by(ref=hidden.ref).one()
        sessions |= {"out": session_of(dossier, of_another_unit()), "twin": session_of(of_another_unit())}
        hidden.names["minutes"] = published(sessions["out"], told=True)
        published(sessions["twin"], told=False)
        self.sessions = {name: each.ref for name, each in sessions.items()}
        self.beside = {name: sessions[name].items[-1].nomination.ref for name in ("out", "twin")}

    def _bring(self, phases: dict[str, tuple[str, ...]]) -> None:
        with self.app.app_context(), writing():
            rows = db.session.query(CouncilSession)
            sessions = {name: rows.filter_by(ref=ref).one() for name, ref in self.sessions.items()}
            for phase, stages in phases.items():
                for stage in (each for each in stages if each not in self.told):
                    self.told[stage] = made(stage, phase, sessions)
            if "council" in phases:
                row = db.session.query(Nomination).filter_by(ref=self.told["appraising"].ref).one()
                row.author_id = db.session.query(Person.id).filter_by(username=AUTHOR).scalar()
                evidence.close_to(row.album, row.author_id)  # as it would have been when they began it

    def _visit(self, into: dict[tuple[str, str], Seen], addresses: dict[str, bool]) -> None:
        """Every address as the blind see it; public ones, which are one page for all, as two of them."""
        for name in BLIND:
            for address, public in addresses.items():
                if name in ("", "nguoinha") or (name and not public):
                    into[name, address] = self.ask(name, address)

    def client(self, name: str) -> Client:
        """The browser of somebody, signed in."""
        if name not in self.clients:
            self.clients[name] = Client(self.app)
            if name:
                self.clients[name].sign_in(name)
        return self.clients[name]

    def ask(self, name: str, address: str, *hide: str, post: bool = False) -> Seen:
        """The answer to somebody; every text of `hide` in it reads …, for it stands in the address."""
        client = self.client(name)
        if post:
            self.token(name)
        with reading() as statements:
            response = (
                client.post(address, data={"csrf_token": self.token(name)}) if post else client.get(address)
            )
            body = text_of(response)
            response.close()
        for each in hide:
            body = body.replace(each, "…")
        headers = tuple((key, hidden(response.headers.get(key, ""), hide)) for key in KEPT)
        if response.location:  # its body is the address, so its mark is too
            headers = tuple((key, value) for key, value in headers if key != "ETag")
        return Seen(response.status_code, headers, CHANCE.sub("*", body), len(statements))

    tokens: dict[str, str] = field(default_factory=dict)

    def token(self, name: str) -> str:
        """A token for forms of that browser."""
        if name not in self.tokens:
            found = CSRF.search(self.client(name).get("/tai-khoan" if name else "/dang-nhap").text)
            assert found, name
            self.tokens[name] = found[1]
        return self.tokens[name]


def hidden(text: str, words: tuple[str, ...]) -> str:
    """Without the words."""
    for each in words:
        text = text.replace(each, "…")
    return text


def text_of(response: TestResponse) -> str:
    """What an answer says, packed or not; when a workbook was written does not count."""
    data = response.get_data()
    if not data.startswith(b"PK"):
        return data.decode(errors="replace")
    return unpacked(data)


def unpacked(data: bytes) -> str:
    """An archive and those in it as one text."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {
            name: file.read(name) for name in sorted(file.namelist()) if not name.startswith("docProps/")
        }
    return "\n".join(
        f"{name}\n{unpacked(part) if part.startswith(b'PK') else part.decode(errors='replace')}"
        for name, part in parts.items()
    )


def in_days(count: int) -> date:
    """A day to come."""
    return clock.today() + timedelta(days=count)


def urls(app: Flask) -> list[Any]:
    """Every route that is read, static files aside."""
    return [each for each in app.url_map.iter_rules() if each.endpoint != "static"]
