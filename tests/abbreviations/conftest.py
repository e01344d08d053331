"""The cast of tests/cast.py, so that there is an administrator."""

from tests.peopled import app, fresh_app, peopled

__all__ = ["app", "fresh_app", "peopled"]
