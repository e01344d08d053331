"""What the requests of a process share: the pages that are kept, and whose turn it is to make one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import Event, Lock

from .kept_page import KeptPage

PATIENCE = 5.0
"""Seconds to wait for another request that makes the same page."""


class Shelf:
    """Pages of one edition (data version and day), at most so many bytes; the longest unused goes first.

    A reader who knows another edition finds it empty, whichever is the newer.
    """

    def __init__(self, room: int) -> None:
        self.room = room
        self.used = 0
        self._edition: Hashable = None
        self._pages: OrderedDict[Hashable, tuple[KeptPage, int]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, edition: Hashable, key: Hashable) -> KeptPage | None:
        """The page, now the last to go."""
        with self._lock:
            if edition != self._edition:
                self._edition, self.used = edition, 0
                self._pages.clear()
            if key not in self._pages:
                return None
            self._pages.move_to_end(key)
            return self._pages[key][0]

    def put(self, edition: Hashable, key: Hashable, page: KeptPage) -> None:
        """Keep the page, or weigh it anew when it has grown; too large a page, or one of another edition, goes."""
        size = page.size
        with self._lock:
            if edition != self._edition:
                return
            self.used -= self._pages.pop(key, (page, 0))[1]
            if size > self.room:
                return
            self._pages[key] = (page, size)
            self.used += size
            while self.used > self.room:
                _key, (_page, freed) = self._pages.popitem(last=False)
                self.used -= freed


class Few(set[Hashable]):
    """A set that begins anew when it grows too large: what it forgets is only found out again."""

    MOST = 2_000

    def add(self, thing: Hashable) -> None:
        """Take the thing in."""
        if len(self) >= self.MOST:
            self.clear()
        super().add(thing)


class Turns:
    """One makes a page, others who want the same one wait for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._busy: dict[Hashable, Event] = {}

    @contextmanager
    def of(self, key: Hashable) -> Iterator[bool]:
        """Enter to make the page; True after a wait, when another has made it, or taken too long."""
        with self._lock:
            ahead = self._busy.get(key)
            if ahead is None:
                mine = self._busy[key] = Event()
        if ahead is not None:
            ahead.wait(PATIENCE)
            yield True
            return
        try:
            yield False
        finally:
            with self._lock:
                del self._busy[key]
            mine.set()
