"""Who reviews what: as evenly as it goes, never in conflict, never away from who has begun. Pure.

Dossiers and reviewers are numbers. The result is the best there is: no reviewer could take over a dossier from one
who has two more, not even by handing others on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]
"""(dossier, reviewer)."""


@dataclass(frozen=True)
class Plan:
    """Who reviews what, and which dossiers lack how many reviewers."""

    pairs: frozenset[Pair]
    short: dict[int, int]

    def load(self, reviewer: int) -> int:
        """How many dossiers a reviewer has."""
        return sum(one == reviewer for _dossier, one in self.pairs)


class _Board:
    """The pairs as they come about: who has what, and what may still be moved."""

    def __init__(
        self, barred: Mapping[int, frozenset[int]], reviewers: Sequence[int], fixed: set[Pair]
    ) -> None:
        self.barred, self.reviewers, self.fixed = barred, sorted(reviewers), fixed
        self.has: dict[int, set[int]] = {each: set() for each in self.reviewers}
        self.by: dict[int, set[int]] = {each: set() for each in barred}

    def put(self, dossier: int, reviewer: int) -> None:
        """Give a dossier to a reviewer."""
        self.by[dossier].add(reviewer)
        self.has.setdefault(reviewer, set()).add(dossier)

    def take(self, dossier: int, reviewer: int) -> None:
        """Take it back."""
        self.by[dossier].remove(reviewer)
        self.has[reviewer].remove(dossier)

    def may(self, dossier: int, reviewer: int) -> bool:
        """Whether the reviewer could have the dossier, and has not."""
        return reviewer not in self.barred[dossier] and reviewer not in self.by[dossier]

    def path(self, start: int, ends: set[int]) -> list[tuple[int, int, int]] | None:
        """The shortest way to hand one dossier on from `start` until one of `ends` takes one more: steps of
        (dossier, from, to)."""
        came: dict[int, tuple[int, int, int] | None] = {start: None}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            if here in ends:
                steps = []
                while (step := came[here]) is not None:
                    steps.append(step)
                    here = step[1]
                return steps[::-1]
            for there in self.reviewers:
                if there in came:
                    continue
                for dossier in sorted(self.has[here]):
                    if (dossier, here) not in self.fixed and self.may(dossier, there):
                        came[there] = (dossier, here, there)
                        waiting.append(there)
                        break
        return None

    def hand_on(self, steps: Iterable[tuple[int, int, int]]) -> None:
        """Walk a path, from its end, so that nobody holds more than before but the last."""
        for dossier, here, there in reversed(list(steps)):
            self.take(dossier, here)
            self.put(dossier, there)


def plan(
    barred: Mapping[int, frozenset[int]],
    reviewers: Sequence[int],
    each: int,
    *,
    started: Iterable[Pair] = (),
    asked: Iterable[Pair] = (),
    limit: int | None = None,
) -> Plan:
    """`each` reviewers for every dossier of `barred` (dossier to those who may not review it).

    Pairs that have `started` stay whatever else; pairs already `asked` stay as far as evenness allows. `limit` is
    the most dossiers of one reviewer.
    """
    fixed = {pair for pair in started if pair[0] in barred}
    board = _Board(barred, reviewers, fixed)
    for dossier, reviewer in sorted(fixed):
        board.put(dossier, reviewer)
    for dossier, reviewer in sorted(set(asked) - fixed):
        if dossier in barred and reviewer in board.reviewers and board.may(dossier, reviewer):
            board.put(dossier, reviewer)
    most = len(barred) if limit is None else limit
    short = {}
    for dossier in sorted(barred):
        while len(board.by[dossier]) < each and _one_more(board, dossier, most):
            pass
        if len(board.by[dossier]) < each:
            short[dossier] = each - len(board.by[dossier])
    _even(board)
    pairs = frozenset((dossier, one) for dossier, those in board.by.items() for one in those)
    return Plan(pairs, short)


def _one_more(board: _Board, dossier: int, most: int) -> bool:
    """One more reviewer for a dossier: the one with the least, or one who can hand something on. Whether it went."""
    free = {one for one in board.reviewers if len(board.has[one]) < most}
    fit = sorted(
        (one for one in board.reviewers if board.may(dossier, one)),
        key=lambda one: (len(board.has[one]), one),
    )
    for one in fit:
        if one in free:
            board.put(dossier, one)
            return True
    for one in fit:
        if (steps := board.path(one, free)) is not None:
            board.hand_on(steps)
            board.put(dossier, one)
            return True
    return False


def _even(board: _Board) -> None:
    """Hand on from who has most to who has two less, as long as there is a way."""
    while True:
        for heavy in sorted(board.reviewers, key=lambda one: (-len(board.has[one]), one)):
            light = {one for one in board.reviewers if len(board.has[one]) <= len(board.has[heavy]) - 2}
            if light and (steps := board.path(heavy, light)):
                board.hand_on(steps)
                break
        else:
            return
