"""What waits with sessions is on the desk of whoever it waits for, and a dossier on an agenda waits for nobody else."""

from __future__ import annotations

from typing import Any

from antq.councils import actions
from antq.kit.duties import duties
from antq.kit.records import Notice
from tests.cast import scored, who
from tests.councils.sitting import a_session, called, item, opened, voted

FIVE = dict.fromkeys(("thamdinh1", "thamdinh2", "thamdinh3", "nguoinha", "chutich"), "for")


def waits(name: str) -> dict[str, int]:
    return {each.label: each.count for each in duties(by=who(name))}


def test_the_chair_opens_and_publishes(session: Any) -> None:
    sitting = called(a_session(scored("donvi2")))
    assert waits("chutich").get("Phiên họp chờ khai mạc") == 1
    assert "Phiên họp chờ khai mạc" not in waits("thamdinh1") | waits("thuongtruc") | waits("camau")
    actions.open_session(sitting, by=who("chutich"))
    assert "Phiên họp chờ khai mạc" not in waits("chutich")
    voted(item(sitting), **FIVE)
    actions.close(sitting, by=who("chutich"))
    (duty,) = [each for each in duties(by=who("chutich")) if each.label == "Phiên họp chờ công bố kết quả"]
    assert (duty.count, duty.href) == (1, f"/hop-xet/{sitting.ref}")
    actions.publish(sitting, by=who("chutich"))
    assert "Phiên họp chờ công bố kết quả" not in waits("chutich")


def test_a_dossier_on_an_agenda_waits_for_its_session(session: Any) -> None:
    first, _second = scored("donvi2"), scored("donvi2")
    assert waits("chutich")["Hồ sơ chờ ghi kết quả hội đồng"] == 2
    a_session(first)
    assert waits("chutich")["Hồ sơ chờ ghi kết quả hội đồng"] == 1


def test_ballots_wait_for_those_who_vote(session: Any) -> None:
    sitting = opened(scored("donvi"), scored("donvi2"), thamdinh1="written")
    label = "Hồ sơ chờ phiếu biểu quyết"
    assert label not in waits("thamdinh1")
    for row in list(sitting.items):
        actions.start(row, by=who("chutich"))
    assert {name: waits(name).get(label) for name in FIVE} == {
        "thamdinh1": 2,
        "thamdinh2": 2,
        "thamdinh3": 1,
        "nguoinha": 1,
        "chutich": 2,
    }
    actions.cast(item(sitting), "for", by=who("thamdinh1"))
    assert waits("thamdinh1")[label] == 1


def test_those_asked_in_writing_are_told_once_for_all_votes_together(session: Any) -> None:
    sitting = opened(scored("donvi2"), scored("donvi2"), thamdinh1="written")

    def told(name: str) -> int:
        return session.query(Notice).filter_by(person_id=who(name).person_id).count()

    before = {name: told(name) for name in FIVE}
    for row in list(sitting.items):
        actions.start(row, by=who("chutich"))
    assert {name: told(name) - before[name] for name in FIVE} == dict.fromkeys(FIVE, 0) | {"thamdinh1": 1}
