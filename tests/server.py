"""A live server for the tests: the real one, as `make run` and the systemd unit start it."""

from __future__ import annotations

import re
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.databases import ROOT, Place

PORTS = range(20000, 32000)  # below the range from which the system takes ports for outgoing connections
START_SECONDS = 60


@contextmanager
def serving(place: Place, *, workers: int = 1, log: Path | None = None) -> Iterator[str]:
    """Serve antq on this database with granian; gives its address, such as http://127.0.0.1:20345.

    What the server wrote stands in `log` (default: server.log beside the database's files).
    """
    with running(place, "app:app", workers=workers, log=log) as (address, _):
        yield address


@contextmanager
def running(
    place: Place, *target: str, workers: int = 1, log: Path | None = None, **settings: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The same for any target of granian; gives the server's process too. `settings` without ANTQ_ in front."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    written = log or place.data / "server.log"
    environment = {**place.environment, **{f"ANTQ_{name}": value for name, value in settings.items()}}
    with written.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
             "--workers", str(workers), "--blocking-threads", "16", "--no-ws", "--log-level", "warning", *target],
            cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        _wait_until_it_answers(process, address, written)
        yield address, process
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    """A port on which nobody listens now. Workers begin their search at random: granian would share a port."""
    start = secrets.randbelow(len(PORTS))
    for port in (*PORTS[start:], *PORTS[:start]):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError(f"no free port among {PORTS}")


def _wait_until_it_answers(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=10).close()  # noqa: S310 — our own http address
            return
        except urllib.error.HTTPError as error:
            if error.code < 500:
                return
            break
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server does not answer on {address}:\n{log.read_text(errors='replace')[-6000:]}")


def forget_peak(process: subprocess.Popen[bytes]) -> None:
    """From here on `peak_of` counts anew."""
    for each in _family(process.pid):
        Path(f"/proc/{each}/clear_refs").write_text("5")


def peak_of(process: subprocess.Popen[bytes]) -> float:
    """The most memory that one process of the server held since then, in MB (10^6 bytes)."""
    found = [re.search(r"VmHWM:\s+(\d+) kB", _status(each)) for each in _family(process.pid)]
    return max(int(each[1]) * 1024 / 1e6 for each in found if each)


def _family(number: int) -> Iterator[int]:
    yield number
    for children in Path(f"/proc/{number}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from _family(int(child))


def _status(number: int) -> str:
    return Path(f"/proc/{number}/status").read_text()
