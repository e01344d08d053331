"""Days as a file that calendar programs take in (iCalendar, RFC 5545): all-day events, nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

LINE = 75
"""Octets of a line; longer ones are folded."""


@dataclass(frozen=True)
class Entry:
    """One day: `uid` stays the same as long as it is the same entry, so that a second import renews it."""

    uid: str
    on: date
    title: str
    about: str = ""


def calendar_of(name: str, entries: Iterable[Entry], *, stamp: datetime) -> bytes:
    """The file; `stamp` is the moment (UTC) that it says it was written."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//antq//antq//VI", f"X-WR-CALNAME:{_escaped(name)}"]
    for each in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_escaped(each.uid)}",
            f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{each.on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{each.on + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(each.title)}",
            *([f"DESCRIPTION:{_escaped(each.about)}"] if each.about else []),
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """Pieces of at most 75 octets, no letter cut in two; those after the first begin with a space."""
    pieces, now = [], ""
    for letter in line:
        if len((now + letter).encode()) > LINE:
            pieces.append(now)
            now = " "
        now += letter
    return [*pieces, now]
