"""antq: an open registry of replicable community-security models.

`create_app` is the table of contents of the program: the kit first, then the rooms, each standing
on those before it.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from typing import Any

from flask import Flask
from htmx_flask import Htmx

from . import cli, config
from .kit import database, jobs, storage
from .kit.web import app as web

ROOMS = (
    "places",
    "law",
    "units",
    "people",
    "letters",
    "abbreviations",
    "evidence",
    "catalogue",
    "handovers",
    "saved_filters",
    "replications",
    "scoresheets",
    "campaigns",
    "rounds",
    "honours",
    "nominations",
    "consultations",
    "appraisal",
    "lookups",
    "transcripts",
    "paperwork",
    "councils",
    "statistics",
    "home",
    "api",
    "demo",
)
"""Floors from the ground up: a room may import the rooms before it, never those after it."""


def create_app(given: Mapping[str, Any] | None = None) -> Flask:
    """Build the application. `given` overrides settings (tests)."""
    app = Flask(
        __name__,
        static_folder=None,  # kit/web/assets.py serves it, under addresses that carry a hash
        template_folder=str(config.ROOT / "templates"),
    )
    app.static_folder = str(config.ROOT / "static")
    config.configure(app, given)
    Htmx(app)
    web.init_app(app)
    database.init_app(app)
    storage.init_app(app)
    for room in ROOMS:
        _open(app, room)
    cli.init_app(app)
    if app.config["WORKER"] and not app.testing:
        app.before_request(lambda: jobs.start_worker(app))
    return app


def _open(app: Flask, room: str) -> None:
    """Load a room: its rules and events, then its doors, sections and commands where it has them."""
    module = importlib.import_module(f".{room}", __name__)
    for part in (
        "models",
        "policy",
        "workflow",
        "events",
        "actions",
        "sections",
        "duties",
        "views",
        "commands",
    ):
        name = f"{module.__name__}.{part}"
        if importlib.util.find_spec(name) is None:
            continue
        loaded = importlib.import_module(name)
        if hasattr(loaded, "door"):
            app.register_blueprint(loaded.door.blueprint)
        if hasattr(loaded, "init_app"):
            loaded.init_app(app)
