"""Write the tables of README.md and docs/security.md that repeat what the code says.

A table stands between `<!-- name -->` and `<!-- /name -->`. Run it after a change to a setting, a rule or the
sample accounts; tests/test_docs.py fails while a table is out of date.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import antq
from antq.config import ROOT, SETTINGS
from antq.councils.workflow import SESSION
from antq.demo.commands import PASSWORD
from antq.demo.files import OWN, toml
from antq.honours.workflow import DECISION
from antq.kit.database import db
from antq.kit.policy import RULES
from antq.kit.records import DataVersion
from antq.nominations.workflow import NOMINATION
from antq.people.actor import Actor, Nobody, Post
from antq.people.models import ROLES

UNIT, PROVINCE, ME, SOMEBODY = 1, 10, 1, 2
PLACES = {"unit": (UNIT, PROVINCE), "province": (2, PROVINCE), "all": (3, 20)}
"""Where a thing may lie, seen from the one who asks; later ones reach further."""


class Thing(SimpleNamespace):
    """Stands for whatever a rule is asked about; what it was not given, it has not got."""

    def __getattr__(self, name: str) -> None:
        return None


def settings() -> Iterator[str]:
    """One row for each setting."""
    yield "| `ANTQ_…` | type | default | meaning |"
    yield "|---|---|---|---|"
    for each in SETTINGS:
        default = f"`{each.default}`" if each.default != "" else "–"
        yield f"| `{each.name}` | {each.kind.__name__} | {default} | {each.meaning} |"


def accounts() -> Iterator[str]:
    """One row for each sample account."""
    yield f"| sign in as | who (invented) | roles | password `{PASSWORD}` |"
    yield "|---|---|---|---|"
    for row in toml(OWN / "people.toml", "person"):
        roles = ", ".join(f"`{posting['role']}`" for posting in row["postings"])
        yield f"| `{row['username']}` | {row['name']} | {roles} | {row['title']} |"


def rules() -> Iterator[str]:
    """Each rule with how far it reaches for a visitor and for the holder of each single role."""
    app = antq.create_app(
        {"DATABASE_URL": "sqlite://", "SECRET_KEY": "no request is ever served", "WORKER": False}
    )
    with app.app_context():  # some rules ask which units carried on for which: here nobody did
        db.create_all()
        db.session.add(DataVersion(id=1, number=0))
        yield from _rules()
        db.session.rollback()


def _rules() -> Iterator[str]:
    yield "| rule | visitor | " + " | ".join(role.replace("_", " ") for role in ROLES) + " |"
    yield "|---|" + "---|" * (len(ROLES) + 1)
    everybody: list[Actor | Nobody] = [Nobody(), *(holder(role) for role in ROLES)]
    for name in sorted(RULES):
        yield f"| `{name}` | " + " | ".join(reach(who, name) for who in everybody) + " |"


def holder(role: str) -> Actor:
    """Somebody with this one role."""
    return Actor(ME, "", "", "", (Post(role, UNIT, "", "", None, PROVINCE),))


def reach(who: Actor | Nobody, name: str) -> str:
    """How far: all, province, unit, self (one's own only), or – for never, whatever the state of the thing."""
    found = {(place, owner) for place, owner, thing in things() if RULES[name].who(who, thing)}
    if found and all(owner == ME for _, owner in found):
        return "self"
    reached = [place for place in PLACES if (place, SOMEBODY) in found]
    return reached[-1] if reached else "–"


def things() -> Iterator[tuple[str, int, Thing]]:
    """A thing in every place, of oneself and of another, in every state, public and not."""
    states = (*NOMINATION.states, *DECISION.states, *SESSION.states)
    for place, owner, state, public in product(PLACES, (ME, SOMEBODY), states, (True, False)):
        unit_id, province_id = PLACES[place]
        province = Thing(id=province_id, current=True)
        where = {
            "unit_id": unit_id,
            "successor_id": unit_id,
            "province_id": province_id,
            "province": province,
        }
        seats = [Thing(person_id=ME, deputises=True, chairs=False, attendance="present")]
        posting = Thing(unit=Thing(**where), person_id=owner)
        yield (
            place,
            owner,
            Thing(
                **where,
                nomination=Thing(
                    **where, id=1, author_id=SOMEBODY, conflicts=[], state=state, submitted_at=object()
                ),
                nomination_id=1,
                presider_id=None,
                session=Thing(**where, seats=seats),
                state=state,
                person_id=owner,
                author_id=SOMEBODY,
                drawn_by_id=SOMEBODY,
                submitted_at=object(),
                reviews=[Thing(reviewer_id=ME)],
                album=Thing(
                    **where,
                    unit=Thing(id=unit_id, **where),
                    public=public,
                    submitted=True,
                    with_council=True,
                    closed_to=[],
                ),
                decision=Thing(closed_to=[]),
                closed_to=[],
                unit=Thing(id=unit_id, **where),
                postings=[posting],
                person=Thing(id=owner, postings=[posting]),
                initiatives=[Thing(**where)],
                conflicts=[],
                commendations=[],
                seats=seats,
                items=[],
            ),
        )


TABLES: tuple[tuple[str, str, Callable[[], Iterable[str]]], ...] = (
    ("README.md", "settings", settings),
    ("README.md", "accounts", accounts),
    ("docs/security.md", "rules", rules),
)


def renewed(text: str, name: str, rows: Iterable[str]) -> str:
    """The document with the table `name` written anew; ValueError when it has no place for one."""
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    table = "".join(f"{row}\n" for row in rows)
    done, count = re.subn(f"{begin}.*?{end}", lambda _: begin + table + end, text, flags=re.DOTALL)
    if count != 1:
        raise ValueError(f"the table {name} has {count} places")
    return done


def main() -> None:
    for file, name, rows in TABLES:
        path = ROOT / file
        path.write_text(renewed(path.read_text("utf-8"), name, rows()), "utf-8")


if __name__ == "__main__":
    main()
