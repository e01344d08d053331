"""Rules: predicates combined, asked with may and must."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from antq.kit.policy import Predicate, Rule, anyone, may, must, predicate, rule, signed_in
from antq.kit.refusals import Refused
from tests.kit.conftest import Somebody

BECAUSE = "Chỉ người trực được mở cổng."


@predicate
def on_duty(actor: Any, thing: Any) -> bool:
    return "duty" in actor


@predicate
def tired(actor: Any, thing: Any) -> bool:
    return "tired" in actor


@pytest.mark.parametrize(("duty", "weary"), list(product((True, False), repeat=2)))
def test_combinators_are_those_of_logic(duty: bool, weary: bool) -> None:
    actor = {word for word, holds in (("duty", duty), ("tired", weary)) if holds}
    assert (on_duty & tired)(actor) is (duty and weary)
    assert (on_duty | tired)(actor) is (duty or weary)
    assert (~tired)(actor) is (not weary)
    assert (on_duty & ~tired | tired & ~on_duty)(actor) is (duty != weary)


def test_a_combination_says_what_it_asks() -> None:
    assert (on_duty & ~(tired | anyone)).says == "on_duty & ~(tired | anyone)"


def test_the_second_question_is_not_asked_in_vain() -> None:
    def never(actor: Any, thing: Any) -> bool:
        raise AssertionError("asked")

    asked = Predicate("never", never)
    assert (tired & asked)(set()) is False
    assert (on_duty | asked)({"duty"}) is True


def test_an_answer_is_yes_or_no_whatever_the_predicate_gives() -> None:
    assert Predicate("list", lambda actor, thing: [])(None) is False  # type: ignore[arg-type, return-value]


def test_may_and_must_ask_the_same(rules: dict[str, Rule]) -> None:
    rule("gate.open", on_duty & ~tired, BECAUSE)
    assert may({"duty"}, "gate.open", "the gate")
    assert not may({"duty", "tired"}, "gate.open")
    must({"duty"}, "gate.open", "the gate")
    with pytest.raises(Refused) as refused:
        must({"tired"}, "gate.open", "the gate")
    assert refused.value.says == BECAUSE
    assert refused.value.status == 403


def test_the_thing_is_what_is_asked_about(rules: dict[str, Rule]) -> None:
    rule("gate.own", predicate(lambda actor, thing: thing == actor), BECAUSE)
    assert may("a", "gate.own", "a")
    assert not may("a", "gate.own", "b")


def test_a_rule_is_written_once(rules: dict[str, Rule]) -> None:
    rule("gate.open", anyone, BECAUSE)
    with pytest.raises(ValueError, match=r"gate\.open is written twice"):
        rule("gate.open", on_duty, BECAUSE)
    assert rules["gate.open"].who is anyone


def test_an_unknown_rule_is_a_mistake_not_a_no(rules: dict[str, Rule]) -> None:
    with pytest.raises(KeyError):
        may({"duty"}, "gate.opne")
    with pytest.raises(KeyError):
        must({"duty"}, "gate.opne")


def test_a_rule_is_private_unless_it_says_so(rules: dict[str, Rule]) -> None:
    assert rule("gate.open", anyone, BECAUSE).public is False
    assert rule("gate.look", anyone, BECAUSE, public=True).public is True


def test_signed_in() -> None:
    assert signed_in(Somebody())
    assert not signed_in(Somebody(signed_in=False))
