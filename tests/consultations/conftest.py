"""In these tests the cast is there already: every database starts with it."""

from tests.peopled import app, fresh_app, peopled

__all__ = ["app", "fresh_app", "peopled"]
