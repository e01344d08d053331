"""Every setting once: name, type, default, meaning. Read from ANTQ_* variables; nonsense stops the start."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Setting:
    """One setting; `ANTQ_` + name is its environment variable."""

    name: str
    kind: type
    default: Any
    meaning: str


SETTINGS = (
    Setting("DATA_DIR", str, "", "Folder of the database, the key and the photos; empty: the project's own"),
    Setting("DATABASE_URL", str, "", "postgresql+psycopg://…; empty: the SQLite file in DATA_DIR"),
    Setting("SECRET_KEY", str, "", "Signs cookies; empty: made once and kept in DATA_DIR/secret_key"),
    Setting("PLAIN_HTTP", bool, False, "True only on one's own machine: cookies without Secure, no HSTS"),
    Setting("WORKER", bool, True, "Whether serving processes also do the jobs"),
    Setting("SITE_NAME", str, "antq", "Name of the site in the header and in titles"),
    Setting("SITE_SUBTITLE", str, "Sổ mô hình bảo vệ an ninh Tổ quốc", "Line under the name"),
    Setting("SITE_OWNER", str, "Đơn vị vận hành chưa được khai báo", "Cơ quan chủ quản, in the footer"),
    Setting("SITE_RESPONSIBLE", str, "", "Người chịu trách nhiệm nội dung, in the footer"),
    Setting("SITE_CONTACT", str, "", "Telephone or mail of the desk, in the footer and on error pages"),
    Setting("IDLE_MINUTES", int, 480, "A session of a unit ends after so many minutes without a request"),
    Setting("IDLE_MINUTES_OFFICE", int, 30, "The same for reviewers, the office and administrators"),
    Setting("SESSION_HOURS", int, 12, "No session lives longer"),
    Setting("SIGN_IN_LIMIT", str, "10 per 15 minutes", "Failed sign-ins for one name"),
    Setting("SIGN_IN_ADDRESS_LIMIT", str, "60 per 15 minutes", "Failed sign-ins from one address"),
    Setting("TRUSTED_PROXIES", int, 0, "How many proxies in front are ours (X-Forwarded-For)"),
)

FORM_BYTES = 1_000_000
"""Longest body of an ordinary form."""

UPLOAD_BYTES = 80_000_000
"""Longest body of a form with photos; one photo has its own limit, told beside its field."""


def configure(app: Flask, given: Mapping[str, Any] | None) -> None:
    """Fill `app.config` from defaults, the environment and `given` (tests), in this order."""
    app.config.from_mapping({setting.name: setting.default for setting in SETTINGS})
    app.config.from_prefixed_env("ANTQ")
    app.config.from_mapping(given or {})
    _refuse_nonsense(app)
    _place_files(app)
    _protect_cookies(app)
    app.config.update(
        MAX_CONTENT_LENGTH=FORM_BYTES,
        MAX_FORM_MEMORY_SIZE=FORM_BYTES,
        MAX_FORM_PARTS=400,
        WTF_CSRF_CHECK_DEFAULT=False,  # the door checks, after it knows who asks
        WTF_CSRF_TIME_LIMIT=None,  # a dossier is written over an evening
        WTF_CSRF_SSL_STRICT=False,  # Referrer-Policy may keep the Referer away; the token suffices
        BABEL_DEFAULT_LOCALE="vi",
        BABEL_DEFAULT_TIMEZONE="Asia/Ho_Chi_Minh",
        BABEL_TRANSLATION_DIRECTORIES=str(ROOT / "translations"),
    )


def _refuse_nonsense(app: Flask) -> None:
    for setting in SETTINGS:
        value = app.config[setting.name]
        if setting.kind is bool and value in (0, 1):
            app.config[setting.name] = bool(value)
        elif setting.kind is str and isinstance(value, int | float):
            app.config[setting.name] = str(value)
        elif not isinstance(value, setting.kind) or (setting.kind is int and isinstance(value, bool)):
            raise SystemExit(f"ANTQ_{setting.name}={value!r} is not a {setting.kind.__name__}: {setting.meaning}")
        if setting.kind is int and app.config[setting.name] < 0:
            raise SystemExit(f"ANTQ_{setting.name} cannot be negative: {setting.meaning}")


def _place_files(app: Flask) -> None:
    """Decide where the database, the photos and the key lie; make the folders."""
    chosen = app.config["DATA_DIR"]
    data = Path(chosen).expanduser().resolve() if chosen else ROOT / "var"
    uploads = data / "uploads" if chosen else ROOT / "uploads"
    for folder in (data, uploads):
        folder.mkdir(parents=True, exist_ok=True)
    app.config["DATA_DIR"] = data
    app.config.setdefault("UPLOADS_DIR", uploads)
    url = app.config["DATABASE_URL"] or f"sqlite:///{data / 'antq.sqlite3'}"
    app.config.setdefault("SQLALCHEMY_DATABASE_URI", url)
    if not app.config["SECRET_KEY"]:
        app.config["SECRET_KEY"] = _kept_key(data / "secret_key")


def _kept_key(path: Path) -> str:
    """The key of this installation, made at the first start; two workers starting agree on one."""
    if not path.exists():
        made = path.with_name(f"{path.name}.{os.getpid()}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_hex(32))
        with contextlib.suppress(FileExistsError):  # another worker was quicker: its key counts
            path.hardlink_to(made)
        made.unlink()
    return path.read_text().strip()


def _protect_cookies(app: Flask) -> None:
    plain = app.config["PLAIN_HTTP"]
    app.config.update(
        SESSION_COOKIE_NAME="antq" if plain else "__Host-antq",
        SESSION_COOKIE_SECURE=not plain,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
    )
