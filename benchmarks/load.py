"""A small closed-loop visitor over kept connections, and what a server's processes spend meanwhile.

A raw socket, because the visitor shares the machine with the server: http.client would cost as much as a bare route.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
WARM = 3
LENGTH = b"\r\ncontent-length: "


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


class Visitor:
    """One kept connection that asks for one page again and again."""

    def __init__(self, port: int, path: str, encoding: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        lines = (f"GET {path} HTTP/1.1", "Host: localhost", f"Accept-Encoding: {encoding}", "Accept: */*")
        self.request = ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")

    def ask(self) -> int:
        """One request; the length of the body. RuntimeError unless the answer is 200 with a known length."""
        self.socket.sendall(self.request)
        head, body = b"", b""
        while not body and b"\r\n\r\n" not in head:
            head += self._received()
        head, _, body = head.partition(b"\r\n\r\n")
        head = head.lower()
        if not head.startswith(b"http/1.1 200 ") or LENGTH not in head:
            raise RuntimeError(f"{self.request.splitlines()[0]!r}: {head.splitlines()[0]!r}")
        length = int(head.partition(LENGTH)[2].split(b"\r\n", 1)[0])
        left = length - len(body)
        while left:
            left -= len(self._received())
        return length

    def _received(self) -> bytes:
        data = self.socket.recv(1 << 18)
        if not data:
            raise RuntimeError("the server closed the connection")
        return data

    def close(self) -> None:
        self.socket.close()


def size(port: int, path: str, encoding: str = "identity") -> int:
    """The length of one answer."""
    visitor = Visitor(port, path, encoding)
    try:
        return visitor.ask()
    finally:
        visitor.close()


def measure(
    processes: Sequence[int],
    port: int,
    path: str,
    *,
    encoding: str,
    visitors: int,
    seconds: float,
    between: tuple[int, int],
) -> Cost:
    """What the page costs `processes` when several visitors ask for it at once, for so many seconds.

    `between` bounds the requests of each visitor. A few requests before the count warm up caches and threads.
    """
    everybody = [Visitor(port, path, encoding) for _ in range(visitors)]
    for each in everybody * WARM:
        each.ask()
    before, start = cpu_seconds(processes), time.perf_counter()
    with ThreadPoolExecutor(visitors) as pool:
        asked = sum(pool.map(lambda each: _ask_until(each, start + seconds, between), everybody))
    took, spent = time.perf_counter() - start, cpu_seconds(processes) - before
    for each in everybody:
        each.close()
    return Cost(asked, took, spent)


def _ask_until(visitor: Visitor, end: float, between: tuple[int, int]) -> int:
    fewest, most = between
    asked = 0
    while asked < fewest or (asked < most and time.perf_counter() < end):
        visitor.ask()
        asked += 1
    return asked


def cpu_seconds(processes: Sequence[int]) -> float:
    """User and system time of these processes and of those they started (Linux)."""
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while we looked
        if int(stat.parent.name) in processes or int(fields[1]) in processes:
            total += (int(fields[11]) + int(fields[12])) / TICKS
    return total
