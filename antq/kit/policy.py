"""Named permissions that read as sentences.

    rule("nomination.score", on_council & ~conflicted, _l("Thành viên hội đồng không chấm hồ sơ của đơn vị mình."))

A rule is asked with `may` (yes or no) or `must` (raises `Refused` with the sentence). The same
sentence reaches the page, the fragment and the API.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .refusals import Refused

Test = Callable[[Any, Any], bool]
Among = Callable[[Any], Any]
"""The twin of a predicate: from an actor to a condition on rows, or None."""


@dataclass(frozen=True)
class Predicate:
    """A question about an actor and a thing, combinable with `&`, `|` and `~`."""

    says: str
    test: Test

    def __call__(self, actor: Any, thing: Any = None) -> bool:
        return bool(self.test(actor, thing))

    def __and__(self, other: Predicate) -> Predicate:
        return Predicate(f"{self.says} & {other.says}", lambda a, t: self(a, t) and other(a, t))

    def __or__(self, other: Predicate) -> Predicate:
        return Predicate(f"({self.says} | {other.says})", lambda a, t: self(a, t) or other(a, t))

    def __invert__(self) -> Predicate:
        return Predicate(f"~{self.says}", lambda a, t: not self(a, t))


def predicate(test: Test) -> Predicate:
    """Make a plain function of (actor, thing) combinable."""
    return Predicate(test.__name__, test)


@predicate
def anyone(actor: Any, thing: Any) -> bool:
    """Everybody, signed in or not."""
    return True


@predicate
def signed_in(actor: Any, thing: Any) -> bool:
    """Whoever has proved who they are."""
    return bool(actor.signed_in)


@dataclass(frozen=True)
class Rule:
    """One permission: its name, who has it, the sentence when not, whether strangers may ask, and its twin in SQL."""

    name: str
    who: Predicate
    because: Any
    public: bool = False
    among: Among | None = None


RULES: dict[str, Rule] = {}


def rule(
    name: str, who: Predicate, because: Any, *, public: bool = False, among: Among | None = None
) -> Rule:
    """Write a rule down. `public` rules are asked of strangers too; others send them to sign in. `among` says in SQL
    on which things an actor has the permission, for lists of what waits: None where the actor has it on none."""
    if name in RULES:
        raise ValueError(f"rule {name} is written twice")
    RULES[name] = Rule(name, who, because, public, among)
    return RULES[name]


def may(actor: Any, name: str, thing: Any = None) -> bool:
    """Whether `actor` has the permission `name` on `thing`; an unknown name is a KeyError."""
    return RULES[name].who(actor, thing)


def must(actor: Any, name: str, thing: Any = None) -> None:
    """Raise `Refused` with the rule's sentence unless `actor` may."""
    if not may(actor, name, thing):
        raise Refused(RULES[name].because)
