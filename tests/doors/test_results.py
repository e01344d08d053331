"""Results that are out, drafts that would change them: they show nothing more to whoever does not see the dossier."""

from __future__ import annotations

from dataclasses import astuple

import pytest

from tests.doors.house import BLIND, OFFICE, House
from tests.doors.lists import SESSION
from tests.doors.table import AMENDMENT
from tests.doors.test_every_door import SEEING, as_if_never_given, difference

BOTH = ("out", "twin")

AT_TABLE = ("thamdinh2", "thamdinh3", "kecan", "kiemnhiem", "nguoinha")
"""The blind who sit in the council or the office: the session is theirs, the dossier is not."""


WRITERS = ("kiemnhiem", "nguoinha")
"""Would issue the minutes: the rule tells them that they may not where they have an interest in some dossier."""


@pytest.mark.parametrize("name", BLIND)
def test_a_session_whose_results_are_out_looks_like_one_without_the_hidden_dossier(
    house: House, name: str
) -> None:
    """Page by page, byte for byte, for as many questions to the database; only the codes differ."""
    hide = [ref for kind in BOTH for ref in (house.sessions[kind], house.beside[kind])]
    paper = house.told["published"].names["minutes"]
    for part in (*SESSION, "/ho-so/{}", f"/bien-ban/{paper}/pdf"):
        if part.startswith("/bien-ban") and name in WRITERS:
            continue
        addresses = [f"/hop-xet/{house.sessions[kind]}{part}".format(house.beside[kind]) for kind in BOTH]
        out, twin = (house.ask(name, address, *hide) for address in addresses)
        if out != twin:  # what is remembered from the first time on is no difference
            out, twin = (house.ask(name, address, *hide) for address in addresses)
        assert out == twin, f"{part}: {difference(twin, out)}"
    assert (house.ask(name, f"/hop-xet/{house.sessions['out']}").status == 200) == (name in AT_TABLE)


def test_no_page_of_the_blind_names_what_was_published_among_others(house: House) -> None:
    """It was there from the beginning, so the lists are looked through for it."""
    told = house.told["published"]
    named = [key for key, seen in house.before.items() for trace in told.traces if trace in seen.body]
    assert named == []


@pytest.mark.parametrize("name", [*SEEING, *BLIND])
def test_a_draft_amendment_is_the_offices(house: House, name: str) -> None:
    """Whoever does not see it gets what a code never given gets, and can do nothing with it."""
    for stage in ("full", "initials"):
        told = house.told[stage]
        for endpoint, pattern in AMENDMENT.items():
            address, post = pattern.format(**told.names), endpoint != "honours.amendment"
            if name in OFFICE:
                assert post or house.ask(name, address).status == 303
            else:
                real, none = as_if_never_given(house, name, told, address, post=post)
                assert real == none, (stage, address)


def test_nobody_else_learns_that_an_amendment_was_drawn(house: House) -> None:
    """Neither from the page of the decision nor from lists, notices and counts."""
    changed = {
        key: difference(seen, house.drafted[key])
        for key, seen in house.undrafted.items()
        if (seen.status, seen.headers, seen.body) != astuple(house.drafted[key])[:3]
    }
    assert not changed, "\n".join(f"{key}: {what}" for key, what in changed.items())
    assert (
        house.ask("thuongtruc", f"/quyet-dinh/{house.told['full'].names['decision']}").body.count("901") > 0
    )
