"""Find a Chromium for the browser tests, or install Debian's."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import apt

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ADVICE = "Install Chromium, or name one in ANTQ_TEST_CHROMIUM."


def find() -> str | None:
    """Path of a Chromium: the one named in ANTQ_TEST_CHROMIUM, else the first on the path."""
    named = os.environ.get("ANTQ_TEST_CHROMIUM")
    if named:
        return named if os.access(named, os.X_OK) else None
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> int:
    if find():
        return 0
    apt.install("chromium", "fonts-dejavu-core")
    return 0 if find() else apt.give_up("browser", ADVICE)


if __name__ == "__main__":
    sys.exit(main())
