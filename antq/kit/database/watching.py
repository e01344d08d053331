"""The data version as somebody reads it who asks for nothing else, many times a second."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.engine import Engine

from . import twin
from .version import READ

log = logging.getLogger(__name__)

IDLE = 4
"""Connections that stay open: threads ask one after the other, since asking takes microseconds."""


@dataclass(frozen=True)
class Watch:
    """A connection of its own outside all transactions: how to ask its one question, how to close it."""

    ask: Callable[[], int]
    close: Callable[[], None]


class VersionReader:
    """Reads the number past the session, for whoever must know it before a request has one.

    Connections are made when they are needed, in the process that needs them: none outlives a fork.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._errors = engine.dialect.loaded_dbapi.Error
        self._question = str(READ.compile(engine))
        self._process = 0
        self._idle: deque[Watch] = deque()

    def read(self) -> int | None:
        """The committed number; None when the database cannot be asked, which others will notice too."""
        if self._process != os.getpid():
            self._process, self._idle = os.getpid(), deque()
        try:
            watch = self._take()
            try:
                number = watch.ask()
            except self._errors:
                watch.close()
                self.close()  # what broke one has broken those that slept beside it
                raise
        except self._errors as error:
            log.warning("the data version cannot be read: %s", error)
            return None
        if len(self._idle) < IDLE:
            self._idle.append(watch)
        else:
            watch.close()
        return number

    def close(self) -> None:
        """Close the connections that nobody uses; the next reader opens one again."""
        while self._idle:
            try:
                self._idle.pop().close()
            except IndexError:  # another thread was quicker
                return

    def _take(self) -> Watch:
        try:
            return self._idle.pop()
        except IndexError:
            return Watch(*twin(self._engine).watching(self._engine, self._question))
