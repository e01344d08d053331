"""What a process that serves pages does not load before somebody needs it: memory on a small server is dear."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.databases import ROOT

ON_DEMAND = {
    "alembic": "flask db …",
    "cryptography": "signing a certificate",
    "docx": "drawing a paper",
    "openapi_pydantic": "the document of open data",
    "typst": "drawing a paper",
}
"""Libraries, and what first needs them; together some 50 MB."""

LOADED = "import json, sys, app; print(json.dumps(sorted(name.split('.')[0] for name in sys.modules)))"


def test_heavy_libraries_wait_until_they_are_needed(tmp_path: Path) -> None:
    own = {**os.environ, "ANTQ_DATA_DIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, env=own, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    loaded = set(json.loads(done.stdout))
    assert {"antq", "flask", "sqlalchemy"} <= loaded
    assert loaded & ON_DEMAND.keys() == set()
