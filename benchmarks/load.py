"""A small closed-loop visitor over kept connections, and what a server's processes spend meanwhile.

A raw socket, because the visitor shares the machine with the server: http.client would cost as much as a bare route.
"""

from __future__ import annotations

import itertools
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

WARM = 3
LENGTH = b"content-length:"
CHUNKED = b"transfer-encoding: chunked"


@dataclass(frozen=True)
class Cost:
    """What some requests came to: how many, in how long, and CPU seconds of the server."""

    requests: int
    seconds: float
    cpu: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds

    @property
    def micro(self) -> float:
        """CPU microseconds of the server for one request."""
        return self.cpu / self.requests * 1e6


@dataclass(frozen=True)
class Effort:
    """How hard to ask: visitors at once, seconds, and between how many requests each visitor asks.

    `before` is called ahead of every request; the server's CPU is counted only in so far as it serves.
    """

    visitors: int
    seconds: float
    between: tuple[int, int]
    before: Callable[[], object] | None = None


class Questions:
    """Requests for some addresses in turn, for ever, each from another visitor's address."""

    def __init__(
        self, addresses: Sequence[str], headers: Mapping[str, str], encoding: str = "identity"
    ) -> None:
        lines = ["Host: localhost", f"Accept-Encoding: {encoding}", "Accept: */*"]
        self._rest = [*lines, *(f"{name}: {value}" for name, value in headers.items())]
        self._addresses = itertools.cycle(addresses)
        self._visitor = itertools.count(1)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        number = next(self._visitor)
        sender = f"X-Forwarded-For: 10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        lines = [f"GET {next(self._addresses)} HTTP/1.1", *self._rest, sender]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


class Visitor:
    """One kept connection."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=300)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._answers = self.socket.makefile("rb", 1 << 18)

    def ask(self, request: bytes) -> int:
        """One request; the length of the body. RuntimeError unless the answer is 200."""
        self.socket.sendall(request)
        status = self._line()
        if not status.startswith(b"HTTP/1.1 200 "):
            raise RuntimeError(f"{request.splitlines()[0]!r}: {status!r}")
        length, chunked = 0, False
        while line := self._line().lower():
            if line.startswith(LENGTH):
                length = int(line.removeprefix(LENGTH))
            chunked = chunked or line == CHUNKED
        return self._chunks() if chunked else self._read(length)

    def _chunks(self) -> int:
        total = 0
        while length := int(self._line(), 16):
            total += self._read(length)
            self._line()
        self._line()
        return total

    def _line(self) -> bytes:
        line = self._answers.readline()
        if not line:
            raise RuntimeError("the server closed the connection")
        return line.rstrip(b"\r\n")

    def _read(self, length: int) -> int:
        if len(self._answers.read(length)) < length:
            raise RuntimeError("the server closed the connection")
        return length

    def close(self) -> None:
        """Hang up."""
        self._answers.close()
        self.socket.close()


def measure(processes: Sequence[int], port: int, questions: Iterator[bytes], effort: Effort) -> Cost:
    """What the requests cost `processes`. A few before the count warm up code and threads."""
    everybody = [Visitor(port) for _ in range(effort.visitors)]
    for each in everybody * WARM:
        each.ask(next(questions))
    before, start = cpu_seconds(processes), time.perf_counter()

    def ask(visitor: Visitor) -> int:
        return _ask_until(visitor, questions, start + effort.seconds, effort)

    with ThreadPoolExecutor(effort.visitors) as pool:
        asked = sum(pool.map(ask, everybody))
    took, spent = time.perf_counter() - start, cpu_seconds(processes) - before
    for each in everybody:
        each.close()
    return Cost(asked, took, spent)


def _ask_until(visitor: Visitor, questions: Iterator[bytes], end: float, effort: Effort) -> int:
    fewest, most = effort.between
    asked = 0
    while asked < fewest or (asked < most and time.perf_counter() < end):
        if effort.before:
            effort.before()
        visitor.ask(next(questions))
        asked += 1
    return asked


def cpu_seconds(processes: Sequence[int]) -> float:
    """The time on a processor of these processes and of those they started, by the kernel's nanoseconds (Linux)."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rsplit(")", 1)[1].split()[1])
            if int(stat.parent.name) in processes or parent in processes:
                tasks = stat.parent.glob("task/*/schedstat")
                total += sum(int(task.read_text().split()[0]) for task in tasks)
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while we looked
    return total / 1e9
