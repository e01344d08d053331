"""Who judges no dossier of a unit: of those that are there, on their way, and still to come."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from antq.kit.policy import may
from antq.kit.refusals import Invalid, Refused
from antq.nominations import actions
from antq.nominations.models import Conflict
from antq.nominations.policy import conflicted, sees
from antq.units.queries import by_ref
from tests.cast import appraising, received, returned, submitted, who


def test_a_recusal_takes_in_later_dossiers_of_the_unit_and_of_no_other(session: Any) -> None:
    there = appraising("donvi2")
    recusal = actions.recuse(by_ref("ubnd-xa-mu-cang-chai"), "Vợ tôi ở đó.", by=who("thamdinh1"))
    later, other = appraising("donvi2"), appraising("donvi")
    assert [sees(who("thamdinh1"), each) for each in (there, later, other)] == [False, False, True]
    assert {each.kind for each in session.scalars(select(Conflict))} == {"recused"}
    with pytest.raises(Invalid):
        actions.recuse(by_ref("ubnd-xa-mu-cang-chai"), "Nói lại.", by=who("thamdinh1"))
    with pytest.raises(Refused):
        actions.end_recusal(recusal, by=who("thamdinh1"))
    actions.end_recusal(recusal, by=who("thuongtruc"))
    assert sees(who("thamdinh1"), appraising("donvi2"))


def test_a_recusal_holds_for_what_the_council_was_not_given_yet(session: Any) -> None:
    waiting = [submitted("donvi2"), received("donvi2"), returned("donvi2")]
    actions.recuse(by_ref("ubnd-xa-mu-cang-chai"), "Vợ tôi ở đó.", by=who("thamdinh1"))
    actions.open_appraisal(waiting[1], by=who("thuongtruc"))
    assert sees(who("thamdinh2"), waiting[1])
    assert not may(who("thamdinh1"), "nomination.score", waiting[1])
    assert [conflicted(who("thamdinh1"), each) for each in waiting] == [True] * 3
