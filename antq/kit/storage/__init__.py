"""Where bytes lie that the database only names: content-addressed, so a key never changes its meaning."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, current_app

from .local import Key, LocalStorage

__all__ = ["Key", "LocalStorage", "init_app", "store"]


def init_app(app: Flask) -> None:
    """Give `app` its storage, in the folder `UPLOADS_DIR`."""
    app.extensions["antq_storage"] = LocalStorage(Path(app.config["UPLOADS_DIR"]))


def store() -> LocalStorage:
    """The storage of the current app."""
    storage: LocalStorage = current_app.extensions["antq_storage"]
    return storage
