"""Rolling up by heirs: nothing is lost and nothing counted twice, whatever followed what."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from antq.places.derived import heirs

LEVELS = 6


@st.composite
def histories(draw: st.DrawFn) -> tuple[dict[int, int | None], dict[int, list[int]], set[int]]:
    """Places in time: layers that end one after the other, the last one stands. Each ended place goes to one or
    several of any later layer, or to nobody, and then lies in something that went on."""
    sizes = draw(st.lists(st.integers(1, 5), min_size=2, max_size=LEVELS))
    layers: list[list[int]] = []
    for size in sizes:
        start = sum(map(len, layers))
        layers.append(list(range(start, start + size)))
    today = set(layers[-1])
    parents: dict[int, int | None] = dict.fromkeys(today)
    followed: dict[int, list[int]] = {}
    for number, layer in enumerate(layers[:-1]):
        later = [place for further in layers[number + 1 :] for place in further]
        for place in layer:
            parents[place] = draw(st.sampled_from(later))
            followed[place] = draw(st.lists(st.sampled_from(later), max_size=3, unique=True))
    return parents, followed, today


@given(histories(), st.data())
def test_rolling_up_neither_loses_nor_doubles(
    history: tuple[dict[int, int | None], dict[int, list[int]], set[int]], data: st.DataObject
) -> None:
    parents, followed, today = history
    ended = parents.keys() - today
    main = {place: parts[0] for place, parts in followed.items() if parts}
    found = heirs(ended, parents, main)
    assert found.keys() == ended
    assert set(found.values()) <= today
    things = Counter({place: data.draw(st.integers(0, 9)) for place in parents})
    rolled: Counter[int] = Counter()
    for place, count in things.items():
        heir = found.get(place, place)
        assert heir is not None
        rolled[heir] += count
    assert rolled.total() == things.total()
    for place in ended:  # the heir of a place is the heir of whoever followed it directly
        following = main.get(place, parents[place])
        assert following is not None
        assert found[place] == found.get(following, following)


@given(st.dictionaries(st.integers(0, 8), st.integers(0, 8)))
def test_a_circle_has_no_heir_and_does_not_hang(followed: dict[int, int]) -> None:
    ended = set(followed)
    parents: dict[int, int | None] = dict.fromkeys([*followed, *followed.values()])
    found = heirs(ended, parents, followed)
    assert found.keys() == ended
    assert all(heir is None or heir not in ended for heir in found.values())
    for place in ended:
        here, steps = place, 0
        while here in ended and steps <= len(ended):
            here, steps = followed[here], steps + 1
        assert found[place] == (None if here in ended else here)


def test_without_any_successor_the_way_goes_up() -> None:
    assert heirs([3, 2], {3: 2, 2: 1, 1: None}, {}) == {3: 1, 2: 1}
    assert heirs([2], {2: None}, {}) == {2: None}
