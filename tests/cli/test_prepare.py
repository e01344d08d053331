"""What `make run` does before it serves: the same commands, in one process and without `flask` around them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.databases import ROOT

STEPS = """
from tools.prepare import is_current, run
from app import app
with app.app_context():
    assert not is_current(app)
run(app, "db", "upgrade")
with app.app_context():
    assert is_current(app)
"""


def test_an_empty_database_is_brought_up_to_date(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "ANTQ_DATA_DIR": str(tmp_path),
        "ANTQ_PLAIN_HTTP": "1",
        "PYTHONPATH": str(ROOT),
    }
    environment.pop("ANTQ_DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-c", STEPS], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "antq.sqlite3").exists()
