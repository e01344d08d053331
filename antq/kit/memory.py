"""What a process remembers of the database as long as the data version stands.

Never the only copy of anything, never across versions, never what a transaction sees of its own changes
before it commits them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from .database import db
from .database.version import data_version, unsettled

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Memory(Generic[T]):
    """Values by key, made under one data version; the longest unused goes first when there are too many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._kept: WeakKeyDictionary[Any, tuple[int, OrderedDict[Hashable, T]]] = WeakKeyDictionary()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of a key; made anew when the data have changed since."""
        return self.get_all([key], lambda _keys: [make()])[0]

    def get_all(self, keys: Sequence[K], make: Callable[[Sequence[K]], Sequence[T]]) -> list[T]:
        """The values of several keys; those that are not known are made together."""
        if unsettled():
            return list(make(keys))
        engine, version = db.engine, data_version()
        found: dict[Hashable, T] = {}
        with self._lock:
            kept = self._of(engine, version)
            for key in keys:
                if key in kept:
                    kept.move_to_end(key)
                    found[key] = kept[key]
        missing = [key for key in keys if key not in found]
        if missing:
            made: dict[Hashable, T] = dict(zip(missing, make(missing), strict=True))
            found |= made
            with self._lock:
                kept = self._of(engine, version)
                kept.update(made)
                while len(kept) > self._most:
                    kept.popitem(last=False)
        return [found[key] for key in keys]

    def _of(self, engine: Any, version: int) -> OrderedDict[Hashable, T]:
        known, kept = self._kept.get(engine, (None, OrderedDict()))
        if known != version:
            kept = OrderedDict()
            self._kept[engine] = (version, kept)
        return kept
