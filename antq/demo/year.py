"""A year of nominations, each step taken by the person who would take it, at its own time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from ..evidence.figures import read_base
from ..honours.actions import DecisionFacts
from ..honours.models import Decision
from ..kit import clock
from ..kit.numbers import read_number
from ..law.citing import bases
from ..law.models import AwardForm
from ..law.queries import form_by_code
from ..nominations import actions
from ..nominations.models import Nomination
from ..places.queries import by_key
from .base import World, source_document
from .council import Council
from .files import OWN, toml


@dataclass(order=True)
class Act:
    """Something done at a moment; `order` settles acts of the same moment."""

    at: datetime
    order: int
    do: Callable[[], None]


class Year:
    """The acts of the data file in the order of time."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.made: dict[str, Nomination] = {}
        self.decisions: dict[str, Decision] = {}
        self.rows = {row["key"]: row for row in toml(OWN / "nominations.toml", "nomination")}
        self.plans = {row["key"]: row for row in toml(OWN / "nominations.toml", "decision")}
        outcomes = {key: row["outcome"] for key, row in self.rows.items() if "outcome" in row}
        self.council = Council(world, self.made, self.decisions, outcomes)

    def live(self) -> None:
        """Do everything, then check that each dossier stands where the file says."""
        for act in sorted(self._acts()):
            with clock.stopped(act.at):
                act.do()
        for key, row in self.rows.items():
            if self.made[key].state != row["state"]:
                raise ValueError(f"{key} stands at {self.made[key].state}, not at {row['state']}")

    def _acts(self) -> list[Act]:
        found: list[tuple[datetime, Callable[[], None]]] = []
        for row in self.rows.values():
            found.append((row["begun_at"], partial(self._begin, row)))
            found += [
                (move["at"], partial(self._take, row, move)) for move in row["moves"] if self._alone(move)
            ]
            found += [(review["at"], partial(self._review, row, review)) for review in row.get("reviews", ())]
        for plan in self.plans.values():
            found.append((plan["drawn_at"], partial(self._decide, plan)))
            if "released_at" in plan:
                found.append((plan["released_at"], partial(self._release, plan)))
        found += self.council.acts()
        return [Act(at, order, do) for order, (at, do) in enumerate(found)]

    @staticmethod
    def _alone(move: dict[str, Any]) -> bool:
        """Decisions and sessions move many dossiers at once: they are acts of their own."""
        return move["code"] not in ("pass", "fail", "decide", "release", "revoke")

    def _begin(self, row: dict[str, Any]) -> None:
        world = self.world
        author = world.actor(row["author"])
        nomination = actions.begin(row["recipient"], unit=world.units[row["unit"]], by=author)
        self.made[row["key"]] = nomination
        actions.write(nomination, self._answers(row), seen=nomination.version, by=author)
        actions.write_figures(nomination, [_figure(each) for each in row.get("figures", ())], by=author)
        for picture in row.get("pictures", ()):
            world.drawer.hang(nomination.album, picture, seed=row["key"], consent="illustration", by=author)

    def _answers(self, row: dict[str, Any]) -> dict[str, Any]:
        """What the officer typed; a person's or a collective's dossier asks for no field and kind."""
        asked = row["recipient"] == "initiative"
        return {
            **{name: row.get(name, "") for name in ("name", "role", "started", "summary", "background")},
            **{name: row.get(name, "") for name in ("resources", "results", "lessons")},
            "how": "\n".join(row.get("how", ())),
            "publicity": row.get("publicity", "full"),
            "field": row["field"] if asked else "",
            "kind": row["kind"] if asked else "",
            "form": _form(row["form"]) if "form" in row else None,
            "initiative": self.world.initiatives.get(row.get("initiative", "")),
            "place": by_key(row["place"]) if "place" in row else None,
        }

    def _take(self, row: dict[str, Any], move: dict[str, Any]) -> None:
        nomination = self.made[row["key"]]
        by, note = self.world.actor(move["by"]), move.get("note", "")
        match move["code"]:
            case "submit" | "resubmit":
                actions.submit(nomination, by=by)
            case "withdraw":
                actions.withdraw(nomination, note, by=by)
            case "return":
                remarks = {each["field"]: each["note"] for each in row["remarks"]}
                actions.send_back(nomination, note, remarks, by=by)
            case "receive":
                actions.receive(nomination, note, by=by)
            case "refuse":
                actions.refuse(nomination, note, by=by)
            case "open_appraisal":
                actions.open_appraisal(nomination, by=by)
            case code:
                raise ValueError(f"{row['key']}: unknown move {code}")

    def _review(self, row: dict[str, Any], review: dict[str, Any]) -> None:
        actions.review(
            self.made[row["key"]],
            review["points"],
            verdict=review["verdict"],
            comment=review["comment"],
            by=self.world.actor(review["by"]),
        )

    def _decide(self, plan: dict[str, Any]) -> None:
        chosen = [self.made[key] for key, row in self.rows.items() if row.get("decision") == plan["key"]]
        names = ("number", "symbol", "issued_on", "about", "signer_name", "signer_title")
        facts = DecisionFacts(
            **{name: plan[name] for name in names},
            bases=bases([source_document(ref) for ref in plan["bases"]]),
        )
        self.decisions[plan["key"]] = actions.decide(
            chosen, facts, issuer=self.world.units[plan["issuer"]], by=self.world.actor(plan["drawn_by"])
        )

    def _release(self, plan: dict[str, Any]) -> None:
        actions.release(self.decisions[plan["key"]], by=self.world.actor(plan["released_by"]))


def _figure(row: dict[str, Any]) -> dict[str, Any]:
    numbers = {name: read_number(row[name]) for name in ("before", "value") if row.get(name)}
    words = ("what", "unit", "better", "period", "period_before", "qualifier", "source")
    base, base_unit = read_base(row.get("base", ""))
    return {
        **{name: row[name] for name in words if name in row},
        **numbers,
        "base": base,
        "base_unit": base_unit,
    }


def _form(code: str) -> AwardForm:
    found = form_by_code(code)
    if found is None:
        raise KeyError(code)
    return found
