"""Settings: defaults, the environment, and nonsense that stops the start."""

from __future__ import annotations

import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from antq import config
from antq.config import SETTINGS, configure
from tests.databases import ROOT

SECRET = "only-for-tests-only-for-tests"


def configured(tmp_path: Path, **given: Any) -> Any:
    """The configuration of a fresh application in a folder of its own."""
    app = Flask("trial")
    configure(app, {"DATA_DIR": str(tmp_path / "data"), "SECRET_KEY": SECRET, **given})
    return app.config


def test_defaults_are_those_written_down(tmp_path: Path) -> None:
    found = configured(tmp_path)
    for setting in SETTINGS:
        if setting.name not in ("DATA_DIR", "SECRET_KEY"):
            assert found[setting.name] == setting.default, setting.name


def test_each_setting_is_written_once_with_its_meaning() -> None:
    names = [setting.name for setting in SETTINGS]
    assert len(set(names)) == len(names)
    for setting in SETTINGS:
        assert isinstance(setting.default, setting.kind)
        assert len(setting.meaning) > 10


def test_the_environment_is_read_and_what_is_given_counts_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTQ_SITE_NAME", "Sổ Lào Cai")
    monkeypatch.setenv("ANTQ_IDLE_MINUTES", "15")
    monkeypatch.setenv("ANTQ_PLAIN_HTTP", "1")
    monkeypatch.setenv("ANTQ_SITE_CONTACT", "113")
    found = configured(tmp_path, SITE_NAME="Sổ thử")
    assert found["SITE_NAME"] == "Sổ thử"
    assert found["IDLE_MINUTES"] == 15
    assert found["PLAIN_HTTP"] is True
    assert found["SITE_CONTACT"] == "113"


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("IDLE_MINUTES", "soon", "is not a int"),
        ("IDLE_MINUTES", True, "is not a int"),
        ("IDLE_MINUTES", 0, "is at least 1"),
        ("SESSION_HOURS", -3, "is at least 1"),
        ("TRUSTED_PROXIES", -1, "is at least 0"),
        ("PLAIN_HTTP", "yes", "is not a bool"),
        ("PLAIN_HTTP", 2, "is not a bool"),
        ("SITE_NAME", ["a"], "is not a str"),
        ("SITE_NAME", None, "is not a str"),
        ("SIGN_IN_LIMIT", "ten a day", "is not a limit"),
        ("SIGN_IN_ADDRESS_LIMIT", "", "is not a limit"),
        ("DATABASE_URL", "mysql://root@localhost/antq", "begins with"),
        ("DATABASE_URL", "postgresql://localhost/antq", "begins with"),
        ("SECRET_KEY", "123456", "shorter than"),
    ],
)
def test_nonsense_stops_the_start_and_names_the_variable(
    tmp_path: Path, name: str, value: object, says: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        configured(tmp_path, **{name: value})
    assert f"ANTQ_{name}" in str(stopped.value)
    assert says in str(stopped.value)


def test_a_refused_key_is_not_printed(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        configured(tmp_path, SECRET_KEY="hunter2-hunter2")
    assert "hunter2" not in str(stopped.value)


def test_files_lie_together_where_the_folder_is_named(tmp_path: Path) -> None:
    found = configured(tmp_path)
    data = tmp_path / "data"
    assert found["DATA_DIR"] == data.resolve()
    assert found["UPLOADS_DIR"] == data.resolve() / "uploads"
    assert (data / "uploads").is_dir()
    assert found["SQLALCHEMY_DATABASE_URI"] == f"sqlite:///{data.resolve() / 'antq.sqlite3'}"


def test_without_a_folder_they_lie_in_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "ROOT", tmp_path)
    found = configured(tmp_path, DATA_DIR="")
    assert found["DATA_DIR"] == tmp_path / "var"
    assert found["UPLOADS_DIR"] == tmp_path / "uploads"


def test_a_key_is_made_once_and_kept_for_nobody_else_to_read(tmp_path: Path) -> None:
    first = configured(tmp_path, SECRET_KEY="")["SECRET_KEY"]
    kept = tmp_path / "data" / "secret_key"
    assert re.fullmatch(r"[0-9a-f]{64}", first)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert configured(tmp_path, SECRET_KEY="")["SECRET_KEY"] == first
    assert [path.name for path in kept.parent.iterdir() if path.name.startswith("secret_key")] == [
        "secret_key"
    ]


def test_an_emptied_key_is_not_used(tmp_path: Path) -> None:
    configured(tmp_path, SECRET_KEY="")
    (tmp_path / "data" / "secret_key").write_text("\n")
    with pytest.raises(SystemExit, match="no usable key"):
        configured(tmp_path, SECRET_KEY="")


AT_ONCE = """
import multiprocessing, pathlib, runpy, sys
kept_key = runpy.run_path("antq/config.py", run_name="config")["_kept_key"]

def make(start, answers):
    start.wait()
    answers.put(kept_key(pathlib.Path(sys.argv[1])))

fork = multiprocessing.get_context("fork")
start, answers = fork.Barrier(6), fork.Queue()
workers = [fork.Process(target=make, args=(start, answers)) for _ in range(6)]
[worker.start() for worker in workers]
print(*(answers.get(timeout=30) for _ in workers))
[worker.join(30) for worker in workers]
"""


def test_workers_that_start_at_once_agree_on_one_key(tmp_path: Path) -> None:
    kept = tmp_path / "secret_key"
    command = [sys.executable, "-c", AT_ONCE, str(kept)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == 6 * [kept.read_text()]
    assert list(tmp_path.iterdir()) == [kept]


def test_cookies_are_the_strictest_unless_it_is_one_s_own_machine(tmp_path: Path) -> None:
    served = configured(tmp_path)
    assert (served["SESSION_COOKIE_NAME"], served["SESSION_COOKIE_SECURE"]) == ("__Host-antq", True)
    own = configured(tmp_path, PLAIN_HTTP=True)
    assert (own["SESSION_COOKIE_NAME"], own["SESSION_COOKIE_SECURE"]) == ("antq", False)
    for found in (served, own):
        assert found["SESSION_COOKIE_HTTPONLY"] is True
        assert found["SESSION_COOKIE_SAMESITE"] == "Lax"
        assert found["SESSION_COOKIE_PATH"] == "/"
        assert found.get("SESSION_COOKIE_DOMAIN") is None


def test_the_environment_cannot_loosen_what_is_not_a_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTQ_SESSION_COOKIE_HTTPONLY", "false")
    monkeypatch.setenv("ANTQ_MAX_CONTENT_LENGTH", "999999999")
    found = configured(tmp_path)
    assert found["SESSION_COOKIE_HTTPONLY"] is True
    assert found["MAX_CONTENT_LENGTH"] == config.FORM_BYTES
