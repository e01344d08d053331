"""What was merged, as the API tells it."""

from __future__ import annotations

from typing import Any

from antq.catalogue import actions as catalogue
from antq.people.actor import SYSTEM
from antq.places.queries import by_key
from tests.api.asking import asked, walked
from tests.client import Client
from tests.making import an_initiative, map_of_places


def test_a_walk_goes_on_over_what_nobody_speaks_for(session: Any, client: Client) -> None:
    map_of_places()
    gone, heir, shown = (an_initiative(name) for name in ("Đã gộp", "Đã gộp rồi rút", "Vẫn còn"))
    for each in (gone, shown):
        for code in ("cu-04345", "cu-15715"):
            catalogue.add_known_place(each, by_key(code))
    gone.merged_into, gone.state = heir, "merged"
    session.commit()
    catalogue.withdraw(heir, note="Trùng.", by=SYSTEM)
    session.commit()
    found = [each["initiative"] for each in walked(client, "/known-places?limit=1")]
    assert found == [shown.ref] * 2


def test_what_two_say_alike_is_told_once(session: Any, client: Client) -> None:
    map_of_places()
    heir, taken = an_initiative("Tiếng loa"), an_initiative("Tiếng loa an ninh")
    for each in (taken, heir):
        catalogue.add_known_place(each, by_key("cu-04345"), note=each.name)
    catalogue.add_known_place(taken, by_key("cu-15715"))
    taken.merged_into, taken.state = heir, "merged"
    session.commit()
    told = asked(client, f"/initiatives/{heir.ref}")
    assert [each["note"] for each in told["known_places"]] == ["Tiếng loa", None]
