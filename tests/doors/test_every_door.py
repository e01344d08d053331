"""No role learns by page, count, search, export, notice, timing or file address what the policy hides from it.

The cast × the stages of a dossier × the doors. Three questions: does everybody who sees a dossier find it (the table);
does everybody else get the very answer that a code never given would get, for as many questions to the database; and
do all lists, counts, exports and public pages say, byte for byte, what they said before there was any dossier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import astuple

import pytest

from antq.kit import clock
from antq.kit.policy import RULES
from antq.kit.web.door import ROUTES
from antq.nominations.code import next_code
from tests.doors.dossiers import PHASES, Told
from tests.doors.house import AUTHOR, BLIND, COUNCIL, OFFICE, UNIT, House, Seen, urls
from tests.doors.lists import NOT_VISITED, addresses
from tests.doors.table import (
    AMENDMENT,
    ASKED_APART,
    DECISION,
    FILE,
    GETS,
    OTHER_ROOMS,
    PARTS,
    POSTS,
    SESSIONS,
    Door,
)

LETTERS = {"u": UNIT, "o": OFFICE, "c": COUNCIL, "h": ("chutich",), "s": ("thuongtruc",), "-": ()}
SEEING = (*UNIT, *OFFICE, *COUNCIL)
SAMPLE = ("draft", "received", "appraising", "decided", "full")
"""One dossier a phase, for doors that are many."""

MAIN = ("nominations.show", "appraisal.appraise", "evidence.photo 640.avif")
"""Doors that are asked about every stage."""


def allowed(door: Door, phase: str) -> set[str]:
    """Who finds something behind the door."""
    letters = getattr(door, phase)
    people = {name for letter in letters for name in LETTERS.get(letter, ())}
    return people - {"congkhai"} if "o-" in letters else people


def asking(endpoint: str) -> tuple[str, ...]:
    """Who asks: everybody at the main doors, one of each kind at the others."""
    return SEEING if endpoint in MAIN else ("donvi", "thuongtruc", "congkhai", "thamdinh1")


def filled_in(address: str, told: Told, house: House) -> str | None:
    """The address for this dossier; None when it has no such part."""
    session = house.sessions[
        {"voting": "open", "voted": "open", "published": "out"}.get(told.stage, "planned")
    ]
    names = {**told.names, "ref": told.ref, "session": session}
    wanted = re.findall(r"{(\w+)}", address)
    return address.format(**names) if all(name in names for name in wanted) else None


def never_given(told: Told, house: House) -> dict[str, str]:
    """Refs of the same shape that lead nowhere."""
    with house.app.app_context():
        code = next_code("15", clock.today())
    made = {name: re.sub(r"[0-9a-f]", "0", value[:-4]) + "0000" for name, value in told.names.items()}
    return {told.ref: code} | {told.names[name]: value for name, value in made.items()}


def as_if_never_given(
    house: House, name: str, told: Told, address: str, *, post: bool = False
) -> tuple[Seen, Seen]:
    """The answer, and the one for an address of the same shape that leads nowhere."""
    elsewhere, other = address, never_given(told, house)
    for known, unknown in other.items():
        elsewhere = elsewhere.replace(known, unknown)
    assert elsewhere != address
    hide = (address, elsewhere, *other, *other.values())
    key = (name, elsewhere, post)
    none = NONE[key] if key in NONE else house.ask(name, elsewhere, *hide, post=post)
    real = house.ask(name, address, *hide, post=post)
    if real != none:  # what is remembered from the first time on is no difference
        none, real = (house.ask(name, each, *hide, post=post) for each in (elsewhere, address))
    NONE[key] = none
    return real, none


NONE: dict[tuple[str, str, bool], Seen] = {}
"""What nothing looks like, by who asks where: asked once for all stages."""


def test_every_door_stands_in_the_table(house: House) -> None:
    """Whoever adds an address that takes something says here who finds what behind it."""
    known = (
        {each.split()[0] for each in (*GETS, *PARTS, *POSTS, *DECISION, *AMENDMENT)}
        | set(ASKED_APART)
        | SESSIONS
    )
    known |= {"evidence.file"}
    lists = {each.endpoint for each in urls(house.app) if not each.arguments}
    for each in urls(house.app):
        room = each.endpoint.split(".")[0]
        assert each.endpoint in known | lists or room in OTHER_ROOMS, f"{each.endpoint} {each.rule}"
    gone = known - {each.endpoint for each in urls(house.app)}
    assert gone == set()


@pytest.mark.parametrize("endpoint", GETS)
def test_who_sees_a_dossier_finds_it_and_nobody_else(house: House, endpoint: str) -> None:
    wrong = []
    for told in house.told.values():
        if endpoint not in MAIN and told.stage not in SAMPLE:
            continue
        address = filled_in(GETS[endpoint].address, told, house)
        assert address
        expected = allowed(GETS[endpoint], told.phase) & set(asking(endpoint))
        found = {name for name in asking(endpoint) if house.ask(name, address).status != 404}
        if found != expected:
            wrong.append((told.stage, sorted(found ^ expected)))
    assert wrong == []


AT_THE_TABLE = ("voting", "voted", "published")


@pytest.mark.parametrize("endpoint", PARTS)
def test_parts_of_a_dossier_are_for_whom_the_table_says(house: House, endpoint: str) -> None:
    asked = 0
    for told in house.told.values():
        address = filled_in(PARTS[endpoint].address, told, house)
        if address is None or (endpoint == "councils.item" and told.stage not in AT_THE_TABLE):
            continue
        asked += 1
        everybody = "*" in getattr(PARTS[endpoint], told.phase)
        expected = set(SEEING) if everybody else allowed(PARTS[endpoint], told.phase)
        found = {name for name in SEEING if house.ask(name, address).status == 200}
        assert found == expected, told.stage
    assert asked


FEW = ("", "donvi2", "thamdinh2", "nguoinha", "camau")
"""The blind of each kind, for doors that are many."""


def unseen(house: House, *stages: str) -> Iterator[Told]:
    """Dossiers that no blind person sees: of each stage, or of the named ones."""
    for told in house.told.values():
        if told.phase != "public" and (not stages or told.stage in stages):
            yield told


@pytest.mark.parametrize("name", BLIND)
def test_what_is_not_seen_is_not_there(house: House, name: str) -> None:
    """The same status, the same headers, the same words, as many questions to the database."""
    every = [*GETS.values(), FILE, *PARTS.values()]
    for told in unseen(house):
        doors = every if told.stage in SAMPLE and name in FEW else [GETS[each] for each in MAIN]
        for each in doors:
            if address := filled_in(each.address, told, house):
                real, none = as_if_never_given(house, name, told, address)
                assert real == none, (told.stage, address)


@pytest.mark.parametrize("name", FEW[1:])
def test_what_is_not_seen_takes_nothing(house: House, name: str) -> None:
    for told in unseen(house, "draft", "received", "decided"):
        for pattern in POSTS.values():
            if address := filled_in(pattern, told, house):
                real, none = as_if_never_given(house, name, told, address, post=True)
                assert real == none, (told.stage, address)
                assert real.status in (403, 404)


@pytest.mark.parametrize("name", ["", "donvi", "thamdinh1", "thamdinh2", "nguoinha", "camau"])
def test_a_decision_that_nobody_released_is_not_there(house: House, name: str) -> None:
    told = house.told["decided"]
    for pattern in (PARTS["honours.show"].address, *DECISION.values()):
        real, none = as_if_never_given(house, name, told, pattern.format(**told.names))
        assert real == none, pattern


def test_lists_counts_exports_and_public_pages_say_what_they_said_before(house: House) -> None:
    """Twenty dossiers later, at every stage that is not public, nothing has changed for whoever sees none of them."""
    assert house.before.keys() == house.after.keys()
    changed = {
        key: difference(seen, house.after[key])
        for key, seen in house.before.items()
        if (seen.status, seen.headers, seen.body) != astuple(house.after[key])[:3]
    }
    assert not changed, "\n".join(f"{key}: {what}" for key, what in changed.items())
    assert len(house.before) > 400


def difference(before: Seen, after: Seen) -> str:
    """The first line that changed."""
    if before.body == after.body:
        return f"{before.status} {before.headers} → {after.status} {after.headers}"
    pairs = zip(before.body.splitlines(), [*after.body.splitlines(), ""], strict=False)
    return next((f"{old.strip()[:300]} → {new.strip()[:300]}" for old, new in pairs if old != new), "longer")


def test_every_list_is_visited(house: House) -> None:
    visited = {address for _name, address in house.before}
    for each in urls(house.app):
        if "GET" in each.methods and not each.arguments:
            assert each.rule in visited or each.endpoint in NOT_VISITED


NAMELESS = ("initials", "unit_only", "hidden", "revoked")


def test_a_public_page_never_says_a_name_that_is_kept_back(house: House) -> None:
    """What was released shows its name only where it may; what was taken back shows it no more."""
    for address, public in addresses(house).items():
        if public:
            text = house.ask("", address).body
            found = {stage for stage, told in house.told.items() if told.word in text}
            assert found <= {"full"}, address
    for stage in NAMELESS:
        assert (
            house.told[stage].word
            not in house.ask("", f"/quyet-dinh/{house.told[stage].names['decision']}").body
        )
    assert (
        house.told["full"].word in house.ask("", f"/quyet-dinh/{house.told['full'].names['decision']}").body
    )


def listed(house: House, name: str, *addresses: str) -> set[str]:
    """The stages of the dossiers that are named there."""
    text = " ".join(house.ask(name, address).body for address in addresses)
    return {stage for stage, told in house.told.items() if told.word in text or told.ref in text}


def of(*phases: str, but: tuple[str, ...] = ()) -> set[str]:
    return {stage for phase in phases for stage in PHASES[phase]} - set(but)


SENT = of("office", "council", "decided", "public")
AT_COUNCIL = of("council", "decided", "public")
LISTS: dict[str, dict[tuple[str, ...], set[str]]] = {
    "/don-vi": {UNIT: of(*PHASES)},
    "/tham-dinh?hang-doi=tat-ca": {OFFICE[:2]: SENT, COUNCIL: AT_COUNCIL, (AUTHOR,): SENT - {"appraising"}},
    "/tham-dinh.csv?hang-doi=tat-ca": {
        OFFICE[:2]: SENT,
        COUNCIL: AT_COUNCIL,
        (AUTHOR,): SENT - {"appraising"},
    },
    "/tham-dinh.xlsx?hang-doi=tat-ca": {
        OFFICE[:2]: SENT,
        COUNCIL: AT_COUNCIL,
        (AUTHOR,): SENT - {"appraising"},
    },
    "/hop-xet/{planned}": {("thuongtruc", "chutich", *COUNCIL): {"on agenda"}},
    "/hop-xet/{open}": {("thuongtruc", "chutich", *COUNCIL): {"voting", "voted"}},
    "/hop-xet/{out}": {("thuongtruc", "chutich", *COUNCIL): {"published"}},
    "/hop-xet/goi-cham/goi-cham.xlsx": {COUNCIL: {"appraising"}},
    "/quyet-dinh/lap": {("thuongtruc", AUTHOR): {"proposed", "published"}},
    "/tham-dinh/van-ban?trang-thai=received": {("thuongtruc",): {"received"}},
    "/tham-dinh/van-ban?phien={planned}": {("thuongtruc",): {"on agenda"}},
}
"""List to who finds which dossiers in it: what is seen is there, and nothing else."""


@pytest.mark.parametrize("address", LISTS)
def test_lists_hold_what_is_seen(house: House, address: str) -> None:
    for people, expected in LISTS[address].items():
        for name in people:
            assert listed(house, name, address.format(**house.sessions)) == expected, name


def test_an_author_who_came_to_the_office_does_not_find_what_they_wrote(house: House) -> None:
    told = house.told["appraising"]
    for each in (*GETS.values(), FILE):
        real, none = as_if_never_given(house, AUTHOR, told, filled_in(each.address, told, house) or "")
        assert real == none, each.address


def test_a_public_rule_is_named_for_what_everybody_may_ask(house: House) -> None:
    """The sweep trusts the word: a door that is called public answers all alike."""
    for key, seen in house.before.items():
        name, address = key
        if name == "" and seen.status == 200:
            rule = next((each for each in urls(house.app) if each.rule == address), None)
            assert rule is None or RULES[ROUTES[rule.endpoint].rule].public, address
