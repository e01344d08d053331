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
from limits import parse

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Setting:
    """One setting; `ANTQ_` + name is its environment variable."""

    name: str
    kind: type
    default: Any
    meaning: str
    least: int = 0


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
    Setting("IDLE_MINUTES", int, 480, "A session of a unit ends after so many minutes without a request", 1),
    Setting("IDLE_MINUTES_OFFICE", int, 30, "The same for reviewers, the office and administrators", 1),
    Setting("SESSION_HOURS", int, 12, "No session lives longer", 1),
    Setting("SIGN_IN_LIMIT", str, "10 per 15 minutes", "Failed sign-ins for one name"),
    Setting("SIGN_IN_ADDRESS_LIMIT", str, "25 per 15 minutes", "Failed sign-ins from one address"),
    Setting(
        "SECOND_FACTOR_FOR_OFFICE",
        bool,
        False,
        "People of the office, council, release and administration must use a second factor",
    ),
    Setting("TRUSTED_PROXIES", int, 0, "How many proxies in front are ours (X-Forwarded-For)"),
    Setting(
        "SITE_URL", str, "", "Address of the site in letters: https://antq.example.vn; empty: no letters"
    ),
    Setting(
        "MAIL_SERVER",
        str,
        "console:",
        "smtp://user:password@host:587, smtps://…, file:///folder, console: (on the screen); empty: no letters",
    ),
    Setting("MAIL_FROM", str, "antq@localhost", "Who letters come from"),
    Setting("PAGE_CACHE_MB", int, 64, "Memory of each process for finished public pages; 0: none is kept"),
)

ENGINES = ("sqlite://", "postgresql+psycopg://")
"""What the address of a database begins with."""

MAIL_SERVERS = ("smtp://", "smtps://", "file:///", "console:")
"""How the address of a mail server may begin; see kit/mail.py."""

SHORTEST_KEY = 16
"""Characters of a key that is given by hand; one made here has 64."""

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
            raise SystemExit(
                f"ANTQ_{setting.name}={value!r} is not a {setting.kind.__name__}: {setting.meaning}"
            )
        if setting.kind is int and app.config[setting.name] < setting.least:
            raise SystemExit(f"ANTQ_{setting.name} is at least {setting.least}: {setting.meaning}")
    _refuse_odd_words(app)


def _refuse_odd_words(app: Flask) -> None:
    """Words that would only fail later, in front of a user."""
    for name in ("SIGN_IN_LIMIT", "SIGN_IN_ADDRESS_LIMIT"):
        try:
            parse(app.config[name])
        except ValueError:
            raise SystemExit(
                f"ANTQ_{name}={app.config[name]!r} is not a limit such as 10 per 15 minutes"
            ) from None
    url = app.config["DATABASE_URL"]
    if url and not url.startswith(ENGINES):
        raise SystemExit(f"ANTQ_DATABASE_URL begins with {' or '.join(ENGINES)}")
    server = app.config["MAIL_SERVER"]
    if server and not server.startswith(MAIL_SERVERS):
        raise SystemExit(f"ANTQ_MAIL_SERVER begins with {', '.join(MAIL_SERVERS)}")
    site = app.config["SITE_URL"]
    if site and not site.startswith(("https://", "http://")):
        raise SystemExit(f"ANTQ_SITE_URL={site!r} is no address such as https://antq.example.vn")
    key = app.config["SECRET_KEY"]
    if key and len(key) < SHORTEST_KEY:
        raise SystemExit(
            f"ANTQ_SECRET_KEY is shorter than {SHORTEST_KEY} characters: whoever guesses it is anybody"
        )


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
    key = path.read_text().strip()
    if len(key) < SHORTEST_KEY:
        raise SystemExit(
            f"{path} holds no usable key. Remove it to have a new one made; everybody signs in again."
        )
    return key


def _protect_cookies(app: Flask) -> None:
    plain = app.config["PLAIN_HTTP"]
    app.config.update(
        SESSION_COOKIE_NAME="antq" if plain else "__Host-antq",
        SESSION_COOKIE_SECURE=not plain,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
    )
