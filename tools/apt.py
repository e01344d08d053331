"""Installing a Debian package for the tests, where this account may."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def may_install() -> bool:
    """Whether this account can add Debian packages without asking anybody."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> bool:
    """Install Debian packages, without a terminal and without suggestions; False when it did not work."""
    if not may_install():
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print("Installing with apt-get:", *packages, flush=True)
    for command in (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if done.returncode:
            print(done.stdout.decode(errors="replace")[-2000:], file=sys.stderr)
            return False
    return True


def give_up(what: str, advice: str) -> int:
    """Say what is missing and return the exit code: in CI nothing may be missing, elsewhere its tests are skipped."""
    print(f"\n*** No {what}: its tests will be SKIPPED. {advice}\n", file=sys.stderr, flush=True)
    return 1 if in_ci() else 0


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}
