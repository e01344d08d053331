"""Results are decided over days and published at once: before that, nothing outside the council says a word."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from antq.councils import actions
from antq.kit import clock
from antq.kit.database import db
from antq.kit.journal import Event, faults, timeline_of
from antq.kit.records import Notice
from antq.kit.refusals import Invalid, Refused, Stale
from antq.law.actions import add_norm
from antq.nominations.models import Nomination
from antq.places.queries import by_key
from tests.cast import scored, who
from tests.client import Client
from tests.councils.sitting import called, item, opened, voted

FIVE = dict.fromkeys(("thamdinh1", "thamdinh2", "thamdinh3", "nguoinha", "chutich"), "for")


def closed(*results: str) -> Any:
    """A closed session with a dossier of donvi2 for each result."""
    dossiers = [scored("donvi2", name=f"Hồ sơ {word}") for word in results]
    sitting = opened(*dossiers)
    for row, word in zip(list(sitting.items), results, strict=True):
        ballots = FIVE if word == "carried" else FIVE | dict.fromkeys(("thamdinh1", "thamdinh2"), "against")
        assert voted(row, **ballots).result == word
    actions.close(sitting, by=who("chutich"))
    return sitting


def outside(name: str, client: Client, dossier: Nomination) -> list[Any]:
    """All that somebody outside learns: the pages, what is counted, the notices."""
    client.sign_out()
    client.sign_in(name)
    addresses = ("/viec-can-lam", "/don-vi", f"/de-cu/{dossier.ref}")
    pages = [client.get_page(each).text for each in addresses]
    told = db.session.query(Notice).filter_by(person_id=who(name).person_id).count()
    return [*pages, told]


def test_the_unit_learns_nothing_before_all_is_published(client: Client, session: Any) -> None:
    dossier, other = scored("donvi2"), scored("donvi2")
    untouched = outside("donvi2", client, dossier)
    sitting = opened(dossier, other)
    for row in list(sitting.items):
        voted(row, **FIVE)
    actions.close(sitting, by=who("chutich"))
    session.commit()
    changed = outside("donvi2", client, dossier)
    assert changed == untouched
    assert (dossier.state, dossier.outcome) == ("appraising", None)
    assert not [
        e for e in timeline_of(dossier, ("all", "office")) if e.kind in ("nomination.pass", "nomination.fail")
    ]
    assert actions.publish(sitting, by=who("chutich")) == 2
    session.commit()
    now = outside("donvi2", client, dossier)
    assert now[-1] == untouched[-1] + 2
    assert "Trình quyết định" in now[2]


def test_publishing_makes_the_outcomes_of_the_tallies(session: Any) -> None:
    sitting = closed("carried", "failed")
    assert actions.publish(sitting, by=who("chutich")) == 2
    carried, failed = (row.nomination for row in sitting.items)
    assert (carried.state, failed.state, sitting.state) == ("proposed", "rejected", "published")
    assert (carried.outcome.votes_for, carried.outcome.members) == (5, 5)
    assert (failed.outcome.votes_for, failed.outcome.votes_against, failed.outcome.passed) == (3, 2, False)
    assert "Không thông qua" in failed.outcome.note
    assert faults() == []


def test_it_is_published_once(session: Any) -> None:
    sitting = closed("carried")
    actions.publish(sitting, by=who("chutich"))
    with pytest.raises(Stale):
        actions.publish(sitting, by=who("chutich"))
    kinds = db.session.scalars(select(Event.kind).where(Event.kind == "nomination.pass")).all()
    assert len(kinds) == 1


def test_a_result_is_taken_back_until_it_is_published(session: Any) -> None:
    sitting = closed("carried")
    actions.undo(item(sitting), "Kiểm phiếu nhầm.", by=who("chutich"))
    actions.resume(sitting, by=who("chutich"))
    voted(item(called(sitting)), **FIVE)
    actions.close(sitting, by=who("chutich"))
    actions.publish(sitting, by=who("chutich"))
    with pytest.raises(Stale):
        actions.undo(item(sitting), "Kiểm phiếu nhầm.", by=who("chutich"))


def test_a_dossier_changed_after_its_vote_stops_the_publishing(session: Any) -> None:
    sitting = closed("carried", "failed")
    item(sitting).nomination.version += 1
    session.flush()
    with pytest.raises(Invalid, match=item(sitting).nomination.ref):
        actions.publish(sitting, by=who("chutich"))
    assert {row.nomination.state for row in sitting.items} == {"appraising"}


def test_what_the_publisher_has_an_interest_in_waits_for_another_chair(session: Any) -> None:
    own, other = scored("donvi"), scored("donvi2")
    sitting = opened(own, other)
    for row in list(sitting.items):
        mine = {
            n: c for n, c in FIVE.items() if row.nomination is other or n not in ("thamdinh3", "nguoinha")
        }
        voted(row, **mine)
    actions.close(sitting, by=who("chutich"))
    assert actions.publish(sitting, by=who("nguoinha")) == 1
    assert (sitting.state, own.state, other.state) == ("published", "appraising", "proposed")
    assert actions.publish(sitting, by=who("chutich")) == 1
    assert (sitting.state, own.state) == ("published", "proposed")
    for name in ("chutich", "nguoinha"):
        with pytest.raises(Stale):
            actions.publish(sitting, by=who(name))


def test_a_tie_is_named_and_keeps_the_results_waiting(client: Client, session: Any) -> None:
    rule = {"pass_share": "1/2", "pass_base": "present", "strict": True}
    for part, value in rule.items():
        add_norm(f"council.{part}", value, valid_from=clock.today(), place=by_key("15"), mark="I")
    sitting = opened(scored("donvi2", name="Hồ sơ hòa phiếu"), thamdinh3="absent")
    against = dict.fromkeys(("thamdinh1", "thamdinh2"), "against")
    ballots = dict.fromkeys(("nguoinha", "chutich"), "for") | against
    assert voted(item(sitting), **ballots).result == "tied"
    actions.close(sitting, by=who("chutich"))
    client.sign_in("chutich")
    ref = item(sitting).nomination.ref
    counted = client.get_page(f"/hop-xet/{sitting.ref}/ho-so/{ref}")
    assert (
        "thông qua khi số phiếu đồng ý đạt trên 50 % tính trên số người tham gia biểu quyết. Bỏ phiếu kín"
        in counted
    )
    assert "Số phiếu ngang nhau: Hồ sơ hòa phiếu." in client.get_page(f"/hop-xet/{sitting.ref}/cong-bo")
    with pytest.raises(Invalid, match=f"{ref}: Số phiếu ngang nhau"):
        actions.publish(sitting, by=who("chutich"))
    assert item(sitting).nomination.state == "appraising"


def test_closing_names_the_absent_and_frees_what_was_not_voted(session: Any) -> None:
    sitting = opened(scored("donvi2"), scored("donvi2"), thamdinh1="absent")
    voted(item(sitting), **{n: c for n, c in FIVE.items() if n != "thamdinh1"})
    actions.close(sitting, by=who("chutich"))
    told = db.session.scalars(select(Event).where(Event.kind == "session.close")).one()
    assert told.payload["absent"] == "Trần Thu Hà"
    assert [row.state for row in sitting.items] == ["decided", "deferred"]
    assert item(sitting, 1).nomination.scheduled == ""


def test_nothing_closes_while_a_vote_is_going_on(session: Any) -> None:
    sitting = opened(scored("donvi2"))
    actions.start(item(sitting), by=who("chutich"))
    with pytest.raises(Invalid):
        actions.close(sitting, by=who("chutich"))


def test_only_the_chair_publishes(session: Any) -> None:
    sitting = closed("carried")
    for name in ("thuongtruc", "thamdinh1", "congkhai", "donvi2", "camau"):
        with pytest.raises(Refused):
            actions.publish(sitting, by=who(name))
